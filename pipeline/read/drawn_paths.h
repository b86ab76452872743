#pragma once

#include <vector>

#include "models/core/box.h"

class GfxPath;
class GfxState;

namespace frisaet {

/// Gathers the straight lines of what is drawn: of strokes each side, of filled areas those as thin as a
/// line, which is how most programs draw the edges of a table's cells, and the four sides of a filled
/// rectangle with another left out of it.
class RuleCollector {
 public:
  /// A path as it is painted, in the state's coordinates. Cost: O(points); curves and long outlines are
  /// passed over.
  void add(const GfxState& state, const GfxPath& path, bool is_filled);

  /// Points as displayed. Nothing where there were too many: a drawing or a map, and no table.
  std::vector<Box> take();

 private:
  void add_line(const Box& box);
  void add_frame(const Box& a, const Box& b);

  std::vector<Box> rules_;
};

/// The upright rectangles among the parts of a path that is filled, points as displayed; none where it has
/// other parts or two lie on each other, which may be a frame with a hole in it.
std::vector<Box> filled_rectangles(const GfxState& state, const GfxPath& path);

}  // namespace frisaet
