#include "models/text/danish_days.h"

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

std::string danish_date(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? danish_date(*date) : std::string(iso);
}

std::string danish_digits(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? danish_digits(*date) : std::string(iso);
}

}  // namespace frisaet
