#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// What a sentence wants of the reader.
enum class Asks {
  kNothing,    ///< or what it tells is somebody else's day
  kSomething,  ///< of the reader, in words that do not say what: a day needs a word for the last one
  kAnswer,     ///< something is to be answered, sent, told, done with a paper
};

/// The question right before a sentence, which answers it, without its number (`3.`, `Q:`). Cost: constant.
std::optional<Span> question_before(const Prose& prose, std::size_t sentence);

/// What the answer to such a question tells of what readers are to do: `Hvornår skal vi svare?`, `Kan vi
/// skifte mening?`, but nothing where it asks what others do (`Hvornår får vi besked?`).
Asks asked_by(std::string_view question);

/// The sentence answers the question by when something is to be done: a day alone is the last one.
bool answers_when(const Prose& prose, std::size_t sentence);

}  // namespace frisaet
