#pragma once

#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/plan.h"
#include "models/allocation/problem.h"
#include "models/allocation/verify.h"
#include "models/core/result.h"

namespace frisaet {

/// Makes the plan again from its own replies and seed, with the solver, and tells every part that comes out
/// otherwise (code `not_redrawn`): what verify() cannot show by counting. Empty = the whole plan, chances and
/// notes too, comes out the same. Errors as allocate(). REQUIRES: verify() found nothing, so that there is a
/// draw and, where there is a list, one that can be drawn from. `simulated_draws`: those behind the plan's
/// chances. Cost: an allocation.
Result<std::vector<Violation>> redrawn_otherwise(const Problem& problem, const Policy& policy,
                                                 const Plan& plan, int simulated_draws = kSimulatedDraws);

}  // namespace frisaet
