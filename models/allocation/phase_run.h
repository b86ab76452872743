#pragma once

#include <optional>
#include <vector>

#include "models/allocation/phase_solver.h"
#include "models/allocation/plan.h"
#include "models/allocation/problem.h"
#include "models/core/result.h"

namespace frisaet {

/// What one phase came to, with its solver, so that questions about it can still be asked.
struct PhaseRun {
  const Phase* phase = nullptr;
  std::optional<DesignationProposal> proposal;  ///< a designation with places still open
  std::optional<PhaseSolver> solver;            ///< a placement
  std::vector<LevelResult> levels;
};

/// What becomes of a policy's last level, the lottery.
struct LastLot {
  bool without_last_lot = false;           ///< it is not drawn; nobody is placed in a placement
  const PlanDistribution* list = nullptr;  ///< the plan is drawn from this instead
  std::string seed;                        ///< with `list`
};

/// Runs all phases in order. `order`: participant indices in the order of the draw. Gives each phase's
/// outcome and, in `places`, who has what. Fails as PhaseSolver::run and propose_designation, and with
/// kInvalid for a list that is not about these replies. REQUIRES: check_problem(problem); `problem` outlives
/// the result.
Result<std::vector<PhaseRun>> run_phases(const Problem& problem, const Policy& policy,
                                         const std::vector<int>& order, Places& places,
                                         const LastLot& last = {});

/// Whether nothing hangs on a designation that others have yet to make: kInvalid names the first phase
/// with a proposal, also where one set alone is best. A draw that binds must not build on what is not
/// decided.
Result<void> designations_decided(const std::vector<PhaseRun>& runs);

/// The places that are there before the first phase.
Places fixed_places(const Problem& problem);

/// draw_order over the problem's participants.
std::vector<int> participant_order(const Problem& problem, std::string_view seed);

}  // namespace frisaet
