#pragma once

#include <algorithm>

namespace frisaet {

/// A rectangle on a page as a person sees it (rotation and crop applied): points (1/72 inch), origin top
/// left, x to the right, y downwards. Half-open in spirit: x0 ≤ x1 and y0 ≤ y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  [[nodiscard]] double width() const { return x1 - x0; }
  [[nodiscard]] double height() const { return y1 - y0; }
  [[nodiscard]] double center_y() const { return (y0 + y1) / 2; }

  friend bool operator==(const Box&, const Box&) = default;
};

/// The smallest box that holds both.
inline Box hull(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// The box in other units: `factor` of them for one of its own.
inline Box scaled(const Box& box, double factor) {
  return {box.x0 * factor, box.y0 * factor, box.x1 * factor, box.y1 * factor};
}

/// A box on a sheet of `width` × `height`, as it lies when the sheet is turned so that what stands on it
/// turned clockwise by `quarters` (0..3) stands upright.
inline Box turned_upright(const Box& box, int quarters, double width, double height) {
  switch (quarters) {
    case 1:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

}  // namespace frisaet
