#include "pipeline/read/outside_print.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/read/page_ink.h"

namespace frisaet {
namespace {

constexpr int kMostInVain = 20;  // of a document's small pictures; more are ornaments

/// Whether a picture stands where text does.
bool stands_in_text(const DrawnPicture& picture, const PdfText& layer) {
  constexpr double kTopMargin = 0.12;  // of the height: letterheads' logos
  constexpr double kBottomMargin = 0.92;
  const double middle = picture.box.center_y() / layer.height;
  return middle > kTopMargin && middle < kBottomMargin;
}

/// Pictures that lie on each other (a page parted into paper and ink) are read as one.
void unite(std::vector<PictureInk>& outside, PictureInk ink) {
  for (auto other = outside.begin(); other != outside.end();) {
    const Box& a = other->region;
    const Box& b = ink.region;
    if (std::min(a.x1, b.x1) <= std::max(a.x0, b.x0) || std::min(a.y1, b.y1) <= std::max(a.y0, b.y0)) {
      ++other;
      continue;
    }
    ink = {hull(a, b), 0, ink.is_small && other->is_small};
    outside.erase(other);
    other = outside.begin();  // what is larger now may reach others
  }
  outside.push_back(ink);
}

}  // namespace

OutsidePrint OutsidePrintFinder::find(const PdfText& layer, const TextQuality& quality,
                                      const std::function<Result<Raster>()>& draw) const {
  constexpr std::size_t kFewWords = 30;
  constexpr double kGap = 0.1;            // of the page's height: 3 cm of A4
  constexpr double kMostOfIt = 0.6;       // of a low picture's: lines around it may lie on its edges
  constexpr double kWorthReading = 0.06;  // of the page's area: three lines of print
  constexpr double kPartOfIt = 0.25;      // or of a small picture's
  constexpr int kMostSmall = 12;          // more are ticks and ornaments
  const double gap = quality.words < kFewWords ? 0 : kGap * layer.height;
  OutsidePrint outside;
  std::optional<Raster> look;
  int small = 0;
  for (const DrawnPicture& picture : layer.pictures) {
    if (picture.id != 0 && without_text_.count(picture.id) > 0) continue;
    const bool is_small = !could_hold_text(picture.box);
    if (is_small && !stands_in_text(picture, layer)) continue;
    if (is_small && (++small > kMostSmall || small_in_vain_ >= kMostInVain)) {
      ++outside.passed_over;
      continue;
    }
    const double empty = std::min(gap, kMostOfIt * picture.box.height());
    if (tallest_gap(layer.words, picture.box) < empty) continue;
    if (!look) {
      Result<Raster> drawn = draw();
      if (!drawn) return {};
      look = std::move(*drawn);
    }
    const std::optional<Box> region = ink_outside(*look, layer.words, picture.box);
    if (!region || !could_hold_words(*region)) continue;
    if (is_small || !could_hold_text(*region)) {
      if (small_in_vain_ < kMostInVain && stands_in_text(picture, layer))
        unite(outside.ink, {*region, picture.id, true});
      continue;
    }
    const double least = std::min(kWorthReading * layer.width * layer.height,
                                  kPartOfIt * picture.box.width() * picture.box.height());
    if (region->width() * region->height() >= least) unite(outside.ink, {*region, picture.id});
  }
  return outside;
}

void OutsidePrintFinder::note(const PictureInk& ink, bool is_text) {
  if (!is_text && ink.picture != 0) without_text_.insert(ink.picture);
  small_in_vain_ += !is_text && ink.is_small ? 1 : 0;
  have_small_ones_words_ = have_small_ones_words_ || (is_text && ink.is_small);
}

}  // namespace frisaet
