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

}  // namespace

std::vector<ToldDay> told_days(std::string_view words) {
  const std::vector<DateMention> mentions = find_dates(words);
  std::vector<ToldDay> days;
  std::size_t from = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::size_t to = i + 1 < mentions.size() ? mentions[i + 1].span.begin : words.size();
    const Span span = mentions[i].span;
    const DayRole role =
        role_of(words.substr(from, span.begin - from), words.substr(span.end, to - span.end));
    from = span.end;
    const auto date = day_of(mentions[i], role);
    if (role != DayRole::kNone && date) days.push_back({span, role, *date});
  }
  for (const RuleMatch& year : rules("end_of_a_year").scan(words)) {
    const Span day = *year.group("day");
    // `rapporterer ved udgangen af 2025`: the words since the day before it say what it is, as of any day.
    std::size_t since = 0;
    for (const DateMention& mention : mentions) {
      if (mention.span.end <= day.begin) since = mention.span.end;
    }
    if (role_of(words.substr(since, day.begin - since), words.substr(day.end)) != DayRole::kEnd) continue;
    const auto date = make_date(std::stoi(std::string(year.group("year")->of(words))), 12, 31);
    if (date) days.push_back({day, DayRole::kEnd, *date});
  }
  std::sort(days.begin(), days.end(), [](const ToldDay& a, const ToldDay& b) { return a.span < b.span; });
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
