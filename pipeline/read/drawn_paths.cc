#include "pipeline/read/drawn_paths.h"

#include <poppler/GfxState.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace frisaet {
namespace {

constexpr std::size_t kMostRules = 4000;  // a table of 100 rows and 8 columns has 3,200 when drawn by cells
constexpr double kThickest = 2.5;         // points

Box point_of(const GfxState& state, const GfxSubpath& part, int index) {
  double x = 0;
  double y = 0;
  state.transform(part.getX(index), part.getY(index), &x, &y);
  return {x, y, x, y};
}

}  // namespace

void RuleCollector::add(const GfxState& state, const GfxPath& path, bool is_filled) {
  constexpr int kMostPoints = 16;  // a rectangle has 5; letters and curves have more
  Box before;                      // of the part before, a filled rectangle
  for (int i = 0; i < path.getNumSubpaths() && rules_.size() <= kMostRules; ++i) {
    const GfxSubpath& part = *path.getSubpath(i);
    const int points = part.getNumPoints();
    if (points < 2 || points > kMostPoints) continue;
    Box whole;
    for (int k = 0; k < points; ++k) {
      const Box here = point_of(state, part, k);
      whole = k == 0 ? here : hull(whole, here);
      if (k > 0 && !is_filled) add_line(hull(point_of(state, part, k - 1), here));
    }
    if (!is_filled && part.isClosed())
      add_line(hull(point_of(state, part, points - 1), point_of(state, part, 0)));
    if (!is_filled) continue;
    add_line(whole);
    const Box rectangle = points <= 5 ? whole : Box{};
    add_frame(before, rectangle);
    before = rectangle;
  }
}

void RuleCollector::add_frame(const Box& a, const Box& b) {
  const Box& outer = a.width() > b.width() ? a : b;
  const Box& inner = a.width() > b.width() ? b : a;
  const std::array<double, 4> edges{inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1,
                                    outer.y1 - inner.y1};
  const bool is_thin =
      std::all_of(edges.begin(), edges.end(), [](double edge) { return edge > 0 && edge <= kThickest; });
  if (!is_thin) return;
  add_line({outer.x0, outer.y0, outer.x1, inner.y0});
  add_line({outer.x0, inner.y1, outer.x1, outer.y1});
  add_line({outer.x0, outer.y0, inner.x0, outer.y1});
  add_line({inner.x1, outer.y0, outer.x1, outer.y1});
}

std::vector<Box> RuleCollector::take() {
  return rules_.size() > kMostRules ? std::vector<Box>() : std::move(rules_);
}

void RuleCollector::add_line(const Box& box) {
  constexpr double kShortest = 5;  // points
  const double thin = std::min(box.width(), box.height());
  if (thin <= kThickest && std::max(box.width(), box.height()) >= kShortest) rules_.push_back(box);
}

std::vector<Box> filled_rectangles(const GfxState& state, const GfxPath& path) {
  constexpr int kMostParts = 32;
  constexpr double kSamePlace = 0.1;  // points
  std::vector<Box> found;
  if (path.getNumSubpaths() > kMostParts) return found;
  for (int i = 0; i < path.getNumSubpaths(); ++i) {
    const GfxSubpath& part = *path.getSubpath(i);
    const int points = part.getNumPoints();
    if (points < 4 || points > 5) return {};
    std::array<Box, 5> at{};
    for (int k = 0; k < points; ++k) {
      if (part.getCurve(k)) return {};
      at[static_cast<std::size_t>(k)] = point_of(state, part, k);
    }
    const Box whole = hull(at[0], at[2]);
    const auto same = [](double a, double b) { return std::abs(a - b) <= kSamePlace; };
    const auto is_corner = [&](const Box& a, const Box& across, const Box& down) {
      return same(a.x0, down.x0) && same(a.y0, across.y0);
    };
    const bool is_rectangle = (is_corner(at[1], at[0], at[2]) && is_corner(at[3], at[2], at[0])) ||
                              (is_corner(at[1], at[2], at[0]) && is_corner(at[3], at[0], at[2]));
    const bool is_closed = points == 4 || (same(at[4].x0, at[0].x0) && same(at[4].y0, at[0].y0));
    const bool overlaps = std::any_of(found.begin(), found.end(), [&](const Box& other) {
      return std::min(other.x1, whole.x1) > std::max(other.x0, whole.x0) + kSamePlace &&
             std::min(other.y1, whole.y1) > std::max(other.y0, whole.y0) + kSamePlace;
    });
    if (!is_rectangle || !is_closed || overlaps) return {};
    found.push_back(whole);
  }
  return found;
}

}  // namespace frisaet
