#include "models/allocation/phase_solver.h"

#include <algorithm>
#include <tuple>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

bool better(PhaseModel::Goal goal, long a, long b) {
  return is_maximised(goal) ? a > b : a < b;
}

Error no_plan_found(const std::string& level) {
  return {ErrorCode::kTimeout, "Løseren nåede ikke frem til en fordeling på niveauet " + level + ".", "",
          "Prøv igen på en hurtigere maskine eller med færre inddelinger i runden."};
}

}  // namespace

PhaseSolver::PhaseSolver(PhaseModel model) : model_(std::move(model)), coarse_(model_) {
  std::tie(coarse_, coarse_type_) = model_.without_groups();
  for (std::size_t t = 0; t < model_.types.size(); ++t) {
    for (const int member : model_.types[t].members) {
      if (type_of_.size() <= index(member)) type_of_.resize(index(member) + 1, -1);
      type_of_[index(member)] = static_cast<int>(t);
    }
  }
}

std::optional<PhaseSolver::Best> PhaseSolver::best(const State& state, Goal goal,
                                                   const std::vector<Grant>& extra) const {
  std::optional<Best> best;
  bool all_proven = true;
  long nodes = 0;
  std::vector<Grant> grants = state.grants;
  grants.insert(grants.end(), extra.begin(), extra.end());
  const PhaseModel& model = state.variants.front() ? model_ : model_for(state.commitments, goal, grants);
  for (std::size_t v = 0; v < state.variants.size(); ++v) {
    auto commitments = state.commitments;
    if (best)
      commitments.push_back({goal, best->value});  // a variant that is worse is found infeasible at once
    const auto solution = solve(model.program(state.variants[v], commitments, grants, goal));
    if (solution.status != IntegerSolution::Status::kOptimal &&
        solution.status != IntegerSolution::Status::kInfeasible) {
      all_proven = false;
    }
    nodes += solution.nodes;
    if (!solution.found()) continue;
    if (!best || better(goal, solution.objective, best->value)) {
      best = Best{solution.objective, true, {v}, 0};
    } else if (solution.objective == best->value) {
      best->variants.push_back(v);
    }
  }
  if (best) {
    best->proven = all_proven;
    best->nodes = nodes;
  }
  return best;
}

/// One grant may be given to any of those who wish alike: without groups they are interchangeable. Several
/// may not, as their numbers are promised to each type. Nor are they interchangeable where changes count.
const PhaseModel& PhaseSolver::model_for(const std::vector<PhaseModel::Commitment>& commitments, Goal goal,
                                         std::vector<Grant>& grants) const {
  const bool changes = goal == Goal::kChanges ||
                       std::any_of(commitments.begin(), commitments.end(),
                                   [](const auto& commitment) { return commitment.goal == Goal::kChanges; });
  if (grants.size() > 1 || changes) return model_;
  for (Grant& grant : grants) grant.type = coarse_type_[index(grant.type)];
  return coarse_;
}

Result<void> PhaseSolver::optimise(Goal goal, std::string name) {
  const auto reached = best(state_, goal, {});
  if (!reached) return no_plan_found(name);
  steps_.push_back({state_, goal, name, reached->value, drawing_});
  State next{{}, state_.commitments, state_.grants};
  for (const std::size_t v : reached->variants) next.variants.push_back(state_.variants[v]);
  next.commitments.push_back({goal, reached->value});
  state_ = std::move(next);
  values_.push_back({std::move(name), reached->value, reached->proven, reached->nodes});
  return {};
}

Result<void> PhaseSolver::fix_sizes() {
  if (state_.variants.front()) return {};
  const auto value = [&](Goal goal) {
    const auto at = std::find_if(state_.commitments.begin(), state_.commitments.end(),
                                 [&](const auto& commitment) { return commitment.goal == goal; });
    return at == state_.commitments.end() ? 0L : at->value;
  };
  const auto sizes = model_.size_vectors(model_.fixed_total() + value(Goal::kPlaced), value(Goal::kBalance),
                                         value(Goal::kCapacity), kMaxSizeVectors);
  if (sizes.size() > kMaxSizeVectors) {
    return Error{ErrorCode::kLimit, "Der er for mange måder at vælge områdernes størrelser på.", "",
                 "Sæt rundens tolerance ned."};
  }
  // What so many placed and so many first wishes rule out is ruled out here, where it costs next to nothing.
  state_.variants.clear();
  auto coarse = state_.commitments;
  std::erase_if(coarse, [](const auto& commitment) { return commitment.goal == Goal::kChanges; });
  for (const auto& each : sizes) {
    const auto possible = solve(coarse_.program(each, coarse, {}, std::nullopt));
    if (possible.status != IntegerSolution::Status::kInfeasible) state_.variants.emplace_back(each);
  }
  if (state_.variants.empty()) return no_plan_found("sizes");
  return {};
}

Result<void> PhaseSolver::run(Level level, const std::vector<int>& order) {
  const std::string name(to_string(level));
  switch (level) {
    case Level::kBalance: {
      const bool lower = std::any_of(model_.at_least.begin(), model_.at_least.end(),
                                     [](const auto& n) { return n.has_value(); });
      if (lower) {
        if (auto done = optimise(Goal::kCapacity, "capacity"); !done) return done;
      }
      return optimise(Goal::kBalance, name);
    }
    case Level::kPlaced:
      return optimise(Goal::kPlaced, name);
    case Level::kFirstWishes:
      return optimise(Goal::kFirstWishes, name);
    case Level::kSpread:
    case Level::kBreach: {
      if (auto fixed = fix_sizes(); !fixed) return fixed;
      return optimise(level == Level::kSpread ? Goal::kSpread : Goal::kBreach, name);
    }
    case Level::kChanges:
      return optimise(Goal::kChanges, name);
    case Level::kFirstWishLottery:
      return run_lottery(order, true);
    case Level::kLottery:
      return run_lottery(order, false);
  }
  return {};
}

std::unique_ptr<PlanSpace> PhaseSolver::space() const {
  return std::make_unique<PlanSpace>(model_, state_.variants, state_.commitments, state_.grants);
}

Result<void> PhaseSolver::run_lottery(const std::vector<int>& order, bool first_wishes_only) {
  drawing_ = true;
  std::shared_ptr<PlanSpace> space = this->space();
  if (!space->any())
    return Error{ErrorCode::kTimeout, "Løseren fandt ingen fordeling at trække lod om.", "", ""};
  PlanSpace::Draw promises(*space);
  draw(promises, order, first_wishes_only, granted_class_);
  if (!first_wishes_only) draw_within_ties(promises, order, granted_class_, granted_area_);
  state_.grants = promises.grants();
  values_.push_back({std::string(to_string(first_wishes_only ? Level::kFirstWishLottery : Level::kLottery)),
                     model_.pool(), space->proven(), 0});
  if (!first_space_) {
    first_space_ = std::move(space);
    first_space_wishes_only_ = first_wishes_only;
  }
  return {};
}

/// Serial choice: each in turn gets the most wanted class of areas that some best plan still allows.
void PhaseSolver::draw(PlanSpace::Draw& promises, const std::vector<int>& order, bool first_wishes_only,
                       std::map<int, int>& got) const {
  std::vector<int> members;
  std::vector<PlanSpace::Draw::Member> queue;
  for (const int member : order) {
    if (index(member) >= type_of_.size() || type_of_[index(member)] < 0 || got.contains(member)) continue;
    const int type = type_of_[index(member)];
    const int classes = static_cast<int>(model_.types[index(type)].wishes.size());
    members.push_back(member);
    queue.push_back({type, first_wishes_only ? 1 : classes});
  }
  const auto choice = promises.choose_classes(queue);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (choice[i] >= 0) got[members[i]] = choice[i];
  }
}

/// Who is content with several areas waits until everybody's class is settled, so that it takes nothing from
/// others; then the round's order of areas decides.
void PhaseSolver::draw_within_ties(PlanSpace::Draw& promises, const std::vector<int>& order,
                                   const std::map<int, int>& classes, std::map<int, int>& areas) const {
  std::vector<int> members;
  std::vector<PlanSpace::Draw::Promised> queue;
  for (const int member : order) {
    const auto granted = classes.find(member);
    if (granted == classes.end()) continue;
    members.push_back(member);
    queue.push_back({type_of_[index(member)], granted->second});
  }
  const auto chosen = promises.choose_areas(queue);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (chosen[i] >= 0) areas[members[i]] = chosen[i];
  }
}

void PhaseSolver::give(const std::vector<std::vector<int>>& given, const std::vector<int>& order) {
  drawing_ = true;
  std::vector<std::size_t> next(model_.types.size(), 0);
  for (const int member : order) {
    if (index(member) >= type_of_.size() || type_of_[index(member)] < 0) continue;
    const auto type = index(type_of_[index(member)]);
    const int area = given[type][next[type]++];
    if (area < 0) continue;
    const auto& wishes = model_.types[type].wishes;
    const auto wish = std::find_if(wishes.begin(), wishes.end(), [&](const auto& areas) {
      return std::find(areas.begin(), areas.end(), area) != areas.end();
    });
    FRISAET_CHECK(wish != wishes.end());
    granted_class_[member] = static_cast<int>(wish - wishes.begin());
    granted_area_[member] = area;
  }
  values_.push_back({std::string(to_string(Level::kLottery)), model_.pool(), true, 0});
}

std::vector<std::vector<int>> PhaseSolver::complete(PlanSpace::Draw& promises, const std::vector<int>& firsts,
                                                    const std::vector<int>& order) const {
  std::map<int, int> classes, areas;
  for (std::size_t t = 0; t < firsts.size(); ++t) {
    for (int i = 0; i < firsts[t]; ++i) classes[model_.types[t].members[index(i)]] = 0;
  }
  draw(promises, order, false, classes);
  draw_within_ties(promises, order, classes, areas);
  std::vector<std::vector<int>> given;
  for (const Type& type : model_.types) {
    std::vector<std::pair<int, int>> got;  // class and area; those left out last
    for (const int member : type.members) {
      const auto area = areas.find(member);
      got.emplace_back(area == areas.end() ? static_cast<int>(type.wishes.size()) : classes.at(member),
                       area == areas.end() ? -1 : area->second);
    }
    std::sort(got.begin(), got.end());
    given.emplace_back();
    for (const auto& [wish, area] : got) given.back().push_back(area);
  }
  return given;
}

std::vector<long> PhaseSolver::simulate(int draws,
                                        const std::function<std::vector<int>(int)>& order_of) const {
  FRISAET_CHECK(first_space_ != nullptr);
  std::vector<long> count(model_.types.size(), 0);
  for (int i = 0; i < draws; ++i) {
    // A chance is an estimate, and the real draw had the same noes: none is waited for twice.
    PlanSpace::Draw promises(*first_space_, PlanSpace::Draw::Unanswered::kKept);
    std::map<int, int> got;
    draw(promises, order_of(i), first_space_wishes_only_, got);
    for (const auto& [member, wish] : got) {
      if (wish == 0) ++count[index(type_of_[index(member)])];
    }
  }
  return count;
}

void PhaseSolver::place(Places& places) const {
  for (const auto& [member, area] : granted_area_) places[index(member)] = model_.areas[index(area)];
}

void PhaseSolver::promise_first_wish(int participant) {
  FRISAET_CHECK(values_.empty() && index(participant) < type_of_.size() && type_of_[index(participant)] >= 0);
  const int type = type_of_[index(participant)];
  state_.grants.push_back({type, model_.types[index(type)].wishes.front(), 1});
  granted_class_[participant] = 0;
}

/// Looks at the levels from the last to the first: where the plans that were best before a level can keep the
/// forced wish, no earlier level gets worse, and as the later ones could not keep it, this is the level that
/// pays. Most often that is the last, so one solve tells.
PhaseSolver::Forced PhaseSolver::force_first_wish(int type) const {
  const std::vector<Grant> forced{{type, model_.types[index(type)].wishes.front(), 1}};
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    if (step->after_draw) continue;
    const auto reached = best(step->before, step->goal, forced);
    if (!reached) continue;
    if (reached->value == step->value) return {};
    return {Forced::Kind::kWorse, step->name, step->value, reached->value};
  }
  return {Forced::Kind::kImpossible, "", 0, 0};
}

long PhaseSolver::placeable() const {
  State free;
  const auto most = best(free, Goal::kPlaced, {});
  return most ? most->value : 0;
}

std::optional<long> PhaseSolver::slack_to_place(long placed) const {
  State wanted;
  wanted.commitments.push_back({Goal::kPlaced, placed});
  const auto least = best(wanted, Goal::kBalance, {});
  if (!least) return std::nullopt;
  return least->value;
}

void PhaseSolver::relax_first_wishes(long value) {
  for (auto& commitment : state_.commitments) {
    if (commitment.goal == Goal::kFirstWishes) commitment.value = value;
  }
}

}  // namespace frisaet
