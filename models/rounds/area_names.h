#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/rounds/round.h"

namespace frisaet {

/// The one of these areas that a person names by code or name, whatever the case and the blanks around it;
/// null where there is none. The area lives as long as `areas`.
const Area* area_named(const std::vector<Area>& areas, std::string_view typed);

/// What a round that has these areas calls the one with this code: `idræt` for `idraet`, also where the round
/// is of no standard; else as danish_area().
std::string area_name(const std::vector<Area>& areas, std::string_view code);

/// The areas of all standard rounds that are no examples, each once, in the rounds' order: what people choose
/// among.
std::vector<std::string> standard_area_codes();

/// The code of an area of a standard round, examples too, that a person names as for area_named().
std::optional<std::string> standard_area_named(std::string_view typed);

}  // namespace frisaet
