#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/wishes.h"
#include "models/text/span.h"

// Internal to the room: what becomes of a choice after it was proposed or sent. Rules:
// extractors/data/choosing.toml.
namespace frisaet {

/// The words of a sentence that name an earlier answer which it takes back (`[Brevet af 4. august] kaldes
/// hjem`), where it asks for nothing new. Nothing where it is denied.
std::optional<Span> retracted(std::string_view text, Span sentence);

/// What an amendment makes of an order: areas struck, exchanged, moved up or down, or the first alone.
/// `change`: what was changed; `base`: what was recommended. Nothing where it cannot be told. Areas that the
/// words place anew stand where they say, the others keep their order behind.
std::optional<std::vector<StatedWish>> changed_order(std::string_view change,
                                                     const std::vector<StatedWish>& base);

/// The parts of a recommendation that were adopted: of proposals by a majority and a minority, or of named
/// possibilities (`Model A: …`), the one that `decision` names. All of `sentences` where it tells none apart;
/// none where possibilities are named and the decision takes up none of them. What only tells of earlier
/// meetings is left out.
std::vector<Span> adopted_sentences(std::string_view text, const std::vector<Span>& sentences,
                                    std::string_view decision);

/// The words change an order without giving a whole new one.
bool rearranges(std::string_view words);

/// The words exchange places without naming them anew (`at rækkefølgen vendes`).
bool turns_order_round(std::string_view words);

/// The words speak of agreements, of being freed of rules or of the answer to KL.
bool speaks_of_being_freed(std::string_view words);

}  // namespace frisaet
