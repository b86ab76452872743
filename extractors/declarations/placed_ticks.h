#pragma once

#include <optional>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/document/document.h"
#include "models/text/span.h"

namespace frisaet {

/// A form with a row a place and a column an area, and one tick in each row (`Dagtilbud Folkeskole Ældre`
/// over `Ønske nr. 1     X`): the text has lost under which area a tick stands, so the boxes on the page say.
/// Nothing where there is no such form, or no boxes (a text file). An empty reading, so that nobody guesses,
/// where a tick stands under no column or two ticks under one. Cost: linear in the text.
std::optional<WishReading> read_placed_ticks(const Document& document, const Prose& prose, Span within);

}  // namespace frisaet
