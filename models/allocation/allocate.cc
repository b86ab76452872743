#include "models/allocation/allocate.h"

#include <algorithm>
#include <limits>

#include "models/allocation/leximin.h"
#include "models/allocation/phase_run.h"
#include "models/allocation/plan_report.h"
#include "models/allocation/reasons.h"
#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

std::vector<Assignment> assignments(const Problem& problem, const Places& places, const Reasons& reasons,
                                    const std::vector<DesignationProposal>& proposals,
                                    const std::map<int, Chance>& chances) {
  const Sentences sentences(problem, places, proposals);
  std::vector<Assignment> all;
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    const Participant& p = problem.participants[i];
    Assignment assignment{p.code, p.name,       std::nullopt, std::nullopt, p.fixed_area.has_value(),
                          "",     std::nullopt, std::nullopt, p.reply};
    if (places[i]) {
      assignment.area = problem.areas[index(*places[i])].code;
      const int rank = p.declared_rank[index(*places[i])];
      if (!p.fixed_area && rank > 0) assignment.wish = rank;
    }
    const int number = static_cast<int>(i);
    assignment.obstacle = reasons.obstacle(number);
    if (const auto chance = chances.find(number);
        chance != chances.end() && reasons.placement_of(number) != nullptr)
      assignment.chance = chance->second;
    assignment.reason = sentences.of(number, assignment.obstacle, assignment.chance);
    all.push_back(std::move(assignment));
  }
  return all;
}

/// The table of spread over every area of the round, counted from the places.
std::vector<SpreadCell> spread_table(const Problem& problem, const Places& places) {
  std::vector<SpreadCell> cells;
  for (const Phase& phase : problem.phases) {
    const PhaseModel counts(problem, phase, places);
    for (std::size_t a = 0; a < counts.areas.size(); ++a) {
      for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
        for (std::size_t g = 0; g < problem.dimensions[d].groups.size(); ++g) {
          const auto [low, high] = counts.band(counts.fixed[a], d, g);
          cells.push_back({phase.areas[a], problem.dimensions[d].code, problem.dimensions[d].groups[g],
                           counts.fixed_in[a][d][g], low, high});
        }
      }
    }
  }
  return cells;
}

}  // namespace

DrawCommitment commit(const Problem& problem, const Policy& policy, std::string program_version,
                      std::string seed_source, const PlanDistribution* list) {
  return {problem.round,
          policy.code,
          inputs_sha256(problem, policy),
          std::move(program_version),
          list != nullptr ? leximin_method(*list) : std::string(kDrawMethod),
          std::move(seed_source)};
}

Result<void> check_decided(const Problem& problem, const Policy& policy) {
  if (auto checked = check_problem(problem); !checked) return checked;
  Places places;
  const auto runs =
      run_phases(problem, policy, participant_order(problem, kTrialSeed), places, {true, nullptr, {}});
  if (!runs) return runs.error();
  return designations_decided(*runs);
}

Result<Plan> allocate(const Problem& problem, const Policy& policy, std::string_view seed,
                      const DrawCommitment* commitment, int simulated_draws, const PlanDistribution* list) {
  FRISAET_CHECK(simulated_draws >= 1);
  if (auto checked = check_problem(problem); !checked) return checked.error();
  if (commitment != nullptr &&
      *commitment != commit(problem, policy, commitment->program_version, commitment->seed_source, list)) {
    return Error{ErrorCode::kInvalid, "Forpligtelsen er offentliggjort om andre svar eller regler end disse.",
                 commitment->inputs_sha256,
                 "Brug de svar og regler, der blev offentliggjort, eller begynd forfra."};
  }
  Places places;
  const std::vector<int> order = participant_order(problem, seed);
  const auto runs = run_phases(problem, policy, order, places, {false, list, std::string(seed)});
  if (!runs) return runs.error();
  if (commitment != nullptr) {
    if (auto decided = designations_decided(*runs); !decided) return decided.error();
  }

  const Reasons reasons(problem, *runs, places);
  Plan plan;
  plan.round = problem.round;
  plan.policy = policy.code;
  plan.inputs_sha256 = inputs_sha256(problem, policy);
  plan.previous = problem.previous;
  for (const PhaseRun& run : *runs) {
    if (run.proposal) plan.proposals.push_back(*run.proposal);
  }
  plan.assignments =
      assignments(problem, places, reasons, plan.proposals,
                  list != nullptr ? reasons.listed_chances(*list) : reasons.chances(simulated_draws, order));
  for (std::size_t a = 0; a < problem.areas.size(); ++a) {
    plan.areas.push_back(
        {problem.areas[a].code, static_cast<int>(std::count(places.begin(), places.end(),
                                                            std::optional<int>(static_cast<int>(a))))});
  }
  for (const PhaseRun& run : *runs) {
    plan.levels.insert(plan.levels.end(), run.levels.begin(), run.levels.end());
  }
  plan.spread = spread_table(problem, places);
  plan.proven = std::all_of(plan.levels.begin(), plan.levels.end(),
                            [](const LevelResult& level) { return level.proven; });
  plan.draw = DrawRecord{std::string(seed), commitment != nullptr,
                         list != nullptr ? leximin_method(*list) : std::string(kDrawMethod)};
  if (commitment != nullptr) plan.draw->commitment = *commitment;
  if (list != nullptr) plan.draw->distribution = *list;
  plan.notes = reasons.notes();
  if (commitment == nullptr)
    plan.notes.emplace_back("Lodtrækningen er en prøve: der er ikke offentliggjort noget, som binder den.");
  if (auto kept = SolveDeadline::kept(); !kept) return kept.error();
  return plan;
}

namespace {

int beyond(const SpreadCell& cell) {
  return std::max({0, cell.low - cell.count, cell.count - cell.high});
}

/// `A, B og 4 andre`: so many are named that a reader still sees them.
std::string some_of(std::vector<std::string> told) {
  constexpr std::size_t kTold = 8;
  const std::size_t more = told.size() > kTold ? told.size() - kTold : 0;
  if (more > 0) told.resize(kTold);
  if (more > 0) told.push_back(danish_number(static_cast<long>(more)) + (more == 1 ? " anden" : " andre"));
  return danish_list(told, "og");
}

/// For whom it would be worse if participant `i` had what it wants most: who loses, who must give up what it
/// had in the previous plan, and which groups come further from their quotas when the phase is solved and
/// drawn again with that promised. Empty where no plan keeps the promise.
Result<std::string> who_would_pay(const Problem& problem, const Policy& policy, const PhaseRun& run,
                                  const Places& places, const std::vector<int>& order, int i) {
  PhaseSolver other(run.solver->model());
  other.promise_first_wish(i);
  for (const Level level : policy.levels) {
    // Not one plan keeps it, or none was found: the obstacle has said so already.
    if (const auto done = other.run(level, order); !done) return std::string();
  }
  Places then = places;
  const auto in_phase = [&](const std::optional<int>& area) {
    const auto& areas = run.solver->model().areas;
    return area && std::find(areas.begin(), areas.end(), *area) != areas.end();
  };
  const auto& types = run.solver->type_of();
  for (std::size_t p = 0; p < types.size(); ++p) {
    if (types[p] >= 0 && in_phase(then[p])) then[p] = std::nullopt;
  }
  other.place(then);

  std::vector<std::string> losers, groups, moved;
  const auto class_in = [](const PhaseSolver& solver, int member) {
    const auto granted = solver.granted_class().find(member);
    return granted == solver.granted_class().end() ? std::numeric_limits<int>::max() : granted->second;
  };
  const auto name = [&](const std::optional<int>& area) {
    // Later phases are not run again: they may give a place after all.
    return area ? problem.areas[index(*area)].name : std::string("ingen plads i denne fase");
  };
  for (std::size_t p = 0; p < types.size(); ++p) {
    const int member = static_cast<int>(p);
    if (types[p] < 0 || class_in(other, member) <= class_in(*run.solver, member)) continue;
    losers.push_back(problem.participants[p].name + " (" + name(in_phase(then[p]) ? then[p] : std::nullopt) +
                     " i stedet for " + name(places[p]) + ")");
  }
  for (std::size_t p = 0; p < types.size() && problem.previous; ++p) {
    const int had = problem.previous_area(problem.participants[p]);
    if (types[p] < 0 || static_cast<int>(p) == i || had < 0 || places[p] != had || then[p] == had) continue;
    moved.push_back(problem.participants[p].name + " (fra " + name(had) + " til " +
                    name(in_phase(then[p]) ? then[p] : std::nullopt) + ")");
  }
  const auto cells = spread_table(problem, places), cells_then = spread_table(problem, then);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (beyond(cells_then[c]) <= beyond(cells[c]) || !in_phase(problem.area_index(cells[c].area))) continue;
    const SpreadCell& cell = cells_then[c];
    groups.push_back(cell.group + " på " + name(problem.area_index(cell.area)) + " (" +
                     std::to_string(cell.count) + " mod kvotens " + std::to_string(cell.low) +
                     (cell.low == cell.high ? "" : "–" + std::to_string(cell.high)) + ")");
  }
  std::string text;
  if (!losers.empty())
    text += " Med samme lodtrækning ville det gå ud over " + some_of(std::move(losers)) + ".";
  if (!moved.empty())
    text += " Fra deres plads i den forrige plan måtte flytte " + some_of(std::move(moved)) + ".";
  if (!groups.empty()) text += " Længere fra kvoten ville komme: " + some_of(std::move(groups)) + ".";
  return text;
}

}  // namespace

Result<Explanation> explain(const Problem& problem, const Policy& policy, const Plan& plan,
                            std::string_view municipality) {
  const Participant* p = problem.participant(municipality);
  if (p == nullptr || plan.of(municipality) == nullptr) {
    return Error{ErrorCode::kNotFound, "Kommunen " + std::string(municipality) + " er ikke med i planen.", "",
                 "Skriv kommunens navn eller trecifrede kode."};
  }
  Explanation explanation;
  explanation.municipality = p->code;
  explanation.text = p->name + ": " + plan.of(municipality)->reason;
  Places places;
  const std::string seed = plan.draw ? plan.draw->seed : std::string(kTrialSeed);
  const PlanDistribution* list = plan.draw && plan.draw->distribution ? &*plan.draw->distribution : nullptr;
  const std::vector<int> order = participant_order(problem, seed);
  const auto runs = run_phases(problem, policy, order, places, {false, list, seed});
  if (!runs) return runs.error();
  const Reasons reasons(problem, *runs, places);
  const int i = static_cast<int>(p - problem.participants.data());
  if (const PhaseRun* run = reasons.placement_of(i)) {
    if (const auto obstacle = reasons.obstacle(i)) {
      explanation.by_lot = obstacle->kind == Obstacle::Kind::kLot;
      if (obstacle->kind == Obstacle::Kind::kWorse) {
        explanation.worsened_level = obstacle->level;
        explanation.value_now = obstacle->value_now;
        explanation.value_forced = obstacle->value_forced;
      }
      if (list == nullptr && obstacle->kind != Obstacle::Kind::kImpossible) {
        const auto payers = who_would_pay(problem, policy, *run, places, order, i);
        if (!payers) return payers.error();
        explanation.text += *payers;
      }
    }
    std::vector<std::string> others;
    for (const int other : run->solver->model().types[index(run->solver->type_of()[index(i)])].members) {
      if (other != i) others.push_back(problem.participants[index(other)].name);
    }
    if (!others.empty())
      explanation.text += std::string(" Står helt lige med (samme ønsker i fasen, samme grupper") +
                          (problem.previous ? ", samme vilkår fra den forrige plan): " : "): ") +
                          danish_list(others, "og") + ".";
  }
  const auto withdrawn = effect_of_withdrawal(problem, policy, plan, p->code);
  if (!withdrawn) return withdrawn.error();
  if (*withdrawn) {
    const int moved = (*withdrawn)->others_moved;
    explanation.text += " Trækker kommunen sit svar med forbehold tilbage, flytter " +
                        (moved == 0   ? std::string("ingen andre")
                         : moved == 1 ? std::string("1 anden kommune")
                                      : danish_number(moved) + " andre kommuner") +
                        ", med samme lodtrækning.";
  }
  if (auto kept = SolveDeadline::kept(); !kept) return kept.error();
  return explanation;
}

Result<std::vector<FrontierPoint>> frontier(const Problem& problem, const Policy& policy,
                                            std::string_view seed, int max_tolerance, int max_given_up) {
  if (auto checked = check_problem(problem); !checked) return checked.error();
  const std::vector<int> order = participant_order(problem, seed);
  Places places;
  const auto runs = run_phases(problem, policy, order, places);
  if (!runs) return runs.error();
  const auto last =
      std::find_if(runs->rbegin(), runs->rend(), [](const PhaseRun& run) { return run.solver.has_value(); });
  std::vector<FrontierPoint> points;
  if (last == runs->rend()) return points;

  PhaseModel model = last->solver->model();
  const int widest = std::max(max_tolerance, model.tolerance);
  for (int tolerance = model.tolerance; tolerance <= widest; ++tolerance) {
    model.tolerance = tolerance;
    PhaseSolver wishes(model);
    for (const Level level : {Level::kBalance, Level::kPlaced, Level::kFirstWishes}) {
      if (auto done = wishes.run(level, order); !done) return done.error();
    }
    const long placed = wishes.values()[wishes.values().size() - 2].value;
    const long most = wishes.values().back().value;
    for (int given_up = 0; given_up <= max_given_up && given_up <= most; ++given_up) {
      PhaseSolver spread = wishes;
      spread.relax_first_wishes(most - given_up);
      for (const Level level : {Level::kSpread, Level::kBreach}) {
        if (auto done = spread.run(level, order); !done) return done.error();
      }
      const auto& values = spread.values();
      points.push_back(
          {tolerance, given_up, static_cast<int>(placed), static_cast<int>(most - given_up),
           static_cast<int>(values[values.size() - 2].value), static_cast<int>(values.back().value),
           std::all_of(values.begin(), values.end(), [](const auto& value) { return value.proven; })});
    }
  }
  if (auto kept = SolveDeadline::kept(); !kept) return kept.error();
  return points;
}

}  // namespace frisaet
