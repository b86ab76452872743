#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/read/page_columns.h"
#include "pipeline/read/page_layout.h"

namespace frisaet {

/// Words of a row without a wide gap between them.
struct Segment {
  std::vector<std::size_t> words;
  Box box;
  double size = 0;

  [[nodiscard]] double baseline() const { return box.y1; }
};

/// A place where a strip without words parts the segments at its two sides.
struct Gutter {
  std::vector<std::size_t> left;
  std::vector<std::size_t> right;
  double top = 0;
  double bottom = 0;
};

/// Of the text's size what is small print: 8½ points below 10, 9 below 10½.
inline constexpr double kSmallPrint = 0.87;

/// The segments of the rows, from top to bottom and from left to right.
std::vector<Segment> segments_of(const std::vector<PlacedWord>& words, const std::vector<TextRow>& rows);

/// The gutter that parts most lines, if any parts columns and not the cells of a table or a form. What speaks
/// for columns: lines at other heights, another distance between lines, prose that fills both sides, the same
/// head over both, a letter's references, small print in the margin. Cost: O(segments²) for each common left
/// edge.
std::optional<Gutter> best_gutter(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments);

/// The words of the segments at a side.
std::vector<std::size_t> words_in(const std::vector<Segment>& segments, const std::vector<std::size_t>& side);

/// The median size of the chosen words, points. REQUIRES: at least one.
double usual_size(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen);

}  // namespace frisaet
