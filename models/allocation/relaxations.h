#pragma once

#include <string>
#include <vector>

#include "models/allocation/phase_run.h"

namespace frisaet {

/// Where a placement could not keep a rule of the round (lower capacities, near-equal sizes) or could not
/// place everybody, says what gave way and names the smallest change of the round that would have made it
/// unnecessary: lower a least number, raise the tolerance, add places; and, where that alone would do, which
/// exclusions to lift, as few as possible. Each is the least of its kind, proven (IntegerProgram). Danish,
/// one sentence or more for each rule; empty when all was kept. REQUIRES: `run` is a placement that was
/// drawn, `places` its outcome.
std::vector<std::string> relaxation_notes(const Problem& problem, const PhaseRun& run, const Places& places);

}  // namespace frisaet
