#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/wishes.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// What an answer to KL wants, in whatever words: for a text that is known to say which area a municipality
/// chooses (the body of its letter), after `read_wishes` has looked for known words. There an area that is
/// named without a no, a reason, another's opinion or an earlier answer around it is one that is wanted;
/// words of choosing and of order (extractors/data/answers.toml) only say which of several. Clause by clause;
/// rows of lists by their marks; a clause that names another municipality than `own` tells of that. `pieces`
/// are spans in `text`. Never surer than a guess: a person looks at it. Cost: linear.
WishReading read_free_answer(std::string_view text, const std::vector<Span>& pieces,
                             const std::optional<MunicipalityRef>& own);

/// The pieces without the clauses that tell what some had wanted (`Skoleudvalget havde helst set …, men …`).
std::vector<Span> without_opinions(std::string_view text, const std::vector<Span>& pieces);

}  // namespace frisaet
