#include <algorithm>

#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

/// The commitment, where there is one, is about this plan's inputs and way of drawing.
bool commitment_fits(const Plan& plan) {
  if (plan.draw->binding != plan.draw->commitment.has_value()) return false;
  if (!plan.draw->commitment) return true;
  const DrawCommitment& published = *plan.draw->commitment;
  return published.inputs_sha256 == plan.inputs_sha256 && published.round == plan.round &&
         published.policy == plan.policy && published.method == plan.draw->method;
}

}  // namespace

/// Of two municipalities with the same wishes and groups, the one drawn first may not get less.
void verify_draw(Audit& audit) {
  if (!audit.plan.draw) {
    audit.report("wrong_draw", "Planen siger ikke, hvordan der er trukket lod.");
    return;
  }
  if (!commitment_fits(audit.plan))
    audit.report("wrong_commitment",
                 "Lodtrækningen kalder sig bindende uden en forpligtelse, der passer til planen.");
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) continue;
    for (auto& members : audit.count.alike_in(phase)) {
      std::sort(members.begin(), members.end(),
                [&](std::size_t a, std::size_t b) { return audit.draw_key(a) < audit.draw_key(b); });
      int before = 0;
      for (const std::size_t i : members) {
        const Participant& p = audit.problem.participants[i];
        const int got = audit.count.decided_in(phase, i)
                            ? audit.count.phase_class(phase, p, audit.count.area[i])
                            : static_cast<int>(audit.problem.participants.size());
        if (got < before)
          audit.report("wrong_draw", p.name + " har fået mere end en, der står lige og er trukket før den.");
        before = std::max(before, got);
      }
    }
  }
}

}  // namespace frisaet
