#pragma once

#include <cstddef>
#include <vector>

#include "models/core/box.h"

namespace frisaet {

/// Filled areas of a page, told as they are drawn, and what was written before each of them: a word that is
/// painted over later is seen by no reader, be it a line that was corrected or a name that somebody blacked
/// out.
class Covers {
 public:
  /// An opaque area, points as displayed, painted when `count` bytes of the page's text were drawn. Smaller
  /// ones than a letter hide no word. Beyond some hundreds the later ones are forgotten: a drawing.
  void add(const Box& area, int count);

  /// Whether a word whose last byte is the `end`-th of the page was painted over, most of it. Cost: O(areas).
  [[nodiscard]] bool hide(const Box& word, int end) const;

 private:
  struct Cover {
    Box area;
    int count;
  };
  std::vector<Cover> covers_;
};

}  // namespace frisaet
