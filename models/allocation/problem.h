#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/previous_plan.h"
#include "models/core/result.h"
#include "models/municipality/municipality.h"
#include "models/rounds/policy.h"
#include "models/rounds/reply.h"
#include "models/rounds/round.h"

namespace frisaet {

/// One municipality as the allocation sees it. Areas, dimensions and groups are indices into the Problem's
/// lists.
struct Participant {
  std::string code;
  std::string name;
  std::vector<int> groups;        ///< one per dimension
  std::optional<int> fixed_area;  ///< has it already, by agreement or designation
  std::string fixed_reason;       ///< Danish; empty unless fixed
  std::vector<std::vector<int>>
      wishes;  ///< usable areas in classes: wishes[0] wanted most; inside a class no preference
  std::vector<int> declared_rank;  ///< per area: the rank in the reply, 0 = not listed
  std::optional<Reply> reply;      ///< as it came; nothing = no reply
  std::string
      left_out;  ///< Danish: why wishes do not take part (doubt, lateness, exclusion); empty = they do
  std::string barred_note;  ///< Danish: an area it listed and may not have; empty = none
  std::string late_note;    ///< Danish: wishes in other phases that came too late to take part; empty = none

  friend bool operator==(const Participant&, const Participant&) = default;
};

/// Everything a plan depends on, besides the seed. Plain values: tests and experiments may fill it by hand.
/// Participants are in order of code, so that the order of rows in any file cannot matter.
struct Problem {
  struct DimensionGroups {
    std::string code;
    std::string name;
    std::vector<std::string> groups;
    std::string source;
    friend bool operator==(const DimensionGroups&, const DimensionGroups&) = default;
  };
  std::string round;  ///< code
  std::string round_name;
  bool made_up = false;
  std::vector<Area> areas;
  std::vector<Phase> phases;
  Round::SharesOf shares_of = Round::SharesOf::kAll;
  std::vector<DimensionGroups> dimensions;
  std::vector<Participant> participants;
  std::optional<PreviousPlan> previous = std::nullopt;  ///< for the level `changes`; nothing = no plan before

  [[nodiscard]] int area_index(std::string_view code) const;                  ///< −1 = none
  [[nodiscard]] const Participant* participant(std::string_view code) const;  ///< null = none
  /// The area that a participant of this problem had in the plan before; −1 = none. REQUIRES: previous.
  [[nodiscard]] int previous_area(const Participant& p) const;
  /// Whether what a participant without a place before `phase` had in the plan before can still be given to
  /// it there or later: it had something, wishes that still, no phase before `phase` gives it, and those with
  /// a fixed place have not taken all the places there are. Shared by
  /// the solver and its verifier: it says what counts as a change, not who is moved. REQUIRES: previous.
  [[nodiscard]] bool can_have_again(const Participant& p, const Phase& phase) const;
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// Puts round, municipalities and replies together. Wishes for areas from which a municipality is excluded,
/// and what the policy leaves out (a reply in doubt, wishes on the areas of a phase that came after its
/// deadline), are kept in `reply` and do not take part; `left_out`, `barred_note` and `late_note` say why.
/// Fails with kInvalid on an unknown municipality or area, two replies of one municipality, an area listed
/// twice by one municipality, wishes together with none, lateness in a phase that is not there, and
/// designated or fixed members beyond an area's capacity; and as check_policy().
Result<Problem> build_problem(const Round& round, const MunicipalityIndex& municipalities,
                              const std::vector<Reply>& replies, const Policy& policy,
                              const std::optional<PreviousPlan>& previous = std::nullopt);

/// A policy with the level `changes` needs a previous plan, and the other way round (with_changes()): a plan
/// that says nothing of what it was compared with, or was not compared at all, would mislead. kInvalid.
Result<void> check_policy(const Problem& problem, const Policy& policy);

/// Checks the rules every Problem must keep, also one filled by hand (indices in range, sizes equal, one
/// fixed area, capacities not below the fixed and not above a million, a previous plan of just these
/// municipalities and areas). kInvalid names the first broken one.
Result<void> check_problem(const Problem& problem);

/// A text that holds everything a plan depends on, in one canonical order, and each reply whole, also one
/// that is left out (status, doubt, the wording of its reservation as length and text): what `inputs_sha256`
/// is the hash of, and what two people compare when their hashes differ. A previous plan stands at the end,
/// so that without one the text is what it was before there could be one.
std::string canonical_text(const Problem& problem, const Policy& policy);
std::string inputs_sha256(const Problem& problem, const Policy& policy);

}  // namespace frisaet
