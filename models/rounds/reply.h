#pragma once

#include <optional>
#include <string>
#include <vector>

namespace frisaet {

/// One area that a municipality wants. Equal ranks are a tie: it is content with any of them.
struct Wish {
  std::string area;  ///< code
  int rank = 1;      ///< 1 = wanted most

  friend bool operator==(const Wish&, const Wish&) = default;
};

/// What one municipality answers in a round: the value that the register hands to the allocation, so that
/// neither room needs to know the other. At most one per municipality; none at all means that it has not
/// replied.
struct Reply {
  std::string municipality;  ///< code
  std::vector<Wish> wishes;  ///< by rank, then as given
  bool none = false;         ///< wants none of the areas; then `wishes` is empty
  std::optional<std::string> reservation;
  std::string status;     ///< `council`, `committee`, `administrative`, `reported`; empty when unknown
  bool in_doubt = false;  ///< sources disagree or were not read with certainty
  bool late = false;      ///< came after the deadline, all of it or what it says of some phases
  std::string doubt;      ///< Danish sentence for a person: what is doubtful; empty unless in_doubt
  /// Codes of phases, in the round's order: what it says of their areas was late, the rest in time. Empty
  /// with `late` = all of it was late.
  std::vector<std::string> late_phases = {};

  friend bool operator==(const Reply&, const Reply&) = default;
};

}  // namespace frisaet
