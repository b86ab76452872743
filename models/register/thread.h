#pragma once

#include <string>
#include <vector>

#include "models/register/register.h"

namespace frisaet {

/// Relates one municipality's sources, already in order of time, by the rules of build_register. `rulings`
/// are those about it.
RegisterEntry relate_thread(const Round& round, MunicipalityRef municipality,
                            const std::vector<RegisterSource>& sources,
                            const std::vector<RegisterRuling>& rulings);

/// The wishes of a declaration on the phase's areas, as ranked in it, by rank. Areas without a rank are a tie
/// at rank 1.
std::vector<Wish> wishes_in(const Phase& phase, const Declaration& declaration);

}  // namespace frisaet
