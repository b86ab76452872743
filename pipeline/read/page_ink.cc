#include "pipeline/read/page_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMargin = 3;  // points around a word that still belong to it: its underline, its accents
constexpr int kTile = 8;       // pixels; at 50 dpi 4 mm
constexpr int kInkInTile = 4;  // of 64 pixels: less is a speck or a hair line

/// What of a picture is printed, pixel by pixel.
struct Ink {
  int width = 0;
  int height = 0;
  std::vector<bool> pixels;

  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
};

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

Ink ink_of(const Raster& picture) {
  constexpr int kPaperTile = 2 * kTile;
  Ink ink{picture.width, picture.height, std::vector<bool>(picture.pixels.size())};
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

void erase(Ink& ink, const Box& word, double dpi) {
  const double scale = dpi / kPointsPerInch;
  const auto at = [&](double points, int limit) {
    return std::clamp(static_cast<int>(points * scale), 0, limit);
  };
  const int x0 = at(word.x0 - kMargin, ink.width);
  const int x1 = at(word.x1 + kMargin + 1, ink.width);
  for (int y = at(word.y0 - kMargin, ink.height); y < at(word.y1 + kMargin + 1, ink.height); ++y) {
    for (int x = x0; x < x1; ++x) ink.pixels[ink.index(x, y)] = false;
  }
}

/// Without ruled lines and the edges of dark areas: frames of tables and forms, banners and photographs.
/// Letters never make a run of two centimetres.
void erase_long_runs(Ink& ink, double dpi) {
  const int longest = static_cast<int>(20.0 / 25.4 * dpi);
  const auto erase = [&](int lines, int length, auto&& pixel) {
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
  erase(across.height, across.width, [&](int y, int x) { return across.pixels[across.index(x, y)]; });
  erase(ink.width, ink.height, [&](int x, int y) { return ink.pixels[ink.index(x, y)]; });
  for (std::size_t i = 0; i < ink.pixels.size(); ++i) ink.pixels[i] = ink.pixels[i] && across.pixels[i];
}

int ink_in_tile(const Ink& ink, int left, int top) {
  int count = 0;
  for (int y = top; y < std::min(top + kTile, ink.height); ++y) {
    for (int x = left; x < std::min(left + kTile, ink.width); ++x)
      count += ink.pixels[ink.index(x, y)] ? 1 : 0;
  }
  return count;
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

/// Whether a mark could be a figure or two of a line, or capitals: neither a speck's nor a frame's height,
/// and no rule.
bool could_be_read(const Box& mark, const Box& line) {
  return mark.height() >= 0.6 * line.height() && mark.height() <= 1.1 * line.height() &&
         mark.width() <= 3 * mark.height() && mark.center_y() > line.y0 && mark.center_y() < line.y1;
}

}  // namespace

int unread_marks(const Raster& picture, const std::vector<Box>& words, const std::vector<Box>& lines) {
  Ink rest = ink_of(picture);
  for (const Box& word : words) {
    // A word's ends are where its first and last letter were seen best, somewhere within the letters.
    const double ends = word.height();
    erase(rest, {word.x0 - ends, word.y0, word.x1 + ends, word.y1}, picture.dpi);
  }
  erase_long_runs(rest, picture.dpi);
  const double points = kPointsPerInch / picture.dpi;
  int marks = 0;
  for (int y = 0; y < rest.height; ++y) {
    for (int x = 0; x < rest.width; ++x) {
      if (!rest.pixels[rest.index(x, y)]) continue;
      const Box pixels = take_mark(rest, x, y);
      const Box mark{pixels.x0 * points, pixels.y0 * points, pixels.x1 * points, pixels.y1 * points};
      if (std::any_of(lines.begin(), lines.end(), [&](const Box& line) { return could_be_read(mark, line); }))
        ++marks;
    }
  }
  return marks;
}

std::optional<InkOutside> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words) {
  Ink rest = ink_of(picture);
  for (const PlacedWord& word : words) erase(rest, word.box, picture.dpi);
  erase_long_runs(rest, picture.dpi);
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

bool lies_on_white(const Raster& picture, const Box& box) {
  constexpr std::uint8_t kWhite = 250;  // full yellow is 227 in grey, and white print on it can be read
  const double scale = picture.dpi / kPointsPerInch;
  const int x1 = std::min(picture.width, static_cast<int>(std::ceil(box.x1 * scale)));
  const int y1 = std::min(picture.height, static_cast<int>(std::ceil(box.y1 * scale)));
  for (int y = std::max(0, static_cast<int>(box.y0 * scale)); y < y1; ++y) {
    for (int x = std::max(0, static_cast<int>(box.x0 * scale)); x < x1; ++x) {
      if (picture.at(x, y) < kWhite) return false;
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
