#pragma once

#include <vector>

#include "extractors/lexicon/letter_parts.h"
#include "extractors/lexicon/prose.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// Areas that a paper names only to say that they are not in it (`Skoleområdet er fuldt optaget og indgår
/// ikke.`, `Brevet om ældre kommer i august`), where it speaks of others and not of these in another
/// sentence; and areas that it asks about and at once refuses (`Kan vi vælge …? Nej`), also where it speaks
/// of no other.
std::vector<AreaCode> areas_left_out(const Prose& prose);

/// Title and date of a letter-like document with evidence, and its areas, which have none. Areas: those its
/// title names, `left_out` or not, in whole words or as a list of bare subjects; else those of the text but
/// those `left_out` (`areas_left_out`): whole words, and bare subjects where there are none. A letter of KL's
/// adds lists of bare subjects: those that stand alone on their lines, any where no whole word is left; and,
/// where it names no area at all, the one whose institutions it speaks of. No municipality: who speaks is
/// each extractor's own question.
DocumentFacts facts_of_letter(const Document& document, const Prose& prose, const LetterParts& parts,
                              const std::vector<AreaCode>& left_out, DocumentType type);

/// Adds to the areas of one of KL's letters those of its records. A letter whose title names one area may set
/// days for others, so deadlines always count; one whose title names none may be about those it shares out or
/// says who has (numbers and agreements that a titled letter leaves out are told in passing), numbers only
/// for areas that are not `left_out`.
void add_areas_of_records(DocumentFacts& facts, const std::vector<Record>& records,
                          const std::vector<AreaCode>& left_out = {});

}  // namespace frisaet
