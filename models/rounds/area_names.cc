#include "models/rounds/area_names.h"

#include <algorithm>

#include "models/text/danish.h"

namespace frisaet {

const Area* area_named(const std::vector<Area>& areas, std::string_view typed) {
  const std::string folded = fold(squeeze(typed));
  const auto known = std::find_if(areas.begin(), areas.end(), [&](const Area& area) {
    return fold(area.code) == folded || fold(area.name) == folded;
  });
  return known == areas.end() ? nullptr : &*known;
}

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
    if (const Area* area = area_named(round.areas, typed)) return area->code;
  return std::nullopt;
}

}  // namespace frisaet
