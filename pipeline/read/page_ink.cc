#include "pipeline/read/page_ink.h"

#include <algorithm>
#include <cmath>

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMargin = 3;  // points around a word that still belong to it: its underline, its accents
constexpr int kTile = 8;       // pixels; at 50 dpi 4 mm
constexpr int kInkInTile = 4;  // of 64 pixels: less is a speck or a hair line
constexpr std::uint8_t kInk = 150;

Raster with_words_erased(const Raster& picture, const std::vector<PlacedWord>& words) {
  Raster rest = picture;
  const double scale = picture.dpi / kPointsPerInch;
  for (const PlacedWord& word : words) {
    const auto at = [&](double points, int limit) {
      return std::clamp(static_cast<int>(points * scale), 0, limit);
    };
    const int x0 = at(word.box.x0 - kMargin, rest.width);
    const int x1 = at(word.box.x1 + kMargin + 1, rest.width);
    for (int y = at(word.box.y0 - kMargin, rest.height); y < at(word.box.y1 + kMargin + 1, rest.height);
         ++y) {
      for (int x = x0; x < x1; ++x) rest.pixels[rest.index(x, y)] = 255;
    }
  }
  return rest;
}

int ink_in_tile(const Raster& picture, int left, int top) {
  int ink = 0;
  for (int y = top; y < std::min(top + kTile, picture.height); ++y) {
    for (int x = left; x < std::min(left + kTile, picture.width); ++x) ink += picture.at(x, y) < kInk;
  }
  return ink;
}

}  // namespace

std::optional<InkOutside> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words) {
  const Raster rest = with_words_erased(picture, words);
  std::optional<Box> region;
  for (int top = 0; top < rest.height; top += kTile) {
    for (int left = 0; left < rest.width; left += kTile) {
      if (ink_in_tile(rest, left, top) < kInkInTile) continue;
      const Box tile{static_cast<double>(left), static_cast<double>(top), static_cast<double>(left + kTile),
                     static_cast<double>(top + kTile)};
      region = region ? hull(*region, tile) : tile;
    }
  }
  if (!region) return std::nullopt;
  const double points = kPointsPerInch / picture.dpi;
  const double share = region->width() * region->height() / (static_cast<double>(rest.width) * rest.height);
  return InkOutside{{region->x0 * points, region->y0 * points, region->x1 * points, region->y1 * points},
                    std::min(1.0, share)};
}

double tallest_gap(const std::vector<PlacedWord>& words, double page_height) {
  std::vector<Box> boxes;
  boxes.reserve(words.size());
  for (const PlacedWord& word : words) boxes.push_back(word.box);
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  double reached = 0;
  double tallest = 0;
  for (const Box& box : boxes) {
    tallest = std::max(tallest, box.y0 - reached);
    reached = std::max(reached, box.y1);
  }
  return std::max(tallest, page_height - reached) / page_height;
}

}  // namespace frisaet
