#pragma once

#include <set>
#include <vector>

#include "pipeline/read/line_reader.h"
#include "pipeline/read/ocr_engine.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// Looks again at marks that stand alone on the paper and were not surely read, as the figures in a table's
/// cells: the network was trained on lines and is unsure of a single `1` or `0`, or takes it for a dash on
/// its side. Each is laid thrice beside itself, `111`, which is a line; where that is read as the same
/// figure three times and the first reading saw this figure too, or where the words above and below are
/// numbers, the figure stands, and what was read before is kept as OcrWord::other. `words` are those that
/// `reader` made of `lines`, in their order; a figure of a line of which nothing was made comes at the line's
/// place. Letters stay as they were: an `O` alone is a party, in a column of numbers it is a nought. Returns
/// the numbers of the lines that are a letter read the same way once and thrice: what is no letter (a box, a
/// logo's corner) is not. REQUIRES: page.dpi > 0. Cost: three letters' width for each mark, of at most 1,000
/// marks.
std::set<int> read_lone_figures(const Raster& page, const std::vector<FoundLine>& lines, LineReader& reader,
                                std::vector<OcrWord>& words);

}  // namespace frisaet
