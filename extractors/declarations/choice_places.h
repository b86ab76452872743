#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "models/text/span.h"

// Internal to the room: the order in which a clause puts its areas (choice.h).
namespace frisaet {

/// A word that gives an area its place.
struct PlaceWord {
  std::optional<int> place;  ///< nothing: behind all that was named
  Span span;
  bool adverb = false;  ///< `først`, `til sidst`: may stand right behind its area, else it is of what follows
};

/// The place words of a clause outside its conditions, in text order. `loose_first`: `først` counts alone,
/// too, which tells when (`varmes skoleområdet op først`) where nothing is chosen.
std::vector<PlaceWord> place_words(std::string_view text, Span clause,
                                   const std::vector<Condition>& conditions, bool loose_first);

/// What a clause comes to.
struct PlacedAreas {
  std::vector<WishGroup>
      groups;         ///< one a list, in the order of the places where lists are set beside each other
  bool open = false;  ///< one of several, no matter which
};

/// Gives the clause's areas their places: beside each other (`A kommer før B`), by their position in a list
/// that says so, or each by the nearest place word; behind what was said before where a word says so. `lists`
/// must not be empty. `tie`: they share one place; `open`: there is no order.
PlacedAreas place_areas(std::string_view text, Span clause, const std::vector<AreaList>& lists,
                        const std::vector<PlaceWord>& words, bool tie, bool open);

}  // namespace frisaet
