#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// A calendar day (proleptic Gregorian). Values that reach a record are always valid days: `make_date` and
/// `parse_iso_date` give nothing for 31 February.
using Date = std::chrono::year_month_day;

/// The day, or nothing where there is no such day or the year lies outside 1900–2199 (a misread year, in our
/// papers).
std::optional<Date> make_date(int year, int month, int day);

/// `2022-08-22`.
std::string to_iso(Date date);

/// Reads exactly `YYYY-MM-DD`; anything else, or a day that does not exist, gives nothing.
std::optional<Date> parse_iso_date(std::string_view text);

/// 0 = Sunday … 6 = Saturday, as std::chrono counts.
unsigned weekday_of(Date date);

}  // namespace frisaet
