#pragma once

#include <string>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// A row of one sign that leads the eye or parts two cases: `Sted ........ Rådhuset`, `==========`.
struct Leader {
  Box box;                 ///< pixels of the picture
  std::string text;        ///< as many `.` or `=` as were counted; empty for a border or a line to write on
  std::vector<Box> marks;  ///< pixels: the signs one by one
};

/// Rows of at least six equal dots, or pairs of equal bars, at equal distances. They are counted, since no
/// network counts them well, and a layout analysis takes what stands between two rows of `=====` for a
/// picture. Dots under letters (an underlined word), the raster of a printed picture, whose rows stand close
/// under one another, and a dashed rule are none. Nothing in pictures of less than 130 dpi, whose dots run
/// together, nor on pages of more than 20,000 marks. Cost: the picture's pixels, and runs × marks.
std::vector<Leader> find_leaders(const Raster& picture);

/// The picture with blank paper where the leaders' signs were; what crosses them stays.
Raster without_leaders(Raster picture, const std::vector<Leader>& leaders);

}  // namespace frisaet
