#include "pipeline/read/column_prose.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "models/text/danish.h"

namespace frisaet {
namespace {

/// Prose in a column too narrow to be told by its right edge alone: sentences go on from line to line.
bool is_narrow_prose(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                     const std::vector<std::size_t>& side) {
  constexpr Filled kNarrow{9, 0.25};
  constexpr double kGoingOn = 0.3;  // of the lines begin with a small letter
  if (!is_filled_prose(segments, side, kNarrow)) return false;
  const auto going_on = std::count_if(side.begin(), side.end(), [&](std::size_t index) {
    return begins_small(words[segments[index].words.front()].text);
  });
  return static_cast<double>(going_on) >= kGoingOn * static_cast<double>(side.size());
}

/// Whether a sentence may end with this word; `den 1.` and `§ 7, stk. 3.` go on, as far as anybody can tell.
bool ends_sentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(".!?:\"»”)");
  if (last == std::string_view::npos || last + 1 == text.size()) return false;
  return !is_digit(static_cast<unsigned char>(text[last]));
}

/// The lines of `side` around those of `inner` that follow one another as the lines of a paragraph do, from
/// top to bottom; nothing where those of `inner` do not.
std::vector<std::size_t> run_around(const std::vector<Segment>& segments, std::vector<std::size_t> side,
                                    const std::vector<std::size_t>& inner) {
  constexpr double kSameEdge = 2;  // points
  std::stable_sort(side.begin(), side.end(), [&](std::size_t a, std::size_t b) {
    return segments[a].baseline() < segments[b].baseline();
  });
  const auto follows = [&](std::size_t i) {
    const Segment& above = segments[side[i - 1]];
    const Segment& line = segments[side[i]];
    return line.is_right_below(above) && std::abs(line.box.x0 - above.box.x0) <= kSameEdge;
  };
  std::size_t begin = static_cast<std::size_t>(
      std::find_first_of(side.begin(), side.end(), inner.begin(), inner.end()) - side.begin());
  std::size_t end = begin + 1;
  while (begin > 0 && follows(begin)) --begin;
  while (end < side.size() && follows(end)) ++end;
  std::vector<std::size_t> run(side.begin() + static_cast<std::ptrdiff_t>(begin),
                               side.begin() + static_cast<std::ptrdiff_t>(end));
  const bool holds_all = std::all_of(inner.begin(), inner.end(), [&](std::size_t line) {
    return std::find(run.begin(), run.end(), line) != run.end();
  });
  return holds_all ? run : std::vector<std::size_t>();
}

/// How the lines of a run go on: within a sentence, or as cells do, with neither a sentence's end above nor a
/// small letter below.
struct GoingOn {
  std::size_t within = 0;
  std::size_t as_cells = 0;
};
GoingOn going_on(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                 const std::vector<std::size_t>& run) {
  GoingOn found;
  for (std::size_t i = 1; i < run.size(); ++i) {
    const bool is_small = begins_small(words[segments[run[i]].words.front()].text);
    found.within += is_small ? 1 : 0;
    found.as_cells += !is_small && !ends_sentence(words[segments[run[i - 1]].words.back()].text) ? 1 : 0;
  }
  return found;
}

}  // namespace

bool is_filled_prose(const std::vector<Segment>& segments, const std::vector<std::size_t>& side,
                     Filled filled_when) {
  constexpr double kFilledShare = 0.6;
  if (side.size() < filled_when.lines) return false;
  double x0 = segments[side.front()].box.x0;
  double x1 = segments[side.front()].box.x1;
  double size = 0;
  for (const std::size_t index : side) {
    x0 = std::min(x0, segments[index].box.x0);
    x1 = std::max(x1, segments[index].box.x1);
    size = std::max(size, segments[index].size);
  }
  if (x1 - x0 < filled_when.width * size) return false;
  const auto filled = std::count_if(side.begin(), side.end(), [&](std::size_t index) {
    return segments[index].box.x1 >= x1 - filled_when.ragged * (x1 - x0);
  });
  return static_cast<double>(filled) >= kFilledShare * static_cast<double>(side.size());
}

std::size_t columns_of_prose(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                             const std::vector<std::size_t>& side) {
  constexpr double kSameEdge = 2;    // points
  constexpr double kIndented = 0.2;  // of the lines may begin elsewhere
  std::vector<std::size_t> order = side;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return segments[a].box.x0 < segments[b].box.x0; });
  std::size_t columns = 0, in_columns = 0;
  for (std::size_t at = 0; at < order.size();) {
    std::vector<std::size_t> column;
    const double edge = segments[order[at]].box.x0;
    for (; at < order.size() && segments[order[at]].box.x0 - edge <= kSameEdge; ++at)
      column.push_back(order[at]);
    if (!is_narrow_prose(words, segments, column)) continue;
    ++columns;
    in_columns += column.size();
  }
  const bool all = static_cast<double>(in_columns) >= (1 - kIndented) * static_cast<double>(side.size());
  return all ? columns : 0;
}

bool are_short_columns(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                       const Gutter& gutter, const std::vector<std::size_t>& left,
                       const std::vector<std::size_t>& right) {
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kFewestOfBoth = 5;
  constexpr double kRagged = 0.15;  // of the width
  const Filled kThreeLines{15, kRagged, 3};
  const Filled kTwoLines{15, kRagged, kFewest};
  const std::vector<std::size_t> left_run = run_around(segments, gutter.left, left);
  const std::vector<std::size_t> right_run = run_around(segments, gutter.right, right);
  if (left_run.size() < kFewest || right_run.size() < kFewest) return false;
  const GoingOn at_left = going_on(words, segments, left_run);
  const GoingOn at_right = going_on(words, segments, right_run);
  if (at_left.within * 2 < left_run.size() - 1 || at_right.within * 2 < right_run.size() - 1) return false;
  if (at_left.as_cells + at_right.as_cells == 0 && is_filled_prose(segments, left_run, kThreeLines) &&
      is_filled_prose(segments, right_run, kThreeLines))
    return true;
  const Segment& last = segments[left_run.back()];
  double x1 = last.box.x1;
  for (const std::size_t index : left_run) x1 = std::max(x1, segments[index].box.x1);
  return left_run.size() + right_run.size() >= kFewestOfBoth && at_left.as_cells + at_right.as_cells <= 1 &&
         last.box.x1 >= x1 - kRagged * (x1 - last.box.x0) && !ends_sentence(words[last.words.back()].text) &&
         begins_small(words[segments[right_run.front()].words.front()].text) &&
         is_filled_prose(segments, left_run, kTwoLines) && is_filled_prose(segments, right_run, kTwoLines);
}

}  // namespace frisaet
