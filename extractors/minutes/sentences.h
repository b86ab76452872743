#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::minutes {

/// Sentences of a text: spans without outer white space. A stop ends one before white space and a capital, or
/// before a capital where the blank was lost, not after a day of the month or an initial; a line that a
/// result or label begins starts one too, and so does an empty line.
std::vector<Span> sentences_of(std::string_view text);

/// How a sentence begins in which a body does something (`Udvalget sender …`).
struct Speaker {
  bool whoever = false;  ///< the meeting's own, without its name (`Udvalget`, `Vi`)
  std::size_t end = 0;   ///< behind its verb
};

/// Nothing where the sentence begins otherwise, or the name has no verb (`Udvalget for Børn og Unge`).
std::optional<Speaker> speaker_of(std::string_view sentence);

/// True for a step of a plan (`Planen vedtages i august`), which sounds like a result.
bool is_planned(std::string_view words);

/// True for a line so much narrower than the widest one that the next word had room: it was ended on purpose.
/// Both in bytes.
bool ends_early(std::size_t line, std::size_t widest);

}  // namespace frisaet::minutes
