#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
#include "models/records/record.h"
#include "models/text/span.h"

namespace frisaet {

/// What the sentences of a municipality's own letter say is wanted. What known words say (wishes.h); where
/// they say nothing surely, what the letter as a whole says in any words (choice.h). Where both find
/// something the fuller counts, and where they disagree the known words, for a person; so is a wish that the
/// next sentence calls wrong without telling what counts instead. `own` is the municipality, where it is
/// known: what others want is no wish of its. Cost: linear in the text.
WishReading read_letter_wish(std::string_view text, const std::vector<Span>& sentences,
                             const std::optional<MunicipalityRef>& own);

/// Without the sentences that the next one calls wrong and tells again rightly (`Vi har skrevet A som 1.
/// prioritet. Det skal være omvendt: …`).
std::vector<Span> without_what_was_wrong(std::string_view text, std::vector<Span> sentences);

}  // namespace frisaet
