#include "pipeline/read/mark_shapes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace frisaet {
namespace {

constexpr int kNear = 5;  // pixels from where a letter was told to be to its ink

/// Ink between two columns without ink.
struct Blot {
  int width = 0;
  int height = 0;
  double fill = 0;    // share of its box that is inked
  double middle = 0;  // of its box, as a share of the line's height from the top
  double bottom = 0;
};

Blot blot_at(const Raster& line, int x) {
  const int halfway = halfway_grey(line);
  const auto inked = [&](int at) {
    if (at < 0 || at >= line.width) return false;
    for (int y = 0; y < line.height; ++y)
      if (line.at(at, y) < halfway) return true;
    return false;
  };
  int start = x;
  for (int away = 0; away <= kNear && !inked(start); ++away) start = inked(x + away) ? x + away : x - away;
  Blot blot;
  if (!inked(start)) return blot;
  int left = start;
  int right = start + 1;
  while (inked(left - 1)) --left;
  while (inked(right)) ++right;
  int top = line.height;
  int bottom = 0;
  int dark = 0;
  for (int at = left; at < right; ++at) {
    for (int y = 0; y < line.height; ++y) {
      if (line.at(at, y) >= halfway) continue;
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
      ++dark;
    }
  }
  blot.width = right - left;
  blot.height = bottom - top;
  blot.fill = static_cast<double>(dark) / (blot.width * blot.height);
  blot.middle = (top + bottom) / 2.0 / line.height;
  blot.bottom = static_cast<double>(bottom) / line.height;
  return blot;
}

}  // namespace

int halfway_grey(const Raster& line) {
  std::array<std::size_t, 256> histogram{};
  for (const std::uint8_t pixel : line.pixels) ++histogram[pixel];
  const auto quantile = [&](std::size_t share_of_1000) {
    std::size_t sum = 0;
    std::size_t grey = 0;
    while (grey < 255 && (sum += histogram[grey]) * 1000 < share_of_1000 * line.pixels.size()) ++grey;
    return static_cast<int>(grey);
  };
  return (quantile(20) + quantile(800)) / 2;
}

std::string_view mark_by_shape(const Raster& line, int x) {
  constexpr double kFilled = 0.65;  // a disc has 0.78 of its box; a ring, an e and a plus have half
  const Blot blot = blot_at(line, x);
  // A small figure that ends well above the foot of the letters, at three quarters of the line.
  if (blot.width >= 5 && blot.width <= 14 && blot.height >= 9 && blot.height <= 20 && blot.bottom < 0.58)
    return "²";
  if (blot.width == 0 || blot.fill < kFilled || blot.middle < 0.35 || blot.middle > 0.72) return {};
  if (blot.height <= 6 && blot.width >= 1.8 * blot.height) {
    if (blot.width < 14) return "-";
    return blot.width < 26 ? "–" : "—";
  }
  const bool round = blot.width <= 1.4 * blot.height && blot.height <= 1.4 * blot.width;
  if (!round || blot.width > 15) return {};
  return blot.width >= 8 ? "•" : "·";
}

}  // namespace frisaet
