#pragma once

#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/record.h"

namespace frisaet {

/// `Område | Kommuner` and a row an area below it. For a person where the head is known by nothing but what
/// it counts, or where the rows are told to be those of who asked. Cost: linear in the text.
std::vector<Record> quotas_of_table(const Document& document, const Prose& prose);

/// A row a number below a sentence that breaks off (`Af de 60 kommuner er der plads til` / `20 på …`); one
/// row alone is none. Cost: linear in the text.
std::vector<Record> quotas_of_open_list(const Document& document, const Prose& prose);

}  // namespace frisaet
