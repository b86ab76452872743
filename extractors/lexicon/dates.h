#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/date.h"
#include "models/records/agreement.h"
#include "models/text/span.h"

namespace frisaet {

/// How exactly a day is printed.
enum class DateForm {
  kDay,       ///< day, month, and perhaps year: `mandag den 8. august`, `13.09.2007`, `Onsdag, April 3, 2019`
  kMonth,     ///< `oktober 2020`: no day
  kRelative,  ///< `primo september`, `ultimo august 2022`, `uge 34`: kept as printed, never a day
};

/// A date as printed in a text.
struct DateMention {
  Span span;         ///< in the caller's text, with weekday and `den`/`d.`, without the time
  std::string text;  ///< the printed words, white space squeezed
  DateForm form = DateForm::kDay;
  std::optional<int> day, month, year;
  std::optional<unsigned> weekday;  ///< 0 = Sunday, when one is printed
  std::optional<Date> date;    ///< only when day, month and year are printed and are a day of the calendar
  bool weekday_agrees = true;  ///< false: the printed weekday is not that date's; one of the two is wrong

  /// Where day, month and weekday are printed without year: the first such day after `reference`, when its
  /// weekday is the printed one. A weekday alone proves no year (it returns after 5 or 6); a day and month
  /// alone prove none either.
  [[nodiscard]] std::optional<Date> after(Date reference) const;
};

/// All dates in text order, not overlapping. Known forms: `22. august 2022`, `d. 1 december 2021`, `04. april
/// 2024`, `10. nov 2016`, `15-maj-2002`, `18-06-2019`, `13.09.2007`, `27/10/2020`, `2022-08-22`, `11 januar,
/// 2021`, `April 3, 2019`, each with or without weekday; two-digit years only after `den`, `d.`, a weekday or
/// a label with `dato`. KLE numbers (`00.22.04-G01`), money and times give none. Cost: linear.
std::vector<DateMention> find_dates(std::string_view text);

/// A day told from the day of writing: `i dag`, `i går aftes`, `i forgårs`, `i tirsdags` (the last one before
/// it); or a printed day and month whose weekday proves that the last such day before the writing is meant
/// (`mandag den 12. september`).
struct DayBack {
  Span span;
  Date date;
};
std::vector<DayBack> find_days_back(std::string_view text, Date written);

/// The first mention with a certain date, if any.
std::optional<DateMention> first_full_date(std::string_view text);

/// A stretch of time as printed: `1. januar 2023 til 31. december 2025`, `2023-2026`, `2023-26`, `fra 1.
/// august 2021`.
struct PeriodMention {
  Span span;
  Period period;  ///< from years alone: 1 January to 31 December
};
std::vector<PeriodMention> find_periods(std::string_view text);

/// The days of a table's row or cell without those that only name a paper (`Lov nr. 9 af 12/05/2021`; not
/// `udgangen af 31. december 2024`).
std::vector<DateMention> days_of_row(std::string_view text);

/// The period between the only two days of a table's row or cell; nothing where the second is not the later.
std::optional<PeriodMention> period_of_two_days(std::string_view text);

}  // namespace frisaet
