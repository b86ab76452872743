#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/problem.h"

namespace frisaet {

/// Counts a plan in whole numbers, from the problem and from who has which area, for the verifier. Shares no
/// code with the solver, so that a fault there cannot hide here; simple rather than fast.
class Recount {
 public:
  static constexpr int kNoArea = -1;

  /// Nobody has an area yet. Holds a reference: `problem` must outlive it.
  explicit Recount(const Problem& counted);

  std::vector<int> area;  ///< by participant

  [[nodiscard]] const std::string& area_name(int a) const;
  /// Class of wish of an area among all the participant's usable wishes; −1 = none.
  static int class_of(const Participant& p, int a);
  [[nodiscard]] std::vector<int> areas_of(const Phase& phase) const;
  /// The participant has an area of this phase.
  [[nodiscard]] bool decided_in(const Phase& phase, std::size_t i) const;
  /// Best class of wish among the phase's areas, then the next …, as 0, 1, …; −1 = not wished in this phase.
  [[nodiscard]] int phase_class(const Phase& phase, const Participant& p, int a) const;
  /// Those the phase could place: with a wish in it, not fixed, and not placed in an earlier phase.
  [[nodiscard]] std::vector<std::size_t> pool_of(const Phase& phase) const;
  /// Whether the participant, of the pool, can no longer have what it had in the previous plan once the phase
  /// is settled. REQUIRES: there is one.
  [[nodiscard]] bool changed_in(const Phase& phase, std::size_t i) const;
  /// The pool of a placement divided in those with equal wishes there and equal groups, to whom the same
  /// counts as a change.
  [[nodiscard]] std::vector<std::vector<std::size_t>> alike_in(const Phase& phase) const;

  [[nodiscard]] int count_on(int a) const;
  /// Largest size less smallest.
  [[nodiscard]] int range_of(const Phase& phase) const;
  /// Municipalities that areas of the phase lack of their lower capacities; nothing when there are none.
  [[nodiscard]] std::optional<long> lacking_in(const Phase& phase) const;

  struct Cell {
    int count = 0, low = 0, high = 0;  ///< quota rounded down and up
    [[nodiscard]] int beyond() const;
  };
  [[nodiscard]] Cell cell(int a, std::size_t dimension, int group) const;
  /// Largest and summed number beyond quota over the phase's areas.
  [[nodiscard]] std::pair<long, long> breaches_in(const Phase& phase) const;

  /// What a level of the phase comes to.
  [[nodiscard]] long value_of(const Phase& phase, Level level) const;

 private:
  const Problem& problem_;
};

}  // namespace frisaet
