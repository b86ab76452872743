#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/plan.h"
#include "models/core/result.h"
#include "models/rounds/reply.h"
#include "models/rounds/round.h"

// What would become of a plan were one thing otherwise: the thing is changed here, build_problem() and
// allocate() answer as they do for any round, and the two plans are set beside each other.
namespace frisaet {

/// Another reply of `municipality` (a code): these areas in order of priority; none of them when the list is
/// empty; its reply taken back when there is no list. What cannot be meant is for build_problem() to say.
void change_reply(std::vector<Reply>& replies, const std::string& municipality,
                  const std::optional<std::vector<std::string>>& areas);

enum class Bound { kAtLeast, kAtMost };

/// Another bound for an area (a code), as typed, fixed members counted; its other bound stays. Fails with
/// kInvalid for an area that the round has not or designates, for what is no whole number from 0, and where
/// the least would be more than the most; then nothing was changed.
Result<void> change_capacity(Round& round, std::string_view area, Bound bound, std::string_view typed);

/// One municipality that has another place in one plan than in another; areas by code, nothing = no place.
struct Move {
  std::string municipality;  ///< code
  std::string name;
  std::optional<std::string> before, after;

  friend bool operator==(const Move&, const Move&) = default;
};
/// In the order of `before`.
std::vector<Move> moves_between(const Plan& before, const Plan& after);

/// `ældre`; `ingen plads`.
std::string danish_place(const std::optional<std::string>& area);

}  // namespace frisaet
