#include "models/allocation/phase_solver.h"

#include <algorithm>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

bool better(PhaseModel::Goal goal, long a, long b) {
  return is_maximised(goal) ? a > b : a < b;
}

}  // namespace

PhaseSolver::PhaseSolver(PhaseModel model) : model_(std::move(model)) {
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
  std::vector<Grant> grants = state.grants;
  grants.insert(grants.end(), extra.begin(), extra.end());
  for (std::size_t v = 0; v < state.variants.size(); ++v) {
    auto commitments = state.commitments;
    if (best)
      commitments.push_back({goal, best->value});  // a variant that is worse is found infeasible at once
    const auto solution = solve(model_.program(state.variants[v], commitments, grants, goal));
    if (solution.status != IntegerSolution::Status::kOptimal &&
        solution.status != IntegerSolution::Status::kInfeasible) {
      all_proven = false;
    }
    if (!solution.found()) continue;
    if (!best || better(goal, solution.objective, best->value)) {
      best = Best{solution.objective, true, {v}};
    } else if (solution.objective == best->value) {
      best->variants.push_back(v);
    }
  }
  if (best) best->proven = all_proven;
  return best;
}

Result<void> PhaseSolver::optimise(Goal goal, std::string name) {
  const auto reached = best(state_, goal, {});
  if (!reached) {
    return Error{ErrorCode::kTimeout, "Løseren nåede ikke frem til en fordeling på niveauet " + name + ".",
                 "", "Prøv igen på en hurtigere maskine eller med færre inddelinger i runden."};
  }
  steps_.push_back({state_, goal, name, reached->value, drawing_});
  State next{{}, state_.commitments, state_.grants};
  for (const std::size_t v : reached->variants) next.variants.push_back(state_.variants[v]);
  next.commitments.push_back({goal, reached->value});
  state_ = std::move(next);
  values_.push_back({std::move(name), reached->value, reached->proven});
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
  state_.variants.assign(sizes.begin(), sizes.end());
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
    case Level::kFirstWishLottery:
    case Level::kLottery: {
      drawing_ = true;
      if (!refresh_witness()) {
        return Error{ErrorCode::kTimeout, "Løseren fandt ingen fordeling at trække lod om.", "", ""};
      }
      draw(order, level == Level::kFirstWishLottery);
      if (level == Level::kLottery) draw_within_ties(order);
      values_.push_back({name, model_.pool(), draw_proven_});
      return {};
    }
  }
  return {};
}

bool PhaseSolver::refresh_witness() {
  for (std::size_t v = 0; v < state_.variants.size(); ++v) {
    const auto solution =
        solve(model_.program(state_.variants[v], state_.commitments, state_.grants, std::nullopt));
    if (!solution.found()) continue;
    witness_ = solution.values;
    witness_variant_ = v;
    return true;
  }
  return false;
}

/// Grants one more member of `type` a place on one of `areas`, if some best plan keeps this and all earlier
/// grants.
bool PhaseSolver::grant(int type, const std::vector<int>& areas) {
  if (refused_.contains({type, areas})) return false;
  auto at = std::find_if(state_.grants.begin(), state_.grants.end(),
                         [&](const Grant& g) { return g.type == type && g.areas == areas; });
  if (at == state_.grants.end()) at = state_.grants.insert(at, {type, areas, 0});
  ++at->count;
  long here = 0;
  for (const int area : areas) here += model_.count_in(witness_, type, area);
  if (here >= at->count) return true;  // the plan at hand has it already

  for (std::size_t step = 0; step < state_.variants.size(); ++step) {
    const std::size_t v = (witness_variant_ + step) % state_.variants.size();
    const auto solution =
        solve(model_.program(state_.variants[v], state_.commitments, state_.grants, std::nullopt));
    if (solution.found()) {
      witness_ = solution.values;
      witness_variant_ = v;
      return true;
    }
    if (solution.status != IntegerSolution::Status::kInfeasible) draw_proven_ = false;
  }
  --at->count;
  refused_.insert({type, areas});
  return false;
}

/// Serial choice: each in turn gets the most wanted class of areas that some best plan still allows.
void PhaseSolver::draw(const std::vector<int>& order, bool first_wishes_only) {
  for (const int member : order) {
    if (index(member) >= type_of_.size() || type_of_[index(member)] < 0 || granted_class_.contains(member))
      continue;
    const int type = type_of_[index(member)];
    const auto& wishes = model_.types[index(type)].wishes;
    const std::size_t classes = first_wishes_only ? 1 : wishes.size();
    for (std::size_t c = 0; c < classes; ++c) {
      if (!grant(type, wishes[c])) continue;
      granted_class_[member] = static_cast<int>(c);
      break;
    }
  }
}

/// Who is content with several areas waits until everybody's class is settled, so that it takes nothing from
/// others; then the round's order of areas decides.
void PhaseSolver::draw_within_ties(const std::vector<int>& order) {
  for (const int member : order) {
    const auto granted = granted_class_.find(member);
    if (granted == granted_class_.end()) continue;
    const int type = type_of_[index(member)];
    const auto& areas = model_.types[index(type)].wishes[index(granted->second)];
    for (const int area : areas) {
      if (areas.size() > 1 && !grant(type, {area})) continue;
      granted_area_[member] = area;
      break;
    }
  }
}

void PhaseSolver::place(Places& places) const {
  for (const auto& [member, area] : granted_area_) places[index(member)] = model_.areas[index(area)];
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
