#include "models/allocation/redraw.h"

#include <string>
#include <utility>

#include "models/allocation/what_if.h"

namespace frisaet {

Result<std::vector<Violation>> redrawn_otherwise(const Problem& problem, const Policy& policy,
                                                 const Plan& plan, int simulated_draws) {
  const DrawRecord& draw = *plan.draw;
  const auto again = allocate(problem, policy, draw.seed, draw.commitment ? &*draw.commitment : nullptr,
                              simulated_draws, draw.distribution ? &*draw.distribution : nullptr);
  if (!again) return again.error();
  std::vector<Violation> found;
  const auto differs = [&](std::string message) { found.push_back({"not_redrawn", std::move(message)}); };
  for (const Assignment& drawn : again->assignments) {
    const Assignment* said = plan.of(drawn.municipality);
    if (said->area != drawn.area) {
      differs(drawn.name + " får " + danish_place(drawn.area) +
              ", når der trækkes om med samme tal; planen siger " + danish_place(said->area) + ".");
    } else if (*said != drawn) {
      differs(drawn.name + ": chancen eller begrundelsen bliver en anden, når der regnes om.");
    }
  }
  if (plan.levels != again->levels || plan.proven != again->proven)
    differs("Niveauerne bliver andre, når der regnes om.");
  if (plan.proposals != again->proposals)
    differs("Forslaget til udpegning bliver et andet, når der regnes om.");
  if (plan.notes != again->notes) differs("Planens noter bliver andre, når der regnes om.");
  if (found.empty() && plan != *again) differs("Planen bliver en anden, når der regnes om.");
  return found;
}

}  // namespace frisaet
