#include "models/rounds/area_names.h"

#include <algorithm>

namespace frisaet {

std::string area_name(const std::vector<Area>& areas, std::string_view code) {
  const auto known =
      std::find_if(areas.begin(), areas.end(), [&](const Area& area) { return area.code == code; });
  return known == areas.end() ? danish_area(code) : known->name;
}

std::vector<std::string> standard_area_codes() {
  std::vector<std::string> codes;
  for (const Round& round : standard_rounds())
    for (const Area& area : round.areas)
      if (!round.made_up && std::find(codes.begin(), codes.end(), area.code) == codes.end())
        codes.push_back(area.code);
  return codes;
}

std::optional<std::string> standard_area_named(std::string_view typed) {
  for (const Round& round : standard_rounds())
    for (const Area& area : round.areas)
      if (typed == area.code || typed == area.name) return area.code;
  return std::nullopt;
}

}  // namespace frisaet
