#include "pipeline/read/drawn_pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace frisaet {
namespace {

constexpr std::size_t kMostPictures = 500;

/// Whether two strips or tiles have one side in common.
bool continues(const Box& before, const Box& next) {
  constexpr double kSeam = 1;  // points
  const auto same = [](double a, double b) { return std::abs(a - b) <= kSeam; };
  const bool below = same(before.x0, next.x0) && same(before.x1, next.x1) &&
                     (same(before.y1, next.y0) || same(before.y0, next.y1));
  const bool beside = same(before.y0, next.y0) && same(before.y1, next.y1) &&
                      (same(before.x1, next.x0) || same(before.x0, next.x1));
  return below || beside;
}

void unite(DrawnPicture& whole, const DrawnPicture& part) {
  whole.box = hull(whole.box, part.box);
  whole.dpi = std::max(whole.dpi, part.dpi);
  whole.id = whole.id == 0 || part.id == 0 ? 0 : whole.id * 1'000'003 + part.id;
}

}  // namespace

bool could_hold_text(const Box& picture) {
  return std::max(picture.width(), picture.height()) >= kLongPicture &&
         std::min(picture.width(), picture.height()) >= kHighPicture;
}

bool could_hold_words(const Box& picture) {
  return std::max(picture.width(), picture.height()) >= kLongLine &&
         std::min(picture.width(), picture.height()) >= kHighLine;
}

void DrawnPictures::add(DrawnPicture picture) {
  Box& box = picture.box;
  box = {std::max(0.0, box.x0), std::max(0.0, box.y0), std::min(width_, box.x1), std::min(height_, box.y1)};
  if (!(box.width() > 0 && box.height() > 0)) return;
  cover(box);
  if (!pictures_.empty() && continues(pictures_.back().box, box)) {
    unite(pictures_.back(), picture);
    // A row of tiles that is complete continues the rows above it.
    while (pictures_.size() > 1 && continues(pictures_[pictures_.size() - 2].box, pictures_.back().box)) {
      const DrawnPicture row = pictures_.back();
      pictures_.pop_back();
      unite(pictures_.back(), row);
    }
    return;
  }
  if (pictures_.size() < kMostPictures) {
    pictures_.push_back(picture);
  } else if (!could_hold_text(pictures_.back().box)) {
    pictures_.back() = picture;
  }
}

void DrawnPictures::cover(const Box& box) {
  // A cell is covered when its centre is, so that strips add up to what they cover together.
  const auto first = [](double at, double size) {
    return static_cast<std::size_t>(std::max(0.0, std::ceil(at / size * kCells - 0.5)));
  };
  const std::size_t right = std::min(kCells, first(box.x1, width_));
  const std::size_t bottom = std::min(kCells, first(box.y1, height_));
  for (std::size_t y = first(box.y0, height_); y < bottom; ++y) {
    for (std::size_t x = first(box.x0, width_); x < right; ++x) covered_.set(y * kCells + x);
  }
}

double DrawnPictures::share() const {
  return static_cast<double>(covered_.count()) / static_cast<double>(covered_.size());
}

std::vector<DrawnPicture> DrawnPictures::take() {
  std::erase_if(pictures_, [](const DrawnPicture& picture) { return !could_hold_words(picture.box); });
  return std::move(pictures_);
}

}  // namespace frisaet
