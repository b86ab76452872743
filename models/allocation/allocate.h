#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/plan.h"
#include "models/allocation/problem.h"

namespace frisaet {

/// The seed used when none is given. Plans drawn with it are trials: `draw.binding` is false and a note says
/// so.
inline constexpr std::string_view kTrialSeed = "frisaet-proevelodtraekning";

/// Simulated draws behind each chance: their sampling error (one standard deviation) is at most 2.3
/// percentage points, less where several municipalities are interchangeable.
inline constexpr int kSimulatedDraws = 500;

/// Makes the plan: phases in order, the policy's levels in order, each solved exactly (the formulation stands
/// in phase_model.h) and fixed before the next, ties broken by the draw alone, so that equal inputs give
/// equal plans on any machine. Never fails for lack of places: what cannot be met is relaxed by the least
/// amount and said in `notes`.
/// Fails with kInvalid when the problem breaks its own rules, kLimit when a designation or the choice of
/// sizes has too many ways to look at, kTimeout when the solver finds nothing within its limit or a
/// SolveDeadline is over. Cost: 0.05–1
/// s for 98 municipalities as a rule; a hard proof may use the solver's whole limit.
/// `list`: the plan is drawn from it (leximin.h) instead of by who chooses first, and chances are exact;
/// kInvalid when it is about other replies. Whether its plans are best is for verify() to say. `commitment`:
/// what was published before the seed was known; with it the draw binds. Fails with kInvalid when it was made
/// for other replies, rules or another method, and as check_decided(). `simulated_draws` ≥ 1: behind each
/// printed chance; they are most of the cost where many plans are equally good.
Result<Plan> allocate(const Problem& problem, const Policy& policy, std::string_view seed = kTrialSeed,
                      const DrawCommitment* commitment = nullptr, int simulated_draws = kSimulatedDraws,
                      const PlanDistribution* list = nullptr);

/// Whether a binding draw can be prepared: fails with kInvalid while a designation is proposed and not
/// decided, however few sets are best, as others choose who is left to place; otherwise as allocate(), whose
/// cost it has without the draw.
Result<void> check_decided(const Problem& problem, const Policy& policy);

/// How the draw is made; part of every commitment. Drawn from a list the method is leximin_method().
inline constexpr std::string_view kDrawMethod = "sha256-serial/1";
/// What to publish before the seed is drawn; with a list, the list too.
DrawCommitment commit(const Problem& problem, const Policy& policy, std::string program_version,
                      std::string seed_source, const PlanDistribution* list = nullptr);

/// What stands between one municipality and what it wants most.
struct Explanation {
  std::string municipality;                   ///< code
  std::string text;                           ///< Danish, sentences that a mayor can read
  std::optional<std::string> worsened_level;  ///< the first level that gets worse if its first wish is forced
  long value_now = 0;                         ///< of that level
  long value_forced = 0;
  bool by_lot = false;  ///< no level gets worse: it was lost by lot
};

/// Forces the municipality's first wish in the phase it was decided in, solves again and names the first
/// level that gets worse and for whom, or says that the draw decided; then who stands exactly alike with it,
/// and what becomes of others if it takes back a reply with a reservation. Fails with kNotFound for a
/// municipality that is not in the problem. REQUIRES: `plan` was made by allocate() from the same problem and
/// policy.
Result<Explanation> explain(const Problem& problem, const Policy& policy, const Plan& plan,
                            std::string_view municipality);

/// One line of the frontier: with sizes this far apart allowed, and this many first wishes given up, the best
/// spread.
struct FrontierPoint {
  int tolerance = 0;
  int first_wishes_given_up = 0;
  int placed = 0;
  int first_wishes = 0;
  int worst_breach = 0;
  int total_breach = 0;
  bool proven = false;
};

/// The trade between wishes and spread in the last placement phase: tolerances from the phase's own to
/// `max_tolerance` (at least the own one), first wishes given up from 0 to `max_given_up`, as many placed as
/// possible in each. Ordered by tolerance, then given up.
Result<std::vector<FrontierPoint>> frontier(const Problem& problem, const Policy& policy,
                                            std::string_view seed, int max_tolerance, int max_given_up);

}  // namespace frisaet
