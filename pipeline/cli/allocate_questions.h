#pragma once

#include <string>
#include <vector>

#include "models/allocation/plan_report.h"
#include "models/allocation/problem.h"
#include "models/core/result.h"
#include "pipeline/cli/commands.h"

namespace frisaet {

/// What questions about an allocation start from: all that was read for it.
struct AllocationInputs {
  Round round;
  Policy policy;
  std::vector<Reply> replies;
  std::string seed;
  std::optional<PreviousPlan> previous;  ///< then `policy` counts changes from it
};

/// Tells a fault of what was asked, or of the replies or the round; the exit code is that of wrong input,
/// also where it is an amount that is wrong: no document is put in quarantine here.
int report_input(const Terminal& terminal, Error error);

/// What each built-in policy comes to on the same replies and seed.
Result<std::vector<PolicyFigures>> compare_policies(const AllocationInputs& inputs);

/// Prints the plans of all built-in policies beside each other; exit code.
int print_policies(const Terminal& terminal, const AllocationInputs& inputs);

/// Prints who moves when one thing is changed, with the same seed. `change`:
///   `Frederikssund=aeldre,folkeskole`   another reply, in order of priority
///   `Frederikssund=ingen`               wants none
///   `Frederikssund=`                    its reply withdrawn
///   `folkeskole<=30`, `folkeskole>=25`  another capacity, fixed members counted
/// Anything else is a fault of usage that says so. Exit code.
int print_what_if(const Terminal& terminal, const AllocationInputs& inputs, const std::string& change);

}  // namespace frisaet
