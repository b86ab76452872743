#include "models/allocation/previous_plan.h"

#include <algorithm>

#include "models/allocation/plan.h"

namespace frisaet {

Result<PreviousPlan> previous_plan(const Plan& published, const std::string& round) {
  if (published.round != round) {
    return Error{ErrorCode::kInvalid,
                 "Den forrige plan er lavet til runden " + published.round + ", ikke " + round + ".", "",
                 "Angiv den seneste plan, der er offentliggjort for denne runde."};
  }
  PreviousPlan previous{published.inputs_sha256, {}};
  for (const Assignment& assignment : published.assignments) {
    if (!previous.areas.emplace(assignment.municipality, assignment.area).second) {
      return Error{ErrorCode::kInvalid, assignment.name + " står to gange i den forrige plan.",
                   assignment.municipality, "Hent planen igen, hvor den blev offentliggjort."};
    }
  }
  return previous;
}

Policy with_changes(Policy policy) {
  auto& levels = policy.levels;
  if (std::find(levels.begin(), levels.end(), Level::kChanges) == levels.end())
    levels.insert(levels.empty() ? levels.end() : levels.end() - 1, Level::kChanges);
  return policy;
}

}  // namespace frisaet
