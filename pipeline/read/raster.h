#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/core/box.h"

namespace frisaet {

/// A grey picture of a page: one byte a pixel, 0 black, 255 white, rows from the top without padding.
struct Raster {
  int width = 0;
  int height = 0;
  double dpi = 0;  ///< pixels per inch of the page; 0 when unknown
  std::vector<std::uint8_t> pixels;

  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
  [[nodiscard]] std::uint8_t at(int x, int y) const { return pixels[index(x, y)]; }
};

/// The picture turned clockwise by `quarters` quarter turns.
Raster turned(const Raster& picture, int quarters);

/// The part of the picture within `box` (pixels), clipped to it.
Raster cropped(const Raster& picture, const Box& box);

/// True when nothing at all is drawn: no pixel differs from another by more than a hair's breadth of grey.
bool is_uniform(const Raster& picture);

/// The picture without the specks of a dirty copy: up to three dark pixels at 200 dpi and one
/// at 150, with nothing dark around them: less than a full stop has. Nothing where there are too few (five to
/// the square inch) to trouble anybody. REQUIRES: picture.dpi > 0.
std::optional<Raster> without_specks(const Raster& picture);

/// The picture with paper where something black lies around the sheet: a copier's open lid, a sheet smaller
/// than the glass. That is what is darker than two fifths of the paper's grey and hangs together with the
/// picture's edge; rules and letters that touch it stay. Nothing where less than a twentieth of the edge is
/// black, where less than 3 % of the picture would go, which does no harm, or where most of it would (a page
/// of white print on black). Cost: the edge's pixels, and those that go times a letter's stroke squared.
std::optional<Raster> without_dark_rim(const Raster& picture);

/// The picture of a page in pale ink (a worn ribbon, toner saved) with the ink made dark and the paper left
/// as it is: what tells print by how dark it is sees none of it, and lone figures in a table's cells go
/// missing. Nothing where the darkest three of a thousand pixels are dark already, or hardly darker than the
/// paper (an empty sheet). Cost: the pixels.
std::optional<Raster> with_dark_ink(const Raster& picture);

/// How dark the paper is in places, and how much is printed.
struct PaperLook {
  double ink = 0;           ///< share of pixels clearly darker than the paper around them, 0..1
  int darkest_paper = 255;  ///< grey
  double unevenness = 0;    ///< difference between the lightest and the darkest paper on the page, 0..255
};

/// Looks at the picture in tiles of about a fifth of an inch: the paper's grey in a tile is its 80th
/// percentile (print covers less than a fifth), ink is what is darker than that by 64 of 255.
PaperLook look_at_paper(const Raster& picture);

}  // namespace frisaet
