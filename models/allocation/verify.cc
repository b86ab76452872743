#include "models/allocation/verify.h"

#include "models/allocation/verify_parts.h"
#include "models/core/sha256.h"

// Codes, in the order they are looked for:
//   wrong_round wrong_policy other_previous inputs_differ                                    here
//   unknown_municipality duplicate_municipality missing_municipality wrong_name verify_assignments.cc
//   altered_reply unknown_area fixed_moved wrong_fixed_mark area_not_listed wrong_wish missing_reason
//   wrong_area_count over_capacity under_capacity designation_size unbalanced verify_figures.cc
//   wrong_spread_table wrong_spread_count wrong_quota missing_level wrong_level_value wrong_levels
//   wrong_proven wrong_draw wrong_commitment verify_draw.cc wrong_list listed_not_best not_the_drawn_plan
//   verify_list.cc improvable wrong_proposal verify_better.cc wrong_obstacle wrong_chance wrong_reason
//   verify_reasons.cc

namespace frisaet {
namespace {

void verify_origin(Audit& audit) {
  const Problem& problem = audit.problem;
  const Policy& policy = audit.policy;
  const Plan& plan = audit.plan;
  if (plan.round != problem.round)
    audit.report("wrong_round", "Planen er lavet til runden " + plan.round + ", ikke " + problem.round + ".");
  if (plan.policy != policy.code)
    audit.report("wrong_policy", "Planen er lavet efter " + plan.policy + ", ikke " + policy.code + ".");
  if (plan.previous != problem.previous)
    audit.report("other_previous", "Planen er sammenlignet med en anden forrige plan end denne.");
  if (plan.inputs_sha256 != sha256_hex(canonical_text(problem, policy)))
    audit.report("inputs_differ", "Planens kontrolsum passer ikke til svarene og reglerne.");
}

}  // namespace

const LevelResult* Audit::level(const Phase& phase, std::string_view name) const {
  for (const LevelResult& result : plan.levels) {
    if (result.phase == phase.code && result.name == name) return &result;
  }
  return nullptr;
}

long Audit::stated(const Phase& phase, std::string_view name) const {
  const LevelResult* result = level(phase, name);
  return result == nullptr ? 0 : result->value;
}

const std::string& Audit::draw_key(std::size_t i) {
  std::string& key = keys[i];
  if (key.empty()) key = sha256_hex(plan.draw->seed + problem.participants[i].code);
  return key;
}

std::vector<Violation> verify(const Problem& problem, const Policy& policy, const Plan& plan) {
  Audit audit{problem, policy, plan, Recount(problem), {}, {}};
  verify_origin(audit);
  if (!verify_assignments(audit)) return std::move(audit.found);
  verify_sizes(audit);
  verify_spread(audit);
  verify_levels(audit);
  verify_draw(audit);
  verify_list(audit);
  verify_improvable(audit);
  verify_proposals(audit);
  verify_reasons(audit);
  return std::move(audit.found);
}

}  // namespace frisaet
