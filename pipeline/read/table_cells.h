#pragma once

#include <vector>

#include "pipeline/read/page_columns.h"

namespace frisaet {

/// Puts the rows of tables whose cells take several lines together: `Eftersende den politiske | Aksel Borre |
/// kl.` over `beslutning | | 12` is one row, read cell by cell. Other rows come back as they are, in their
/// order.
///
/// Lines are one row of a table when they stand closer than the rows around them, begin at the left edges of
/// the first line's cells, and leave some cells shorter than others, each without holes. That the text was
/// wrapped there and not set in lines shows in what goes on small and in the room that was left: the next
/// word would not have fitted. A line that ends in a hyphen keeps its line end, as words broken there are
/// joined later. Cost: linear in the words, plus for each group of lines that may be such a row going through
/// the page's lines once and its pieces times its cells: O(lines²) on a page of nothing else.
std::vector<TextRow> with_whole_cells(const std::vector<PlacedWord>& words, std::vector<TextRow> rows);

}  // namespace frisaet
