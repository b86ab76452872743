#include "models/rounds/area_names.h"

#include <algorithm>

namespace frisaet {

std::string area_name(const std::vector<Area>& areas, std::string_view code) {
  const auto known =
      std::find_if(areas.begin(), areas.end(), [&](const Area& area) { return area.code == code; });
  return known == areas.end() ? danish_area(code) : known->name;
}

}  // namespace frisaet
