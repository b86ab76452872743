#pragma once

#include <string>
#include <vector>

#include "models/allocation/phase_model.h"
#include "models/allocation/plan.h"
#include "models/allocation/problem.h"
#include "models/core/result.h"

namespace frisaet {

/// How many best sets a proposal lists.
inline constexpr std::size_t kListedSets = 20;

/// Looks at every set that could be designated in `phase` and keeps those with the best spread: smallest
/// worst breach of a quota band, then smallest total breach (bands as in PhaseModel, over all dimensions).
/// Candidates are those still without a place that rank the area highest; where they are too few, those with
/// the next rank join, and so on. Sets are counted by kinds of municipality (equal groups), so
/// interchangeable ones are looked at once; the proof is that nothing is left out. The sets listed are the
/// first in the order of the draw: set A comes before B when the member of only one of them that is earliest
/// in the draw is in A. When all candidates together are fewer than wanted, the only set is all of them.
/// `order`: participant indices in the order of the draw. Fails with kLimit beyond 2·10⁷ kinds of sets, or
/// where the sets times the candidates are more than 9·10¹⁸.
Result<DesignationProposal> propose_designation(const Problem& problem, const Phase& phase,
                                                const Places& places, const std::vector<int>& order);

}  // namespace frisaet
