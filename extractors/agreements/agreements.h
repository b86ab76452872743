#pragma once

#include <vector>

#include "extractors/extraction.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// Which municipality an agreement gives which area: from sentences that list names before an area (`A, B og
/// C Kommuner på ældreområdet, D Kommune på …`), lists that name the area first, and tables with a column for
/// each; an agreement of one municipality may leave its name to the parties. The period is that of the
/// municipality's own row or clause, else the agreement's, where it prints exactly one. Facts: title, date,
/// areas.
Extraction extract_agreement(const Document& document, const Given& given);

/// Only the `agreement_assignment` records, with periods as above: other documents (KL's letters) repeat who
/// has which area. A municipality named beside several areas at once is given none.
std::vector<Record> find_assignments(const Document& document);

}  // namespace frisaet
