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
constexpr std::uint8_t kErased = 255;

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
      for (int x = x0; x < x1; ++x) rest.pixels[rest.index(x, y)] = kErased;
    }
  }
  return rest;
}

/// Without ruled lines and dark areas: frames of tables and forms, banners and photographs hold no print that
/// a look at their edges would show. Letters never make a run of two centimetres.
void erase_long_runs(Raster& picture) {
  const int longest = static_cast<int>(20.0 / 25.4 * picture.dpi);
  const auto erase = [&](int lines, int length, auto&& pixel) {
    for (int line = 0; line < lines; ++line) {
      int begin = 0;
      for (int at = 0; at <= length; ++at) {
        if (at < length && pixel(line, at) < kInk) continue;
        for (int run = begin; at - begin >= longest && run < at; ++run) pixel(line, run) = kErased;
        begin = at + 1;
      }
    }
  };
  // Both ways are looked through before anything goes, or the first would cut the second's runs to pieces.
  Raster across = picture;
  erase(across.height, across.width,
        [&](int y, int x) -> std::uint8_t& { return across.pixels[across.index(x, y)]; });
  erase(picture.width, picture.height,
        [&](int x, int y) -> std::uint8_t& { return picture.pixels[picture.index(x, y)]; });
  for (std::size_t i = 0; i < picture.pixels.size(); ++i)
    picture.pixels[i] = std::max(picture.pixels[i], across.pixels[i]);
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
  Raster rest = with_words_erased(picture, words);
  erase_long_runs(rest);
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

bool lies_on_light_paper(const Raster& picture, const Box& box) {
  constexpr std::uint8_t kLight = 225;
  const double scale = picture.dpi / kPointsPerInch;
  const int x1 = std::min(picture.width, static_cast<int>(std::ceil(box.x1 * scale)));
  const int y1 = std::min(picture.height, static_cast<int>(std::ceil(box.y1 * scale)));
  for (int y = std::max(0, static_cast<int>(box.y0 * scale)); y < y1; ++y) {
    for (int x = std::max(0, static_cast<int>(box.x0 * scale)); x < x1; ++x) {
      if (picture.at(x, y) < kLight) return false;
    }
  }
  return true;
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
