#pragma once

#include <optional>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"

namespace frisaet {

/// The answers to KL's five questions; spans in the prose's text.
struct FormAnswers {
  WishReading reading;          ///< questions 1 and 3
  std::optional<Span> reason;   ///< question 2
  std::optional<Span> contact;  ///< question 5, with all labelled lines
};

/// Reads a form whose questions are printed with answers under or beside them. Nothing where question 1 or
/// its answer is missing: KL's letters print the questions too.
std::optional<FormAnswers> read_form(const Prose& prose, Span within);

}  // namespace frisaet
