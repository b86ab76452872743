#include "models/allocation/phase_model.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

bool takes_part(const Participant& p) {
  return p.fixed_area.has_value() || !p.wishes.empty();
}

/// The participant's wishes among `areas`, as local indices, empty classes dropped.
std::vector<std::vector<int>> local_wishes(const Participant& p, const std::vector<int>& areas) {
  std::vector<std::vector<int>> local;
  for (const auto& wish : p.wishes) {
    std::vector<int> kept;
    for (const int area : wish) {
      const auto at = std::find(areas.begin(), areas.end(), area);
      if (at != areas.end()) kept.push_back(static_cast<int>(at - areas.begin()));
    }
    std::sort(kept.begin(), kept.end());
    if (!kept.empty()) local.push_back(std::move(kept));
  }
  return local;
}

/// Type::before of the participant in a phase with these areas.
int before_in(const Problem& problem, const Phase& phase, const std::vector<int>& areas,
              const Participant& p) {
  if (!problem.previous) return Type::kUnplaced;
  const int had = problem.previous_area(p);
  if (had < 0) return Type::kUnplaced;
  if (!problem.can_have_again(p, phase)) return Type::kGone;
  const auto at = std::find(areas.begin(), areas.end(), had);
  return at == areas.end() ? Type::kUnplaced : static_cast<int>(at - areas.begin());
}

}  // namespace

PhaseModel::PhaseModel(const Problem& problem, const Phase& phase, const Places& places)
    : tolerance(phase.tolerance) {
  for (const std::string& area : phase.areas) areas.push_back(problem.area_index(area));
  at_least.resize(areas.size());
  at_most.resize(areas.size());
  for (const Capacity& capacity : phase.capacities) {
    const auto a = index(static_cast<int>(std::find(phase.areas.begin(), phase.areas.end(), capacity.area) -
                                          phase.areas.begin()));
    at_least[a] = capacity.at_least;
    at_most[a] = capacity.at_most;
  }
  fixed.assign(areas.size(), 0);
  std::vector<std::vector<int>> no_groups;
  for (const auto& dimension : problem.dimensions) no_groups.emplace_back(dimension.groups.size(), 0);
  fixed_in.assign(areas.size(), no_groups);
  group_sizes = no_groups;

  std::map<std::tuple<std::vector<std::vector<int>>, std::vector<int>, int>, std::vector<int>> alike;
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    const Participant& p = problem.participants[i];
    if (problem.shares_of == Round::SharesOf::kAll || takes_part(p)) {
      ++base;
      for (std::size_t d = 0; d < p.groups.size(); ++d) ++group_sizes[d][index(p.groups[d])];
    }
    if (places[i]) {
      const auto at = std::find(areas.begin(), areas.end(), *places[i]);
      if (at == areas.end()) continue;
      const auto a = static_cast<std::size_t>(at - areas.begin());
      ++fixed[a];
      for (std::size_t d = 0; d < p.groups.size(); ++d) ++fixed_in[a][d][index(p.groups[d])];
    } else if (auto wishes = local_wishes(p, areas); !wishes.empty()) {
      const int before = before_in(problem, phase, areas, p);
      alike[{std::move(wishes), p.groups, before}].push_back(static_cast<int>(i));
    }
  }
  for (auto& [key, members] : alike) {
    const auto& [wishes, groups, before] = key;
    types.push_back({wishes, groups, std::move(members), before});
  }
  number_variables();
}

void PhaseModel::number_variables() {
  for (const Type& type : types) {
    x_.emplace_back(areas.size(), -1);
    for (const auto& wish : type.wishes) {
      for (const int area : wish) x_.back()[index(area)] = x_count_++;
    }
  }
}

std::pair<PhaseModel, std::vector<int>> PhaseModel::without_groups() const {
  PhaseModel coarse;
  std::vector<int> type_of;
  coarse.areas = areas;
  coarse.tolerance = tolerance;
  coarse.at_least = at_least;
  coarse.at_most = at_most;
  coarse.fixed = fixed;
  coarse.fixed_in.resize(areas.size());
  coarse.base = base;
  std::map<std::vector<std::vector<int>>, int> number;
  for (const Type& type : types) {
    const auto [known, added] = number.try_emplace(type.wishes, static_cast<int>(coarse.types.size()));
    if (added) coarse.types.push_back({type.wishes, {}, {}});
    auto& members = coarse.types[index(known->second)].members;
    members.insert(members.end(), type.members.begin(), type.members.end());
    type_of.push_back(known->second);
  }
  coarse.number_variables();
  return {std::move(coarse), std::move(type_of)};
}

/// Where the variables beside x stand in a program.
struct PhaseModel::Layout {
  std::optional<int> balance_slack;
  std::vector<int> capacity_slacks;
  std::optional<int> delta;
  std::vector<int> breaches;
  std::optional<int> changes;
};

std::vector<Term> PhaseModel::size_terms(int area) const {
  std::vector<Term> terms;
  for (const auto& x : x_) {
    if (x[index(area)] >= 0) terms.push_back({x[index(area)], 1});
  }
  return terms;
}

void PhaseModel::add_free_sizes(IntegerProgram& program, Layout& layout) const {
  const int low = program.add_variable(0, std::nullopt);
  const int high = program.add_variable(0, std::nullopt);
  layout.balance_slack = program.add_variable(0, std::nullopt);
  program.add_row({{high, 1}, {low, -1}, {*layout.balance_slack, -1}}, std::nullopt, tolerance);
  for (std::size_t a = 0; a < areas.size(); ++a) {
    auto above = size_terms(static_cast<int>(a));
    auto below = above;
    above.push_back({low, -1});
    program.add_row(std::move(above), -fixed[a], std::nullopt);
    below.push_back({high, -1});
    program.add_row(std::move(below), std::nullopt, -fixed[a]);
    if (at_most[a]) program.add_row(size_terms(static_cast<int>(a)), std::nullopt, *at_most[a] - fixed[a]);
    if (at_least[a]) {
      auto terms = size_terms(static_cast<int>(a));
      layout.capacity_slacks.push_back(program.add_variable(0, std::nullopt));
      terms.push_back({layout.capacity_slacks.back(), 1});
      program.add_row(std::move(terms), *at_least[a] - fixed[a], std::nullopt);
    }
  }
}

void PhaseModel::add_given_sizes(IntegerProgram& program, Layout& layout, const Sizes& sizes,
                                 bool count_breaches) const {
  layout.delta = program.add_variable(0, std::nullopt);
  for (std::size_t a = 0; a < areas.size(); ++a) {
    program.add_row(size_terms(static_cast<int>(a)), sizes[a] - fixed[a], sizes[a] - fixed[a]);
    for (std::size_t d = 0; d < group_sizes.size(); ++d) {
      for (std::size_t g = 0; g < group_sizes[d].size(); ++g) {
        std::vector<Term> members;
        for (std::size_t t = 0; t < types.size(); ++t) {
          if (x_[t][a] >= 0 && types[t].groups[d] == static_cast<int>(g)) members.push_back({x_[t][a], 1});
        }
        const int here = fixed_in[a][d][g];
        const auto [low, high] = band(sizes[a], d, g);
        // Where nobody counts breaches, all cells share δ: a third of the rows.
        const int breach = count_breaches ? program.add_variable(0, std::nullopt) : *layout.delta;
        if (count_breaches) layout.breaches.push_back(breach);
        auto enough = members;
        enough.push_back({breach, 1});
        program.add_row(std::move(enough), low - here, std::nullopt);
        members.push_back({breach, -1});
        program.add_row(std::move(members), std::nullopt, high - here);
        if (count_breaches) program.add_row({{breach, 1}, {*layout.delta, -1}}, std::nullopt, 0);
      }
    }
  }
}

void PhaseModel::add_changes(IntegerProgram& program, Layout& layout) const {
  layout.changes = program.add_variable(0, std::nullopt);
  std::vector<Term> terms;
  long sure = 0;
  for (std::size_t t = 0; t < types.size(); ++t) {
    const int before = types[t].before;
    if (before != Type::kUnplaced) sure += static_cast<long>(types[t].members.size());
    if (before == Type::kGone) continue;
    for (std::size_t a = 0; a < areas.size(); ++a) {
      const bool counted = before == Type::kUnplaced || before == static_cast<int>(a);
      if (counted && x_[t][a] >= 0) terms.push_back({x_[t][a], before == Type::kUnplaced ? 1 : -1});
    }
  }
  terms.push_back({*layout.changes, -1});
  program.add_row(std::move(terms), std::nullopt, -sure);
}

std::vector<Term> PhaseModel::terms_of(Goal goal, const Layout& layout) const {
  std::vector<Term> terms;
  switch (goal) {
    case Goal::kCapacity:
      for (const int slack : layout.capacity_slacks) terms.push_back({slack, 1});
      return terms;
    case Goal::kBalance:
      if (layout.balance_slack) terms.push_back({*layout.balance_slack, 1});
      return terms;
    case Goal::kPlaced:
      for (int x = 0; x < x_count_; ++x) terms.push_back({x, 1});
      return terms;
    case Goal::kFirstWishes:
      for (std::size_t t = 0; t < types.size(); ++t) {
        for (const int area : types[t].wishes.front()) terms.push_back({x_[t][index(area)], 1});
      }
      return terms;
    case Goal::kSpread:
      FRISAET_CHECK(layout.delta.has_value());
      return {{*layout.delta, 1}};
    case Goal::kBreach:
      FRISAET_CHECK(layout.delta.has_value());
      for (const int breach : layout.breaches) terms.push_back({breach, 1});
      return terms;
    case Goal::kChanges:
      FRISAET_CHECK(layout.changes.has_value());
      return {{*layout.changes, 1}};
  }
  return terms;
}

IntegerProgram PhaseModel::program(const std::optional<Sizes>& sizes,
                                   const std::vector<Commitment>& commitments,
                                   const std::vector<Grant>& grants, std::optional<Goal> goal) const {
  IntegerProgram program;
  for (std::size_t t = 0; t < types.size(); ++t) {
    std::vector<Term> placed;
    for (const auto& wish : types[t].wishes) {
      for (const int area : wish) {
        placed.push_back({x_[t][index(area)], 1});
      }
    }
    const long members = static_cast<long>(types[t].members.size());
    for (std::size_t i = 0; i < placed.size(); ++i) program.add_variable(0, members);
    if (placed.size() > 1)
      program.add_row(std::move(placed), std::nullopt, members);  // else its bound says it
  }
  Layout layout;
  const auto asks_for = [&](Goal asked) {
    return goal == asked || std::any_of(commitments.begin(), commitments.end(),
                                        [&](const Commitment& c) { return c.goal == asked; });
  };
  if (sizes) {
    add_given_sizes(program, layout, *sizes, asks_for(Goal::kBreach));
  } else {
    add_free_sizes(program, layout);
  }
  if (asks_for(Goal::kChanges)) add_changes(program, layout);
  for (const auto& [committed, value] : commitments) {
    // Balance and capacity are what the size vectors were chosen by; there the rows would be empty.
    if (sizes && (committed == Goal::kBalance || committed == Goal::kCapacity)) continue;
    if (is_maximised(committed)) {
      program.add_row(terms_of(committed, layout), value, std::nullopt);
    } else {
      program.add_row(terms_of(committed, layout), std::nullopt, value);
    }
  }
  for (const Grant& grant : grants) {
    std::vector<Term> terms;
    for (const int area : grant.areas) terms.push_back({x_[index(grant.type)][index(area)], 1});
    program.add_row(std::move(terms), grant.count, std::nullopt);
  }
  if (goal) {
    program.objective = terms_of(*goal, layout);
    program.maximise = is_maximised(*goal);
  }
  return program;
}

long PhaseModel::count_in(const std::vector<long>& values, int type, int area) const {
  const int x = x_[index(type)][index(area)];
  return x < 0 ? 0 : values[index(x)];
}

int PhaseModel::variable(int type, int area) const {
  return x_[index(type)][index(area)];
}

std::vector<PhaseModel::Sizes> PhaseModel::size_vectors(long total, long balance_slack, long capacity_slack,
                                                        std::size_t limit) const {
  const long apart = tolerance + balance_slack;
  std::vector<long> demand(fixed.begin(), fixed.end());  // the most an area can have
  for (const Type& type : types) {
    for (const auto& wish : type.wishes) {
      for (const int area : wish) demand[index(area)] += static_cast<long>(type.members.size());
    }
  }
  std::vector<Sizes> found;
  Sizes sizes;
  // Depth first; a branch is left when the rest cannot reach the total within the allowed distance.
  const auto extend = [&](const auto& self, long left, long smallest, long largest, long slack) -> void {
    if (found.size() > limit) return;
    const std::size_t a = sizes.size();
    if (a == areas.size()) {
      if (left == 0) found.push_back(sizes);
      return;
    }
    const long rest = static_cast<long>(areas.size() - a) - 1;
    long from = fixed[a];
    long to = std::min(left, at_most[a] ? std::min<long>(demand[a], *at_most[a]) : demand[a]);
    if (a > 0) {
      from = std::max(from, largest - apart);
      to = std::min(to, smallest + apart);
    }
    for (long n = from; n <= to; ++n) {
      const long low = a == 0 ? n : std::min(smallest, n);
      const long high = a == 0 ? n : std::max(largest, n);
      if (left - n < rest * std::max(0L, high - apart) || left - n > rest * (low + apart)) continue;
      const long missing = at_least[a] ? std::max(0L, *at_least[a] - n) : 0;
      if (missing > slack) continue;
      sizes.push_back(static_cast<int>(n));
      self(self, left - n, low, high, slack - missing);
      sizes.pop_back();
    }
  };
  extend(extend, total, 0, 0, capacity_slack);
  return found;
}

PhaseModel::Band PhaseModel::band(int size, std::size_t dimension, std::size_t group) const {
  if (base == 0) return {0, 0};
  const long product = static_cast<long>(group_sizes[dimension][group]) * size;
  return {static_cast<int>(product / base), static_cast<int>((product + base - 1) / base)};
}

int PhaseModel::fixed_total() const {
  return std::accumulate(fixed.begin(), fixed.end(), 0);
}

int PhaseModel::pool() const {
  return std::accumulate(types.begin(), types.end(), 0, [](int sum, const Type& type) {
    return sum + static_cast<int>(type.members.size());
  });
}

}  // namespace frisaet
