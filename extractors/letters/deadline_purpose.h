#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/records/vocabulary.h"
#include "models/text/span.h"

// Internal to the room: what a last day is for.
namespace frisaet {

/// Without the bars and blanks that part the cells of a table.
Span without_bars(std::string_view text, Span span);

/// The words between the sentence's begin and the date that say what is asked for; those behind a day that
/// stands first. Spans are of `text`.
std::optional<Span> what_of(std::string_view text, Span sentence, Span date);

/// The areas that a text names, each once, a bare `skole` or `ældre` too.
std::vector<AreaCode> areas_in_everyday_words(std::string_view text);

/// The sentence of a last day, and those beside it.
struct SentencesAround {
  std::string_view own;
  std::string_view before;
  std::string_view after;
};

/// The areas the sentence names, or the next one says that it holds for; none for a meeting; those of the
/// sentence before it, which names what is asked for; those of the heading above it (`section`); those that
/// have no deadline yet (`dated` have) for `de øvrige områder`; else the letter's.
std::vector<AreaCode> areas_for(const SentencesAround& sentences, const std::vector<AreaCode>& section,
                                const std::vector<AreaCode>& letter, const std::vector<AreaCode>& dated);

}  // namespace frisaet
