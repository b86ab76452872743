#include "pipeline/read/page_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/read/page_gutters.h"

namespace frisaet {
namespace {

constexpr int kDepth = 4;  // columns within columns
constexpr std::size_t kMostSegments =
    3000;  // of a page that is looked through for columns; a full newspaper page has 1,000

std::vector<std::size_t> without(const std::vector<std::size_t>& all, const std::vector<std::size_t>& taken) {
  std::vector<std::size_t> a = all;
  std::vector<std::size_t> b = taken;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<std::size_t> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

std::size_t count_words(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen) {
  std::size_t count = 0;
  for (const std::size_t index : chosen) count += words[index].stands_for;
  return count;
}

/// Small print beside the head of a letter may have more words than the address and the heading next to it.
/// `rest` is all of the page that is not the side.
bool is_small_print(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& side,
                    const std::vector<std::size_t>& beside, const std::vector<std::size_t>& rest) {
  return count_words(words, side) < count_words(words, rest) &&
         usual_size(words, side) <=
             kSmallPrint * std::min(usual_size(words, beside), usual_size(words, rest));
}

/// Takes off the left side what stands below both columns: short lines (`Med venlig hilsen`, a name) that
/// begin after a gap, where the text above them ends within some lines of the right side's end. They would
/// come in the middle of the sentence that goes on at the right.
void end_at_both_columns(const std::vector<Segment>& segments, Gutter& gutter) {
  constexpr double kSameEnd = 3;   // lines: a paragraph is not parted for one of its own
  constexpr double kGap = 1.9;     // ems from baseline to baseline: more than lines of one paragraph have
  constexpr double kShort = 0.75;  // of the column's width
  constexpr std::size_t kFewest = 2;
  const auto right_end = std::max_element(
      gutter.right.begin(), gutter.right.end(),
      [&](std::size_t a, std::size_t b) { return segments[a].baseline() < segments[b].baseline(); });
  const Segment& last = segments[*right_end];
  double width = 0;
  for (const std::size_t index : gutter.left) width = std::max(width, segments[index].box.width());
  const auto is_short = [&](std::size_t index) { return segments[index].box.width() <= kShort * width; };
  // The column ends with its last full line and what stands right below that.
  auto first = std::find_if_not(gutter.left.rbegin(), gutter.left.rend(), is_short).base();
  while (first != gutter.left.begin() && first != gutter.left.end() &&
         segments[*first].is_right_below(segments[*(first - 1)])) {
    ++first;
  }
  std::vector<std::size_t> column(gutter.left.begin(), first);
  const std::vector<std::size_t> tail(first, gutter.left.end());
  if (tail.empty() || column.size() < kFewest) return;
  const Segment& end = segments[column.back()];
  if (std::abs(end.baseline() - last.baseline()) > kSameEnd * kGap * end.size ||
      segments[tail.front()].baseline() < last.baseline() ||
      segments[tail.front()].baseline() - end.baseline() < kGap * end.size) {
    return;
  }
  gutter.left = std::move(column);
}

void split(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen, int depth,
           std::vector<TextColumn>& columns, std::vector<TextColumn>& side_boxes) {
  if (chosen.empty()) return;
  std::vector<TextRow> rows = rows_of(words, chosen);
  const std::vector<Segment> segments = segments_of(words, rows);
  std::optional<Gutter> gutter =
      depth < kDepth && segments.size() <= kMostSegments ? best_gutter(words, segments) : std::nullopt;
  if (!gutter) {
    columns.push_back({std::move(rows), false});
    return;
  }
  if (gutter->left_columns == 1) end_at_both_columns(segments, *gutter);
  const std::vector<std::size_t> left = words_in(segments, gutter->left);
  const std::vector<std::size_t> right = words_in(segments, gutter->right);
  const std::size_t in_left = count_words(words, left) / gutter->left_columns;
  const std::size_t in_right = count_words(words, right) / gutter->right_columns;
  const bool is_narrow = std::min(in_left, in_right) * 2 < std::max(in_left, in_right);
  const bool small_right = !is_narrow && is_small_print(words, right, left, without(chosen, right));
  if (is_narrow || small_right) {
    const std::vector<std::size_t>& side = small_right || in_right <= in_left ? right : left;
    side_boxes.push_back({rows_of(words, side), true});
    split(words, without(chosen, side), depth + 1, columns, side_boxes);
    return;
  }
  std::vector<std::size_t> above;
  std::vector<std::size_t> below;
  for (const std::size_t index : without(without(chosen, left), right)) {
    (words[index].upright.center_y() < gutter->bottom ? above : below).push_back(index);
  }
  split(words, above, depth + 1, columns, side_boxes);
  split(words, left, depth + 1, columns, side_boxes);
  split(words, right, depth + 1, columns, side_boxes);
  split(words, below, depth + 1, columns, side_boxes);
}

}  // namespace

std::vector<TextRow> rows_of(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> order = chosen;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const double ya = words[a].upright.center_y();
    const double yb = words[b].upright.center_y();
    return ya != yb ? ya < yb : words[a].upright.x0 < words[b].upright.x0;
  });
  std::vector<TextRow> rows;
  constexpr std::size_t kLookBack = 6;  // rows that a tall word (a heading beside small print) may reach over
  for (const std::size_t index : order) {
    const Box& box = words[index].upright;
    TextRow* row = nullptr;
    double best = 0.5;
    for (std::size_t back = 1; back <= std::min(kLookBack, rows.size()); ++back) {
      TextRow& candidate = rows[rows.size() - back];
      const double overlap = std::min(box.y1, candidate.bottom) - std::max(box.y0, candidate.top);
      const double share = overlap / std::max(0.1, std::min(box.height(), candidate.bottom - candidate.top));
      if (share > best) {
        best = share;
        row = &candidate;
      }
    }
    if (row == nullptr) {
      rows.push_back({{index}, box.y0, box.y1});
      continue;
    }
    // The mean height, not the hull: a hull would grow until it swallows the next line.
    const auto count = static_cast<double>(row->words.size());
    row->top = (row->top * count + box.y0) / (count + 1);
    row->bottom = (row->bottom * count + box.y1) / (count + 1);
    row->words.push_back(index);
  }
  for (TextRow& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(),
                     [&](std::size_t a, std::size_t b) { return words[a].upright.x0 < words[b].upright.x0; });
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const TextRow& a, const TextRow& b) { return a.top + a.bottom < b.top + b.bottom; });
  return rows;
}

std::vector<TextColumn> columns_of(const std::vector<PlacedWord>& words,
                                   const std::vector<std::size_t>& chosen) {
  std::vector<TextColumn> columns;
  std::vector<TextColumn> side_boxes;
  split(words, chosen, 0, columns, side_boxes);
  columns.insert(columns.end(), std::make_move_iterator(side_boxes.begin()),
                 std::make_move_iterator(side_boxes.end()));
  return columns;
}

}  // namespace frisaet
