#pragma once

#include <string>
#include <string_view>

namespace frisaet {

/// A page of a text file with the box at the right of a letter moved behind its text, as a reader takes it:
/// day, case number, sender and address stand beside receiver, title and body, and the lines that both share
/// would read as one sentence. A box begins in one column on four lines and more, says at least twice what
/// such boxes say (`Sagsnr.`, `E-mail`, a postal code), and has a sentence beside it that goes on from line
/// to line; anything else, tables above all, stays as it is. The left lines keep their places. Cost: linear
/// in the page, for each column in which something begins behind a gap.
std::string with_side_box_behind(std::string_view page);

}  // namespace frisaet
