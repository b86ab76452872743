#pragma once

#include "extractors/extraction.h"
#include "models/document/document.h"

namespace frisaet {

/// Reads a letter in which KL asks the municipalities for something: deadlines (a day without a year stays
/// without one, unless weekday and the letter's own date prove it), persons to turn to, links, and quotas
/// (`fire kommuner … på beskæftigelsesområdet`; area unknown for the municipalities that have an agreement
/// already). Facts: title, date, areas; a municipality only where one is `given`. A damaged e-mail address
/// gives the diagnostic `email_damaged` and no address.
Extraction extract_letter(const Document& document, const Given& given);

}  // namespace frisaet
