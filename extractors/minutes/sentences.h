#pragma once

#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::minutes {

/// Sentences of a text: spans without outer white space. A stop ends one before white space and a capital,
/// not after a day of the month or an initial; a line that a result or label begins starts one too, and so
/// does an empty line.
std::vector<Span> sentences_of(std::string_view text);

}  // namespace frisaet::minutes
