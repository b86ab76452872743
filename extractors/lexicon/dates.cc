#include "extractors/lexicon/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "maj", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("dates", family);
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// 1–12 from a Danish or English name, long or short, or from digits.
std::optional<int> month_number(std::string_view printed) {
  if (is_digit(decode_utf8(printed, 0).value)) return number(printed);
  std::string name = to_lower(printed).substr(0, 3);
  if (name == "may") name = "maj";
  if (name == "oct") name = "okt";
  const auto it = std::find(kMonths.begin(), kMonths.end(), name);
  if (it == kMonths.end()) return std::nullopt;
  return static_cast<int>(it - kMonths.begin()) + 1;
}

/// By the first letter and what follows æøå, so that a misread ø does not matter.
unsigned weekday_number(std::string_view printed) {
  const std::string name = to_lower(printed);
  constexpr std::array<char, 7> kFirst = {'s', 'm', 't', 'o', 't', 'f', 'l'};
  if (name.starts_with("to")) return 4;
  const auto it = std::find(kFirst.begin(), kFirst.end(), name[0]);
  return static_cast<unsigned>(it - kFirst.begin());
}

/// Two digits belong to this century in our papers (2000–2069).
int full_year(std::string_view digits) {
  const int year = number(digits).value_or(0);
  return digits.size() == 2 ? 2000 + year : year;
}

/// True where the match is a piece of a longer chain of figures with the same separator (`85.02.02.2020`, a
/// case number).
bool inside_number_chain(std::string_view text, const RuleMatch& match) {
  const auto year = match.group("year");
  const auto month = match.group("month");
  if (!year || !month || month->begin == 0 || !is_digit(decode_utf8(text, month->begin).value)) return false;
  const char separator = text[month->begin - 1];
  const Span span = match.span;
  const bool before = span.begin >= 2 && text[span.begin - 1] == separator &&
                      is_digit(decode_utf8_before(text, span.begin - 1).value);
  const bool after = span.end + 1 < text.size() && text[span.end] == separator &&
                     is_digit(decode_utf8(text, span.end + 1).value);
  return before || after;
}

std::optional<DateMention> read_mention(std::string_view text, const RuleMatch& match) {
  DateMention mention;
  mention.span = match.span;
  mention.text = squeeze(match.span.of(text));
  mention.form = match.rule->gives == "day"     ? DateForm::kDay
                 : match.rule->gives == "month" ? DateForm::kMonth
                                                : DateForm::kRelative;
  if (const auto day = match.group("day")) mention.day = number(day->of(text));
  if (const auto month = match.group("month")) mention.month = month_number(month->of(text));
  if (const auto year = match.group("year")) mention.year = full_year(year->of(text));
  if (const auto weekday = match.group("weekday")) mention.weekday = weekday_number(weekday->of(text));
  if (mention.form != DateForm::kDay) return mention;
  if (inside_number_chain(text, match)) return std::nullopt;
  // 2024 is a leap year: a day that does not exist there exists in no year.
  if (!mention.day || !mention.month ||
      !make_date(mention.year.value_or(2024), *mention.month, *mention.day)) {
    return std::nullopt;
  }
  if (mention.year) {
    mention.date = make_date(*mention.year, *mention.month, *mention.day);
    mention.weekday_agrees = !mention.weekday || weekday_of(*mention.date) == *mention.weekday;
  }
  return mention;
}

std::optional<PeriodMention> between(std::string_view text, const DateMention& from, const DateMention& to) {
  const Span gap{from.span.end, to.span.begin};
  if (!to.date || gap.size() > 24 || from.form != DateForm::kDay) return std::nullopt;
  if (!rules("between").first(gap.of(text))) return std::nullopt;
  std::optional<Date> begin = from.date;
  // `1. januar til 31. december 2025`: one year for both, as long as the order holds.
  if (!begin) begin = make_date(*to.year, *from.month, *from.day);
  if (!begin || *begin > *to.date) return std::nullopt;
  return PeriodMention{hull(from.span, to.span), {begin, to.date}};
}

/// The text that leads up to a mention, enough for the words that open or close a period.
std::string_view lead_of(std::string_view text, std::size_t at) {
  constexpr std::size_t kLead = 48;
  const std::size_t begin = floor_code_point(text, at > kLead ? at - kLead : 0);
  return text.substr(begin, at - begin);
}

}  // namespace

std::optional<Date> DateMention::after(Date reference) const {
  if (date) return date;
  if (!day || !month || !weekday || form != DateForm::kDay) return std::nullopt;
  const int first_year = static_cast<int>(reference.year());
  for (const int candidate : {first_year, first_year + 1}) {
    const auto resolved = make_date(candidate, *month, *day);
    if (!resolved || *resolved < reference) continue;
    if (weekday_of(*resolved) == *weekday) return resolved;
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<DateMention> find_dates(std::string_view text) {
  std::vector<DateMention> mentions;
  for (const RuleMatch& match : rules("date").scan(text)) {
    if (auto mention = read_mention(text, match)) mentions.push_back(std::move(*mention));
  }
  return mentions;
}

std::vector<DayBack> find_days_back(std::string_view text, Date written) {
  std::vector<DayBack> found;
  for (const RuleMatch& match : rules("days_back").scan(text)) {
    const auto back = std::chrono::days(number(match.rule->gives).value_or(0));
    found.push_back({match.span, Date(std::chrono::sys_days(written) - back)});
  }
  for (const RuleMatch& match : rules("weekday_back").scan(text)) {
    constexpr std::array<std::string_view, 7> kWeekdays = {"søn", "man", "tirs", "ons", "tors", "fre", "lør"};
    const std::string printed = to_lower(match.group("weekday")->of(text));
    const auto named = std::find(kWeekdays.begin(), kWeekdays.end(), printed) - kWeekdays.begin();
    Date day(std::chrono::sys_days(written) - std::chrono::days(1));
    while (weekday_of(day) != static_cast<unsigned>(named))
      day = Date(std::chrono::sys_days(day) - std::chrono::days(1));
    found.push_back({match.span, day});
  }
  for (const DateMention& mention : find_dates(text)) {
    if (mention.date || !mention.day || !mention.month || !mention.weekday) continue;
    const int year = static_cast<int>(written.year());
    auto last = make_date(year, *mention.month, *mention.day);
    if (last && *last > written) last = make_date(year - 1, *mention.month, *mention.day);
    if (last && weekday_of(*last) == *mention.weekday) found.push_back({mention.span, *last});
  }
  return found;
}

std::optional<DateMention> first_full_date(std::string_view text) {
  for (DateMention& mention : find_dates(text)) {
    if (mention.date) return std::move(mention);
  }
  return std::nullopt;
}

std::vector<PeriodMention> find_periods(std::string_view text) {
  std::vector<PeriodMention> periods;
  const std::vector<DateMention> dates = find_dates(text);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i + 1 < dates.size()) {
      if (auto period = between(text, dates[i], dates[i + 1])) {
        periods.push_back(*period);
        ++i;
        continue;
      }
    }
    if (!dates[i].date) continue;
    const std::string_view lead = lead_of(text, dates[i].span.begin);
    if (rules("begins").matches(lead)) {
      periods.push_back({dates[i].span, {dates[i].date, std::nullopt}});
    } else if (rules("ends").matches(lead)) {
      // `træder i kraft den … og slutter den …`
      const bool goes_on =
          !periods.empty() && !periods.back().period.to && i > 0 &&
          periods.back().span == dates[i - 1].span && *periods.back().period.from < *dates[i].date &&
          text.substr(periods.back().span.end, dates[i].span.begin - periods.back().span.end).find(". ") ==
              std::string_view::npos;
      if (goes_on) {
        periods.back().period.to = dates[i].date;
        periods.back().span = hull(periods.back().span, dates[i].span);
      } else {
        periods.push_back({dates[i].span, {std::nullopt, dates[i].date}});
      }
    }
  }
  for (const RuleMatch& match : rules("years").all(text)) {
    const bool in_date = std::any_of(dates.begin(), dates.end(),
                                     [&](const DateMention& date) { return date.span.overlaps(match.span); });
    if (in_date) continue;
    const auto joined = [&](char32_t c) { return c == '-' || c == '/' || c == '.'; };
    const char32_t before = decode_utf8_before(text, match.span.begin).value;
    const CodePoint after = decode_utf8(text, match.span.end);
    if (joined(before) ||
        (joined(after.value) && is_digit(decode_utf8(text, match.span.end + after.size).value)))
      continue;
    const int from = full_year(match.group("from")->of(text));
    const std::string_view last = match.group("to")->of(text);
    const int to = last.size() == 2 ? from / 100 * 100 + number(last).value_or(0) : full_year(last);
    if (to <= from) continue;
    periods.push_back({match.span, {make_date(from, 1, 1), make_date(to, 12, 31)}});
  }
  std::sort(periods.begin(), periods.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
  return periods;
}

std::vector<DateMention> days_of_row(std::string_view text) {
  std::vector<DateMention> days = find_dates(text);
  std::erase_if(days, [&](const DateMention& day) {
    const std::string_view lead = lead_of(text, day.span.begin);
    return lead.ends_with(" af ") && !rules("edge_of").matches(lead) && day.date;
  });
  return days;
}

std::optional<PeriodMention> period_of_two_days(std::string_view text) {
  const std::vector<DateMention> days = days_of_row(text);
  if (days.size() != 2 || !days[0].date || !days[1].date || *days[1].date <= *days[0].date)
    return std::nullopt;
  return PeriodMention{hull(days[0].span, days[1].span), {days[0].date, days[1].date}};
}

}  // namespace frisaet
