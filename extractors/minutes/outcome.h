#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/records/decision.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// What a decision's text says, by the rules of extractors/data/minutes_outcomes.toml.
struct Verdict {
  std::optional<Outcome> outcome;  ///< nothing where no phrase is known
  std::vector<PointOutcome> points;
  std::vector<Span> point_spans;  ///< for each of `points`: its sentences, in the decision
  std::optional<std::string> referred_to;
  std::vector<std::string> dissents;
  bool weak = false;  ///< only words that may also mean something else (`besluttede`, `ønskes … inden`)
  /// Two results of equal strength that differ, one under a condition or with a rider that may change it, or
  /// a consent that may be to a motion whose fate is not told.
  bool contradicted = false;
  /// Sentences, in the decision, of which no rule knows what they do there: no result, label, dissent,
  /// motion, or what members did.
  std::vector<Span> unexplained;
};

/// Reads a decision. Sentences about other items of the agenda, about what single members did or thought,
/// quotations, and consent that is asked for, imagined or denied do not count. An amendment's fate is told
/// from the main proposal's; a motion to postpone or refer that is carried is the result. `item_number` is
/// the item's own (a sentence about `punkt 15` counts in item 15), `recommendation_points` how many points
/// the recommendation has (a label `Pkt. 3` with at most that number is one of them).
Verdict read_verdict(std::string_view decision, std::optional<int> item_number,
                     std::size_t recommendation_points);

/// True for text that begins like a result (`1. Godkendt.`): never an item's title.
bool begins_with_result(std::string_view line);

/// True when the text as a whole says that nothing was decided (`-`, `Intet.`), or is empty.
bool says_nothing(std::string_view decision);

}  // namespace frisaet::minutes
