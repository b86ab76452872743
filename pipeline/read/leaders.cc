#include "pipeline/read/leaders.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "pipeline/read/image_file.h"
#include "pipeline/read/ink.h"

namespace frisaet {
namespace {

constexpr double kLeastDpi = 130;
constexpr double kLookDpi = 150;
constexpr double kPointsPerInch = 72;
constexpr double kUnsure = 0.6;  // points: a pixel and a bit, by which two pictures of one sign differ
constexpr std::size_t kFewest = 6;
constexpr std::size_t kMostMarks =
    20'000;  // a page of small print has 6,000; a printed picture's raster any number

struct Run {
  Box box;  // points
  std::size_t count = 0;
  double pitch = 0;
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
    Run run{marks[first], members.size(), pitch};
    for (const std::size_t member : members) {
      taken[member] = true;
      run.box = hull(run.box, marks[member]);
    }
    runs.push_back(run);
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.box.y0 < b.box.y0; });
  return runs;
}

constexpr double kLineStep = 7;  // points: lines of print are further apart

bool stands_near(const Box& run, const Box& other) {
  return run.x0 < other.x1 && other.x0 < run.x1 && std::abs(run.center_y() - other.center_y()) < kLineStep;
}

/// Whether other marks stand above or below: letters of which these are the dots, further rows of a picture's
/// raster.
bool stands_alone(const Run& run, const std::vector<Box>& marks) {
  const auto near =
      std::count_if(marks.begin(), marks.end(), [&](const Box& mark) { return stands_near(run.box, mark); });
  return near < static_cast<std::ptrdiff_t>(run.count + run.count / 2);
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
  return lower.count == upper.count && std::abs(lower.box.x0 - upper.box.x0) <= 2 * kUnsure &&
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
  const auto add = [&](const Box& box, std::size_t count, char sign) {
    leaders.push_back(
        {{box.x0 * pixels, box.y0 * pixels, box.x1 * pixels, box.y1 * pixels}, std::string(count, sign)});
  };
  for (const Run& run : runs_of(marks_from_left(marks, is_dot)))
    if (stands_alone(run, marks)) add(run.box, run.count, '.');
  const std::vector<Run> bars = runs_of(marks_from_left(marks, is_bar));
  for (const Run& upper : bars) {
    std::vector<const Run*> near;
    for (const Run& other : bars)
      if (&other != &upper && stands_near(upper.box, other.box)) near.push_back(&other);
    if (near.size() == 1 && is_lower_half(upper, *near.front()))
      add(hull(upper.box, near.front()->box), upper.count, '=');
  }
  return leaders;
}

Raster without_leaders(Raster picture, const std::vector<Leader>& leaders) {
  constexpr double kEdge = 1.0;  // points: the grey edge of the signs
  const double edge = kEdge * picture.dpi / kPointsPerInch;
  for (const Leader& leader : leaders) {
    const int x0 = std::max(0, static_cast<int>(leader.box.x0 - edge));
    const int x1 = std::min(picture.width, static_cast<int>(leader.box.x1 + edge) + 1);
    const int y1 = std::min(picture.height, static_cast<int>(leader.box.y1 + edge) + 1);
    for (int y = std::max(0, static_cast<int>(leader.box.y0 - edge)); y < y1; ++y) {
      const auto begin = picture.pixels.begin() + static_cast<std::ptrdiff_t>(picture.index(x0, y));
      const auto end = begin + (x1 - x0);
      std::fill(begin, end, *std::max_element(begin, end));
    }
  }
  return picture;
}

}  // namespace frisaet
