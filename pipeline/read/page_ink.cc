#include "pipeline/read/page_ink.h"

#include <algorithm>
#include <cmath>

#include "pipeline/read/ink.h"

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMargin = 3;  // points around a word that still belong to it: its underline, its accents
constexpr int kTile = 8;       // pixels; at 50 dpi 4 mm
constexpr int kInkInTile = 4;  // of 64 pixels: less is a speck or a hair line

int ink_in_tile(const Ink& ink, const Box& tile) {
  int count = 0;
  for (int y = static_cast<int>(tile.y0); y < static_cast<int>(tile.y1); ++y) {
    for (int x = static_cast<int>(tile.x0); x < static_cast<int>(tile.x1); ++x)
      count += ink.pixels[ink.index(x, y)] ? 1 : 0;
  }
  return count;
}

/// Whether a mark could be a figure or two of a line, or capitals: neither a speck's nor a frame's height,
/// and no rule.
bool could_be_read(const Box& mark, const Box& line) {
  return mark.height() >= 0.6 * line.height() && mark.height() <= 1.1 * line.height() &&
         mark.width() <= 3 * mark.height() && mark.center_y() > line.y0 && mark.center_y() < line.y1;
}

/// A box as it lies beside a line whose letters stand upright. Twice gives the box again.
Box upright_of(const ReadBox& line, const Box& box) {
  return line.is_sideways ? Box{box.y0, box.x0, box.y1, box.x1} : box;
}

double usual_height(const std::vector<ReadBox>& lines) {
  std::vector<double> heights;
  for (const ReadBox& line : lines) heights.push_back(upright_of(line, line.box).height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

/// Whether a mark has the size of a letter or a figure, upright or on its side.
bool is_letters_size(const Box& mark, double height) {
  const double longer = std::max(mark.width(), mark.height());
  const double shorter = std::min(mark.width(), mark.height());
  return longer >= 0.5 * height && longer <= 1.1 * height && shorter >= 0.1 * height;
}

}  // namespace

UnreadMarks unread_marks(const Raster& picture, const std::vector<ReadBox>& words,
                         const std::vector<ReadBox>& lines) {
  Ink rest = ink_of(picture);
  for (const ReadBox& word : words) {
    // A word's ends are where its first and last letter were seen best, somewhere within the letters.
    const Box upright = upright_of(word, word.box);
    const double ends = upright.height();
    erase(rest, upright_of(word, {upright.x0 - ends, upright.y0, upright.x1 + ends, upright.y1}), kMargin);
  }
  erase_long_runs(rest);
  UnreadMarks marks;
  const double height = usual_height(lines);
  for (const Box& mark : take_marks(rest)) {
    if (std::any_of(lines.begin(), lines.end(), [&](const ReadBox& line) {
          return could_be_read(upright_of(line, mark), upright_of(line, line.box));
        })) {
      ++marks.on_lines;
    } else if (is_letters_size(mark, height)) {
      ++marks.elsewhere;
    }
  }
  return marks;
}

std::optional<Box> ink_outside(const Raster& picture, const std::vector<PlacedWord>& words,
                               const Box& within) {
  Ink rest = ink_of(picture);
  for (const PlacedWord& word : words) erase(rest, word.box, kMargin);
  erase_long_runs(rest);
  const double scale = rest.dpi / kPointsPerInch;
  const auto at = [&](double points, int limit) {
    return std::clamp(static_cast<int>(points * scale), 0, limit);
  };
  const int right = at(within.x1, rest.width);
  const int bottom = at(within.y1, rest.height);
  std::optional<Box> region;
  for (int top = at(within.y0, rest.height); top < bottom; top += kTile) {
    for (int left = at(within.x0, rest.width); left < right; left += kTile) {
      const Box tile{static_cast<double>(left), static_cast<double>(top),
                     static_cast<double>(std::min(left + kTile, right)),
                     static_cast<double>(std::min(top + kTile, bottom))};
      if (ink_in_tile(rest, tile) < kInkInTile) continue;
      region = region ? hull(*region, tile) : tile;
    }
  }
  if (region) region = scaled(*region, 1 / scale);
  return region;
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

double tallest_gap(const std::vector<PlacedWord>& words, const Box& within) {
  std::vector<Box> boxes;
  boxes.reserve(words.size());
  for (const PlacedWord& word : words) {
    const double x = (word.box.x0 + word.box.x1) / 2;
    const double y = word.box.center_y();
    if (x >= within.x0 && x <= within.x1 && y >= within.y0 && y <= within.y1) boxes.push_back(word.box);
  }
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  double reached = within.y0;
  double tallest = 0;
  for (const Box& box : boxes) {
    tallest = std::max(tallest, box.y0 - reached);
    reached = std::max(reached, box.y1);
  }
  return std::max(tallest, within.y1 - reached);
}

}  // namespace frisaet
