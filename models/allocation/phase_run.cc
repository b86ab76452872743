#include "models/allocation/phase_run.h"

#include <algorithm>

#include "models/allocation/designation.h"
#include "models/allocation/draw_order.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

Result<PhaseRun> run_designation(const Problem& problem, const Phase& phase, const std::vector<int>& order,
                                 Places& places) {
  PhaseRun run{&phase, std::nullopt, std::nullopt, {}};
  const int area = problem.area_index(phase.areas.front());
  if (std::count(places.begin(), places.end(), std::optional<int>(area)) >= phase.count) return run;
  auto proposal = propose_designation(problem, phase, places, order);
  if (!proposal) return proposal.error();
  if (proposal->candidates == 0) return run;  // there is nothing to propose; a note says so
  const DesignationSet& chosen = proposal->best.front();
  long first_wishes = 0;
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    const Participant& p = problem.participants[i];
    if (!std::binary_search(chosen.municipalities.begin(), chosen.municipalities.end(), p.code)) continue;
    places[i] = area;
    const auto& top = p.wishes.front();
    if (std::find(top.begin(), top.end(), area) != top.end()) ++first_wishes;
  }
  const auto level = [&](Level name, long value) {
    run.levels.push_back({phase.code, std::string(to_string(name)), value, true});
  };
  level(Level::kPlaced, static_cast<long>(chosen.municipalities.size()));
  level(Level::kFirstWishes, first_wishes);
  level(Level::kSpread, chosen.worst_breach);
  level(Level::kBreach, chosen.total_breach);
  level(Level::kLottery, proposal->candidates);
  run.proposal = *std::move(proposal);
  return run;
}

/// The areas of the plan drawn from the list, as PhaseSolver::give wants them; nothing when the list is about
/// other municipalities or areas.
std::optional<std::vector<std::vector<int>>> listed_areas(const Problem& problem, const Phase& phase,
                                                          const PhaseModel& model, const LastLot& last) {
  if (last.list->phase != phase.code || last.list->out_of <= 0) return std::nullopt;
  long sum = 0;
  for (const auto& listed : last.list->plans) sum += listed.weight;
  if (sum != last.list->out_of || last.list->alike.size() != model.types.size()) return std::nullopt;
  const auto& plan = last.list->plans[drawn_plan(*last.list, last.seed)];
  if (plan.areas.size() != model.types.size()) return std::nullopt;
  std::vector<std::vector<int>> given;
  for (std::size_t t = 0; t < model.types.size(); ++t) {
    std::vector<std::string> codes;
    for (const int member : model.types[t].members) codes.push_back(problem.participants[index(member)].code);
    if (codes != last.list->alike[t] || plan.areas[t].size() != codes.size()) return std::nullopt;
    given.emplace_back();
    for (const auto& area : plan.areas[t]) {
      const auto local = area ? std::find(phase.areas.begin(), phase.areas.end(), *area) : phase.areas.end();
      given.back().push_back(local == phase.areas.end() ? -1 : static_cast<int>(local - phase.areas.begin()));
      if (area && (given.back().back() < 0 || model.variable(static_cast<int>(t), given.back().back()) < 0))
        return std::nullopt;
    }
  }
  return given;
}

Result<PhaseRun> run_placement(const Problem& problem, const Phase& phase, const Policy& policy,
                               const std::vector<int>& order, Places& places, const LastLot& last) {
  PhaseRun run{&phase, std::nullopt, PhaseSolver(PhaseModel(problem, phase, places)), {}};
  for (const Level level : policy.levels) {
    if (level == Level::kLottery && last.without_last_lot) return run;
    if (level == Level::kLottery && last.list != nullptr) {
      const auto given = listed_areas(problem, phase, run.solver->model(), last);
      if (!given) {
        return Error{ErrorCode::kInvalid, "Listen over planer er lavet af andre svar eller regler end disse.",
                     phase.name, "Brug de svar og regler, listen blev offentliggjort med."};
      }
      run.solver->give(*given, order);
      continue;
    }
    if (auto done = run.solver->run(level, order); !done) return done.error();
  }
  run.solver->place(places);
  for (const auto& [name, value, proven, nodes] : run.solver->values())
    run.levels.push_back({phase.code, name, value, proven});
  return run;
}

}  // namespace

Result<std::vector<PhaseRun>> run_phases(const Problem& problem, const Policy& policy,
                                         const std::vector<int>& order, Places& places, const LastLot& last) {
  if (auto checked = check_policy(problem, policy); !checked) return checked.error();
  std::vector<PhaseRun> runs;
  places = fixed_places(problem);
  for (const Phase& phase : problem.phases) {
    auto run = phase.kind == Phase::Kind::kDesignation
                   ? run_designation(problem, phase, order, places)
                   : run_placement(problem, phase, policy, order, places, last);
    if (!run) return run.error();
    runs.push_back(*std::move(run));
  }
  return runs;
}

Result<void> designations_decided(const std::vector<PhaseRun>& runs) {
  for (const PhaseRun& run : runs) {
    if (!run.proposal) continue;  // one set that is best is a proposal like another
    return Error{
        ErrorCode::kInvalid,
        "Intet kan bindes eller offentliggøres, før udpegningen er truffet: hvem der udpeges, afgør, "
        "hvem der er tilbage at fordele.",
        run.phase->name, "Skriv de udpegede i rundens fil (designated)."};
  }
  return {};
}

Places fixed_places(const Problem& problem) {
  Places places;
  for (const Participant& p : problem.participants) places.push_back(p.fixed_area);
  return places;
}

std::vector<int> participant_order(const Problem& problem, std::string_view seed) {
  std::vector<std::string> codes;
  for (const Participant& p : problem.participants) codes.push_back(p.code);
  return draw_order(seed, codes);
}

}  // namespace frisaet
