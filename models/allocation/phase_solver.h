#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/phase_model.h"
#include "models/allocation/plan_space.h"
#include "models/core/result.h"

namespace frisaet {

/// Solves one placement phase level by level. The state between two levels is the exact set of plans that are
/// best so far: the size vectors still possible, the values reached, and what the draw has granted.
///
///   PhaseSolver solver(model);
///   for (Level level : policy.levels) if (auto done = solver.run(level, order); !done) return done.error();
///   solver.place(places);
class PhaseSolver {
 public:
  using Goal = PhaseModel::Goal;
  using Grant = PhaseModel::Grant;

  explicit PhaseSolver(PhaseModel model);

  struct LevelValue {
    std::string name;
    long value = 0;
    bool proven = false;
    long nodes = 0;  ///< of branch and bound; not counted in lotteries
  };

  /// Solves `level` over the best plans so far and fixes its value. `order`: participant indices in the order
  /// of the draw, used by lotteries alone. kBalance is preceded by the level `capacity` where some area has a
  /// lower capacity. Fails with kLimit when there are more than kMaxSizeVectors ways to choose the sizes,
  /// kTimeout when the solver finds no solution within its limit.
  Result<void> run(Level level, const std::vector<int>& order);

  static constexpr std::size_t kMaxSizeVectors = 5'000;

  [[nodiscard]] const std::vector<LevelValue>& values() const { return values_; }

  /// The set of plans that are best so far. The solver may be gone before it is.
  [[nodiscard]] std::unique_ptr<PlanSpace> space() const;
  /// Instead of kLottery: members of type t, in `order`, get the local areas given[t] in turn (−1 = none).
  /// REQUIRES: as many for each type as it has members, each listed by the type.
  void give(const std::vector<std::vector<int>>& given, const std::vector<int>& order);
  /// The areas, best first, that the members of each type get when `draw` (over space()), in which the first
  /// wishes `firsts` are promised already, goes on by serial choice in `order`.
  [[nodiscard]] std::vector<std::vector<int>> complete(PlanSpace::Draw& draw, const std::vector<int>& firsts,
                                                       const std::vector<int>& order) const;

  /// Writes who got what. REQUIRES: kLottery was run, or give().
  void place(Places& places) const;

  /// Promises a participant what it wants most, before anything is decided: what run() then finds is the best
  /// plan that keeps the promise. REQUIRES: the participant is in the pool, no level was run.
  void promise_first_wish(int participant);

  /// What would happen if one member of `type` had to get what it wants most.
  struct Forced {
    enum class Kind { kLot, kWorse, kImpossible } kind = Kind::kLot;
    std::string level;  ///< kWorse: the first level with a worse value
    long value_now = 0;
    long value_forced = 0;
  };
  [[nodiscard]] Forced force_first_wish(int type) const;

  /// Draws `draws` times more, each in the order that `order_of(number)` gives, and counts how often a member
  /// of each type got what it wants most: what chance it had before the draw. A count is over all members of
  /// the type. What could not be answered in time, by the real draw or one of these, counts as a no in all
  /// that come after. REQUIRES: a lottery was run. Nothing of the plan changes.
  [[nodiscard]] std::vector<long> simulate(int draws,
                                           const std::function<std::vector<int>(int)>& order_of) const;

  /// The smallest value of `goal` that the best plans so far can have if `placed` municipalities must get an
  /// area, all else free: for saying how far a rule would have to give way. Nothing when it cannot be had at
  /// all.
  [[nodiscard]] std::optional<long> slack_to_place(long placed) const;
  /// The largest number that can be placed when sizes need not be near each other.
  [[nodiscard]] long placeable() const;

  /// Loosens a level already fixed: at least `value` instead. For the frontier. REQUIRES: no later level was
  /// run.
  void relax_first_wishes(long value);

  [[nodiscard]] const PhaseModel& model() const { return model_; }
  /// The type of each participant in this phase; −1 = not in the pool.
  [[nodiscard]] const std::vector<int>& type_of() const { return type_of_; }
  /// The class of wish (0 = most wanted) each participant got; nothing = not placed. REQUIRES: kLottery was
  /// run.
  [[nodiscard]] const std::map<int, int>& granted_class() const { return granted_class_; }

 private:
  struct State {
    std::vector<std::optional<PhaseModel::Sizes>> variants{std::nullopt};
    std::vector<PhaseModel::Commitment> commitments;
    std::vector<Grant> grants;
  };
  struct Best {
    long value = 0;
    bool proven = true;
    std::vector<std::size_t> variants;  ///< those that reach the value
    long nodes = 0;
  };

  [[nodiscard]] std::optional<Best> best(const State& state, Goal goal,
                                         const std::vector<Grant>& extra) const;
  /// The model in which `goal` under these commitments is asked while sizes are free, with `grants` put in
  /// its terms.
  [[nodiscard]] const PhaseModel& model_for(const std::vector<PhaseModel::Commitment>& commitments, Goal goal,
                                            std::vector<Grant>& grants) const;
  Result<void> optimise(Goal goal, std::string name);
  Result<void> fix_sizes();
  Result<void> run_lottery(const std::vector<int>& order, bool first_wishes_only);
  /// Serial choice; member → class of wish got, added to `got`.
  void draw(PlanSpace::Draw& promises, const std::vector<int>& order, bool first_wishes_only,
            std::map<int, int>& got) const;
  void draw_within_ties(PlanSpace::Draw& promises, const std::vector<int>& order,
                        const std::map<int, int>& classes, std::map<int, int>& areas) const;

  PhaseModel model_;
  PhaseModel coarse_;  ///< model_.without_groups(): what does not ask for groups is solved there
  std::vector<int> coarse_type_;
  std::vector<int> type_of_;
  State state_;
  /// Before each goal was optimised: what it started from, for force_first_wish.
  struct Step {
    State before;
    Goal goal;
    std::string name;
    long value;
    bool after_draw;  ///< a lottery came first, so the level does not speak for those who lost in it
  };
  std::vector<Step> steps_;
  bool drawing_ = false;  ///< the first lottery has begun
  std::vector<LevelValue> values_;

  std::shared_ptr<PlanSpace> first_space_;  ///< what the first lottery drew from
  bool first_space_wishes_only_ = false;
  std::map<int, int> granted_class_;  ///< participant → class of wish
  std::map<int, int> granted_area_;   ///< participant → local area
};

}  // namespace frisaet
