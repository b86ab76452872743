#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/allocation/phase_model.h"

namespace frisaet {

/// The set of plans that are best so far, never listed but asked: can it keep one promise more? A promise (a
/// PhaseModel::Grant counted up by one) is kept when a plan in the set has it together with all earlier ones.
///
/// Three things make a question cheap. Plans seen before are remembered, and most questions are answered by
/// one that is still standing. A refusal is remembered as the few promises that forbid it (from the dual
/// values), so that it also answers for later draws. What is left goes to RepeatedProgram, which starts from
/// its last basis. None of the three can change an answer, as each only ever repeats a proof.
///
///   PlanSpace space(model, variants, commitments);
///   PlanSpace::Draw draw(space);
///   draw.promise(type, wish);            // true: this municipality has it
///
/// Memory: remembered plans are at most kRemembered. Not for several threads.
class PlanSpace {
 public:
  static constexpr std::size_t kRemembered = 4'000;

  PlanSpace(PhaseModel model, std::vector<std::optional<PhaseModel::Sizes>> variants,
            std::vector<PhaseModel::Commitment> commitments, const std::vector<PhaseModel::Grant>& grants);

  /// False when no plan at all was found in the set. REQUIRES of everything below: true.
  [[nodiscard]] bool any() const { return !plans_.empty(); }
  /// Some question ran out of time; then an answer no is not proven.
  [[nodiscard]] bool proven() const { return proven_; }
  /// Questions that went to the solver so far.
  [[nodiscard]] long solves() const { return solves_; }

  /// A plan of the set whose first wishes are worth more than `enough`, each first wish of a member of type t
  /// being worth worths[t] ≥ 0, as many of them as could be found: the number of first wishes by type. Empty
  /// = proven that there is none (up to the rounding of RepeatedProgram::most); nothing = out of time.
  std::optional<std::vector<int>> most_first_wishes(const std::vector<double>& worths, double enough);

  class Draw {
   public:
    explicit Draw(PlanSpace& space);
    /// Promises one more member of `type` a place on one of the areas of its wish class `wish`.
    bool promise(int type, int wish);
    /// Promises one more member of `type`, within that class, this very area.
    bool promise_area(int type, int area);
    /// All promises kept, for going on from here.
    [[nodiscard]] std::vector<PhaseModel::Grant> grants() const;

   private:
    bool promise_key(int key);
    PlanSpace& space_;
    std::vector<int> need_;           ///< per key
    std::vector<std::size_t> alive_;  ///< remembered plans that keep all promises
    std::vector<bool> refused_;       ///< promises only get more, so a refusal stands
  };

 private:
  struct Key {
    int type;
    std::vector<int> areas;
    std::vector<int> variables;
    int row = -1;  ///< of each program, where it is more than one variable
  };
  struct Refusal {
    std::vector<std::pair<int, int>> needs;  ///< key, count: together they are impossible
  };
  int add_key(int type, const std::vector<int>& areas);
  RepeatedProgram& program(std::size_t variant);
  std::size_t remember(const std::vector<long>& values);
  [[nodiscard]] bool known_impossible(const std::vector<int>& need, int key) const;
  std::optional<std::size_t> find(const std::vector<int>& need, int key);

  PhaseModel model_;
  std::vector<std::optional<PhaseModel::Sizes>> variants_;
  std::vector<PhaseModel::Commitment> commitments_;
  std::vector<int> first_need_;  ///< per key: promised before this set was made
  std::vector<Key> keys_;
  std::vector<std::vector<int>> key_of_wish_;  ///< [type][wish]
  std::vector<std::vector<int>> key_of_area_;  ///< [type][local area]; −1 = not listed
  std::vector<std::unique_ptr<RepeatedProgram>> programs_;
  std::vector<std::vector<int>> plans_;         ///< per remembered plan, what it gives to each key
  std::vector<std::vector<Refusal>> refusals_;  ///< by the key asked for
  bool proven_ = true;
  long solves_ = 0;
};

}  // namespace frisaet
