#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
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
  /// Whether it may be the next line of what `above` is a line of; where it begins is not asked.
  [[nodiscard]] bool is_right_below(const Segment& above) const {
    const double apart = baseline() - above.baseline();
    return apart > kSameHeight * size && apart <= kNextLine * size;
  }

  // In ems (the size of the letters).
  static constexpr double kSameHeight = 0.25;  ///< how far the baselines of one table row may be apart
  static constexpr double kNextLine = 1.5;     ///< how far those of two lines of a paragraph
};

/// A place where a strip without words parts the segments at its two sides.
struct Gutter {
  std::vector<std::size_t> left;
  std::vector<std::size_t> right;
  double top = 0;
  double bottom = 0;
  std::size_t left_columns = 1;  ///< that the side is itself parted into, by other gutters
  std::size_t right_columns = 1;
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

/// Whether a text begins with a small letter, as lines in the middle of a sentence do.
bool begins_small(std::string_view text);

/// The median size of the chosen words, points. REQUIRES: at least one.
double usual_size(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen);

}  // namespace frisaet
