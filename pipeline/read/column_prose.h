#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/read/page_gutters.h"

/// What tells prose in a column from the cells of a table: where its lines end, and how sentences go on from
/// line to line. Sides are indices of segments.
namespace frisaet {

/// Lines of prose reach the right edge of their column, save the last of a paragraph; cells do not.
/// The narrower the column, the more ragged its right edge.
struct Filled {
  double width = 15;      ///< ems, at least
  double ragged = 0.15;   ///< of the width, by which a line may fall short
  std::size_t lines = 4;  ///< at least
};

/// Whether six of ten lines reach the right edge. REQUIRES: a side is not empty, or `filled_when.lines` > 0.
bool is_filled_prose(const std::vector<Segment>& segments, const std::vector<std::size_t>& side,
                     Filled filled_when = {});

/// How many columns of prose a side holds, as of a newsletter: its lines begin at few edges, and those at
/// each edge are prose. 0 where it is no such thing: cells of a table are not.
std::size_t columns_of_prose(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                             const std::vector<std::size_t>& side);

/// Whether two or three lines at either side are columns, where there are too few to tell by their edges:
/// their sentences go on from line to line, and the left column's in the right one; or all of them do, in
/// three filled lines and more. What wraps in a table's cells begins anew at the right.
/// `left` and `right` are those of the gutter's lines that stand beside each other.
bool are_short_columns(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                       const Gutter& gutter, const std::vector<std::size_t>& left,
                       const std::vector<std::size_t>& right);

}  // namespace frisaet
