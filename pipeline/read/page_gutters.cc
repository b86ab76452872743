#include "pipeline/read/page_gutters.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/column_prose.h"
#include "pipeline/read/list_marks.h"

namespace frisaet {
namespace {

// In ems (the size of the letters). A justified line seldom opens its blanks beyond one em, and gutters of
// side boxes and newspaper columns are rarely under one and a half.
constexpr double kGapInLine = 1.2;
constexpr double kGutter = 1.4;
constexpr double kSameHeight = Segment::kSameHeight;
constexpr double kAlignedShare = 0.6;  // of the lines at one side that have a neighbour at the other: a table
/// The left edges of blocks that are set flush right beside other text: the leftmost of the segments that end
/// a row at the same place.
std::vector<double> edges_of_flush_right(const std::vector<Segment>& segments) {
  constexpr double kFlush = 1;  // points
  std::vector<const Segment*> last_in_row;
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const bool beside =
        segments[i - 1].box.x1 < segments[i].box.x0 &&
        std::abs(segments[i - 1].baseline() - segments[i].baseline()) <= kSameHeight * segments[i].size;
    if (beside) last_in_row.push_back(&segments[i]);
  }
  std::sort(last_in_row.begin(), last_in_row.end(),
            [](const Segment* a, const Segment* b) { return a->box.x1 < b->box.x1; });
  std::vector<double> edges;
  for (std::size_t at = 0; at < last_in_row.size();) {
    std::size_t end = at;
    double edge = last_in_row[at]->box.x0;
    for (; end < last_in_row.size() && last_in_row[end]->box.x1 - last_in_row[at]->box.x1 <= kFlush; ++end)
      edge = std::min(edge, last_in_row[end]->box.x0);
    if (end - at >= 2) edges.push_back(edge);
    at = end;
  }
  return edges;
}

/// What may be the left edge of a column: edges at which several segments begin, leftmost first, then those
/// of columns set flush right.
std::vector<double> likely_left_edges(const std::vector<Segment>& segments) {
  constexpr double kTolerance = 2;
  constexpr std::size_t kMost = 24;
  std::vector<double> edges;
  edges.reserve(segments.size());
  for (const Segment& segment : segments) edges.push_back(segment.box.x0);
  std::sort(edges.begin(), edges.end());
  std::vector<double> common;
  for (std::size_t at = 0; at < edges.size();) {
    std::size_t end = at;
    while (end < edges.size() && edges[end] - edges[at] <= kTolerance) ++end;
    if (end - at >= 2) common.push_back(edges[at]);
    at = end;
  }
  if (common.size() > kMost) common.resize(kMost);
  const std::vector<double> flush = edges_of_flush_right(segments);
  common.insert(common.end(), flush.begin(),
                flush.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, flush.size())));
  return common;
}

/// Cuts the page at the vertical line `edge`: for each stretch in which no segment crosses it and text stands
/// at both sides, one gutter.
std::vector<Gutter> gutters_at(const std::vector<Segment>& segments, double edge) {
  std::vector<std::size_t> order(segments.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return segments[a].box.y0 < segments[b].box.y0; });
  std::vector<Gutter> gutters(1);
  for (const std::size_t index : order) {
    const Segment& segment = segments[index];
    if (segment.box.x0 >= edge - 2) {
      gutters.back().right.push_back(index);
    } else if (segment.box.x1 <= edge - kGutter * segment.size) {
      gutters.back().left.push_back(index);
    } else {
      gutters.emplace_back();
    }
  }
  std::erase_if(gutters,
                [](const Gutter& gutter) { return gutter.right.size() < 2 || gutter.left.size() < 2; });
  for (Gutter& gutter : gutters) {
    const auto extent = [&](const std::vector<std::size_t>& side) {
      Box box = segments[side.front()].box;
      for (const std::size_t index : side) box = hull(box, segments[index].box);
      return box;
    };
    const Box left = extent(gutter.left);
    const Box right = extent(gutter.right);
    gutter.top = std::max(left.y0, right.y0);
    gutter.bottom = std::min(left.y1, right.y1);
  }
  return gutters;
}

std::vector<std::size_t> within(const std::vector<Segment>& segments, const std::vector<std::size_t>& side,
                                const Gutter& gutter) {
  std::vector<std::size_t> result;
  std::copy_if(side.begin(), side.end(), std::back_inserter(result), [&](std::size_t index) {
    const double middle = segments[index].box.center_y();
    return gutter.top <= middle && middle <= gutter.bottom;
  });
  return result;
}

/// Share of the lines at `side` that stand at the height of a line at `other`.
double aligned_share(const std::vector<Segment>& segments, const std::vector<std::size_t>& side,
                     const std::vector<std::size_t>& other) {
  const auto aligned = std::count_if(side.begin(), side.end(), [&](std::size_t index) {
    const Segment& line = segments[index];
    return std::any_of(other.begin(), other.end(), [&](std::size_t candidate) {
      const double size = std::min(line.size, segments[candidate].size);
      return std::abs(segments[candidate].baseline() - line.baseline()) <= kSameHeight * size;
    });
  });
  return static_cast<double>(aligned) / static_cast<double>(side.size());
}

/// The usual distance between the lines of a side; 0 with fewer than three.
double pitch_of(const std::vector<Segment>& segments, const std::vector<std::size_t>& side) {
  if (side.size() < 3) return 0;
  std::vector<double> baselines;
  baselines.reserve(side.size());
  for (const std::size_t index : side) baselines.push_back(segments[index].baseline());
  std::sort(baselines.begin(), baselines.end());
  std::adjacent_difference(baselines.begin(), baselines.end(), baselines.begin());
  const auto middle = baselines.begin() + static_cast<std::ptrdiff_t>(baselines.size() / 2);
  std::nth_element(baselines.begin() + 1, middle, baselines.end());
  return *middle;
}

/// Cells stand as far apart as the rows they belong to, or as two or three of them; small print beside a
/// letter has a distance of its own, even where a few of its lines happen to meet the letter's.
bool keep_step(double pitch, double other) {
  constexpr double kTolerance = 0.08;
  if (pitch <= 0 || other <= 0) return true;
  const double steps = std::max(pitch, other) / std::min(pitch, other);
  return steps > 3.5 || std::abs(steps - std::round(steps)) <= kTolerance * steps;
}

/// Whether most lines at a side are themselves broken by wide gaps: then it is some columns of a table.
bool is_broken_up(const std::vector<Segment>& segments, const std::vector<std::size_t>& side) {
  std::size_t beside = 0;
  for (const std::size_t a : side) {
    beside += std::any_of(side.begin(), side.end(), [&](std::size_t b) {
      return a != b &&
             std::abs(segments[a].baseline() - segments[b].baseline()) <= kSameHeight * segments[a].size;
    });
  }
  return beside * 2 > side.size();
}

/// The least distance between two lines of a side; 0 with one line.
double closest_lines(const std::vector<Segment>& segments, const std::vector<std::size_t>& side) {
  std::vector<double> baselines;
  for (const std::size_t index : side) baselines.push_back(segments[index].baseline());
  std::sort(baselines.begin(), baselines.end());
  double closest = 0;
  for (std::size_t i = 1; i < baselines.size(); ++i) {
    const double distance = baselines[i] - baselines[i - 1];
    if (distance > 1 && (closest == 0 || distance < closest)) closest = distance;
  }
  return closest;
}

/// Lines that no other of the side stands right above: of labels that wrap, the first.
std::vector<std::size_t> first_lines(const std::vector<Segment>& segments,
                                     const std::vector<std::size_t>& side) {
  std::vector<std::size_t> first;
  for (const std::size_t line : side) {
    const bool goes_on = std::any_of(side.begin(), side.end(), [&](std::size_t above) {
      return segments[line].is_right_below(segments[above]);
    });
    if (!goes_on) first.push_back(line);
  }
  return first;
}

/// Whether the left side holds the labels of the rows at the right (`Sag nr. 4`, `Indstilling`, `Byrådet`,
/// each beside what it is about): narrow, every label's first line at the height of one at the right, and
/// labels standing further apart than lines of one paragraph do, as the rows' edges part them. What small
/// print at the margin of a letter never is.
bool labels_rows(const std::vector<Segment>& segments, const std::vector<std::size_t>& left,
                 const std::vector<std::size_t>& right) {
  constexpr std::size_t kLabels = 3;
  constexpr double kWidthShare = 0.4;
  constexpr double kAligned = 0.95;
  constexpr double kApart = 1.3;
  const std::vector<std::size_t> labels = first_lines(segments, left);
  if (labels.size() < kLabels || labels.size() > right.size()) return false;
  const auto extent = [&](const std::vector<std::size_t>& side) {
    Box box = segments[side.front()].box;
    for (const std::size_t index : side) box = hull(box, segments[index].box);
    return box;
  };
  if (extent(left).width() > kWidthShare * extent(right).width()) return false;
  if (aligned_share(segments, labels, right) < kAligned) return false;
  double closest = closest_lines(segments, right);
  if (labels.size() < left.size()) closest = std::min(closest, closest_lines(segments, left));
  return closest > 0 && pitch_of(segments, labels) >= kApart * closest;
}

/// The texts of a side's line at a height, parted by `|` where a wide gap parts them.
std::string line_at(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                    const std::vector<std::size_t>& side, double baseline) {
  std::string line;
  for (const std::size_t index : side) {
    if (std::abs(segments[index].baseline() - baseline) > kSameHeight * segments[index].size) continue;
    for (const std::size_t word : segments[index].words) line += words[word].text + ' ';
    line += '|';
  }
  return line;
}

/// A long table set in two halves beside each other has the same head over both. Cuts off what stands above
/// the head at either side; false where no line of two words and more is the same at both.
bool begin_at_repeated_head(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                            Gutter& gutter) {
  double above = -1;
  for (const std::size_t index : gutter.left) {
    const double baseline = segments[index].baseline();
    if (baseline - above <= kSameHeight * segments[index].size) continue;  // the same line
    above = baseline;
    const std::string head = line_at(words, segments, gutter.left, baseline);
    if (std::count(head.begin(), head.end(), '|') < 2 ||
        head != line_at(words, segments, gutter.right, baseline)) {
      continue;
    }
    const auto stands_above = [&](std::size_t other) {
      return segments[other].baseline() < baseline - kSameHeight * segments[other].size;
    };
    Gutter below = gutter;
    std::erase_if(below.left, stands_above);
    std::erase_if(below.right, stands_above);
    if (below.left.size() < 2 || below.right.size() < 2) return false;
    below.top = std::max(gutter.top, segments[index].box.y0);
    gutter = std::move(below);
    return true;
  }
  return false;
}

bool is_labelled(const std::vector<PlacedWord>& words, const Segment& segment) {
  return segment.words.size() > 1 &&
         std::any_of(segment.words.begin(), segment.words.end() - 1,
                     [&](std::size_t word) { return words[word].text.ends_with(':'); });
}

/// A letter's references, set flush right beside the address: every line at the right has a label (`Dato: 3.
/// maj 2022`, `Sagsnr.: 22/17`) and ends at the same place, and not every line beside them has one, as in a
/// form of two columns. Cuts off what stands above and below them at the left; false where there are no
/// references.
bool keep_beside_references(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                            Gutter& gutter) {
  constexpr double kFlush = 1;  // points
  constexpr std::size_t kMostLines = 8;
  const auto labelled = [&](std::size_t index) { return is_labelled(words, segments[index]); };
  const double edge = segments[gutter.right.front()].box.x1;
  const auto is_reference = [&](std::size_t index) {
    return labelled(index) && std::abs(segments[index].box.x1 - edge) <= kFlush;
  };
  if (gutter.right.size() > kMostLines ||
      !std::all_of(gutter.right.begin(), gutter.right.end(), is_reference)) {
    return false;
  }
  Box block = segments[gutter.right.front()].box;
  for (const std::size_t index : gutter.right) block = hull(block, segments[index].box);
  std::vector<std::size_t> beside;
  std::copy_if(gutter.left.begin(), gutter.left.end(), std::back_inserter(beside), [&](std::size_t index) {
    const double middle = segments[index].box.center_y();
    return block.y0 < middle && middle < block.y1;
  });
  if (beside.size() < 2 || std::all_of(beside.begin(), beside.end(), labelled)) return false;
  gutter.left = std::move(beside);
  return true;
}

/// A few lines of small print in the right margin, one below the other, where nothing else on the page
/// reaches into their column: they stand apart even where they begin above the text and only one meets a line
/// of it.
bool is_margin_note(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                    const Gutter& gutter) {
  constexpr std::size_t kMostLines = 12;
  constexpr double kFarthest = 2.5;  // lines
  if (gutter.left.size() + gutter.right.size() != segments.size() || gutter.right.size() > kMostLines ||
      gutter.left.size() < 2 * gutter.right.size()) {
    return false;
  }
  for (std::size_t i = 1; i < gutter.right.size(); ++i) {  // from the top, as gutters_at has them
    const Segment& line = segments[gutter.right[i]];
    if (line.box.y0 - segments[gutter.right[i - 1]].box.y1 > kFarthest * line.size) return false;
  }
  return usual_size(words, words_in(segments, gutter.right)) <=
         kSmallPrint * usual_size(words, words_in(segments, gutter.left));
}

/// Without the numbers of a list, which are no column of their own.
std::vector<std::size_t> without_marks(const std::vector<PlacedWord>& words,
                                       const std::vector<Segment>& segments, std::vector<std::size_t> side) {
  std::erase_if(side, [&](std::size_t index) {
    return segments[index].words.size() == 1 && is_list_mark(words[segments[index].words.front()].text);
  });
  return side;
}

/// How many words from `begin` of a row stand in a line of prose that was stretched to fill its column: the
/// blanks are wide and all the same, and most words begin small. 1 where it is no such line.
std::size_t stretched_words(const std::vector<PlacedWord>& words, const TextRow& row, std::size_t begin) {
  constexpr double kWidest = 2;       // ems
  constexpr double kSameBlank = 0.5;  // points
  constexpr std::size_t kFewest = 5;
  const auto blank = [&](std::size_t i) {
    return words[row.words[i + 1]].upright.x0 - words[row.words[i]].upright.x1;
  };
  std::size_t end = begin + 1;
  std::size_t small = 0;
  for (; end < row.words.size(); ++end) {
    const PlacedWord& word = words[row.words[end]];
    const double gap = blank(end - 1);
    if (gap > kWidest * word.size || std::abs(gap - blank(begin)) > kSameBlank) break;
    small += word.text.size() > 1 && begins_small(word.text) ? 1 : 0;
  }
  return end - begin >= kFewest && small * 2 >= end - begin ? end - begin : 1;
}

bool parts_columns(const std::vector<PlacedWord>& words, const std::vector<Segment>& segments,
                   const Gutter& gutter) {
  const std::vector<std::size_t> left = without_marks(words, segments, within(segments, gutter.left, gutter));
  const std::vector<std::size_t> right = within(segments, gutter.right, gutter);
  if (left.size() < 2 || right.size() < 2) return false;
  const std::size_t at_left = columns_of_prose(words, segments, left);
  const std::size_t at_right = columns_of_prose(words, segments, right);
  if (at_left < 2 && is_broken_up(segments, left)) return false;
  if (at_right < 2 && is_broken_up(segments, right)) return false;
  const std::vector<std::size_t>& fewer = left.size() < right.size() ? left : right;
  const std::vector<std::size_t>& more = left.size() < right.size() ? right : left;
  if (labels_rows(segments, left, right)) return false;
  const double aligned = aligned_share(segments, fewer, more);
  if (fewer.size() == 2 ? aligned == 0 : aligned < kAlignedShare) return true;
  if (!keep_step(pitch_of(segments, left), pitch_of(segments, right))) return true;
  if (at_left > 0 && at_right > 0) return true;
  if (are_short_columns(words, segments, gutter, left, right)) return true;
  return is_filled_prose(segments, left) && (is_filled_prose(segments, right) || right.size() >= 3);
}

}  // namespace

bool begins_small(std::string_view text) {
  const CodePoint first = decode_utf8(text, 0);
  return is_letter(first.value) && !is_upper(first.value);
}

std::vector<Segment> segments_of(const std::vector<PlacedWord>& words, const std::vector<TextRow>& rows) {
  std::vector<Segment> segments;
  for (const TextRow& row : rows) {
    bool open = false;
    std::size_t stretched_to = 0;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      const std::size_t index = row.words[i];
      const PlacedWord& word = words[index];
      const bool is_stretched = i < stretched_to;
      if (!is_stretched) stretched_to = i + stretched_words(words, row, i);
      if (!open || (!is_stretched && word.upright.x0 - segments.back().box.x1 >
                                         kGapInLine * std::max(word.size, segments.back().size))) {
        segments.push_back({{}, word.upright, word.size});
        open = true;
      }
      Segment& segment = segments.back();
      segment.words.push_back(index);
      segment.box = hull(segment.box, word.upright);
      segment.size = std::max(segment.size, word.size);
    }
  }
  return segments;
}

std::vector<std::size_t> words_in(const std::vector<Segment>& segments,
                                  const std::vector<std::size_t>& side) {
  std::vector<std::size_t> words;
  for (const std::size_t index : side) {
    words.insert(words.end(), segments[index].words.begin(), segments[index].words.end());
  }
  return words;
}

double usual_size(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen) {
  std::vector<double> sizes;
  sizes.reserve(chosen.size());
  for (const std::size_t index : chosen)
    sizes.insert(sizes.end(), words[index].stands_for, words[index].size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

std::optional<Gutter> best_gutter(const std::vector<PlacedWord>& words,
                                  const std::vector<Segment>& segments) {
  std::optional<Gutter> best;
  std::size_t most = 0;
  for (const double edge : likely_left_edges(segments)) {
    for (Gutter& gutter : gutters_at(segments, edge)) {
      const bool is_known = begin_at_repeated_head(words, segments, gutter) ||
                            keep_beside_references(words, segments, gutter) ||
                            is_margin_note(words, segments, gutter);
      const std::size_t lines = std::min(gutter.left.size(), gutter.right.size());
      if (lines <= most || gutter.top >= gutter.bottom) continue;
      if (!is_known && !parts_columns(words, segments, gutter)) continue;
      most = lines;
      gutter.left_columns = std::max<std::size_t>(1, columns_of_prose(words, segments, gutter.left));
      gutter.right_columns = std::max<std::size_t>(1, columns_of_prose(words, segments, gutter.right));
      best = std::move(gutter);
    }
  }
  return best;
}

}  // namespace frisaet
