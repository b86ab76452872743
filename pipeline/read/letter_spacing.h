#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/read/page_layout.h"

namespace frisaet {

/// Where the words of a spaced heading (`B E S L U T N I N G`) begin, given the words of one line from left
/// to right: one entry a word, true where it follows the word before without a blank. Letters are spaced when
/// four and more stand alone in one size, or in pairs that kerning has drawn together (`VA`, `TA`); a gap
/// clearly wider than theirs parts words. They are only joined where most of what comes out is Danish words,
/// which columns of initials, grades and ticks are not. Cost: linear for each run; lines without one are
/// given back at once, and empty.
std::vector<bool> joins_of_spaced_letters(const std::vector<PlacedWord>& words,
                                          const std::vector<std::size_t>& line);

}  // namespace frisaet
