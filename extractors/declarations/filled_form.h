#pragma once

#include <optional>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// What a form with labels says is wanted (lexicon/form_fields.h), and the cell that says why.
struct FilledForm {
  WishReading reading;
  std::optional<Span> reason;
  Span municipality;  ///< what stands in its field
};

/// Nothing where the paper is no such form, or where what an area hangs on stands beside it, which sentences
/// tell better; an empty reading where a cell turns the area it names (`ikke ældre`). For a person where an
/// area stands under a bare `Område`, has other words beside it, or lines elsewhere in the paper name
/// another or speak of the order.
std::optional<FilledForm> read_filled_form(const Prose& prose, Span within);

}  // namespace frisaet
