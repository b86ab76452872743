#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/text/span.h"

// Internal to the room: what members moved at a meeting, and what became of it.
namespace frisaet {

/// The motions that a decision's text tells of, sentence by sentence.
struct Motions {
  std::optional<Span> carried;  ///< what the last motion that was carried would have, without who moved it
  std::vector<Span>
      not_agreed;  ///< the sentences that move, vote and tell of a result: no wish of the meeting's
};

/// A motion is carried or lost by the first sentence behind it, or the end of its own, that says so; what is
/// said of the recommendation (`Indstillingen blev derefter vedtaget`) leaves it lost unless it was carried.
Motions read_motions(std::string_view text, const std::vector<Span>& sentences);

}  // namespace frisaet
