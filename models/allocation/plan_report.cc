#include "models/allocation/plan_report.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "models/allocation/phase_run.h"
#include "models/allocation/sentences.h"

namespace frisaet {
namespace {

/// How far the frontier of a report reaches.
constexpr int kFrontierTolerance = 3;
constexpr int kFrontierGivenUp = 5;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

int beyond(const SpreadCell& cell) {
  return std::max({0, cell.low - cell.count, cell.count - cell.high});
}

std::optional<std::string> area_at(const Problem& problem, const Places& places, std::size_t i) {
  if (!places[i]) return std::nullopt;
  return problem.areas[index(*places[i])].code;
}

Places places_of(const Problem& problem, const Plan& plan) {
  Places places;
  for (const Assignment& a : plan.assignments)
    places.push_back(a.area ? std::optional(problem.area_index(*a.area)) : std::nullopt);
  return places;
}

/// Solves `changed`, where participant `i` replies otherwise, and compares with the plan.
Result<Effect> effect_of(const Problem& changed, const Policy& policy, const Plan& plan, std::size_t i) {
  Places places;
  const auto runs = run_phases(changed, policy, participant_order(changed, plan.draw->seed), places);
  if (!runs) return runs.error();
  const Assignment& now = plan.assignments[i];
  Effect effect{now.municipality, now.name, now.area, area_at(changed, places, i), false, 0};
  const auto& wishes = changed.participants[i].wishes;
  effect.first_then =
      places[i] && now.area != effect.area_then && !wishes.empty() &&
      std::find(wishes.back().begin(), wishes.back().end(), *places[i]) != wishes.back().end();
  for (std::size_t other = 0; other < plan.assignments.size(); ++other) {
    if (other != i && area_at(changed, places, other) != plan.assignments[other].area) ++effect.others_moved;
  }
  return effect;
}

/// Leaves out all that the participant wants less than the best class of areas in `phase`.
void list_less(Participant& participant, const std::vector<int>& first_class) {
  const auto last = std::find_if(participant.wishes.begin(), participant.wishes.end(), [&](const auto& wish) {
    return std::find(wish.begin(), wish.end(), first_class.front()) != wish.end();
  });
  for (auto wish = last + 1; wish != participant.wishes.end(); ++wish) {
    for (const int area : *wish) participant.declared_rank[index(area)] = 0;
  }
  participant.wishes.erase(last + 1, participant.wishes.end());
}

/// The cells furthest from their quota, in words; the table of spread has them all.
std::string cells_outside(const Plan& plan, const std::string& area) {
  constexpr std::size_t kTold = 3;
  std::vector<SpreadCell> outside;
  for (const SpreadCell& cell : plan.spread) {
    if (cell.area == area && beyond(cell) > 0) outside.push_back(cell);
  }
  if (outside.empty()) return "Alle grupper er inden for deres kvote.";
  std::stable_sort(outside.begin(), outside.end(),
                   [](const auto& a, const auto& b) { return beyond(a) > beyond(b); });
  std::vector<std::string> told;
  for (std::size_t i = 0; i < std::min(kTold, outside.size()); ++i) {
    const SpreadCell& cell = outside[i];
    const std::string quota = cell.low == cell.high
                                  ? std::to_string(cell.low)
                                  : std::to_string(cell.low) + "–" + std::to_string(cell.high);
    told.push_back(cell.group + " har " + std::to_string(cell.count) + " mod kvotens " + quota);
  }
  std::string text = "Længst fra kvoten: " + danish_list(told, "og") + ".";
  if (outside.size() > kTold)
    text += " Uden for kvoten er i alt " + danish_number(static_cast<long>(outside.size())) +
            " grupper; de står i tabellen over spredningen.";
  return text;
}

AreaStory story_of(const Problem& problem, const Plan& plan, const Phase& phase, const std::string& code,
                   const std::set<std::string>& earlier) {
  const int area = problem.area_index(code);
  const std::string& name = problem.areas[index(area)].name;
  const Places none(problem.participants.size());
  const Sentences sentences(problem, none, plan.proposals);
  long members = 0, fixed = 0, wanted = 0, got = 0, elsewhere = 0, lower = 0;
  for (std::size_t i = 0; i < plan.assignments.size(); ++i) {
    const Assignment& a = plan.assignments[i];
    const bool here = a.area == code;
    members += here ? 1 : 0;
    fixed += here && a.fixed ? 1 : 0;
    if (a.fixed || (a.area && earlier.contains(*a.area))) continue;
    const auto wishes = sentences.wishes_in(phase, static_cast<int>(i));
    const bool most = !wishes.empty() && std::count(wishes.front().begin(), wishes.front().end(), area) > 0;
    wanted += most ? 1 : 0;
    got += most && here ? 1 : 0;
    elsewhere += most && !here && a.area ? 1 : 0;
    lower += here && !most ? 1 : 0;
  }
  AreaStory story{code, {}};
  const bool proposed =
      std::any_of(plan.proposals.begin(), plan.proposals.end(),
                  [&](const DesignationProposal& proposal) { return proposal.area == code; });
  story.sentences.push_back(danish_municipalities(members) +
                            (proposed ? " har eller foreslås til " : " får ") + name +
                            (fixed > 0 ? ", heraf " + danish_number(fixed) + " med fast plads." : "."));
  std::string demand = danish_municipalities(wanted) + " ønsker det højst af, hvad der fordeles i " +
                       phase.name + ", og " + danish_number(got) + " af dem fik det.";
  if (wanted > got) demand += " Af de øvrige fik " + danish_number(elsewhere) + " et andet område.";
  story.sentences.push_back(std::move(demand));
  if (lower > 0)
    story.sentences.push_back(danish_municipalities(lower) + " fik det som en lavere prioritet.");
  story.sentences.push_back(cells_outside(plan, code));
  return story;
}

/// Who stands behind the reply, as its status says.
std::string decided_by(const std::optional<Reply>& reply) {
  const std::string status = reply ? reply->status : "";
  if (status == "council") return "byrådet";
  if (status == "committee") return "udvalg";
  if (status == "administrative") return "administrationen";
  if (status == "reported") return "kun omtalt";
  return "ikke oplyst";
}

}  // namespace

PlanFigures figures_of(const Plan& plan) {
  PlanFigures figures;
  figures.proven = plan.proven;
  for (const Assignment& a : plan.assignments) {
    figures.placed += a.area.has_value() && !a.fixed ? 1 : 0;
    figures.first_wishes += a.area && a.chance && !a.obstacle ? 1 : 0;
    const auto& lowest = figures.lowest_chance;
    if (a.chance && (!lowest || a.chance->won * lowest->drawn < lowest->won * a.chance->drawn))
      figures.lowest_chance = a.chance;
  }
  if (plan.previous) {
    figures.changes = 0;
    for (const Assignment& a : plan.assignments) {
      const auto was = plan.previous->areas.find(a.municipality);
      const auto has = only_proposed(plan, a) ? std::nullopt : a.area;
      *figures.changes += was == plan.previous->areas.end() || was->second != has ? 1 : 0;
    }
  }
  for (const SpreadCell& cell : plan.spread) {
    figures.worst_breach = std::max(figures.worst_breach, beyond(cell));
    figures.total_breach += beyond(cell);
  }
  return figures;
}

Result<std::vector<Effect>> effects_of_listing_less(const Problem& problem, const Policy& policy,
                                                    const Plan& plan) {
  std::vector<Effect> effects;
  if (plan.draw->distribution) return effects;
  const Places places = places_of(problem, plan);
  const Sentences sentences(problem, places, plan.proposals);
  for (std::size_t i = 0; i < plan.assignments.size(); ++i) {
    const Assignment& a = plan.assignments[i];
    if (!a.area || !a.obstacle) continue;
    const Phase* phase = sentences.placement_of(static_cast<int>(i));
    if (phase == nullptr) continue;
    Problem changed = problem;
    list_less(changed.participants[i], sentences.wishes_in(*phase, static_cast<int>(i)).front());
    auto effect = effect_of(changed, policy, plan, i);
    if (!effect) return effect.error();
    effects.push_back(*std::move(effect));
  }
  return effects;
}

Result<std::optional<Effect>> effect_of_withdrawal(const Problem& problem, const Policy& policy,
                                                   const Plan& plan, std::string_view municipality) {
  const Participant* p = problem.participant(municipality);
  const bool counts =
      p != nullptr && !p->fixed_area && !p->wishes.empty() && p->reply && p->reply->reservation;
  if (!counts || !plan.draw || plan.draw->distribution) return std::optional<Effect>();
  const auto i = static_cast<std::size_t>(p - problem.participants.data());
  Problem changed = problem;
  Participant& without = changed.participants[i];
  without.wishes.clear();
  std::fill(without.declared_rank.begin(), without.declared_rank.end(), 0);
  without.reply.reset();
  auto effect = effect_of(changed, policy, plan, i);
  if (!effect) return effect.error();
  return std::optional(*std::move(effect));
}

Result<std::vector<Effect>> effects_of_withdrawal(const Problem& problem, const Policy& policy,
                                                  const Plan& plan) {
  std::vector<Effect> effects;
  for (const Participant& p : problem.participants) {
    auto effect = effect_of_withdrawal(problem, policy, plan, p.code);
    if (!effect) return effect.error();
    if (*effect) effects.push_back(**std::move(effect));
  }
  return effects;
}

std::vector<std::vector<std::string>> alike_in(const Problem& problem, const Plan& plan) {
  const Places places = places_of(problem, plan);
  const Sentences sentences(problem, places, plan.proposals);
  using Kind = std::tuple<const Phase*, std::vector<std::vector<int>>, std::vector<int>, int>;
  std::map<Kind, std::size_t> line_of;
  std::vector<std::vector<std::string>> lines;
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    const Participant& p = problem.participants[i];
    const Phase* phase = sentences.placement_of(static_cast<int>(i));
    if (phase == nullptr) continue;
    const int before = problem.previous ? problem.previous_area(p) : -1;
    const Kind kind{phase, sentences.wishes_in(*phase, static_cast<int>(i)), p.groups, before};
    const auto [line, added] = line_of.try_emplace(kind, lines.size());
    if (added) lines.emplace_back();
    lines[line->second].push_back(p.name);
  }
  std::erase_if(lines, [](const auto& names) { return names.size() < 2; });
  return lines;
}

std::string effects_left_out(const Plan& plan) {
  if (!plan.draw || !plan.draw->distribution) return "";
  return "Planen er trukket af en liste. Et andet svar ville give en anden liste, så der er ingen samme "
         "lodtrækning at sammenligne med: hvem et andet ønske har kostet det første, og hvad det ville "
         "ændre, "
         "at et svar med forbehold blev trukket tilbage, er derfor ikke vist.";
}

std::vector<AreaStory> area_stories(const Problem& problem, const Plan& plan) {
  std::vector<AreaStory> stories;
  std::set<std::string> earlier;  // areas of the phases before: who is there took no part in this one
  for (const Phase& phase : problem.phases) {
    for (const std::string& code : phase.areas)
      stories.push_back(story_of(problem, plan, phase, code, earlier));
    earlier.insert(phase.areas.begin(), phase.areas.end());
  }
  return stories;
}

std::vector<CriteriaTable> criteria_tables(const Problem& problem, const Plan& plan) {
  std::vector<CriteriaTable> tables;
  for (const DesignationProposal& proposal : plan.proposals) {
    CriteriaTable table{proposal.phase, proposal.area, proposal.best_sets, {}};
    const auto area = index(problem.area_index(proposal.area));
    for (const auto& [code, best_sets] : proposal.who) {
      const Participant* p = problem.participant(code);
      if (p == nullptr) continue;
      CriteriaRow row{p->name, false, p->declared_rank[area], {}, decided_by(p->reply), best_sets};
      const auto& chosen = proposal.best.front().municipalities;
      row.proposed = std::find(chosen.begin(), chosen.end(), code) != chosen.end();
      for (std::size_t d = 0; d < problem.dimensions.size(); ++d)
        row.groups.push_back(problem.dimensions[d].groups[index(p->groups[d])]);
      table.rows.push_back(std::move(row));
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const CriteriaRow& a, const CriteriaRow& b) {
      return std::pair(a.proposed, a.best_sets) > std::pair(b.proposed, b.best_sets);
    });
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string truncation_warning(const std::vector<Effect>& listing_less) {
  std::vector<std::string> names;
  for (const Effect& effect : listing_less) {
    if (effect.first_then) names.push_back(effect.name);
  }
  if (names.empty()) return "";
  const auto count = static_cast<long>(names.size());
  return danish_municipalities(count) + " ville have fået, hvad " + (count == 1 ? "den" : "de") +
         " ønsker højst af det, der fordeles efter ønsker, ved ikke at nævne noget efter det: " +
         danish_list(names, "og") +
         ". Politikken lader altså et lavere ønske koste det højeste. Det skal den, der vælger politik, "
         "vide.";
}

Result<PlanReport> report_of(const Problem& problem, const Policy& policy, const Plan& plan) {
  PlanReport report{plan,
                    problem.round_name,
                    policy.name,
                    problem.made_up,
                    problem.areas,
                    problem.dimensions,
                    area_stories(problem, plan),
                    {},
                    {},
                    {},
                    {},
                    criteria_tables(problem, plan),
                    alike_in(problem, plan)};
  auto points = frontier(problem, policy, plan.draw->seed, kFrontierTolerance, kFrontierGivenUp);
  if (!points) return points.error();
  report.frontier = *std::move(points);
  auto less = effects_of_listing_less(problem, policy, plan);
  if (!less) return less.error();
  report.listing_less = *std::move(less);
  auto withdrawal = effects_of_withdrawal(problem, policy, plan);
  if (!withdrawal) return withdrawal.error();
  report.withdrawal = *std::move(withdrawal);
  return report;
}

}  // namespace frisaet
