#include "models/core/date.h"

#include <charconv>
#include <cstdio>

namespace frisaet {

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t count) -> int {
    int value = -1;
    const char* end = text.data() + begin + count;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc{} && stop == end ? value : -1;
  };
  return make_date(number(0, 4), number(5, 2), number(8, 2));
}

unsigned weekday_of(Date date) {
  return std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding();
}

}  // namespace frisaet
