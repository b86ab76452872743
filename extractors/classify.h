#pragma once

#include <cstddef>

#include "models/document/document.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// What kind of paper a document is, and how surely.
struct Classification {
  DocumentType type = DocumentType::kOther;
  double confidence = 0;  ///< 0..1, from the lead over the next kind
  double against = 0;     ///< points that it speaks for nobody or for others (`other`), whatever the kind
  double answer = 0;      ///< points that it is a municipality's answer to KL, whatever the kind
};

/// Adds up the rules of extractors/data/classify.toml. `minutes_likelihood` (0..1) comes from the minutes'
/// own reader, which knows their layouts. A paper that speaks for others than a municipality (a hearing
/// answer, a press release) is `other`, whatever it asks for. `assigned` is the number of municipalities that
/// the agreements' reader found an area for: a paper that gives several of them one is an agreement, whatever
/// it calls itself, unless it is KL's letter about one. Cost: linear.
Classification classify(const Document& document, double minutes_likelihood, std::size_t assigned = 0);

}  // namespace frisaet
