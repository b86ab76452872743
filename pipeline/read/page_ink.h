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
/// lies outside them. Single specks, ruled lines and
/// dark areas (photographs) do not count.
std::optional<InkOutside> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words);

/// Whether nothing darker than light grey stands in `box` (points): a white word there cannot be seen.
bool lies_on_light_paper(const Raster& picture, const Box& box);

/// The height, as a share of the page's, of the tallest strip across the page in which no word stands.
double tallest_gap(const std::vector<PlacedWord>& words, double page_height);

}  // namespace frisaet
