#include "extractors/agreements/shared_days.h"

#include <algorithm>

#include "extractors/agreements/told_periods.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

void give(std::optional<PeriodMention>& period, const ToldDay& day) {
  if (!period) period = PeriodMention{day.span, {}};
  (day.role == DayRole::kBegin ? period->period.from : period->period.to) = day.date;
  period->span = hull(period->span, day.span);
}

bool has(const std::optional<PeriodMention>& period, DayRole role) {
  return period && (role == DayRole::kBegin ? period->period.from : period->period.to);
}

}  // namespace

std::vector<std::optional<PeriodMention>> days_shared_by(std::string_view sentence,
                                                         const std::vector<Span>& groups) {
  std::vector<std::optional<PeriodMention>> periods(groups.size());
  if (groups.size() < 2) return periods;
  std::vector<ToldDay> for_all;
  for (const ToldDay& day : told_days(sentence)) {
    // How many groups stand before the day.
    const auto behind =
        std::find_if(groups.begin(), groups.end(), [&](Span group) { return group.begin >= day.span.begin; });
    const auto count = static_cast<std::size_t>(behind - groups.begin());
    if (count == 0) {
      for_all.push_back(day);
      continue;
    }
    const std::size_t from = groups[count - 1].end;
    if (from > day.span.begin) continue;  // inside a group
    const bool several = RuleBook::standard()
                             .family("agreements", "day_of_several")
                             .matches(sentence.substr(from, day.span.begin - from));
    for (std::size_t i = several ? 0 : count - 1; i < count; ++i) {
      if (!has(periods[i], day.role)) give(periods[i], day);
    }
  }
  for (const ToldDay& day : for_all) {
    for (auto& period : periods) {
      if (!has(period, day.role)) give(period, day);
    }
  }
  // What cannot be is nobody's.
  for (auto& period : periods) {
    if (period && period->period.from && period->period.to && *period->period.to <= *period->period.from)
      period = std::nullopt;
  }
  return periods;
}

void share_days(std::string_view words, Span sentence, std::vector<Assigned>& assigned, std::size_t first) {
  std::vector<Span> groups;
  std::vector<std::size_t> group_of;
  for (std::size_t i = first; i < assigned.size(); ++i) {
    const Span pair = hull(assigned[i].municipality_span, assigned[i].area_span);
    if (!sentence.contains(pair)) return;
    const Span own{pair.begin - sentence.begin, pair.end - sentence.begin};
    if (i > first && assigned[i].area_span == assigned[i - 1].area_span)
      groups.back() = hull(groups.back(), own);
    else
      groups.push_back(own);
    group_of.push_back(groups.size() - 1);
  }
  if (!std::is_sorted(groups.begin(), groups.end())) return;
  const auto periods = days_shared_by(words, groups);
  const auto crosses_a_group = [&](Span period) {
    return std::any_of(groups.begin(), groups.end(),
                       [&](Span group) { return period.contains(shifted(group, sentence.begin)); });
  };
  for (std::size_t i = first; i < assigned.size(); ++i) {
    const auto& shared = periods[group_of[i - first]];
    auto& own = assigned[i].period;
    const bool whole = own && own->period.from && own->period.to && !crosses_a_group(own->span);
    if (!shared || whole) continue;
    const Span span = shifted(shared->span, sentence.begin);
    // A beginning inside the group, and an end that several share.
    const bool end_told_apart = own && own->period.from && !own->period.to && !shared->period.from &&
                                shared->period.to > own->period.from && !crosses_a_group(own->span);
    if (end_told_apart) {
      own->period.to = shared->period.to;
      own->span = hull(own->span, span);
    } else {
      own = PeriodMention{span, shared->period};
    }
  }
}

}  // namespace frisaet
