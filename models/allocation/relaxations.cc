#include "models/allocation/relaxations.h"

#include <algorithm>
#include <map>

#include "models/allocation/sentences.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

/// Municipalities with the same possibilities; one alone where an exclusion bars it from an area that it
/// wants.
struct Unit {
  std::vector<int> listed, barred;  ///< local areas
  long count = 0;
  int participant = -1;  ///< where barred
};

struct Lifted {
  int participant, area;  ///< area: local
};

/// Which rules must hold in a changed round, and what may be changed.
struct Change {
  bool at_least = false;       ///< all lower capacities
  bool balance = false;        ///< sizes within the tolerance
  bool everybody = false;      ///< all in the pool placed
  bool lift = false;           ///< exclusions may be lifted
  bool widen = false;          ///< areas may have more places
  std::optional<long> places;  ///< with widen: at most so many more, and sizes as near as can be
};

struct Changed {
  std::vector<Lifted> lifted;
  std::vector<long> more;  ///< places by local area
  long apart = 0;          ///< with `places`: the tolerance it takes
};

class Relaxed {
 public:
  Relaxed(const Problem& problem, const PhaseRun& run, const Places& places)
      : problem_(problem), model_(run.solver->model()) {
    std::map<std::vector<int>, long> alike;
    for (std::size_t i = 0; i < problem.participants.size(); ++i) {
      const Participant& p = problem.participants[i];
      if (p.fixed_area || !p.left_out.empty()) continue;
      if (places[i] && local(*places[i]) < 0) continue;  // placed in another phase
      Unit unit;
      for (const auto& wish : p.wishes) {
        for (const int area : wish) {
          if (local(area) >= 0) unit.listed.push_back(local(area));
        }
      }
      std::sort(unit.listed.begin(), unit.listed.end());
      for (std::size_t a = 0; a < model_.areas.size(); ++a) {
        const int here = static_cast<int>(a);
        if (p.declared_rank[index(model_.areas[a])] > 0 &&
            !std::binary_search(unit.listed.begin(), unit.listed.end(), here))
          unit.barred.push_back(here);
      }
      if (unit.barred.empty()) {
        if (!unit.listed.empty()) ++alike[unit.listed];
        continue;
      }
      unit.count = 1;
      unit.participant = static_cast<int>(i);
      units_.push_back(std::move(unit));
    }
    for (const auto& [listed, count] : alike) units_.push_back({listed, {}, count, -1});
  }

  [[nodiscard]] bool has_barred() const {
    return std::any_of(units_.begin(), units_.end(), [](const Unit& unit) { return !unit.barred.empty(); });
  }

  /// The least change, in number of exclusions lifted or places added; nothing when none does.
  [[nodiscard]] std::optional<Changed> least(const Change& change) const {
    IntegerProgram program;
    std::vector<std::vector<Term>> members(model_.areas.size());
    std::vector<std::pair<int, Lifted>> lifts;
    for (const Unit& unit : units_) {
      std::vector<Term> one;
      const auto add = [&](int area) {
        const int x = program.add_variable(0, unit.count);
        one.push_back({x, 1});
        members[index(area)].push_back({x, 1});
        return x;
      };
      for (const int area : unit.listed) add(area);
      if (change.lift) {
        for (const int area : unit.barred) lifts.emplace_back(add(area), Lifted{unit.participant, area});
      }
      if (one.empty()) continue;
      const bool all = change.everybody && !unit.listed.empty();
      program.add_row(std::move(one), all ? std::optional(unit.count) : std::nullopt, unit.count);
    }
    std::vector<int> more(model_.areas.size(), -1);
    const int low = program.add_variable(0, std::nullopt);
    const int high = program.add_variable(0, std::nullopt);
    const int apart = program.add_variable(0, std::nullopt);
    for (std::size_t a = 0; a < model_.areas.size(); ++a) {
      auto upper = members[a], lower = members[a], above = members[a], below = members[a];
      if (model_.at_most[a]) {
        if (change.widen) upper.push_back({more[a] = program.add_variable(0, std::nullopt), -1});
        program.add_row(std::move(upper), std::nullopt, *model_.at_most[a] - model_.fixed[a]);
      }
      if (model_.at_least[a] && change.at_least)
        program.add_row(std::move(lower), *model_.at_least[a] - model_.fixed[a], std::nullopt);
      above.push_back({low, -1});
      below.push_back({high, -1});
      program.add_row(std::move(above), -model_.fixed[a], std::nullopt);
      program.add_row(std::move(below), std::nullopt, -model_.fixed[a]);
    }
    program.add_row({{high, 1}, {low, -1}, {apart, -1}}, std::nullopt, 0);
    if (change.balance) program.add_row({{apart, 1}}, std::nullopt, model_.tolerance);
    std::vector<Term> cost;
    for (const auto& [x, lifted] : lifts) cost.push_back({x, 1});
    for (const int e : more) {
      if (e >= 0) cost.push_back({e, 1});
    }
    if (change.places) {
      program.add_row(std::move(cost), std::nullopt, *change.places);
      cost = {{apart, 1}};
    }
    program.objective = std::move(cost);

    const IntegerSolution solution = solve(program);
    if (solution.status != IntegerSolution::Status::kOptimal) return std::nullopt;
    Changed changed;
    for (const auto& [x, lifted] : lifts) {
      if (solution.values[index(x)] > 0) changed.lifted.push_back(lifted);
    }
    for (const int e : more) changed.more.push_back(e < 0 ? 0 : solution.values[index(e)]);
    changed.apart = solution.values[index(apart)];
    return changed;
  }

  [[nodiscard]] const std::string& area_name(std::size_t local_area) const {
    return problem_.areas[index(model_.areas[local_area])].name;
  }

  /// ` Det kunne også undgås ved at ophæve …`; empty where no lifting does it.
  [[nodiscard]] std::string lifting(Change change) const {
    if (!has_barred()) return "";
    change.lift = true;
    const auto changed = least(change);
    if (!changed || changed->lifted.empty()) return "";
    std::vector<std::string> parts;
    for (const auto& [i, area] : changed->lifted)
      parts.push_back(problem_.participants[index(i)].name + " fra " + area_name(index(area)));
    return " Det ville også være nok at ophæve " +
           std::string(parts.size() == 1 ? "udelukkelsen af " : "udelukkelserne af ") +
           danish_list(parts, "og") + ".";
  }

 private:
  [[nodiscard]] int local(int area) const {
    const auto at = std::find(model_.areas.begin(), model_.areas.end(), area);
    return at == model_.areas.end() ? -1 : static_cast<int>(at - model_.areas.begin());
  }

  const Problem& problem_;
  const PhaseModel& model_;
  std::vector<Unit> units_;
};

long value_of(const PhaseRun& run, std::string_view level) {
  for (const LevelResult& result : run.levels) {
    if (result.name == level) return result.value;
  }
  return 0;
}

std::string of_capacity(const Relaxed& round, const PhaseRun& run, const Places& places) {
  const PhaseModel& model = run.solver->model();
  std::vector<std::string> lowered;
  for (std::size_t a = 0; a < model.areas.size(); ++a) {
    const auto size = std::count(places.begin(), places.end(), std::optional<int>(model.areas[a]));
    if (model.at_least[a] && size < *model.at_least[a])
      lowered.push_back(round.area_name(a) + " fra " + std::to_string(*model.at_least[a]) + " til " +
                        std::to_string(size));
  }
  Change kept;
  kept.at_least = true;
  return run.phase->name + ": Der mangler " + danish_municipalities(value_of(run, "capacity")) +
         " i at nå områdernes mindste antal. Mindste ændring, der gør det muligt: sænk mindste antal for " +
         danish_list(lowered, "og") + "." + round.lifting(kept);
}

std::string of_balance(const Relaxed& round, const PhaseRun& run) {
  const int tolerance = run.solver->model().tolerance;
  const std::string needed = std::to_string(tolerance + value_of(run, "balance"));
  Change kept;
  kept.balance = true;
  kept.at_least = value_of(run, "capacity") == 0;
  return run.phase->name + ": Størrelserne kan ikke komme nærmere hinanden end " + needed +
         "; runden siger højst " + std::to_string(tolerance) +
         ". Mindste ændring, der gør det muligt: hæv rundens tolerance til " + needed + "." +
         round.lifting(kept);
}

/// `3 pladser mere på ældre og 1 på folkeskole`
std::string places_added(const Relaxed& round, const std::vector<long>& more) {
  std::vector<std::string> parts;
  for (std::size_t a = 0; a < more.size(); ++a) {
    if (more[a] > 0)
      parts.push_back(danish_number(more[a]) +
                      (parts.empty() ? (more[a] == 1 ? " plads mere" : " pladser mere") : "") + " på " +
                      round.area_name(a));
  }
  return danish_list(parts, "og");
}

std::string of_placed(const Relaxed& round, const PhaseRun& run, long placed) {
  const PhaseSolver& solver = *run.solver;
  const int tolerance = solver.model().tolerance;
  const long pool = solver.model().pool();
  std::string text =
      run.phase->name + ": " + danish_municipalities(pool - placed) + " med ønsker fik ikke plads.";
  const long placeable = solver.placeable();
  if (const auto slack = solver.slack_to_place(placeable); slack == 0 && placeable > placed) {
    text += " Politikken sætter andre mål før antallet af placerede; ellers kunne " +
            danish_number(placeable) + " af " + danish_number(pool) + " få plads.";
  } else if (slack && placeable > placed) {
    text += " Måtte størrelserne ligge " + std::to_string(tolerance + *slack) +
            " fra hinanden i stedet for " + std::to_string(tolerance) + ", kunne " +
            danish_number(placeable) + " af " + danish_number(pool) + " få plads.";
  }
  if (placeable < pool) {
    Change all;
    all.everybody = all.widen = true;
    if (const auto fewest = round.least(all)) {
      long sum = 0;
      for (const long more : fewest->more) sum += more;
      all.places = sum;
      if (const auto nearest = round.least(all)) {
        text += " Skulle alle have plads, kræver det mindst " + places_added(round, nearest->more);
        text += nearest->apart > tolerance
                    ? ", og størrelserne ville ligge " + std::to_string(nearest->apart) + " fra hinanden."
                    : ".";
      }
    }
  }
  Change kept;
  kept.balance = true;
  kept.at_least = value_of(run, "capacity") == 0;
  kept.everybody = true;
  return value_of(run, "balance") > 0 ? text : text + round.lifting(kept);
}

}  // namespace

std::vector<std::string> relaxation_notes(const Problem& problem, const PhaseRun& run, const Places& places) {
  std::vector<std::string> notes;
  const Relaxed round(problem, run, places);
  if (value_of(run, "capacity") > 0) notes.push_back(of_capacity(round, run, places));
  if (value_of(run, "balance") > 0) notes.push_back(of_balance(round, run));
  const long placed = static_cast<long>(run.solver->granted_class().size());
  if (placed < run.solver->model().pool()) notes.push_back(of_placed(round, run, placed));
  return notes;
}

}  // namespace frisaet
