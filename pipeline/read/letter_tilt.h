#pragma once

#include <array>
#include <cstddef>

#include "models/core/box.h"

namespace frisaet {

/// By how much letters lean against the nearest of the four ways a page can lie, of their direction on the
/// page (x to the right, y downwards): radians, clockwise positive.
double tilt_of(double dx, double dy);

/// The tilt that most letters of a page have in common: of a layer that was laid over a sheet which went into
/// the scanner aslant.
class TiltTally {
 public:
  void add(double tilt) {
    ++all_;
    if (tilt == 0) {  // nearly all letters there are
      ++upright_;
    } else {
      add_leaning(tilt);
    }
  }

  /// 0 where the letters stand upright (0.3° tear no line), have nothing in common, or lean more than 15°:
  /// then a drawing is meant.
  [[nodiscard]] double common() const;

 private:
  static constexpr std::size_t kBins = 121;  // quarters of a degree, from −15° to 15°
  std::array<std::size_t, kBins> letters_{};
  std::array<double, kBins> sums_{};
  std::size_t all_ = 0;
  std::size_t upright_ = 0;

  void add_leaning(double tilt);
};

/// Whether a letter leans as its page does, within what lines of one sheet differ.
bool leans_with(double tilt, double common);

/// A box on a sheet of `width` × `height` after turning the sheet about its middle by `angle` radians
/// clockwise: the hull of what stands there then.
Box turned_by(const Box& box, double angle, double width, double height);

}  // namespace frisaet
