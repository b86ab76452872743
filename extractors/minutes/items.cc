#include "extractors/minutes/items.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "extractors/minutes/contents_list.h"
#include "extractors/minutes/item_readings.h"

namespace frisaet::minutes {

Counts::Counts(const std::vector<Mark>& marks, const Head& head) {
  bool passed_on = false;  // under a route or a history: lines of bodies there decide nothing here
  std::size_t last_plain = std::numeric_limits<std::size_t>::max();
  bool announced = false;  // a heading that holds both still waits for its decision's line
  plain_.push_back(0);
  own_.push_back(0);
  sections_.push_back(0);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.heading) passed_on = mark.has(HeadingRole::kRoute) || mark.has(HeadingRole::kHistory);
    // A heading right above another body's or day's line is that line's.
    const bool of_another = i + 1 < marks.size() && mark.has(HeadingRole::kDecision) &&
                            mark.heading->rest.empty() && marks[i + 1].step &&
                            !is_own(*marks[i + 1].step, head);
    const bool plain = (mark.has(HeadingRole::kDecision) && !of_another) ||
                       mark.has(HeadingRole::kRecommendationAndDecision);
    bool own = mark.step && !passed_on && is_own(*mark.step, head);
    // The dated line right under the heading is the same decision.
    if (own && last_plain != std::numeric_limits<std::size_t>::max() && i - last_plain <= 3) own = false;
    // `INDSTILLING OG BESLUTNING` / what was proposed / `Udvalgets beslutning i mødet den …`: one decision.
    if (own && announced) own = announced = false;
    if (plain) {
      last_plain = i;
      announced = mark.has(HeadingRole::kRecommendationAndDecision);
    }
    plain_.push_back(plain_.back() + (plain ? 1 : 0));
    own_.push_back(own_.back() + (own ? 1 : 0));
    sections_.push_back(sections_.back() + (mark.section() || mark.step || mark.opener ? 1 : 0));
  }
}

int Counts::decisions(std::size_t begin, std::size_t end) const {
  const int plain = plain_[end] - plain_[begin];
  return plain > 0 ? plain : std::min(own_[end] - own_[begin], 1);
}

double worth_of(int decisions, int sections, bool any_decision) {
  if (!any_decision) return sections > 0 ? 1.5 : 0;
  if (decisions == 1) return 4;
  if (decisions == 0) return sections > 0 ? -0.5 : -1.5;
  return -4.0 * (decisions - 1);
}

Reading cut_at(const std::vector<std::size_t>& begins, const Counts& counts, std::size_t marks_size,
               double bonus) {
  Reading reading;
  if (begins.empty()) return reading;
  reading.score = -2.0 * counts.decisions(0, begins.front());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : marks_size;
    reading.score +=
        worth_of(counts.decisions(begins[i], end), counts.sections(begins[i], end), counts.any_decision()) +
        bonus;
    ItemRange item;
    item.begin = item.body = begins[i];
    reading.items.push_back(std::move(item));
  }
  return reading;
}

Items find_items(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                 std::size_t head_end) {
  const Counts counts(marks, head);
  std::vector<Reading> readings = numbered_readings(text, marks, counts);
  std::ranges::move(unnumbered_readings(text, marks, head, head_end, counts), std::back_inserter(readings));
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.score > b.score; });

  Items result;
  Reading& best = readings.front();
  if (best.items.empty() || best.score <= 0) return result;
  result.numbered = best.numbered;
  const double second = std::max(0.0, readings[1].score);
  result.margin = std::clamp((best.score - second) / (best.score + 1), 0.0, 1.0);
  result.items = std::move(best.items);
  for (std::size_t i = 0; i < result.items.size(); ++i) {
    result.items[i].place = i;
    result.items[i].end = i + 1 < result.items.size() ? result.items[i + 1].begin : marks.size();
  }
  for (std::size_t i = 0; result.numbered && i + 1 < result.items.size(); ++i) {
    result.items[i].gap_after = result.items[i + 1].number->number != result.items[i].number->number + 1;
  }
  if (result.numbered) {
    for (ItemRange& closed : closed_items_of_list(text, marks, result.items)) {
      closed.place = result.items.size();
      result.items.push_back(std::move(closed));
    }
  }
  if (!result.numbered) complete_unnumbered(text, marks, head, head_end, result.items);
  return result;
}

}  // namespace frisaet::minutes
