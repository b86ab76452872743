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

std::string commitment_sha256(const DrawCommitment& c) {
  std::string text = "frisaet.commitment/1\n";
  for (const std::string* line :
       {&c.round, &c.policy, &c.inputs_sha256, &c.program_version, &c.method, &c.seed_source})
    text += *line + '\n';
  return sha256_hex(text);
}

}  // namespace frisaet
