#pragma once

#include <string>
#include <vector>

#include "models/allocation/plan.h"
#include "models/allocation/problem.h"

namespace frisaet {

/// One rule that a plan breaks.
struct Violation {
  std::string code;  ///< stable: `unknown_municipality`, `area_not_listed` … (verify.cc lists them in order)
  std::string message;  ///< Danish, with names and numbers

  friend bool operator==(const Violation&, const Violation&) = default;
};

/// Re-counts a plan in integers and checks every rule of the problem and every figure the plan states. Shares
/// no code with the solver, so that a fault there cannot hide here. Every reason is written again from the
/// plan's facts (sentences.h) and compared. How often a simulated draw was won, and what a forced wish would
/// have cost, are checked for sense only: redoing them takes the solver. What it can not show is that no
/// better plan exists: for that stand the solver's proof and, here, only the search for one that could be
/// moved or two that could exchange, by a level or by turn. Nor does it show that the chances of a list could
/// not be more even: it checks that every plan listed keeps the rules and is as good by every level, and
/// which one the seed draws. Empty = nothing found. Cost: milliseconds for 98.
std::vector<Violation> verify(const Problem& problem, const Policy& policy, const Plan& plan);

}  // namespace frisaet
