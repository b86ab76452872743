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
  std::optional<std::string> referred_to;
  std::vector<std::string> dissents;
  bool weak = false;  ///< only words that may also mean something else (`besluttede`, `ønskes … inden`)
  bool contradicted = false;  ///< two results of equal strength that differ, or one under a condition
};

/// Reads a decision. Sentences about other items of the agenda, about what single members did or proposed,
/// quotations, and consent that is asked for, imagined or denied do not count; an amendment's fate is told
/// from the main proposal's. `item_number` is the item's own (a sentence about `punkt 15` counts in item 15),
/// `recommendation_points` how many points the recommendation has (a label `Pkt. 3` with at most that number
/// is one of them).
Verdict read_verdict(std::string_view decision, std::optional<int> item_number,
                     std::size_t recommendation_points);

/// A sentence that begins with a member or a party and goes on with what that member did.
bool is_aside(std::string_view sentence);

/// True for text that begins like a result (`1. Godkendt.`): never an item's title.
bool begins_with_result(std::string_view line);

/// True when the text as a whole says that nothing was decided (`-`, `Intet.`).
bool says_nothing(std::string_view decision);

}  // namespace frisaet::minutes
