#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::minutes {

/// A capital or a figure: what stands behind a blank that was lost.
bool upper_or_digit(std::string_view text, std::size_t at);

/// Where a printed line is to be cut because blanks between its parts were lost: before and behind a heading
/// (`BeslutningGodkendt.`), the labels of a head (`ReferatMødedato02-06-2022MødestedMødelokale 2`), and
/// points behind the mark that ends the one before (`indstiller,1. at …`, `2022.Pkt. 2: Godkendt.`). Offsets
/// in `text`, ascending, inside `line`. Cost: linear in the line for each kind.
std::vector<std::size_t> glue_cuts(std::string_view text, Span line);

}  // namespace frisaet::minutes
