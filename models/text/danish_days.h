#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/date.h"

/// Days as Danes write them.
namespace frisaet {

/// January first.
inline constexpr std::array<std::string_view, 12> kDanishMonths = {
    "januar", "februar", "marts",     "april",   "maj",      "juni",
    "juli",   "august",  "september", "oktober", "november", "december"};

/// `28. september`. REQUIRES: a valid day, as of all below.
std::string danish_day_and_month(Date date);

/// `28. september 2022`.
std::string danish_date(Date date);

/// `28-09-2022`, as Danes type it.
std::string danish_digits(Date date);

/// What a person typed: ISO, or day, month and year with hyphens, full stops or slashes (`28-09-2022`,
/// `6.9.2022`); nothing for what is no day.
std::optional<Date> day_typed(std::string_view text);

/// The same for an ISO date; anything else comes back as it is.
std::string danish_date(std::string_view iso);
std::string danish_digits(std::string_view iso);

}  // namespace frisaet
