#pragma once

#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/prose.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// Title, date and areas of a letter-like document, with evidence. Areas: those its title names, else those
/// of the text (whole words; bare subjects where there is nothing else). No municipality: who speaks is each
/// extractor's own question.
DocumentFacts facts_of_letter(const Document& document, const Prose& prose, const LetterParts& parts,
                              DocumentType type);

}  // namespace frisaet
