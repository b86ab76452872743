#pragma once

#include <string>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// A row of one sign that leads the eye or parts two cases: `Sted ........ Rådhuset`, `==========`.
struct Leader {
  Box box;           ///< pixels of the picture
  std::string text;  ///< as many `.` or `=` as were counted
};

/// Rows of at least six equal dots, or pairs of equal bars, at equal distances. They are counted, since no
/// network counts them well, and a layout analysis takes what stands between two rows of `=====` for a
/// picture. The raster of a printed picture, where such rows stand close under one another, is none; nor is a
/// dashed rule. Nothing in pictures of less than 130 dpi, whose dots run together. Cost: the picture's
/// pixels.
std::vector<Leader> find_leaders(const Raster& picture);

/// The picture with blank paper where the leaders were.
Raster without_leaders(Raster picture, const std::vector<Leader>& leaders);

}  // namespace frisaet
