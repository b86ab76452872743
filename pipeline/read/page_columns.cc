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

/// The lines of a side, each of one segment or, where it was stretched, of several.
std::vector<Segment> lines_of(const std::vector<Segment>& segments, const std::vector<std::size_t>& side) {
  std::vector<Segment> lines;
  for (const std::size_t index : side) {
    const Segment& part = segments[index];
    const bool same = !lines.empty() &&
                      std::abs(part.baseline() - lines.back().baseline()) <= Segment::kSameHeight * part.size;
    if (!same) {
      lines.push_back(part);
    } else {
      lines.back().box = hull(lines.back().box, part.box);
    }
  }
  return lines;
}

/// `Navn: …`, `Den ansvarlige: …`: a form's line, however long.
bool has_label(const std::vector<PlacedWord>& words, const Segment& line) {
  constexpr std::size_t kMostWords = 3;  // of the label
  const auto end = line.words.begin() + static_cast<std::ptrdiff_t>(std::min(kMostWords, line.words.size()));
  return std::any_of(line.words.begin(), end,
                     [&](std::size_t index) { return words[index].text.ends_with(':'); });
}

/// Takes off the left side what stands below both columns: short lines (`Med venlig hilsen`, a name, a form's
/// lines) that begin after a gap, where the text above them ends within some lines of the right side's end.
/// They would come in the middle of the sentence that goes on at the right.
void end_at_both_columns(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                         Gutter& gutter) {
  constexpr double kSameEnd = 3;   // lines: a paragraph is not parted for one of its own
  constexpr double kGap = 1.9;     // ems from baseline to baseline: more than lines of one paragraph have
  constexpr double kShort = 0.75;  // of the column's width
  constexpr double kShortAlone = 0.95;  // the same of a line that is a paragraph
  constexpr std::size_t kFewest = 2;
  const std::vector<Segment> lines = lines_of(segments, gutter.left);
  double right_end = 0;
  for (const std::size_t index : gutter.right) right_end = std::max(right_end, segments[index].baseline());
  double width = 0;
  for (const Segment& line : lines) width = std::max(width, line.box.width());
  const auto goes_on = [&](std::size_t i) {
    return i > 0 && i < lines.size() && lines[i].is_right_below(lines[i - 1]);
  };
  const auto is_short = [&](std::size_t i) {
    const bool alone = !goes_on(i) && !goes_on(i + 1);
    return lines[i].box.width() <= (alone ? kShortAlone : kShort) * width ||
           (alone && has_label(words, lines[i]));
  };
  // The column ends with its last full line and what stands right below that.
  std::size_t first = lines.size();
  while (first > 0 && is_short(first - 1)) --first;
  while (goes_on(first)) ++first;
  if (first < kFewest || first == lines.size()) return;
  const Segment& end = lines[first - 1];
  const double below = lines[first].baseline();
  if (std::abs(end.baseline() - right_end) > kSameEnd * kGap * end.size || below < right_end ||
      below - end.baseline() < kGap * end.size) {
    return;
  }
  std::erase_if(gutter.left, [&](std::size_t index) {
    return segments[index].baseline() > end.baseline() + Segment::kSameHeight * end.size;
  });
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
  if (gutter->left_columns == 1) end_at_both_columns(words, segments, *gutter);
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
