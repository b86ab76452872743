#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/core/result.h"
#include "models/rounds/policy.h"

namespace frisaet {

struct Plan;

/// Who had what in the plan published before: what the level `changes` compares with.
struct PreviousPlan {
  std::string inputs_sha256;  ///< of that plan: which one it was
  std::map<std::string, std::optional<std::string>>
      areas;  ///< municipality code → area code, nothing = had no place; every municipality of the round

  friend bool operator==(const PreviousPlan&, const PreviousPlan&) = default;
};

/// What later plans need of `published`. Fails with kInvalid when it was made for another round than `round`
/// (a code), or names a municipality twice. Unknown municipalities and areas are for check_problem() to find,
/// which knows them all. That the plan holds is not looked at: that is what verify() is for.
Result<PreviousPlan> previous_plan(const Plan& published, const std::string& round);

/// The policy by which a plan is made after an earlier one: `changes` stands right before the last level, the
/// lottery, so that the draw is over the plans with fewest changes. A policy that has the level already, in
/// a place of its own, comes back as it is.
Policy with_changes(Policy policy);

}  // namespace frisaet
