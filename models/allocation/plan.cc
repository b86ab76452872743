#include "models/allocation/plan.h"

#include <algorithm>

#include "models/core/sha256.h"

namespace frisaet {

const Assignment* Plan::of(std::string_view municipality) const {
  const auto it = std::find_if(assignments.begin(), assignments.end(), [&](const Assignment& assignment) {
    return assignment.municipality == municipality;
  });
  return it == assignments.end() ? nullptr : &*it;
}

bool only_proposed(const Plan& plan, const Assignment& assignment) {
  return !assignment.fixed &&
         std::any_of(plan.proposals.begin(), plan.proposals.end(),
                     [&](const auto& proposal) { return assignment.area == proposal.area; });
}

std::vector<Reply> replies_of(const Plan& plan) {
  std::vector<Reply> replies;
  for (const Assignment& assignment : plan.assignments) {
    if (assignment.reply) replies.push_back(*assignment.reply);
  }
  return replies;
}

std::string_view to_string(Obstacle::Kind kind) {
  switch (kind) {
    case Obstacle::Kind::kLot:
      return "lot";
    case Obstacle::Kind::kWorse:
      return "worse";
    case Obstacle::Kind::kImpossible:
      return "impossible";
  }
  return "";
}

std::string distribution_sha256(const PlanDistribution& d) {
  std::string text = "frisaet.plans/1\n" + d.phase + '\n' + std::to_string(d.out_of) + '\n';
  const auto line = [&](const auto& words, const auto& word) {
    for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? " " : "") + word(words[i]);
    text += '\n';
  };
  for (const auto& codes : d.alike) line(codes, [](const std::string& code) { return code; });
  for (const auto& plan : d.plans) {
    text += std::to_string(plan.weight) + '\n';
    for (const auto& areas : plan.areas) line(areas, [](const auto& area) { return area.value_or("-"); });
  }
  return sha256_hex(text);
}

std::size_t drawn_plan(const PlanDistribution& distribution, std::string_view seed) {
  const std::string digits = sha256_hex(std::string(seed) + "/plan").substr(0, 15);
  long ticket = std::stol(digits, nullptr, 16) % distribution.out_of;
  std::size_t plan = 0;
  while (ticket >= distribution.plans[plan].weight) ticket -= distribution.plans[plan++].weight;
  return plan;
}

std::string commitment_sha256(const DrawCommitment& c) {
  std::string text = "frisaet.commitment/1\n";
  for (const std::string* line :
       {&c.round, &c.policy, &c.inputs_sha256, &c.program_version, &c.method, &c.seed_source})
    text += *line + '\n';
  return sha256_hex(text);
}

}  // namespace frisaet
