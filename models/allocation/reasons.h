#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/phase_run.h"
#include "models/allocation/sentences.h"

namespace frisaet {

/// Asks the solvers of the phases what stands behind a plan: what forcing a wish would cost, what chance it
/// had, and which relaxations would help the round. The sentences themselves are written by `Sentences`.
/// Holds references: problem, runs and places must outlive it.
class Reasons {
 public:
  Reasons(const Problem& problem, const std::vector<PhaseRun>& runs, const Places& places)
      : problem_(problem), runs_(runs), places_(places) {}

  /// Nothing for who got what it wants most, or was in no placement.
  [[nodiscard]] std::optional<Obstacle> obstacle(int i) const;

  /// Chances before the draw, by participant, from `draws` simulated draws in each placement. `order`: the
  /// real one. The simulated orders are those of the seeds `chance-1`, `chance-2` …, so that all machines
  /// count the same.
  [[nodiscard]] std::map<int, Chance> chances(int draws, const std::vector<int>& order) const;

  /// The same, exactly, where one plan is drawn from a list.
  [[nodiscard]] std::map<int, Chance> listed_chances(const PlanDistribution& list) const;

  /// What a reader of the whole plan must know: relaxations that would help, replies left out, proposals,
  /// sources.
  [[nodiscard]] std::vector<std::string> notes() const;

  /// The run of the placement that settled the participant's case, as Sentences::placement_of has it; null =
  /// none.
  [[nodiscard]] const PhaseRun* placement_of(int i) const;
  /// What forcing its most wanted area in that placement would do. Solved once for each type. REQUIRES:
  /// placement_of(i).
  [[nodiscard]] const PhaseSolver::Forced& forced(int i) const;

 private:
  void add_cuts(const PhaseRun& run, std::vector<std::string>& notes) const;
  [[nodiscard]] std::string changes_note() const;
  [[nodiscard]] bool proposed(int area) const;  ///< given by a designation that nobody has made yet
  void add_reply_notes(std::vector<std::string>& notes) const;

  const Problem& problem_;
  const std::vector<PhaseRun>& runs_;
  const Places& places_;
  mutable std::map<std::pair<const PhaseRun*, int>, PhaseSolver::Forced> forced_;  ///< solved so far, by type
};

}  // namespace frisaet
