#pragma once

#include <vector>

#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/prose.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// Areas that a paper names only to say that they are not in it (`Skoleområdet er fuldt optaget og indgår
/// ikke.`, `Brevet om ældre kommer i august`), where it speaks of others and not of these in another
/// sentence.
std::vector<AreaCode> areas_left_out(const Prose& prose);

/// Title, date and areas of a letter-like document, with evidence. Areas: those its title names, else those
/// of the text (whole words; bare subjects where there is nothing else, in KL's letters lists of them also as
/// headings) but those `left_out` (`areas_left_out`). No municipality: who speaks is each extractor's own
/// question.
DocumentFacts facts_of_letter(const Document& document, const Prose& prose, const LetterParts& parts,
                              const std::vector<AreaCode>& left_out, DocumentType type);

/// Adds to the areas of one of KL's letters those of its records. A letter whose title names one area may set
/// days for others, so deadlines always count; one whose title names none may be about those it shares out or
/// says who has (numbers and agreements that a titled letter leaves out are told in passing), numbers only
/// for areas that are not `left_out`.
void add_areas_of_records(DocumentFacts& facts, const std::vector<Record>& records,
                          const std::vector<AreaCode>& left_out = {});

}  // namespace frisaet
