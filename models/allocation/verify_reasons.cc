#include <algorithm>
#include <map>

#include "models/allocation/sentences.h"
#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

void check_obstacle(Audit& audit, const Assignment& assignment, const Participant& p, const Phase* phase) {
  const int area = assignment.area ? audit.problem.area_index(*assignment.area) : Recount::kNoArea;
  const bool needed =
      phase != nullptr && (area == Recount::kNoArea || audit.count.phase_class(*phase, p, area) != 0);
  if (needed != assignment.obstacle.has_value()) {
    audit.report("wrong_obstacle",
                 p.name + (needed ? ": planen siger ikke, hvad der stod i vejen for det højeste ønske."
                                  : ": planen nævner en hindring, som ikke er der."));
    return;
  }
  if (!needed || assignment.obstacle->kind != Obstacle::Kind::kWorse) return;
  const Obstacle& o = *assignment.obstacle;
  const LevelResult* result = audit.level(*phase, o.level);
  const bool more_is_better = o.level == "placed" || o.level == "first_wishes";
  const bool worse = more_is_better ? o.value_forced < o.value_now : o.value_forced > o.value_now;
  if (result == nullptr || result->value != o.value_now || !worse || o.value_forced < 0)
    audit.report("wrong_obstacle", p.name + ": tallene i begrundelsen passer ikke til planens niveauer.");
}

/// What the list of plans gives the participant exactly; nothing when it is not on the list.
std::optional<Chance> listed_chance(const Audit& audit, const Phase& phase, const Participant& p) {
  const PlanDistribution& list = *audit.plan.draw->distribution;
  for (std::size_t line = 0; line < list.alike.size(); ++line) {
    const auto& codes = list.alike[line];
    if (std::find(codes.begin(), codes.end(), p.code) == codes.end()) continue;
    Chance chance{0, list.out_of * static_cast<long>(codes.size()), 0, 0};
    for (const auto& listed : list.plans) {
      if (line >= listed.areas.size()) return std::nullopt;
      for (const auto& area : listed.areas[line]) {
        if (area && audit.count.phase_class(phase, p, audit.problem.area_index(*area)) == 0)
          chance.won += listed.weight;
      }
    }
    return chance;
  }
  return std::nullopt;
}

void check_chance(Audit& audit, const Assignment& assignment, const Participant& p, const Phase* phase,
                  std::size_t i) {
  if (assignment.chance.has_value() != (phase != nullptr)) {
    audit.report("wrong_chance", p.name + ": chancen mangler eller hører ikke til.");
    return;
  }
  if (phase == nullptr) return;
  const Chance& chance = *assignment.chance;
  if (audit.plan.draw && audit.plan.draw->distribution) {
    if (chance != listed_chance(audit, *phase, p))
      audit.report("wrong_chance", p.name + ": chancen er ikke den, listen over planer giver.");
    return;
  }
  const auto pool = audit.count.pool_of(*phase);
  const auto before = std::count_if(pool.begin(), pool.end(), [&](std::size_t other) {
    return audit.plan.draw && audit.draw_key(other) < audit.draw_key(i);
  });
  const bool counts = chance.drawn > 0 && chance.won >= 0 && chance.won <= chance.drawn;
  if (!counts || chance.entrants != static_cast<int>(pool.size()) || chance.place != before + 1)
    audit.report("wrong_chance", p.name + ": chance eller plads i lodtrækningen passer ikke.");
}

}  // namespace

/// The facts behind a reason are checked against what was counted, and the words are written again from
/// them.
void verify_reasons(Audit& audit) {
  PlacesByIndex places;
  for (const int area : audit.count.area)
    places.push_back(area == Recount::kNoArea ? std::nullopt : std::optional(area));
  const Sentences sentences(audit.problem, places, audit.plan.proposals);
  std::map<std::string, const Assignment*> given;
  for (const Assignment& assignment : audit.plan.assignments) given[assignment.municipality] = &assignment;
  for (std::size_t i = 0; i < audit.problem.participants.size(); ++i) {
    const Participant& p = audit.problem.participants[i];
    const Assignment& assignment = *given[p.code];
    const Phase* phase = p.fixed_area ? nullptr : sentences.placement_of(static_cast<int>(i));
    check_obstacle(audit, assignment, p, phase);
    check_chance(audit, assignment, p, phase, i);
    if (assignment.reason != sentences.of(static_cast<int>(i), assignment.obstacle, assignment.chance))
      audit.report("wrong_reason", p.name + ": begrundelsen svarer ikke til planen.");
  }
}

}  // namespace frisaet
