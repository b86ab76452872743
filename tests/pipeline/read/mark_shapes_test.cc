#include "pipeline/read/mark_shapes.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

/// A line of print with a letter-like block at its left, so that there is ink to measure the grey by.
Raster line() {
  Raster picture{120, 48, 0, std::vector<std::uint8_t>(120 * 48, 250)};
  for (int y = 12; y < 37; ++y) {
    for (int x = 4; x < 14; ++x) picture.pixels[picture.index(x, y)] = 20;
  }
  return picture;
}

Raster with_box(int x0, int y0, int x1, int y1) {
  Raster picture = line();
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) picture.pixels[picture.index(x, y)] = 20;
  }
  return picture;
}

Raster with_disc(int radius, bool hollow) {
  Raster picture = line();
  for (int y = 0; y < 48; ++y) {
    for (int x = 40; x < 80; ++x) {
      const int from_middle = (x - 60) * (x - 60) + (y - 26) * (y - 26);
      const bool inside = from_middle <= radius * radius;
      const bool within = hollow && from_middle < (radius - 3) * (radius - 3);
      if (inside && !within) picture.pixels[picture.index(x, y)] = 20;
    }
  }
  return picture;
}

TEST(MarkByShape, BarsAreDashesByTheirWidth) {
  EXPECT_EQ(mark_by_shape(with_box(50, 26, 60, 29), 55), "-");
  EXPECT_EQ(mark_by_shape(with_box(50, 26, 68, 29), 58), "–");
  EXPECT_EQ(mark_by_shape(with_box(50, 26, 83, 29), 60), "—");
}

TEST(MarkByShape, SpotsAreDotsByTheirSize) {
  EXPECT_EQ(mark_by_shape(with_disc(5, false), 60), "•");
  EXPECT_EQ(mark_by_shape(with_box(58, 24, 62, 28), 60), "·");
  EXPECT_EQ(mark_by_shape(with_disc(5, false), 64), "•");  // told a little off its middle
}

TEST(MarkByShape, RingsStopsUnderscoresAndLettersAreNeither) {
  EXPECT_EQ(mark_by_shape(with_disc(7, true), 60), "");
  EXPECT_EQ(mark_by_shape(with_box(50, 33, 54, 37), 52),
            "");  // a full stop stands on the foot of the letters
  EXPECT_EQ(mark_by_shape(with_box(50, 40, 70, 43), 60), "");  // an underscore below it
  EXPECT_EQ(mark_by_shape(line(), 8), "");
  EXPECT_EQ(mark_by_shape(line(), 100), "");
  EXPECT_EQ(mark_by_shape(Raster{0, 48, 0, {}}, 0), "");
}

TEST(MarkByShape, SmallFigureThatStandsHighIsASquare) {
  EXPECT_EQ(mark_by_shape(with_box(50, 10, 58, 24), 54), "²");
  EXPECT_EQ(mark_by_shape(with_box(50, 12, 62, 37), 56), "");  // an ordinary figure
}

}  // namespace
}  // namespace frisaet
