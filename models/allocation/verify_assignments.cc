#include <algorithm>
#include <map>

#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

/// False when its area is none of the round.
bool check_assignment(Audit& audit, const Assignment& assignment, const Participant& p, int& area) {
  if (assignment.name != p.name)
    audit.report("wrong_name", p.code + " er " + p.name + ", ikke " + assignment.name + ".");
  if (assignment.reply != p.reply)
    audit.report("altered_reply",
                 "Svaret fra " + p.name + " er et andet i planen end i det, der fordeles efter.");
  if (assignment.reason.empty()) audit.report("missing_reason", p.name + " har ingen begrundelse.");
  if (assignment.fixed != p.fixed_area.has_value())
    audit.report("wrong_fixed_mark", p.name + " er mærket forkert som fast eller ikke fast.");
  if (assignment.area) {
    area = audit.problem.area_index(*assignment.area);
    if (area < 0) {
      audit.report("unknown_area",
                   p.name + " har fået " + *assignment.area + ", som ikke er et område i runden.");
      return false;
    }
  }
  if (p.fixed_area) {
    if (area != *p.fixed_area)
      audit.report("fixed_moved",
                   p.name + " har fast plads på " + audit.count.area_name(*p.fixed_area) + " og er flyttet.");
  } else if (area != Recount::kNoArea && Recount::class_of(p, area) < 0) {
    audit.report("area_not_listed", p.name + " har fået " + audit.count.area_name(area) +
                                        ", som den ikke ønsker eller ikke kan få.");
  }
  const int rank =
      area == Recount::kNoArea || p.fixed_area ? 0 : p.declared_rank[static_cast<std::size_t>(area)];
  if (assignment.wish.value_or(0) != rank) {
    audit.report("wrong_wish", p.name + ": planen siger prioritet " +
                                   std::to_string(assignment.wish.value_or(0)) + ", svaret " +
                                   std::to_string(rank) + ".");
  }
  return true;
}

}  // namespace

bool verify_assignments(Audit& audit) {
  std::map<std::string, std::size_t> position;
  for (std::size_t i = 0; i < audit.problem.participants.size(); ++i)
    position[audit.problem.participants[i].code] = i;
  bool readable = true;
  std::vector<bool> seen(audit.problem.participants.size(), false);
  for (const Assignment& assignment : audit.plan.assignments) {
    const auto at = position.find(assignment.municipality);
    if (at == position.end()) {
      audit.report("unknown_municipality",
                   "Ingen kommune i runden har koden " + assignment.municipality + ".");
      readable = false;
      continue;
    }
    const Participant& p = audit.problem.participants[at->second];
    if (seen[at->second]) {
      audit.report("duplicate_municipality", p.name + " står mere end én gang.");
      readable = false;
      continue;
    }
    seen[at->second] = true;
    if (!check_assignment(audit, assignment, p, audit.count.area[at->second])) readable = false;
  }
  for (std::size_t i = 0; i < audit.problem.participants.size(); ++i) {
    if (seen[i]) continue;
    audit.report("missing_municipality", audit.problem.participants[i].name + " mangler i planen.");
    readable = false;
  }
  return readable;
}

}  // namespace frisaet
