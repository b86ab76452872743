#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/rounds/round.h"

namespace frisaet {

/// What a round that has these areas calls the one with this code: `idræt` for `idraet`, also where the round
/// is of no standard; else as danish_area().
std::string area_name(const std::vector<Area>& areas, std::string_view code);

}  // namespace frisaet
