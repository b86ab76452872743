#include "pipeline/read/raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace frisaet {

Raster turned(const Raster& picture, int quarters) {
  quarters &= 3;
  if (quarters == 0) return picture;
  Raster out = picture;
  if (quarters == 2) {
    std::reverse(out.pixels.begin(), out.pixels.end());
    return out;
  }
  std::swap(out.width, out.height);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      out.pixels[out.index(x, y)] =
          quarters == 1 ? picture.at(y, picture.height - 1 - x) : picture.at(picture.width - 1 - y, x);
    }
  }
  return out;
}

Raster cropped(const Raster& picture, const Box& box) {
  const auto clip = [](double value, int limit) {
    return std::clamp(static_cast<int>(std::lround(value)), 0, limit);
  };
  const int x0 = clip(box.x0, picture.width);
  const int y0 = clip(box.y0, picture.height);
  Raster out{std::max(0, clip(box.x1, picture.width) - x0),
             std::max(0, clip(box.y1, picture.height) - y0),
             picture.dpi,
             {}};
  out.pixels.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = y0; y < y0 + out.height; ++y) {
    const auto row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(picture.index(x0, y));
    out.pixels.insert(out.pixels.end(), row, row + out.width);
  }
  return out;
}

bool is_uniform(const Raster& picture) {
  constexpr int kHair = 4;
  if (picture.empty()) return true;
  const auto [darkest, lightest] = std::minmax_element(picture.pixels.begin(), picture.pixels.end());
  return *lightest - *darkest <= kHair;
}

namespace {

/// The greys of a picture, counted.
class Greys {
 public:
  explicit Greys(const Raster& picture) : size_(picture.pixels.size()) {
    for (const std::uint8_t pixel : picture.pixels) ++counts_[pixel];
  }

  /// The darkest grey that this share of the pixels, in thousandths, is no lighter than.
  [[nodiscard]] int quantile(std::size_t thousandths) const {
    std::size_t sum = 0;
    std::size_t grey = 0;
    while (grey < 255 && (sum += counts_[grey]) * 1000 < thousandths * size_) ++grey;
    return static_cast<int>(grey);
  }

 private:
  std::array<std::size_t, 256> counts_{};
  std::size_t size_;
};

/// Halfway between the darkest hundredth of the pixels and the paper.
int dark_below(const Raster& picture) {
  const Greys greys(picture);
  return (greys.quantile(10) + greys.quantile(800)) / 2;
}

/// How many dark pixels a speck has at most: three at 200 dpi, where a full stop of 10 points has nine. At
/// 150 dpi one: a fax's worn full stops and dots of `i` have two and three.
int largest_speck(double dpi) {
  const double scale = dpi / 200;
  return std::clamp(static_cast<int>(3 * scale * scale), 1, 3);
}

/// Whether the dark pixel belongs to a speck: at most `largest` dark ones in and next to it, and none at a
/// distance of two.
bool is_in_speck(const Raster& picture, int x, int y, int dark, int largest) {
  int beside = 0;
  for (int dy = -2; dy <= 2; ++dy) {
    for (int dx = -2; dx <= 2; ++dx) {
      if (picture.at(x + dx, y + dy) >= dark) continue;
      if (std::max(std::abs(dx), std::abs(dy)) == 2) return false;
      ++beside;
    }
  }
  return beside <= largest;
}

/// The grey that a fifth of the picture is at least as light as: its paper's, as print covers less.
int lighter_than_four_fifths(const Raster& picture) {
  std::array<std::size_t, 256> histogram{};
  for (const std::uint8_t grey : picture.pixels) ++histogram[grey];
  int paper = 255;
  for (std::size_t lighter = histogram[255]; lighter * 5 < picture.pixels.size() && paper > 0;
       lighter += histogram[static_cast<std::size_t>(paper)])
    --paper;
  return paper;
}

}  // namespace

std::optional<Raster> without_specks(const Raster& picture) {
  constexpr double kPerSquareInch = 5;
  const int dark = dark_below(picture);
  const int largest = largest_speck(picture.dpi);
  std::vector<std::size_t> specks;
  for (int y = 2; y + 2 < picture.height; ++y) {
    for (int x = 2; x + 2 < picture.width; ++x)
      if (picture.at(x, y) < dark && is_in_speck(picture, x, y, dark, largest))
        specks.push_back(picture.index(x, y));
  }
  const double inches = static_cast<double>(picture.pixels.size()) / (picture.dpi * picture.dpi);
  if (static_cast<double>(specks.size()) < kPerSquareInch * inches) return std::nullopt;
  Raster clean = picture;
  // The paper three rows above is as good as that around it.
  for (const std::size_t at : specks) {
    const std::size_t above = 3 * static_cast<std::size_t>(picture.width);
    const std::uint8_t paper = at >= above ? clean.pixels[at - above] : std::uint8_t{255};
    clean.pixels[at] = std::max(paper, static_cast<std::uint8_t>(dark));
  }
  return clean;
}

std::optional<Raster> without_dark_rim(const Raster& picture) {
  constexpr double kBlack = 0.4;  // of the paper's grey; a lamp's shadow leaves a half
  constexpr double kOfEdge = 0.05;
  constexpr double kLeast = 0.03;  // of the picture; look_at_paper() bears a narrower one
  constexpr double kMost = 0.5;    // of the picture
  if (picture.width < 3 || picture.height < 3) return std::nullopt;
  const int paper = lighter_than_four_fifths(cropped(
      picture, {picture.width * 0.2, picture.height * 0.2, picture.width * 0.8, picture.height * 0.8}));
  const int black = static_cast<int>(kBlack * paper);
  const int reach = std::max(2, static_cast<int>(picture.dpi / 70));
  const auto is_black = [&](int x, int y) {
    return picture.at(std::clamp(x, 0, picture.width - 1), std::clamp(y, 0, picture.height - 1)) < black;
  };
  // A rule of a table and a letter that touch the rim are thinner than this.
  const auto is_thick = [&](int x, int y) {
    return is_black(x, y) && is_black(x - reach, y - reach) && is_black(x + reach, y - reach) &&
           is_black(x - reach, y + reach) && is_black(x + reach, y + reach);
  };
  std::vector<bool> seen(picture.pixels.size());
  std::vector<std::pair<int, int>> open;
  double edge = 0;
  const auto visit = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height || seen[picture.index(x, y)] ||
        !is_thick(x, y))
      return;
    seen[picture.index(x, y)] = true;
    open.emplace_back(x, y);
  };
  for (int x = 0; x < picture.width; ++x, edge += 2) {
    visit(x, 0);
    visit(x, picture.height - 1);
  }
  for (int y = 0; y < picture.height; ++y, edge += 2) {
    visit(0, y);
    visit(picture.width - 1, y);
  }
  if (static_cast<double>(open.size()) < kOfEdge * edge) return std::nullopt;
  Raster clean = picture;
  std::size_t gone = 0;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    ++gone;
    for (int to_y = std::max(0, y - reach); to_y <= std::min(picture.height - 1, y + reach); ++to_y)
      for (int to_x = std::max(0, x - reach); to_x <= std::min(picture.width - 1, x + reach); ++to_x)
        if (is_black(to_x, to_y)) clean.pixels[clean.index(to_x, to_y)] = static_cast<std::uint8_t>(paper);
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  const double share = static_cast<double>(gone) / static_cast<double>(picture.pixels.size());
  if (share < kLeast || share > kMost) return std::nullopt;
  return clean;
}

std::optional<Raster> with_dark_ink(const Raster& picture) {
  constexpr int kPale = 130;
  constexpr int kLeastContrast = 36;
  constexpr int kDark = 30;
  const Greys greys(picture);
  const int ink = greys.quantile(3);
  const int paper = greys.quantile(800);
  if (ink < kPale || paper - ink < kLeastContrast) return std::nullopt;
  Raster dark = picture;
  for (std::uint8_t& pixel : dark.pixels) {
    const int stretched = kDark + (pixel - ink) * (paper - kDark) / (paper - ink);
    pixel = static_cast<std::uint8_t>(std::clamp(stretched, 0, 255));
  }
  return dark;
}

PaperLook look_at_paper(const Raster& picture) {
  constexpr int kDarker = 64;
  const int tile = std::max(8, static_cast<int>(picture.dpi / 5));
  std::size_t ink = 0;
  std::size_t all = 0;
  std::vector<int> papers;
  for (int top = 0; top < picture.height; top += tile) {
    for (int left = 0; left < picture.width; left += tile) {
      std::array<std::size_t, 256> histogram{};
      std::size_t count = 0;
      for (int y = top; y < std::min(top + tile, picture.height); ++y) {
        for (int x = left; x < std::min(left + tile, picture.width); ++x, ++count)
          ++histogram[picture.at(x, y)];
      }
      int paper = 255;
      for (std::size_t lighter = histogram[255]; lighter * 5 < count && paper > 0;
           lighter += histogram[static_cast<std::size_t>(paper)])
        --paper;
      papers.push_back(paper);
      all += count;
      for (int grey = 0; grey < paper - kDarker; ++grey) ink += histogram[static_cast<std::size_t>(grey)];
    }
  }
  PaperLook look;
  if (papers.empty()) return look;
  // The outermost twentieths are edges of the scanner's glass, stamps and pictures rather than paper.
  std::sort(papers.begin(), papers.end());
  const std::size_t cut = papers.size() / 20;
  look.darkest_paper = papers[cut];
  look.unevenness = papers[papers.size() - 1 - cut] - papers[cut];
  look.ink = static_cast<double>(ink) / static_cast<double>(all);
  return look;
}

}  // namespace frisaet
