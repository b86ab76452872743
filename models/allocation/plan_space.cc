#include "models/allocation/plan_space.h"

#include <algorithm>
#include <numeric>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

}  // namespace

PlanSpace::PlanSpace(PhaseModel model, std::vector<std::optional<PhaseModel::Sizes>> variants,
                     std::vector<PhaseModel::Commitment> commitments,
                     const std::vector<PhaseModel::Grant>& grants)
    : model_(std::move(model)), variants_(std::move(variants)), commitments_(std::move(commitments)) {
  for (std::size_t t = 0; t < model_.types.size(); ++t) {
    const int type = static_cast<int>(t);
    key_of_wish_.emplace_back();
    key_of_area_.emplace_back(model_.areas.size(), -1);
    for (const auto& wish : model_.types[t].wishes) {
      key_of_wish_.back().push_back(add_key(type, wish));
      for (const int area : wish)
        key_of_area_.back()[index(area)] =
            wish.size() == 1 ? key_of_wish_.back().back() : add_key(type, {area});
    }
  }
  first_need_.assign(keys_.size(), 0);
  refusals_.resize(keys_.size());
  for (const PhaseModel::Grant& grant : grants) {
    const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const Key& k) {
      return k.type == grant.type && k.areas == grant.areas;
    });
    FRISAET_CHECK(key != keys_.end());
    first_need_[static_cast<std::size_t>(key - keys_.begin())] = grant.count;
  }
  programs_.resize(variants_.size());
  for (std::size_t v = 0; v < variants_.size() && plans_.empty(); ++v) {
    const auto solution = solve(model_.program(variants_[v], commitments_, grants, std::nullopt));
    if (solution.found()) remember(solution.values);
  }
}

int PlanSpace::add_key(int type, const std::vector<int>& areas) {
  Key key{type, areas, {}, -1};
  for (const int area : areas) key.variables.push_back(model_.variable(type, area));
  keys_.push_back(std::move(key));
  return static_cast<int>(keys_.size()) - 1;
}

RepeatedProgram& PlanSpace::program(std::size_t variant) {
  auto& made = programs_[variant];
  if (made) return *made;
  IntegerProgram program = model_.program(variants_[variant], commitments_, {}, std::nullopt);
  for (Key& key : keys_) {
    if (key.variables.size() < 2) continue;
    std::vector<Term> terms;
    for (const int variable : key.variables) terms.push_back({variable, 1});
    key.row = static_cast<int>(program.rows.size());  // the same in every variant, as rows stand in one order
    program.add_row(std::move(terms), 0, std::nullopt);
  }
  made = std::make_unique<RepeatedProgram>(std::move(program));
  return *made;
}

std::size_t PlanSpace::remember(const std::vector<long>& values) {
  std::vector<int> given;
  given.reserve(keys_.size());
  for (const Key& key : keys_) {
    long sum = 0;
    for (const int variable : key.variables) sum += values[index(variable)];
    given.push_back(static_cast<int>(sum));
  }
  plans_.push_back(std::move(given));
  return plans_.size() - 1;
}

bool PlanSpace::known_impossible(const std::vector<int>& need, int key) const {
  return std::any_of(refusals_[index(key)].begin(), refusals_[index(key)].end(), [&](const Refusal& refusal) {
    return std::all_of(refusal.needs.begin(), refusal.needs.end(),
                       [&](const auto& n) { return need[index(n.first)] >= n.second; });
  });
}

/// A plan that keeps `need`, in which `key` has been counted up already; nothing = there is none.
std::optional<std::size_t> PlanSpace::find(const std::vector<int>& need, int key) {
  ++solves_;
  std::vector<bool> used(keys_.size(), false);
  for (std::size_t v = 0; v < variants_.size(); ++v) {
    RepeatedProgram& asked = program(v);
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      const int lower = need[k] - (static_cast<int>(k) == key ? 1 : 0);
      if (keys_[k].row >= 0) {
        asked.set_row_lower(keys_[k].row, lower);
      } else {
        asked.set_variable_lower(keys_[k].variables.front(), lower);
      }
    }
    const auto answer = asked.reach(keys_[index(key)].variables, need[index(key)]);
    if (!answer.values.empty()) return remember(answer.values);
    if (answer.status != IntegerSolution::Status::kInfeasible) {
      proven_ = false;
      continue;
    }
    const auto binds = [&](const Key& k) {
      return k.row >= 0
                 ? std::count(answer.rows.begin(), answer.rows.end(), k.row) > 0
                 : std::binary_search(answer.variables.begin(), answer.variables.end(), k.variables.front());
    };
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      if (need[k] > 0 && (answer.all_bounds || binds(keys_[k]))) used[k] = true;
    }
  }
  used[index(key)] = true;
  Refusal refusal;
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    if (used[k]) refusal.needs.emplace_back(static_cast<int>(k), need[k]);
  }
  if (proven_) refusals_[index(key)].push_back(std::move(refusal));
  return std::nullopt;
}

std::optional<std::vector<int>> PlanSpace::most_first_wishes(const std::vector<double>& worths,
                                                             double enough) {
  std::vector<std::pair<int, double>> prices;
  for (std::size_t t = 0; t < worths.size(); ++t) {
    if (worths[t] <= 0) continue;
    for (const int variable : keys_[index(key_of_wish_[t].front())].variables)
      prices.emplace_back(variable, worths[t]);
  }
  std::vector<int> best;
  double best_worth = enough;
  std::vector<double> limits(variants_.size(), 0);  // by the real relaxation
  // First what is found at once in any variant; only where nothing is good enough must each give its proof.
  for (const bool exactly : {false, true}) {
    for (std::size_t v = 0; v < variants_.size(); ++v) {
      if (exactly && limits[v] <= enough) continue;
      RepeatedProgram& asked = program(v);
      for (std::size_t k = 0; k < keys_.size(); ++k) {
        if (keys_[k].row >= 0) {
          asked.set_row_lower(keys_[k].row, first_need_[k]);
        } else {
          asked.set_variable_lower(keys_[k].variables.front(), first_need_[k]);
        }
      }
      const auto most = asked.most(prices, exactly);
      ++solves_;
      limits[v] = most.limit;
      if (most.status == IntegerSolution::Status::kUnknown ||
          (exactly && most.status == IntegerSolution::Status::kFeasible && most.limit > best_worth))
        return std::nullopt;
      if (most.values.empty()) continue;
      double worth = 0;
      for (const auto& [variable, price] : prices)
        worth += price * static_cast<double>(most.values[index(variable)]);
      if (worth <= best_worth) continue;
      best_worth = worth;
      const auto& given = plans_[remember(most.values)];
      best.clear();
      for (const auto& of_type : key_of_wish_) best.push_back(given[index(of_type.front())]);
    }
    if (!best.empty()) break;
  }
  return best;
}

PlanSpace::Draw::Draw(PlanSpace& space)
    : space_(space), need_(space.first_need_), alive_(space.plans_.size()), refused_(space.keys_.size()) {
  if (space.plans_.size() > kRemembered) space.plans_.resize(kRemembered);
  alive_.resize(space.plans_.size());
  std::iota(alive_.begin(), alive_.end(), std::size_t{0});
}

bool PlanSpace::Draw::promise(int type, int wish) {
  return promise_key(space_.key_of_wish_[index(type)][index(wish)]);
}

bool PlanSpace::Draw::promise_area(int type, int area) {
  const int key = space_.key_of_area_[index(type)][index(area)];
  const auto& wishes = space_.key_of_wish_[index(type)];
  if (std::find(wishes.begin(), wishes.end(), key) != wishes.end())
    return true;  // the class is this one area
  return promise_key(key);
}

bool PlanSpace::Draw::promise_key(int key) {
  if (refused_[index(key)]) return false;
  ++need_[index(key)];
  std::vector<std::size_t> kept;
  for (const std::size_t plan : alive_) {
    if (space_.plans_[plan][index(key)] >= need_[index(key)]) kept.push_back(plan);
  }
  if (kept.empty() && !space_.known_impossible(need_, key)) {
    if (const auto found = space_.find(need_, key)) kept.push_back(*found);
  }
  if (kept.empty()) {
    --need_[index(key)];
    refused_[index(key)] = true;
    return false;
  }
  alive_ = std::move(kept);
  return true;
}

std::vector<PhaseModel::Grant> PlanSpace::Draw::grants() const {
  std::vector<PhaseModel::Grant> all;
  for (std::size_t k = 0; k < need_.size(); ++k) {
    if (need_[k] > 0) all.push_back({space_.keys_[k].type, space_.keys_[k].areas, need_[k]});
  }
  return all;
}

}  // namespace frisaet
