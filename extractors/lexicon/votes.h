#pragma once

#include <string_view>
#include <vector>

#include "models/records/decision.h"
#include "models/text/span.h"

namespace frisaet {

/// A vote as minutes print it, and where.
struct VoteMention {
  Vote vote;
  Span span;  ///< in the caller's text: from the first to the last word that was read for it
};

/// The votes that a decision's text tells, in text order. Reads names, parties and bare numbers, mixed and
/// nested
/// (`20 (Bo Holm (A), …)`, `11 (C+Bo Holm (O)+T)`, `V, A, i alt 22`), sides named before the list (`For
/// stemte:`, `Imod: 6`) or after it (`Liste B stemte imod`, `O (1) kan ikke anbefale`), results in figures
/// (`med 5 stemmer mod 2`). A side that is named and followed by nothing is an empty side. A side named again
/// begins the next vote. Somebody named a second time for a reason (`stemte imod med den begrundelse …`) is
/// counted once. `subject` is set where the vote stands under an amendment. The words are data:
/// extractors/data/minutes_votes.toml. Cost: linear in the text for each rule.
std::vector<VoteMention> parse_votes(std::string_view text, Span within);

}  // namespace frisaet
