#include "models/allocation/plan.h"

#include <algorithm>

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

}  // namespace frisaet
