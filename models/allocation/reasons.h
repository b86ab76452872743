#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/phase_run.h"

namespace frisaet {

/// Says in Danish what happened to each municipality and to the round, once all phases are done.
/// Holds references: problem, runs and places must outlive it.
class Reasons {
 public:
  Reasons(const Problem& problem, const std::vector<PhaseRun>& runs, const Places& places)
      : problem_(problem), runs_(runs), places_(places) {}

  /// Why participant `i` got what it got: one to four sentences.
  [[nodiscard]] std::string of(int i) const;

  /// What a reader of the whole plan must know: relaxations that would help, replies left out, proposals,
  /// sources.
  [[nodiscard]] std::vector<std::string> notes() const;

  /// The placement in whose pool the participant was and which settled its case; null = none.
  [[nodiscard]] const PhaseRun* placement_of(int i) const;
  /// What forcing its most wanted area in that placement would do. Solved once for each type. REQUIRES:
  /// placement_of(i).
  [[nodiscard]] const PhaseSolver::Forced& forced(int i) const;

  /// Continues the sentence `hvis den skulle have …` / `fordi …`: `ville kun 84 kommuner få plads i stedet
  /// for 86`.
  static std::string consequence(const PhaseSolver::Forced& forced);

  /// Names of the most wanted areas in the phase, `dagtilbud eller ældre`.
  [[nodiscard]] std::string wanted_most(int i) const;

 private:
  [[nodiscard]] std::string outside_the_pool(const Participant& p) const;
  [[nodiscard]] std::string of_proposal(int i, const DesignationProposal& proposal) const;
  [[nodiscard]] std::string of_placement(int i, const PhaseRun& run) const;
  [[nodiscard]] std::string missed_designations(int i) const;
  [[nodiscard]] std::string flags(const Participant& p) const;
  void add_placement_notes(const PhaseRun& run, std::vector<std::string>& notes) const;
  void add_reply_notes(std::vector<std::string>& notes) const;

  const Problem& problem_;
  const std::vector<PhaseRun>& runs_;
  const Places& places_;
  mutable std::map<std::pair<const PhaseRun*, int>, PhaseSolver::Forced> forced_;  ///< solved so far, by type
};

/// `1.234.567`, as Danish has it.
std::string danish_number(long n);

}  // namespace frisaet
