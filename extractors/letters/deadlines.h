#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/lexicon/contact_persons.h"
#include "extractors/lexicon/prose.h"
#include "models/core/date.h"
#include "models/records/record.h"

namespace frisaet {

/// Days by which a letter asks for something: those of sentences, and of the rows of tables with a column of
/// last days, behind them; a sentence that says a row again is none of its own. `letter_date` and a printed
/// weekday may prove a missing year; `areas` are the letter's, used where the sentence names none; `persons`
/// are those found in the letter, of whom the one named in the deadline's sentence becomes its contact, or
/// `sender`, who signs, where the sentence says `til undertegnede`, `til mig`.
std::vector<Record> find_deadlines(const Document& document, const Prose& prose,
                                   std::optional<Date> letter_date, const std::vector<AreaCode>& areas,
                                   const std::vector<ContactPerson>& persons,
                                   const std::optional<std::string>& sender);

}  // namespace frisaet
