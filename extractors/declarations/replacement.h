#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

// Internal to the room: what a sentence takes back or puts in another's place.
namespace frisaet {

/// The words that name what a sentence of `text` takes back (`trækker [sit ønske af 2. maj 2023] tilbage`),
/// or all of those that say so where they name nothing. Nothing where the sentence denies it (`trækker ikke …
/// tilbage`), only keeps the right to, was turned down, or tells what a party or a member wants.
std::optional<Span> taken_back(std::string_view text, Span sentence);

/// True when `words` of a sentence of `text`, which take something back, do so only on a condition behind or
/// before them, however it is nested (`Ansøgningen trækkes tilbage, hvis …`, `…, at hvis …, trækkes den
/// tilbage`), or stand in one themselves (`hvis Odense trækker sin ansøgning`). False where the condition is
/// a wish's (`vi ønsker A, hvis …, og trækker svaret om B tilbage`).
bool taken_back_only_if(std::string_view text, Span sentence, Span words);

/// The words that name what is replaced or taken back.
struct Replacement {
  Span what;  ///< where the sentence only points (`det tidligere svar`), the day's own mention elsewhere
  bool withdraws = false;
};

/// What a letter's sentences take back, else what they put another reply in the place of.
std::optional<Replacement> find_replacement(const Prose& prose, const std::vector<Span>& pieces);

}  // namespace frisaet
