#pragma once

#include "extractors/extraction.h"
#include "models/document/document.h"

namespace frisaet {

/// Reads minutes: one `decision` record for each agenda item, in the order of the paper, also where nothing
/// was decided. Fields are those of models/records/decision.h; what the paper does not say stays unknown.
/// `facts.type` is minutes or agenda; an agenda yields no records, as nothing was decided. A municipality
/// that is given outranks what the text names. Diagnostics: `meeting_date_missing`, `committee_missing`,
/// `no_items`, `decision_unclear` (an item whose result no rule knows). Never fails: a text that is no
/// minutes gives no records. Cost: linear in the text for each rule, some ms a page.
Extraction extract_minutes(const Document& document, const Given& given);

/// How much the document looks like minutes or an agenda, 0..1, by its structure: the words of its head, a
/// body with a day, items with the headings of such papers. Above 0.5 nothing else is likely.
double minutes_likelihood(const Document& document);

}  // namespace frisaet
