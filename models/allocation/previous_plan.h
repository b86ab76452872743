#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/core/result.h"
#include "models/rounds/policy.h"

namespace frisaet {

class MunicipalityIndex;
struct Plan;

/// Who had what in the plan published before: what the level `changes` compares with.
struct PreviousPlan {
  /// Of that plan: which replies and rules it was made of. Another seed gives another plan of the same hash.
  std::string inputs_sha256;
  std::map<std::string, std::optional<std::string>>
      areas;  ///< municipality code → area code, nothing = had no place; every municipality of the round
  /// Municipality code → area code: those whom it only proposed for a designation that nobody had made yet.
  /// That is no place, so in `areas` they have nothing.
  std::map<std::string, std::string> proposed = {};

  friend bool operator==(const PreviousPlan&, const PreviousPlan&) = default;
};

/// What later plans need of `published`; who was only proposed had no place. Fails with kInvalid when it was
/// made for another round than `round` (a code), names a municipality twice or, where `names` knows its code,
/// by another name than its own, or counts other numbers on the areas than it places there: signs of a file
/// that was changed. Unknown municipalities and areas are for check_problem() to find, which knows them all.
/// That the plan holds is not looked at: that is what verify() is for.
Result<PreviousPlan> previous_plan(const Plan& published, const std::string& round,
                                   const MunicipalityIndex* names = nullptr);

/// The policy by which a plan is made after an earlier one: `changes` stands right before the last level, the
/// lottery, so that the draw is over the plans with fewest changes. A policy that has the level already, in
/// a place of its own, comes back as it is.
Policy with_changes(Policy policy);

}  // namespace frisaet
