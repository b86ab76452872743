#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/read/page_layout.h"

namespace frisaet {

/// `1.`, `12)`, `(3)`, `a.`, `•`, `–`: what stands alone before a point of a list.
bool is_list_mark(std::string_view text);

/// Numbers and bullets of points in a column of their own, which some programs set a few points higher or
/// lower than the point's first line: each is set at the height of the line it stands beside (`upright` only;
/// where it is printed stays). Two marks at least, one below the other; what stands at a line's height
/// already stays. Cost: marks × lines, and for each line near a mark the lines again.
void set_marks_beside_lines(std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen);

}  // namespace frisaet
