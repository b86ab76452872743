#pragma once

#include <vector>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// True where a line of a filled-in form that is none of its `known` parts (labels, values, boxes) may change
/// what these say: it names an area that `reading` has not, a place in the order, a no, which may be to all
/// of it (`Ønsker I frisættelse? Nej`, `Udgår, se ny mail`), or what the wish hangs on (`Forbehold: Kun hvis
/// …`). Cost: linear in the text, and sorting the parts.
bool says_more_beside(const Prose& prose, Span within, std::vector<Span> known, const WishReading& reading);

}  // namespace frisaet
