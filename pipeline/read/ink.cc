#include "pipeline/read/ink.h"

#include <algorithm>
#include <array>
#include <utility>

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;

/// The grey that print in this tile must be darker than. Print on dark paper (a copy, a photographed letter)
/// is no darker than the shadow on a light one: it is told by the paper around it, which is what four fifths
/// of a tile are at least as dark as.
int threshold_of(const Raster& picture, int left, int top, int right, int bottom) {
  constexpr int kInk = 150;         // on white paper
  constexpr double kDarker = 0.65;  // of the paper's grey
  std::array<int, 256> counts{};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) ++counts[picture.at(x, y)];
  }
  const int lightest = (right - left) * (bottom - top) / 5;
  int paper = 255;
  for (int seen = counts[255]; paper > 0 && seen < lightest;)
    seen += counts[static_cast<std::size_t>(--paper)];
  return std::min(kInk, static_cast<int>(kDarker * paper));
}

/// Takes one connected mark off the ink: its box in pixels, half-open.
Box take_mark(Ink& ink, int x, int y) {
  Box mark{static_cast<double>(x), static_cast<double>(y), x + 1.0, y + 1.0};
  std::vector<std::pair<int, int>> open = {{x, y}};
  ink.pixels[ink.index(x, y)] = false;
  while (!open.empty()) {
    const auto [at_x, at_y] = open.back();
    open.pop_back();
    mark = hull(mark, {static_cast<double>(at_x), static_cast<double>(at_y), at_x + 1.0, at_y + 1.0});
    for (int next_y = std::max(0, at_y - 1); next_y < std::min(ink.height, at_y + 2); ++next_y) {
      for (int next_x = std::max(0, at_x - 1); next_x < std::min(ink.width, at_x + 2); ++next_x) {
        if (!ink.pixels[ink.index(next_x, next_y)]) continue;
        ink.pixels[ink.index(next_x, next_y)] = false;
        open.emplace_back(next_x, next_y);
      }
    }
  }
  return mark;
}

}  // namespace

Ink ink_of(const Raster& picture) {
  constexpr int kPaperTile =
      16;  // pixels; at 50 dpi 8 mm, at 100 the half: some letters and the paper around them
  Ink ink{picture.width, picture.height, picture.dpi, std::vector<bool>(picture.pixels.size())};
  for (int top = 0; top < ink.height; top += kPaperTile) {
    const int bottom = std::min(top + kPaperTile, ink.height);
    for (int left = 0; left < ink.width; left += kPaperTile) {
      const int right = std::min(left + kPaperTile, ink.width);
      const int threshold = threshold_of(picture, left, top, right, bottom);
      for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) ink.pixels[ink.index(x, y)] = picture.at(x, y) < threshold;
      }
    }
  }
  return ink;
}

void erase(Ink& ink, const Box& box, double margin) {
  const double scale = ink.dpi / kPointsPerInch;
  const auto at = [&](double points, int limit) {
    return std::clamp(static_cast<int>(points * scale), 0, limit);
  };
  const int x0 = at(box.x0 - margin, ink.width);
  const int x1 = at(box.x1 + margin + 1, ink.width);
  for (int y = at(box.y0 - margin, ink.height); y < at(box.y1 + margin + 1, ink.height); ++y) {
    for (int x = x0; x < x1; ++x) ink.pixels[ink.index(x, y)] = false;
  }
}

void erase_long_runs(Ink& ink) {
  const int longest = static_cast<int>(20.0 / 25.4 * ink.dpi);
  const auto erase_runs = [&](int lines, int length, auto&& pixel) {
    for (int line = 0; line < lines; ++line) {
      int begin = 0;
      for (int at = 0; at <= length; ++at) {
        if (at < length && pixel(line, at)) continue;
        for (int run = begin; at - begin >= longest && run < at; ++run) pixel(line, run) = false;
        begin = at + 1;
      }
    }
  };
  // Both ways are looked through before anything goes, or the first would cut the second's runs to pieces.
  Ink across = ink;
  erase_runs(across.height, across.width, [&](int y, int x) { return across.pixels[across.index(x, y)]; });
  erase_runs(ink.width, ink.height, [&](int x, int y) { return ink.pixels[ink.index(x, y)]; });
  for (std::size_t i = 0; i < ink.pixels.size(); ++i) ink.pixels[i] = ink.pixels[i] && across.pixels[i];
}

std::vector<Box> take_marks(Ink& ink) {
  const double points = kPointsPerInch / ink.dpi;
  std::vector<Box> marks;
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      if (!ink.pixels[ink.index(x, y)]) continue;
      const Box pixels = take_mark(ink, x, y);
      marks.push_back(scaled(pixels, points));
    }
  }
  return marks;
}

}  // namespace frisaet
