#pragma once

#include <string_view>

namespace frisaet {

/// True for the abbreviations of data/abbreviations.txt, lower case and without their last point: what a
/// point that follows belongs to (`inkl.moms`). The lexicon knows them as words like any others. Cost: one
/// look into a table that is made at the first call; any number of threads.
bool is_abbreviation(std::string_view word);

}  // namespace frisaet
