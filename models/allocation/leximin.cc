#include "models/allocation/leximin.h"

#include <algorithm>
#include <numeric>

#include "models/allocation/draw_order.h"
#include "models/allocation/integer_program.h"
#include "models/allocation/mixture.h"
#include "models/allocation/phase_run.h"
#include "models/allocation/plan_space.h"

namespace frisaet {
namespace {

/// Chances closer than this are the same to a real linear program.
constexpr double kSame = 1e-6;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

using FirstWishes = std::vector<int>;  ///< how many of each type get what they want most

/// Makes the mixture: plans as far as they matter here, that is how many first wishes each type gets.
class Leximin {
 public:
  Leximin(PlanSpace& space, const PhaseModel& model) : space_(space) {
    for (const Type& type : model.types) sizes_.push_back(static_cast<double>(type.members.size()));
  }

  /// False when the solver could not answer in its time.
  bool run() {
    if (!add(std::vector<double>(sizes_.size(), 1.0))) return false;
    std::vector<std::optional<double>> floors(sizes_.size());
    while (std::any_of(floors.begin(), floors.end(), [](const auto& floor) { return !floor; })) {
      if (!raise_lowest(floors)) return false;
      settle(floors);
    }
    return true;
  }

  [[nodiscard]] const std::vector<FirstWishes>& plans() const { return plans_; }
  [[nodiscard]] const std::vector<double>& weights() const { return mixture_.weights; }

 private:
  /// Adds plans until none could raise the lowest chance of those without a floor.
  bool raise_lowest(const std::vector<std::optional<double>>& floors) {
    while (true) {
      const auto mixture = best_mixture(chances_, floors);
      if (!mixture) return false;
      mixture_ = *mixture;
      if (mixture_.lowest >= 1 - kSame) return true;
      const auto found = add(mixture_.prices);
      if (!found) return false;
      if (!*found) return true;
    }
  }

  /// Adds the plan with the highest worth if that is more than a plan's price; whether it did. Nothing when
  /// the solver gave up.
  std::optional<bool> add(const std::vector<double>& prices) {
    std::vector<double> by_member(prices.size());
    for (std::size_t t = 0; t < prices.size(); ++t) by_member[t] = prices[t] / sizes_[t];
    const double enough = plans_.empty() ? -1 : mixture_.price_of_a_plan + kSame;
    const auto found = space_.most_first_wishes(by_member, enough);
    if (!found) return std::nullopt;
    if (found->empty()) return false;
    if (std::find(plans_.begin(), plans_.end(), *found) != plans_.end()) return false;
    plans_.push_back(*found);
    chances_.emplace_back();
    for (std::size_t t = 0; t < sizes_.size(); ++t) chances_.back().push_back((*found)[t] / sizes_[t]);
    return true;
  }

  /// Gives a floor to those who cannot have more than the lowest chance: those with a price. Where rounding
  /// leaves nobody with one, all that have no more than the lowest.
  void settle(std::vector<std::optional<double>>& floors) const {
    const double lowest = mixture_.lowest;
    const double floor = std::max(0.0, lowest - kSame);
    bool any = false;
    for (std::size_t t = 0; t < floors.size(); ++t) {
      if (floors[t] || (mixture_.prices[t] <= kSame && lowest < 1 - kSame)) continue;
      floors[t] = floor;
      any = true;
    }
    for (std::size_t t = 0; t < floors.size() && !any; ++t) {
      double chance = 0;
      for (std::size_t p = 0; p < plans_.size(); ++p) chance += mixture_.weights[p] * chances_[p][t];
      if (!floors[t] && chance <= lowest + kSame) floors[t] = floor;
    }
  }

  PlanSpace& space_;
  std::vector<double> sizes_;
  std::vector<FirstWishes> plans_;
  std::vector<std::vector<double>> chances_;  ///< by plan and type
  Mixture mixture_;
};

/// Weights in tickets: rounded down, and what is left to those cut most. Less than 10⁻⁵ is a trace of the
/// distance kSame kept from each floor, not a plan anybody needs.
std::vector<long> tickets(std::vector<double> weights) {
  for (double& weight : weights) weight = weight < 10 * kSame ? 0 : weight;
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<long> whole;
  std::vector<std::pair<double, std::size_t>> cut;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = weights[i] / sum * static_cast<double>(kTickets);
    whole.push_back(static_cast<long>(exact));
    if (exact > 0) cut.emplace_back(static_cast<double>(whole.back()) - exact, i);
  }
  long left = kTickets - std::accumulate(whole.begin(), whole.end(), 0L);
  std::sort(cut.begin(), cut.end());
  for (std::size_t i = 0; left > 0; i = (i + 1) % cut.size(), --left) ++whole[cut[i].second];
  return whole;
}

Error out_of_time() {
  return {ErrorCode::kTimeout, "Løseren nåede ikke frem til en liste over planer.", "",
          "Prøv igen på en hurtigere maskine, eller lad --leximin være ude."};
}

Error no_list(std::string message) {
  return {ErrorCode::kInvalid, std::move(message), "",
          "Brug lodtrækning efter tur, det vil sige lad --leximin være ude."};
}

/// The areas that members of each type get in a plan with these first wishes; local indices, −1 = none.
std::vector<std::vector<int>> completed(PlanSpace& space, const PhaseSolver& solver,
                                        const FirstWishes& firsts, const std::vector<int>& order) {
  PlanSpace::Draw draw(space);
  std::vector<PlanSpace::Draw::Member> promised;
  for (std::size_t t = 0; t < firsts.size(); ++t)
    promised.insert(promised.end(), static_cast<std::size_t>(firsts[t]), {static_cast<int>(t), 1});
  draw.choose_classes(promised);
  return solver.complete(draw, firsts, order);
}

}  // namespace

std::string leximin_method(const PlanDistribution& list) {
  return std::string(kLeximinMethod) + distribution_sha256(list);
}

Result<PlanDistribution> leximin_distribution(const Problem& problem, const Policy& policy,
                                              std::optional<std::string_view> trial_seed) {
  if (auto checked = check_problem(problem); !checked) return checked.error();
  const auto lots = std::count_if(policy.levels.begin(), policy.levels.end(), [](Level level) {
    return level == Level::kLottery || level == Level::kFirstWishLottery;
  });
  if (lots != 1)
    return no_list("Politikken " + policy.code +
                   " trækker lod, før de sidste mål er nået; så er der ingen liste.");
  const auto placements = std::count_if(problem.phases.begin(), problem.phases.end(), [](const Phase& phase) {
    return phase.kind == Phase::Kind::kPlacement;
  });
  if (placements != 1)
    return no_list("Runden har " + std::to_string(placements) +
                   " faser, der fordeler; en liste kræver netop én.");

  Places places;
  const auto runs = run_phases(problem, policy, participant_order(problem, trial_seed.value_or("")), places,
                               {true, nullptr, {}});
  if (!runs) return runs.error();
  if (!trial_seed) {
    if (auto decided = designations_decided(*runs); !decided) return decided.error();
  }
  const auto run =
      std::find_if(runs->begin(), runs->end(), [](const PhaseRun& each) { return each.solver.has_value(); });
  const PhaseModel& model = run->solver->model();
  if (model.pool() == 0)
    return no_list("Ingen har ønsker i fasen " + run->phase->name + ", så der er intet at trække lod om.");
  PlanDistribution list{run->phase->code, kTickets, {}, {}};
  for (const Type& type : model.types) {
    list.alike.emplace_back();
    for (const int member : type.members)
      list.alike.back().push_back(problem.participants[index(member)].code);
  }
  auto space = run->solver->space();
  Leximin leximin(*space, model);
  if (!space->any() || !leximin.run() || !space->proven()) return out_of_time();
  const std::string inputs = inputs_sha256(problem, policy);
  const auto weights = tickets(leximin.weights());
  for (std::size_t p = 0; p < weights.size(); ++p) {
    if (weights[p] == 0) continue;
    const std::string seed = inputs + "/" + std::to_string(list.plans.size() + 1) + "/";
    PlanDistribution::Listed listed{weights[p], {}};
    for (const auto& areas :
         completed(*space, *run->solver, leximin.plans()[p], participant_order(problem, seed))) {
      listed.areas.emplace_back();
      for (const int area : areas)
        listed.areas.back().push_back(
            area < 0 ? std::nullopt : std::optional(problem.areas[index(model.areas[index(area)])].code));
    }
    list.plans.push_back(std::move(listed));
  }
  // A question that ran out of time while a plan was filled in left somebody out who could have had a place.
  if (!space->proven() || !SolveDeadline::kept()) return out_of_time();
  return list;
}

}  // namespace frisaet
