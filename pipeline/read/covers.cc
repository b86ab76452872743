#include "pipeline/read/covers.h"

#include <algorithm>

namespace frisaet {

void Covers::add(const Box& area, int count) {
  constexpr double kLetter = 4;  // points
  constexpr std::size_t kMost = 500;
  if (area.width() < kLetter || area.height() < kLetter || covers_.size() >= kMost) return;
  covers_.push_back({area, count});
}

bool Covers::hide(const Box& word, int end) const {
  constexpr double kMostOfIt = 0.7;  // boxes of words reach above and below their letters
  return std::any_of(covers_.begin(), covers_.end(), [&](const Cover& cover) {
    if (end > cover.count) return false;
    const double width = std::min(word.x1, cover.area.x1) - std::max(word.x0, cover.area.x0);
    const double height = std::min(word.y1, cover.area.y1) - std::max(word.y0, cover.area.y0);
    return width > 0 && height > 0 && width * height >= kMostOfIt * word.width() * word.height();
  });
}

}  // namespace frisaet
