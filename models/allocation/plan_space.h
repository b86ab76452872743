#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/allocation/phase_model.h"

namespace frisaet {

/// The set of plans that are best so far, never listed but asked: who can have what in turn? A promise (a
/// PhaseModel::Grant counted up by one) is kept when a plan in the set has it together with all earlier ones.
///
/// A stretch of the queue is answered at once. Each in it is promised what no known rule forbids; then one
/// solve asks whether some plan keeps all of that. If so, each promise is kept, and each refusal was proven.
/// If not, the solver gives the reason, a sum over promises that must stay below a limit; that is one more
/// rule, and the stretch is gone through again. Rules hold for every queue, so later draws need few solves or
/// none. Where a plan in real numbers exists but none in whole ones, the first promise that goes too far is
/// found by growing steps from the front, then halving. None of this can change an answer: it is the one that
/// asking about each promise alone would give, with a tenth of the solves.
///
///   PlanSpace space(model, variants, commitments);
///   PlanSpace::Draw draw(space);
///   draw.choose_classes({{type, 2}, {other, 1}});    // which of its classes of wishes each can have
///
/// A question that runs out of time counts as a no for the draw that asked, and proven() says so; the next
/// draw asks anew, unless it is told not to: of many simulated draws each would wait for the whole limit
/// again.
///
/// Memory: remembered plans, rules and refusals are at most kRemembered each, and what one draw adds. Not for
/// several threads.
class PlanSpace {
 public:
  static constexpr std::size_t kRemembered = 4'000;

  PlanSpace(PhaseModel model, std::vector<std::optional<PhaseModel::Sizes>> variants,
            std::vector<PhaseModel::Commitment> commitments, const std::vector<PhaseModel::Grant>& grants);

  /// False when no plan at all was found in the set. REQUIRES of everything below: true.
  [[nodiscard]] bool any() const { return !plans_.empty(); }
  /// False: some question ran out of time, so an answer no is not proven.
  [[nodiscard]] bool proven() const { return proven_; }
  /// Questions that went to the solver so far.
  [[nodiscard]] long solves() const { return solves_; }

  /// A plan of the set whose first wishes are worth more than `enough`, each first wish of a member of type t
  /// being worth worths[t] ≥ 0, as many of them as could be found: the number of first wishes by type. Empty
  /// = proven that there is none (up to the rounding of RepeatedProgram::most); nothing = out of time.
  std::optional<std::vector<int>> most_first_wishes(const std::vector<double>& worths, double enough);

  /// One at a time: another one may forget what this one goes by.
  class Draw {
   public:
    /// What earlier draws could not answer in time: to be asked anew, or taken for the no they went on with.
    enum class Unanswered { kAskedAnew, kKept };
    explicit Draw(PlanSpace& space, Unanswered unanswered = Unanswered::kAskedAnew);
    /// Serial choice: each in turn, a member of `type`, is promised a place in the first of its `classes`
    /// most wanted classes of wishes that is still possible. Gives that class; −1 = none of them.
    struct Member {
      int type, classes;
    };
    std::vector<int> choose_classes(const std::vector<Member>& queue);
    /// Each in turn, promised the class `wish` before, is promised the first area of it that is still
    /// possible. Gives the local areas.
    struct Promised {
      int type, wish;
    };
    std::vector<int> choose_areas(const std::vector<Promised>& queue);
    /// All promises kept, for going on from here.
    [[nodiscard]] std::vector<PhaseModel::Grant> grants() const;

   private:
    PlanSpace& space_;
    std::vector<int> need_;  ///< per key
  };

 private:
  struct Key {
    int type;
    std::vector<int> areas;
    std::vector<int> variables;
    int row = -1;  ///< of each program, where it is more than one variable
  };
  /// Σ coefficient · promised ≤ limit in one variant.
  struct Rule {
    std::vector<std::pair<int, double>> parts;  ///< key, coefficient
    double limit;
    [[nodiscard]] double sum(const std::vector<int>& need) const;
  };
  struct Variant {
    std::optional<PhaseModel::Sizes> sizes;
    std::unique_ptr<RepeatedProgram> program;
    std::vector<Rule> rules;
    std::vector<std::vector<std::pair<std::size_t, double>>> rules_of;  ///< by key: rule, coefficient
  };
  /// Promised together, these are impossible, though no rule in real numbers says so.
  struct Refusal {
    int key;                ///< the one promised last
    std::vector<int> need;  ///< per key
    bool proven;            ///< false: out of time; holds for the draw that asked, and where it is kept
  };
  using Queue =
      std::vector<std::vector<int>>;  ///< each one's keys, most wanted first; kFree = no promise needed
  static constexpr int kFree = -1;
  class Guess;
  enum class Kept { kYes, kNo, kNewRule, kUnknown };

  int add_key(int type, const std::vector<int>& areas);
  RepeatedProgram& program(Variant& variant);
  void set_lower(RepeatedProgram& program, const std::vector<int>& need) const;
  std::size_t remember(const std::vector<long>& values);
  /// `need` and what each in the queue gets, as its number in the list of keys; −1 = nothing.
  std::vector<int> serve(const Queue& queue, std::vector<int>& need);
  Kept keep(const std::vector<int>& need);
  [[nodiscard]] bool broken(const Variant& variant, const std::vector<int>& need) const;
  bool add_rule(Variant& variant, const RepeatedProgram::BoundRule& rule, const std::vector<int>& need);
  [[nodiscard]] static std::vector<int> with_promises(std::vector<int> need, const Queue& queue,
                                                      std::size_t from, const std::vector<int>& choice,
                                                      std::size_t count);
  std::size_t refuse_first_too_many(const std::vector<int>& need, const Queue& queue, std::size_t from,
                                    const std::vector<int>& choice, bool in_time);

  PhaseModel model_;
  std::vector<PhaseModel::Commitment> commitments_;
  std::vector<int> first_need_;  ///< per key: promised before this set was made
  std::vector<Key> keys_;
  std::vector<std::vector<int>> key_of_wish_;  ///< [type][wish]
  std::vector<std::vector<int>> key_of_area_;  ///< [type][local area]; −1 = not listed
  std::vector<int> key_of_variable_;           ///< −1 = none
  std::vector<Variant> variants_;
  std::vector<std::vector<int>> plans_;  ///< per remembered plan, what it gives to each key
  std::vector<Refusal> refusals_;
  bool proven_ = true;
  long solves_ = 0;
};

}  // namespace frisaet
