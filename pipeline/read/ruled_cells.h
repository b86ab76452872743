#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/read/page_columns.h"
#include "pipeline/read/page_layout.h"

namespace frisaet {

/// A row of a table whose cells have drawn edges, as it is read: cell after cell, each whole.
struct RuledRow {
  std::vector<TextRow> lines;
  Box box;  ///< hull of its words
};

/// Rows of ruled tables among the `chosen` words that cannot be read line by line across the page: a cell
/// before the last has several lines, or cells stand at different heights (centred beside a longer one). The
/// edges say what no gap does: which words belong together, however narrow or wide the cells are, and whether
/// a cell's line ended because there was no room.
///
/// A cell begins on the line on which the one before it ended. Within a cell, lines that ran full become one
/// and others stay lines; the text beside a single label keeps all its lines. Rows with a cell of more than
/// 12 lines are layout, not table, and left alone, as is whatever is not closed on all four sides. `rules` as
/// in PdfText, turned upright as the words. Cost: O(words · rules).
std::vector<RuledRow> ruled_rows(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen,
                                 const std::vector<Box>& rules);

/// The words of each box of facts: a frame with three lines or more that stands alone (no cell of a table,
/// with none beside, above or below it), is narrow, and has prose beside it that reading across would tear it
/// into. From top to bottom. What a form frames is wide, or has a label beside it and no lines of prose.
/// `rules` as above. Cost: O(words · rules).
std::vector<std::vector<std::size_t>> framed_boxes(const std::vector<PlacedWord>& words,
                                                   const std::vector<std::size_t>& chosen,
                                                   const std::vector<Box>& rules);

}  // namespace frisaet
