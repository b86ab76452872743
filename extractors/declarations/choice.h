#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/wishes.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

// Internal to the room: the second reader of wishes, in whatever words.
namespace frisaet {

/// What sentences choose, in whatever words: for texts that are known to tell a choice, the body of a letter
/// to KL or an item of minutes, beside read_wishes, which looks for known words. Clause by clause: an area
/// that is named without a no, a reason, another's opinion or an earlier answer around it is one that is
/// wanted; the words of choosing and of order (extractors/data/choosing.toml) say how surely, and which of
/// several. Rows of lists are read by their marks. Nothing is read of a clause that names another
/// municipality than `own`, of a question, or of a choice that is only put to the meeting. With
/// WishFrame::kChosen an area counts without any word of choosing too, where that leaves one reading
/// (`guessed`); with kOpen it does not. `sentences` are spans in `text`, as are those of the result.
/// Confidence is 0.8 at most: it proves little by itself, much where it agrees with read_wishes. Empty where
/// nothing is named, or both a wish and that none is wanted. Cost: linear.
WishReading read_choice(std::string_view text, const std::vector<Span>& sentences, WishFrame frame,
                        const std::optional<MunicipalityRef>& own = std::nullopt);

/// The sentences without the clauses that tell what some had wanted (`Skoleudvalget havde helst set …, men
/// …`).
std::vector<Span> without_opinions(std::string_view text, const std::vector<Span>& sentences);

}  // namespace frisaet
