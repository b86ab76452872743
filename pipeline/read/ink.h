#pragma once

#include <cstddef>
#include <vector>

#include "models/core/box.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// What of a picture is printed, pixel by pixel; rows from the top.
struct Ink {
  int width = 0;
  int height = 0;
  double dpi = 0;  ///< as Raster::dpi; > 0
  std::vector<bool> pixels;

  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
};

/// Print is what is clearly darker than the paper around it, on dark paper too. REQUIRES: picture.dpi > 0.
Ink ink_of(const Raster& picture);

/// Takes off what lies in `box` (points) or at most `margin` points beside it.
void erase(Ink& ink, const Box& box, double margin);

/// Takes off ruled lines and the edges of dark areas: frames of tables and forms, banners and photographs.
/// Letters never make a run of two centimetres.
void erase_long_runs(Ink& ink);

/// The connected marks, in points, from the top down: letters, their dots, specks. Takes them off. Cost:
/// pixels.
std::vector<Box> take_marks(Ink& ink);

}  // namespace frisaet
