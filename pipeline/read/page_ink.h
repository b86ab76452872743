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

/// How many marks as high as letters stand at the height of `lines` that were read, but in none of their
/// `words` (points): a lone `1` in a table's cell and a column of numerals are too little for a layout
/// analysis to find. Logos, signatures and pictures, which stand between lines or are larger, do not count.
/// At 100 dpi. Cost: pixels, and marks × lines.
int unread_marks(const Raster& picture, const std::vector<Box>& words, const std::vector<Box>& lines);

/// Whether nothing but white stands in `box` (points): a white word there cannot be seen. Paper of a pale
/// colour is not white.
bool lies_on_white(const Raster& picture, const Box& box);

/// The height, points, of the tallest strip across a part of the page in which no word stands.
double tallest_gap(const std::vector<PlacedWord>& words, const Box& within);

}  // namespace frisaet
