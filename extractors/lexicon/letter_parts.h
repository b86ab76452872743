#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/lexicon/municipalities.h"
#include "extractors/lexicon/prose.h"
#include "models/core/date.h"
#include "models/text/span.h"

namespace frisaet {

/// What stands around the body of a letter, an e-mail printout or a form. Spans are in the prose's text.
struct LetterParts {
  Span body;  ///< the newest message: everything up to the first older message of a thread, or to the last
              ///< answer below a question quoted from it; the whole text elsewhere
  std::vector<Span> quoted;  ///< lines in the body that the older message says: answers stand between them
  bool mail = false;         ///< an e-mail printout
  std::optional<std::string> title;
  std::optional<Span> title_span;
  std::optional<Date> date;
  std::optional<Span> date_span;
};

/// Title: the subject line of an e-mail; else the first sentence-like piece above the body that is no
/// address, date or reference. Date: the first labelled one (`Dato:`, `Sendt:`), else the first that has a
/// line of its own; dates inside sentences are somebody else's.
LetterParts read_letter_parts(const Prose& prose);

/// The municipality that speaks in a letter: the one named most often, with certainty, in `within`; names in
/// the first lines, the title and the signature weigh more, and so does a head or foot of the first page
/// (which the prose does not hold). Where none is named at all, the one whose name is the domain of the
/// mail's sender, for a person. Nothing where two are named alike.
struct Sender {
  MunicipalityRef municipality;
  Span span;                             ///< its best mention in the prose; meaningless with `letterhead`
  std::optional<Quote> letterhead = {};  ///< where the head or foot of the first page alone names it
  double confidence = 0;
};
std::optional<Sender> find_sender(const Document& document, const Prose& prose, const LetterParts& parts);

}  // namespace frisaet
