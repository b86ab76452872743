#include "extractors/agreements/told_periods.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/rules/rule_set.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// The role that the last word of begin, end or something else in front of a day gives it, else the first one
/// behind it.
DayRole role_of(std::string_view before, std::string_view after) {
  const auto role = [](const RuleMatch& match) {
    if (match.rule->gives == "begin") return DayRole::kBegin;
    return match.rule->gives == "end" ? DayRole::kEnd : DayRole::kNone;
  };
  const std::vector<RuleMatch> leads = rules("role_of_a_day").scan(before);
  if (!leads.empty()) return role(leads.back());
  const auto behind = rules("role_behind_a_day").first(after);
  return behind ? role(*behind) : DayRole::kNone;
}

/// The day that is printed, or the last one of a month that is (`med udgangen af juni 2027`).
std::optional<Date> day_of(const DateMention& mention, DayRole role) {
  if (mention.date) return mention.date;
  if (role != DayRole::kEnd || !mention.month || !mention.year || mention.day) return std::nullopt;
  if (!rules("end_of_a_month").matches(mention.text)) return std::nullopt;
  constexpr int kLongest = 31;
  for (int day = kLongest; day > 0; --day) {
    if (const auto date = make_date(*mention.year, *mention.month, day)) return date;
  }
  return std::nullopt;
}

/// A day that may begin or end something, whatever the words around it make of it.
struct PossibleDay {
  Span span;
  DateMention printed;
  std::optional<Date> year_end;  ///< of `udgangen af 2027`, which begins nothing; `printed` is empty then
};

/// In text order, not overlapping.
std::vector<PossibleDay> possible_days(std::string_view words) {
  std::vector<PossibleDay> days;
  for (const RuleMatch& year : rules("end_of_a_year").scan(words)) {
    const auto date = make_date(std::stoi(std::string(year.group("year")->of(words))), 12, 31);
    days.push_back({*year.group("day"), {}, date});
  }
  const std::size_t years = days.size();
  for (DateMention& mention : find_dates(words)) {
    const bool in_a_year_end =
        std::any_of(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(years),
                    [&](const PossibleDay& year) { return year.span.overlaps(mention.span); });
    if (!in_a_year_end) days.push_back({mention.span, std::move(mention), std::nullopt});
  }
  std::sort(days.begin(), days.end(),
            [](const PossibleDay& a, const PossibleDay& b) { return a.span < b.span; });
  return days;
}

}  // namespace

std::vector<ToldDay> told_days(std::string_view words) {
  const std::vector<PossibleDay> possible = possible_days(words);
  std::vector<ToldDay> days;
  std::size_t from = 0;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    const std::size_t to = i + 1 < possible.size() ? possible[i + 1].span.begin : words.size();
    const auto& [span, printed, year_end] = possible[i];
    // The words between it and the days next to it: `rapporterer ved udgangen af 2025` ends nothing.
    const DayRole role =
        role_of(words.substr(from, span.begin - from), words.substr(span.end, to - span.end));
    from = span.end;
    if (year_end && role != DayRole::kEnd) continue;
    const auto date = year_end ? year_end : day_of(printed, role);
    if (role != DayRole::kNone && date) days.push_back({span, role, *date});
  }
  return days;
}

std::optional<PeriodMention> told_period(std::string_view words) {
  const std::vector<PeriodMention> periods = find_periods(words);
  const auto whole = std::find_if(periods.begin(), periods.end(), [](const PeriodMention& period) {
    return period.period.from && period.period.to;
  });
  if (whole != periods.end()) return *whole;
  std::optional<PeriodMention> found;
  for (const auto& [day, role, date] : told_days(words)) {
    if (!found) found = PeriodMention{day, {}};
    auto& side = role == DayRole::kBegin ? found->period.from : found->period.to;
    if (side && *side != date) return std::nullopt;
    side = date;
    found->span = hull(found->span, day);
  }
  if (found && found->period.from && found->period.to && *found->period.to <= *found->period.from)
    return std::nullopt;
  return found;
}

}  // namespace frisaet
