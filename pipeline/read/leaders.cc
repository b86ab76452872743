#include "pipeline/read/leaders.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "pipeline/read/image_file.h"
#include "pipeline/read/ink.h"

namespace frisaet {
namespace {

constexpr double kLeastDpi = 130;
constexpr double kLookDpi = 150;
constexpr double kPointsPerInch = 72;
constexpr double kUnsure = 0.6;  // points: a pixel and a bit, by which two pictures of one sign differ
constexpr std::size_t kFewest = 6;
// A page of small print has 6,000; a printed picture's raster any number.
constexpr std::size_t kMostMarks = 20'000;

/// Equal marks at equal distances, in points.
struct Run {
  Box box;
  std::vector<Box> marks;
  double pitch = 0;
  std::size_t count = 0;  // with those that were not seen in a gap
};

bool is_dot(const Box& mark) {
  return std::max(mark.width(), mark.height()) <= 2.6 &&
         std::abs(mark.width() - mark.height()) <= 2 * kUnsure;
}

bool is_bar(const Box& mark) {
  return mark.height() <= 2.4 && mark.width() >= 3 && mark.width() <= 12;
}

/// Whether `next` continues a run whose last mark is `last`. `pitch` is 0 while the run has one mark.
bool follows(const Box& last, const Box& next, double pitch) {
  const double step = next.x0 - last.x0;
  return std::abs(next.center_y() - last.center_y()) <= kUnsure &&
         std::abs(next.width() - last.width()) <= 2 * kUnsure && step <= 2 * last.width() + 4 &&
         (pitch == 0 || std::abs(step - pitch) <= kUnsure);
}

/// Whether `right` goes on where `left` ended, one or two signs that ran together left out.
bool continues(const Run& left, const Run& right) {
  const double gap = right.box.x0 - left.marks.back().x0;
  return std::abs(left.box.center_y() - right.box.center_y()) <= kUnsure && gap > 0 &&
         gap <= 3.3 * left.pitch && std::abs(left.pitch - right.pitch) <= kUnsure;
}

void append(Run& left, const Run& right) {
  const auto missing = std::lround((right.box.x0 - left.marks.back().x0) / left.pitch) - 1;
  left.count += right.count + static_cast<std::size_t>(std::max(0L, missing));
  left.marks.insert(left.marks.end(), right.marks.begin(), right.marks.end());
  left.box = hull(left.box, right.box);
}

/// The runs of equal marks, from the top. REQUIRES: marks from left to right.
std::vector<Run> runs_of(const std::vector<Box>& marks) {
  std::vector<bool> taken(marks.size());
  std::vector<Run> runs;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    if (taken[first]) continue;
    std::vector<std::size_t> members = {first};
    double pitch = 0;
    for (std::size_t next = first + 1; next < marks.size(); ++next) {
      const Box& last = marks[members.back()];
      if (marks[next].x0 > last.x0 + 2 * last.width() + 5) break;
      if (taken[next] || marks[next].x0 <= last.x0 + kUnsure || !follows(last, marks[next], pitch)) continue;
      members.push_back(next);
      pitch = (marks[next].x0 - marks[first].x0) / static_cast<double>(members.size() - 1);
    }
    if (members.size() < kFewest) continue;
    Run run{marks[first], {}, pitch, members.size()};
    for (const std::size_t member : members) {
      taken[member] = true;
      run.marks.push_back(marks[member]);
      run.box = hull(run.box, marks[member]);
    }
    const auto before =
        std::find_if(runs.begin(), runs.end(), [&](const Run& left) { return continues(left, run); });
    if (before != runs.end()) {
      append(*before, run);
    } else {
      runs.push_back(std::move(run));
    }
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.box.y0 < b.box.y0; });
  return runs;
}

constexpr double kLineStep = 7;       // points: lines of print are further apart
constexpr double kLeastLetter = 3.5;  // points: an `x` of 7 points

bool stands_near(const Box& run, const Box& other) {
  return run.x0 < other.x1 && other.x0 < run.x1 && std::abs(run.center_y() - other.center_y()) < kLineStep;
}

/// Whether letters stand right above or below: then the dots underline them, edge a table's cell, or are
/// those of `i`. Also whether dots do: the rows of a picture's raster.
bool belongs_to_others(const Run& run, const std::vector<Box>& marks) {
  constexpr double kNear = 6;  // points; the line above a leader ends further away
  double covered = 0;
  std::size_t small = 0;
  for (const Box& mark : marks) {
    if (!(run.box.x0 < mark.x1 && mark.x0 < run.box.x1)) continue;
    if (mark.height() < kLeastLetter) {
      small += stands_near(run.box, mark) ? 1 : 0;
    } else if (mark.y1 > run.box.y0 - kNear && mark.y0 < run.box.y1 + kNear) {
      covered += mark.width();
    }
  }
  return 3 * covered > run.box.width() || small > run.count + run.count / 2;
}

/// Whether a word stands to the left or right on the same line. A row of dots without is a border, or a line
/// to write on.
bool leads(const Run& run, const std::vector<Box>& marks) {
  constexpr double kFar = 60;  // points
  return std::any_of(marks.begin(), marks.end(), [&](const Box& mark) {
    return mark.height() >= kLeastLetter && mark.y0 < run.box.y0 && mark.y1 > run.box.y0 - 1 &&
           mark.x1 > run.box.x0 - kFar && mark.x0 < run.box.x1 + kFar;
  });
}

/// Marks from left to right that could be such signs.
std::vector<Box> marks_from_left(const std::vector<Box>& all, bool (*fits)(const Box&)) {
  std::vector<Box> marks;
  std::copy_if(all.begin(), all.end(), std::back_inserter(marks), fits);
  std::stable_sort(marks.begin(), marks.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  return marks;
}

/// The bars of the same `=` as those of `upper`.
bool is_lower_half(const Run& upper, const Run& lower) {
  return &lower != &upper && lower.count == upper.count &&
         std::abs(lower.box.x0 - upper.box.x0) <= 2 * kUnsure &&
         std::abs(lower.pitch - upper.pitch) <= kUnsure && lower.box.y0 > upper.box.y1 - kUnsure;
}

}  // namespace

std::vector<Leader> find_leaders(const Raster& picture) {
  if (picture.dpi < kLeastDpi) return {};
  Ink ink = ink_of(reduced(picture, kLookDpi));
  const std::vector<Box> marks = take_marks(ink);
  if (marks.size() > kMostMarks) return {};
  const double pixels = picture.dpi / kPointsPerInch;
  std::vector<Leader> leaders;
  const auto add = [&](Run run, std::string text) {
    for (Box& mark : run.marks) mark = scaled(mark, pixels);
    leaders.push_back({scaled(run.box, pixels), std::move(text), std::move(run.marks)});
  };
  for (const Run& run : runs_of(marks_from_left(marks, is_dot)))
    if (!belongs_to_others(run, marks)) add(run, leads(run, marks) ? std::string(run.count, '.') : "");
  const std::vector<Run> bars = runs_of(marks_from_left(marks, is_bar));
  for (const Run& upper : bars) {
    std::vector<const Run*> near;
    for (const Run& other : bars)
      if (&other != &upper && stands_near(upper.box, other.box)) near.push_back(&other);
    if (near.size() != 1 || !is_lower_half(upper, *near.front())) continue;
    Run both = upper;
    both.marks.insert(both.marks.end(), near.front()->marks.begin(), near.front()->marks.end());
    both.box = hull(upper.box, near.front()->box);
    add(both, std::string(upper.count, '='));
  }
  return leaders;
}

Raster without_leaders(Raster picture, const std::vector<Leader>& leaders) {
  constexpr double kEdge = 1.0;  // points: the grey edge of the signs
  const double edge = kEdge * picture.dpi / kPointsPerInch;
  for (const Leader& leader : leaders) {
    for (const Box& mark : leader.marks) {
      const int x0 = std::max(0, static_cast<int>(mark.x0 - edge));
      const int x1 = std::min(picture.width, static_cast<int>(mark.x1 + edge) + 1);
      const int y0 = std::max(0, static_cast<int>(mark.y0 - edge));
      const int y1 = std::min(picture.height, static_cast<int>(mark.y1 + edge) + 1);
      std::uint8_t paper = 0;
      for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) paper = std::max(paper, picture.at(x, y));
      for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) picture.pixels[picture.index(x, y)] = paper;
    }
  }
  return picture;
}

}  // namespace frisaet
