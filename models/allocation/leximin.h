#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/allocation/plan.h"
#include "models/allocation/problem.h"
#include "models/core/result.h"

namespace frisaet {

/// Begins the name of the method; the hash of the list follows.
inline constexpr std::string_view kLeximinMethod = "sha256-leximin/1:";

/// Tickets in a list.
inline constexpr long kTickets = 1'000'000;

/// The list of plans from which to draw one so that chances are as even as the levels allow: the lowest
/// chance of what a municipality wants most is as high as possible, then the second lowest, and so on
/// (leximin; as in Flanigan et al., "Fair algorithms for selecting citizens' assemblies", Nature 2021).
/// Serial choice by lot need not do that: who competes with many for the last place has less.
///
/// Every plan listed is best by all levels. Among those with the same first wishes, the one listed is that of
/// a serial choice in the order of SHA-256(inputs ‖ "/" ‖ n ‖ code), so that the solver's corner decides
/// nothing. Which plans are listed is the solver's doing all the same: many lists give the same chances. So
/// the list is what is published before the draw (its hash is in the commitment's method), and nobody needs
/// to make it again.
///
/// Method: column generation. best_mixture() over the plans known; then the plan that its prices find most
/// lacking, and again, until no plan can raise the lowest chance; who cannot have more is settled, and on
/// with the rest. Chances are within about 10⁻⁴ of the true leximin (prices are rounded to whole numbers for
/// the solver, weights to `kTickets`); the list's own chances are exact.
///
/// `trial_seed`: chooses among the best sets of a designation that is still a proposal. Without it, for a
/// list that is to be published, such a designation is kInvalid: the list would hang on a seed that nobody
/// has drawn. Fails with kInvalid for a policy that draws lots before its last level, or a round with another
/// number of placements than one: there is no one list then. kTimeout as allocate(). Cost: `scripts/bench
/// allocation` measures it beside allocate() (the rows `leximin`).
Result<PlanDistribution> leximin_distribution(const Problem& problem, const Policy& policy,
                                              std::optional<std::string_view> trial_seed);

/// What `DrawRecord::method` says of a draw from this list.
std::string leximin_method(const PlanDistribution& list);

}  // namespace frisaet
