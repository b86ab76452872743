#pragma once

#include <optional>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/page_layout.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// What is printed within a part of a page (points) besides its words: a scan under a stamp, an annex pasted
/// as a picture, a logo. Told by a small picture of the page (50 dpi will do): the hull of what is clearly
/// darker than the paper around it, on dark paper too; nothing when no print lies outside the words. Single
/// specks, ruled lines and even dark areas (banners) do not count.
std::optional<Box> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words,
                               const Box& within);

/// Marks of a page that nothing was made of.
struct UnreadMarks {
  int on_lines = 0;   ///< at the height of lines that were read
  int elsewhere = 0;  ///< between the lines, as high or (on their side) as wide as their letters
};

/// Print that was read, points.
struct ReadBox {
  Box box;
  bool is_sideways = false;  ///< its letters lie on their side
};

/// How many marks as high as letters stand in none of the `words` that were read: a lone `1` in a
/// table's cell and a column of numerals are too little for a layout analysis to find, and a table on its
/// side in an upright page is no line to it. Logos, signatures and pictures are larger, or a few marks
/// between the lines. At 100 dpi. Cost: pixels, and marks × lines. REQUIRES: some lines.
UnreadMarks unread_marks(const Raster& picture, const std::vector<ReadBox>& words,
                         const std::vector<ReadBox>& lines);

/// Whether nothing but white stands in `box` (points): a white word there cannot be seen. Paper of a pale
/// colour is not white.
bool lies_on_white(const Raster& picture, const Box& box);

/// The height, points, of the tallest strip across a part of the page in which no word stands.
double tallest_gap(const std::vector<PlacedWord>& words, const Box& within);

}  // namespace frisaet
