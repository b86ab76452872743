#pragma once

#include <optional>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/page_layout.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// What is printed on a page besides its words: a scan under a stamp, an annex pasted as a picture, a logo.
struct InkOutside {
  Box region;        ///< points: hull of what is printed outside the words
  double share = 0;  ///< of the page's area that the region takes, 0..1
};

/// Compares a small picture of a page (50 dpi will do) with the boxes of its words. Nothing when no print
/// lies outside them. Print is what is clearly darker than the paper around it, on dark paper too. Single
/// specks, ruled lines and even dark areas (banners) do not count.
std::optional<InkOutside> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words);

/// How many marks as high as letters stand at the height of `lines` that were read, but in none of their
/// `words` (points): a lone `1` in a table's cell and a column of numerals are too little for a layout
/// analysis to find. Logos, signatures and pictures, which stand between lines or are larger, do not count.
/// At 100 dpi. Cost: pixels, and marks × lines.
int unread_marks(const Raster& picture, const std::vector<Box>& words, const std::vector<Box>& lines);

/// Whether nothing but white stands in `box` (points): a white word there cannot be seen. Paper of a pale
/// colour is not white.
bool lies_on_white(const Raster& picture, const Box& box);

/// The height, as a share of the page's, of the tallest strip across the page in which no word stands.
double tallest_gap(const std::vector<PlacedWord>& words, double page_height);

}  // namespace frisaet
