#pragma once

#include <string_view>
#include <vector>

#include "models/document/lines.h"

namespace frisaet::minutes {

/// Which lines are heads, feet and numbers of pages, as far as several pages show it: the paper's first lines
/// said once more below a page's number, what stands below or above the numbers on each page, numbers alone
/// between items, `Page 3: Solby Byråd`, whose meeting it is. Marks of one line alone (`Side 3`) are the
/// rules of `noise`. As long as `lines`. Cost: n log n.
std::vector<bool> page_lines(std::string_view text, const std::vector<Line>& lines);

}  // namespace frisaet::minutes
