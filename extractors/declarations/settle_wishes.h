#pragma once

#include <optional>
#include <vector>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/areas.h"
#include "models/text/span.h"

// Internal to the room: what the sentences said, and what that comes to.
namespace frisaet {

/// Areas of one sentence that are named together, with what the sentence says of them.
struct WishGroup {
  std::vector<AreaMention> areas;
  std::optional<int> rank;
  std::optional<Span> rank_span;
  std::optional<Span> condition;
  bool fallback = false;
  bool alternative = false;  ///< joined by `eller`
  bool later_round = false;  ///< asked for in the round after the one of the others
  bool guessed = false;      ///< no known word says that the areas are wanted
};

/// What the groups of a text come to, in text order: ranked ones first; an unranked one counts as the missing
/// first, or behind the rest where it says so; without any rank one area is the first, several are a set, and
/// sentence after sentence the order of conditional wishes. `declined`: areas said not to be wanted; they
/// make no wish without a rank, and doubt one with. `open`: the text says that the order does not matter.
/// What is wanted in the round after that of the others comes behind them, in its own order. Doubts lower
/// `confidence`; with no group left it is 0. `none` is not touched.
WishReading settle_wishes(std::vector<WishGroup> groups, const std::vector<AreaCode>& declined, bool open);

}  // namespace frisaet
