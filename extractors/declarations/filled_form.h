#pragma once

#include <optional>

#include "extractors/declarations/form_answers.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// What a form with labels says is wanted (lexicon/form_fields.h), whose it is, and the cell that says why.
/// Nothing where the paper is no such form, or where what an area hangs on stands beside it, which sentences
/// tell better; an empty reading where a cell turns the area it names (`ikke ældre`). For a person where an
/// area stands under a bare `Område`, has other words beside it, a place before it was left empty, or lines
/// elsewhere in the paper name another or speak of the order.
std::optional<FormAnswers> read_filled_form(const Prose& prose, Span within);

}  // namespace frisaet
