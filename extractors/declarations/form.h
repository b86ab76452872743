#pragma once

#include <optional>

#include "extractors/declarations/form_answers.h"
#include "extractors/lexicon/prose.h"

namespace frisaet {

/// Reads KL's five questions, printed with answers under or beside them: 1 and 3 ask for areas, 2 for the
/// reason, 5 for the contact. Nothing where question 1 or its answer is missing: KL's letters print the
/// questions too.
std::optional<FormAnswers> read_form(const Prose& prose, Span within);

}  // namespace frisaet
