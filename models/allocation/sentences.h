#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/plan.h"
#include "models/allocation/problem.h"

namespace frisaet {

/// The area each participant has, by index; nothing = none.
using PlacesByIndex = std::vector<std::optional<int>>;

/// Says in Danish why a municipality got what it got: one to six sentences, from the facts of a plan alone.
/// No solver is asked, so that the verifier can write the same sentences again from a published file and
/// compare. Holds references: the arguments must outlive it.
class Sentences {
 public:
  Sentences(const Problem& problem, const PlacesByIndex& places,
            const std::vector<DesignationProposal>& proposals)
      : problem_(problem), places_(places), proposals_(proposals) {}

  [[nodiscard]] std::string of(int i, const std::optional<Obstacle>& obstacle,
                               const std::optional<Chance>& chance) const;

  /// The placement in whose pool the participant was last; null = none.
  [[nodiscard]] const Phase* placement_of(int i) const;
  /// Its wishes there in classes of problem areas, wanted most first.
  [[nodiscard]] std::vector<std::vector<int>> wishes_in(const Phase& phase, int i) const;

  /// Continues `Skulle kommunen have …,`: `ville kun 84 af dem, der fordeles i Anden runde, få plads i stedet
  /// for 86`. The levels count the phase's pool, notes and tables everybody, so it says whom is counted.
  static std::string consequence(const Obstacle& obstacle, const Phase& phase);

 private:
  [[nodiscard]] const std::string& name(int area) const;
  [[nodiscard]] std::string of_proposal(int i, const DesignationProposal& proposal) const;
  [[nodiscard]] std::string of_placement(int i, const Phase& phase, const std::optional<Obstacle>& obstacle,
                                         const std::optional<Chance>& chance) const;
  [[nodiscard]] std::string missed_designations(int i) const;
  [[nodiscard]] std::string given_proposals(const Phase& phase) const;
  [[nodiscard]] std::string of_previous(int i, const std::optional<Obstacle>& obstacle) const;

  const Problem& problem_;
  const PlacesByIndex& places_;
  const std::vector<DesignationProposal>& proposals_;
};

/// The phases of which the reply was late and not of all: `Anden runde`; empty where it was all or nothing.
std::string late_phase_names(const Problem& problem, const Reply& reply);
/// `1.234.567`, as Danish has it.
std::string danish_number(long n);
/// `A, B og C`.
std::string danish_list(const std::vector<std::string>& names, std::string_view last);
/// `1 kommune`, `2 kommuner`.
std::string danish_municipalities(long n);
/// What proof, chances, trades and policies hang on while designations are only proposed, in sentences and on
/// pages alike: `, når forslaget til beskæftigelse lægges til grund`; empty when none is. `name` gives an
/// area's name by code.
template <typename NameOf>
std::string given_open_proposals(const std::vector<DesignationProposal>& proposals, NameOf name) {
  std::vector<std::string> areas;
  for (const DesignationProposal& proposal : proposals) areas.push_back(name(proposal.area));
  if (areas.empty()) return "";
  return (areas.size() == 1 ? ", når forslaget til " : ", når forslagene til ") + danish_list(areas, "og") +
         " lægges til grund";
}

/// A share in whole percent, `under 1 %` and `over 99 %` where rounding would say never or always.
std::string danish_percent(long part, long whole);

}  // namespace frisaet
