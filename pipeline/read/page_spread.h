#pragma once

#include <cstddef>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/page_layout.h"

namespace frisaet {

/// The words of the pages that a sheet shows, each page's by themselves, left page first: an opened folder or
/// book, or two pages printed on A3. One list with all of them where the sheet is one page.
///
/// Two pages are seen where a sheet is as much wider than high as two pages are (1.2 to 1.7), has a strip
/// without words over its whole height at the middle (3 % of its width), and no drawn line crosses that
/// strip; and where besides either both halves have lines of prose, as wide as half of the half, or the first
/// or the last line is the same at both sides but for a page number that is one higher at the right. Wide
/// tables, whose columns may leave the middle free, have neither. `width` and `height` are those of the sheet
/// as these words stand upright on it, points, as are `rules` (PdfText::rules). Cost: words · log words.
std::vector<std::vector<std::size_t>> pages_on_sheet(const std::vector<PlacedWord>& words,
                                                     const std::vector<std::size_t>& chosen,
                                                     const std::vector<Box>& rules, double width,
                                                     double height);

}  // namespace frisaet
