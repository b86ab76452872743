#include "models/text/danish_days.h"

#include <charconv>

namespace frisaet {

std::string danish_day_and_month(Date date) {
  return std::to_string(static_cast<unsigned>(date.day())) + ". " +
         std::string(kDanishMonths.at(static_cast<unsigned>(date.month()) - 1));
}

std::string danish_date(Date date) {
  return danish_day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string danish_digits(Date date) {
  const std::string iso = to_iso(date);
  return iso.substr(8, 2) + "-" + iso.substr(5, 2) + "-" + iso.substr(0, 4);
}

std::optional<Date> day_typed(std::string_view text) {
  if (const auto iso = parse_iso_date(text)) return iso;
  const std::size_t first = text.find_first_of("-./");
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos || text.size() != second + 5) return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_number = fault == std::errc() && end == digits.data() + digits.size() && digits.size() <= 4;
    return is_number ? value : -1;
  };
  return make_date(number(text.substr(second + 1)), number(text.substr(first + 1, second - first - 1)),
                   number(text.substr(0, first)));
}

std::string danish_date(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? danish_date(*date) : std::string(iso);
}

std::string danish_digits(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? danish_digits(*date) : std::string(iso);
}

}  // namespace frisaet
