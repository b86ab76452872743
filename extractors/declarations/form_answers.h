#pragma once

#include <optional>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/document/document.h"
#include "models/text/span.h"

namespace frisaet {

/// What a filled-in form says, whichever way it asks; spans in the prose's text.
struct FormAnswers {
  WishReading reading;               ///< empty where the form is one, and nobody is to guess from its words
  std::optional<Span> municipality;  ///< what stands in its field
  std::optional<Span> reason;
  std::optional<Span> reservation;
  std::optional<Span> contact;  ///< with all labelled lines
  bool asks_why = false;        ///< no other sentence is the reason
};

/// Reads a form the first way that fits, from the surest to the one that takes most for granted: KL's five
/// questions, a grid of boxes, a list of boxes for each place, ticks placed under columns, labels. Nothing
/// where the paper is no form.
std::optional<FormAnswers> read_any_form(const Document& document, const Prose& prose, Span within);

}  // namespace frisaet
