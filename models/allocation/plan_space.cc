#include "models/allocation/plan_space.h"

#include <algorithm>
#include <functional>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

/// Each at least as large.
bool covers(const std::vector<int>& counts, const std::vector<int>& least) {
  return std::equal(counts.begin(), counts.end(), least.begin(), std::greater_equal<>());
}

/// A rule is broken by more than this; sums of a few thousand dual values are good to about 10⁻⁸, and
/// promises come in ones.
constexpr double kBroken = 1e-4;

/// So many of a queue are asked about first: all where there are 98.
constexpr std::size_t kFirstStretch = 128;

}  // namespace

PlanSpace::PlanSpace(PhaseModel model, std::vector<std::optional<PhaseModel::Sizes>> variants,
                     std::vector<PhaseModel::Commitment> commitments,
                     const std::vector<PhaseModel::Grant>& grants)
    : model_(std::move(model)), commitments_(std::move(commitments)) {
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
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    if (keys_[k].variables.size() > 1) continue;
    const auto variable = index(keys_[k].variables.front());
    if (key_of_variable_.size() <= variable) key_of_variable_.resize(variable + 1, -1);
    key_of_variable_[variable] = static_cast<int>(k);
  }
  first_need_.assign(keys_.size(), 0);
  for (const PhaseModel::Grant& grant : grants) {
    const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const Key& k) {
      return k.type == grant.type && k.areas == grant.areas;
    });
    FRISAET_CHECK(key != keys_.end());
    first_need_[static_cast<std::size_t>(key - keys_.begin())] = grant.count;
  }
  for (auto& sizes : variants) {
    if (plans_.empty()) {
      const auto solution = solve(model_.program(sizes, commitments_, grants, std::nullopt));
      if (solution.found()) remember(solution.values);
    }
    variants_.push_back({std::move(sizes),
                         nullptr,
                         {},
                         std::vector<std::vector<std::pair<std::size_t, double>>>(keys_.size())});
  }
}

int PlanSpace::add_key(int type, const std::vector<int>& areas) {
  Key key{type, areas, {}, -1};
  for (const int area : areas) key.variables.push_back(model_.variable(type, area));
  keys_.push_back(std::move(key));
  return static_cast<int>(keys_.size()) - 1;
}

RepeatedProgram& PlanSpace::program(Variant& variant) {
  if (variant.program) return *variant.program;
  IntegerProgram program = model_.program(variant.sizes, commitments_, {}, std::nullopt);
  for (Key& key : keys_) {
    if (key.variables.size() < 2) continue;
    std::vector<Term> terms;
    for (const int variable : key.variables) terms.push_back({variable, 1});
    key.row = static_cast<int>(program.rows.size());  // the same in every variant, as rows stand in one order
    program.add_row(std::move(terms), 0, std::nullopt);
  }
  variant.program = std::make_unique<RepeatedProgram>(std::move(program));
  return *variant.program;
}

void PlanSpace::set_lower(RepeatedProgram& program, const std::vector<int>& need) const {
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    if (keys_[k].row >= 0) {
      program.set_row_lower(keys_[k].row, need[k]);
    } else {
      program.set_variable_lower(keys_[k].variables.front(), need[k]);
    }
  }
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

// ---- a queue, answered at once

double PlanSpace::Rule::sum(const std::vector<int>& need) const {
  double sum = 0;
  for (const auto& [key, coefficient] : parts) sum += coefficient * need[index(key)];
  return sum;
}

bool PlanSpace::broken(const Variant& variant, const std::vector<int>& need) const {
  return std::any_of(variant.rules.begin(), variant.rules.end(),
                     [&](const Rule& rule) { return rule.sum(need) > rule.limit + kBroken; });
}

/// Goes through a queue by the rules known so far, and promises what none of them forbids.
class PlanSpace::Guess {
 public:
  Guess(const PlanSpace& space, std::vector<int> need)
      : space_(space), need_(std::move(need)), refused_(space.keys_.size()) {
    for (const Variant& variant : space.variants_) {
      left_.emplace_back();
      open_.push_back(!space.broken(variant, need_));
      for (const Rule& rule : variant.rules) left_.back().push_back(rule.limit + kBroken - rule.sum(need_));
    }
  }

  /// The number in `keys` of the first that can be promised; −1 = none.
  int serve(const std::vector<int>& keys) {
    const auto got = std::find_if(keys.begin(), keys.end(), [&](int key) { return promise(key); });
    return got == keys.end() ? -1 : static_cast<int>(got - keys.begin());
  }

 private:
  bool promise(int key) {
    if (key == kFree) return true;
    if (refused_[index(key)]) return false;
    ++need_[index(key)];
    std::vector<bool> open;
    for (std::size_t v = 0; v < open_.size(); ++v) open.push_back(open_[v] && allows(v, key));
    if (std::find(open.begin(), open.end(), true) == open.end() || refused_before(key)) {
      --need_[index(key)];
      refused_[index(key)] = true;
      return false;
    }
    open_ = std::move(open);
    for (std::size_t v = 0; v < open_.size(); ++v) {
      for (const auto& [rule, coefficient] : space_.variants_[v].rules_of[index(key)])
        left_[v][rule] -= coefficient;
    }
    return true;
  }
  [[nodiscard]] bool allows(std::size_t v, int key) const {
    const auto& rules = space_.variants_[v].rules_of[index(key)];
    return std::none_of(rules.begin(), rules.end(),
                        [&](const auto& part) { return left_[v][part.first] < part.second; });
  }
  [[nodiscard]] bool refused_before(int key) const {
    return std::any_of(space_.refusals_.begin(), space_.refusals_.end(), [&](const Refusal& refusal) {
      return refusal.key == key && covers(need_, refusal.need);
    });
  }

  const PlanSpace& space_;
  std::vector<int> need_;
  std::vector<bool> refused_;              ///< by key; promises only get more, so a refusal stands
  std::vector<bool> open_;                 ///< by variant: no rule is broken
  std::vector<std::vector<double>> left_;  ///< by variant and rule: how much more it takes
};

/// Adds what the solver said, in terms of promises; whether these promises break it, as they must for it to
/// be of use.
bool PlanSpace::add_rule(Variant& variant, const RepeatedProgram::BoundRule& said,
                         const std::vector<int>& need) {
  Rule rule{{}, said.limit};
  for (const auto& [variable, coefficient] : said.variables) {
    const int key = index(variable) < key_of_variable_.size() ? key_of_variable_[index(variable)] : -1;
    if (key >= 0) rule.parts.emplace_back(key, coefficient);  // the others' lower bounds are 0
  }
  for (const auto& [row, coefficient] : said.rows) {
    const auto key =
        std::find_if(keys_.begin(), keys_.end(), [&, r = row](const Key& k) { return k.row == r; });
    if (key != keys_.end()) {
      rule.parts.emplace_back(static_cast<int>(key - keys_.begin()), coefficient);
    } else {
      rule.limit -= coefficient * static_cast<double>(*program(variant).row_lower(row));
    }
  }
  if (rule.sum(need) <= rule.limit + kBroken) return false;
  for (const auto& [key, coefficient] : rule.parts)
    variant.rules_of[index(key)].emplace_back(variant.rules.size(), coefficient);
  variant.rules.push_back(std::move(rule));
  return true;
}

/// Whether some plan keeps these promises; then it is remembered.
PlanSpace::Kept PlanSpace::keep(const std::vector<int>& need) {
  const bool seen =
      std::any_of(plans_.begin(), plans_.end(), [&](const auto& plan) { return covers(plan, need); });
  if (seen) return Kept::kYes;
  Kept kept = Kept::kNo;
  for (Variant& variant : variants_) {
    if (broken(variant, need)) continue;
    RepeatedProgram& asked = program(variant);
    set_lower(asked, need);
    ++solves_;
    const auto held = asked.hold();
    if (!held.values.empty()) {
      remember(held.values);
      return Kept::kYes;
    }
    if (held.broken && add_rule(variant, *held.broken, need)) {
      if (kept == Kept::kNo) kept = Kept::kNewRule;
    } else if (held.status != IntegerSolution::Status::kInfeasible) {
      kept = Kept::kUnknown;
    }
  }
  return kept;
}

/// `need` and what the first `count` of the queue, from `from` on, were promised.
std::vector<int> PlanSpace::with_promises(std::vector<int> need, const Queue& queue, std::size_t from,
                                          const std::vector<int>& choice, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const int key = choice[i] < 0 ? kFree : queue[from + i][index(choice[i])];
    if (key != kFree) ++need[index(key)];
  }
  return need;
}

/// Where promises cannot be kept and no rule tells why: finds the first in the queue whose promise is one too
/// many, and writes that down. Gives how many were looked at: that one and those before it. A no costs a
/// proof, a yes little, so it goes from the front in growing steps to the first no, and only then halves;
/// halving from the far end asked six times as much.
std::size_t PlanSpace::refuse_first_too_many(const std::vector<int>& need, const Queue& queue,
                                             std::size_t from, const std::vector<int>& choice, bool in_time) {
  std::size_t kept = 0, too_many = choice.size();
  bool refused = false;
  for (std::size_t step = 1; too_many - kept > 1; step *= 2) {
    const std::size_t half = kept + (too_many - kept) / 2;
    const std::size_t middle = refused ? half : std::min(kept + step, half);
    const Kept answer = keep(with_promises(need, queue, from, choice, middle));
    if (answer == Kept::kYes) {
      kept = middle;
    } else {
      too_many = middle;
      refused = true;
      in_time = answer != Kept::kUnknown;
    }
  }
  if (!in_time) proven_ = false;
  // Who is promised nothing makes it no harder: a plan that keeps what was promised before is remembered.
  const int wish = choice[too_many - 1];
  FRISAET_CHECK(wish >= 0);
  const int key = queue[from + too_many - 1][index(wish)];
  refusals_.push_back({key, with_promises(need, queue, from, choice, too_many), in_time});
  return too_many;
}

/// Asks about a stretch of the queue. Kept: on with a longer one. Not kept: the new rule changes the guess
/// from somebody on, and those before are asked about alone: a rule found close to where promises stop
/// stops many of those behind too, one found far out of bounds hardly any.
std::vector<int> PlanSpace::serve(const Queue& queue, std::vector<int>& need) {
  std::vector<int> choice;
  std::size_t stretch = kFirstStretch;
  std::vector<int> refuted;  // the guess before, if it could not be kept
  while (choice.size() < queue.size()) {
    const std::size_t from = choice.size(), upto = std::min(queue.size(), from + stretch);
    std::vector<int> next;
    Guess guess(*this, need);
    for (std::size_t i = from; i < upto; ++i) {
      next.push_back(guess.serve(queue[i]));
      if (refuted.empty() || next.back() == refuted[i - from]) continue;
      if (i == from) {
        refuted.clear();
        continue;
      }
      next.pop_back();
      stretch = next.size();
      break;
    }
    const auto promised = with_promises(need, queue, from, next, next.size());
    const Kept kept = promised == need ? Kept::kYes : keep(promised);
    refuted.clear();
    if (kept == Kept::kYes) {
      need = promised;
      choice.insert(choice.end(), next.begin(), next.end());
      stretch = 2 * stretch + kFirstStretch / 2;
    } else if (kept == Kept::kNewRule) {
      refuted = std::move(next);
    } else {
      stretch = refuse_first_too_many(need, queue, from, next, kept == Kept::kNo);
    }
  }
  return choice;
}

// ---- who would gain

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
      RepeatedProgram& asked = program(variants_[v]);
      set_lower(asked, first_need_);
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

// ---- one draw

PlanSpace::Draw::Draw(PlanSpace& space, Unanswered unanswered) : space_(space), need_(space.first_need_) {
  if (space.plans_.size() > kRemembered) space.plans_.resize(kRemembered);
  // Out of time is an answer for the draw that asked; it must not speak for one that decides anything, nor
  // for any once a plan has shown otherwise.
  std::erase_if(space.refusals_, [&](const Refusal& refusal) {
    return !refusal.proven && (unanswered == Unanswered::kAskedAnew ||
                               std::any_of(space.plans_.begin(), space.plans_.end(),
                                           [&](const auto& plan) { return covers(plan, refusal.need); }));
  });
  if (space.refusals_.size() > kRemembered) space.refusals_.clear();
  for (Variant& variant : space.variants_) {
    if (variant.rules.size() <= kRemembered) continue;
    variant.rules.clear();
    for (auto& rules : variant.rules_of) rules.clear();
  }
}

std::vector<int> PlanSpace::Draw::choose_classes(const std::vector<Member>& queue) {
  Queue keys;
  for (const auto& [type, classes] : queue) {
    const auto& all = space_.key_of_wish_[index(type)];
    keys.emplace_back(all.begin(), all.begin() + classes);
  }
  return space_.serve(keys, need_);
}

std::vector<int> PlanSpace::Draw::choose_areas(const std::vector<Promised>& queue) {
  Queue keys;
  for (const auto& [type, wish] : queue) {
    keys.emplace_back();
    const int of_class = space_.key_of_wish_[index(type)][index(wish)];
    for (const int area : space_.model_.types[index(type)].wishes[index(wish)]) {
      const int key = space_.key_of_area_[index(type)][index(area)];
      keys.back().push_back(key == of_class ? kFree : key);
    }
  }
  std::vector<int> areas = space_.serve(keys, need_);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (areas[i] >= 0)
      areas[i] = space_.model_.types[index(queue[i].type)].wishes[index(queue[i].wish)][index(areas[i])];
  }
  return areas;
}

std::vector<PhaseModel::Grant> PlanSpace::Draw::grants() const {
  std::vector<PhaseModel::Grant> all;
  for (std::size_t k = 0; k < need_.size(); ++k) {
    if (need_[k] > 0) all.push_back({space_.keys_[k].type, space_.keys_[k].areas, need_[k]});
  }
  return all;
}

}  // namespace frisaet
