#include "models/allocation/previous_plan.h"

#include <algorithm>

#include "models/allocation/plan.h"
#include "models/municipality/municipality.h"

namespace frisaet {

Result<PreviousPlan> previous_plan(const Plan& published, const std::string& round,
                                   const MunicipalityIndex* names) {
  const auto damaged = [](std::string message, std::string where) {
    return Error{ErrorCode::kInvalid, std::move(message), std::move(where),
                 "Hent planen igen, hvor den blev offentliggjort."};
  };
  if (published.round != round) {
    return Error{ErrorCode::kInvalid,
                 "Den forrige plan er lavet til runden " + published.round + ", ikke " + round + ".", "",
                 "Angiv den seneste plan, der er offentliggjort for denne runde."};
  }
  PreviousPlan previous{published.inputs_sha256, {}};
  for (const Assignment& assignment : published.assignments) {
    const bool proposed = only_proposed(published, assignment);
    if (proposed) previous.proposed[assignment.municipality] = *assignment.area;
    if (!previous.areas.emplace(assignment.municipality, proposed ? std::nullopt : assignment.area).second)
      return damaged(assignment.name + " står to gange i den forrige plan.", assignment.municipality);
    const Municipality* known = names != nullptr ? names->by_code(assignment.municipality) : nullptr;
    if (known != nullptr && known->name != assignment.name) {
      return damaged("Den forrige plan kalder " + known->name + " for " + assignment.name + ".",
                     assignment.municipality);
    }
  }
  for (const AreaCount& area : published.areas) {
    const auto placed = std::count_if(published.assignments.begin(), published.assignments.end(),
                                      [&](const Assignment& a) { return a.area == area.area; });
    if (placed != area.count) {
      return damaged("Den forrige plan tæller " + std::to_string(area.count) + " på " + area.area +
                         ", men placerer " + std::to_string(placed) + " der.",
                     area.area);
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
