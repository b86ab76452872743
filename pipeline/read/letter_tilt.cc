#include "pipeline/read/letter_tilt.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace frisaet {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kBin = 0.25 * kDegree;
constexpr double kMost = 15 * kDegree;
constexpr double kLeast = 0.3 * kDegree;
constexpr std::size_t kWindow = 5;  // bins: lines of one sheet differ by a degree at most

}  // namespace

double tilt_of(double dx, double dy) {
  constexpr double kUpright = 1e-3;
  const double smaller = std::min(std::abs(dx), std::abs(dy));
  if (smaller <= kUpright * std::max(std::abs(dx), std::abs(dy))) return 0;  // nearly all letters there are
  constexpr double kQuarter = std::numbers::pi / 2;
  const double angle = std::atan2(dy, dx);
  return angle - std::round(angle / kQuarter) * kQuarter;
}

void TiltTally::add_leaning(double tilt) {
  if (!(std::abs(tilt) < kMost)) return;
  const auto bin = static_cast<std::size_t>(std::lround((tilt + kMost) / kBin));
  ++letters_[bin];
  sums_[bin] += tilt;
}

double TiltTally::common() const {
  if (upright_ * 2 >= all_) return 0;
  std::size_t most = 0;
  double sum = 0;
  for (std::size_t first = 0; first + kWindow <= kBins; ++first) {
    std::size_t letters = 0;
    double tilts = 0;
    for (std::size_t bin = first; bin < first + kWindow; ++bin) {
      letters += letters_[bin];
      tilts += sums_[bin];
    }
    if (letters > most) std::tie(most, sum) = std::pair(letters, tilts);
  }
  if (most * 2 <= all_) return 0;
  const double mean = sum / static_cast<double>(most);
  return std::abs(mean) < kLeast ? 0 : mean;
}

bool leans_with(double tilt, double common) {
  return std::abs(tilt - common) <= kWindow * kBin;
}

Box turned_by(const Box& box, double angle, double width, double height) {
  const double along = std::cos(angle);
  const double across = std::sin(angle);
  const auto turned = [&](double x, double y) {
    const double from_x = x - width / 2;
    const double from_y = y - height / 2;
    const double to_x = along * from_x - across * from_y + width / 2;
    const double to_y = across * from_x + along * from_y + height / 2;
    return Box{to_x, to_y, to_x, to_y};
  };
  return hull(hull(turned(box.x0, box.y0), turned(box.x1, box.y0)),
              hull(turned(box.x0, box.y1), turned(box.x1, box.y1)));
}

}  // namespace frisaet
