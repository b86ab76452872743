#pragma once

#include <optional>
#include <vector>

#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/lexicon/prose.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A municipality with the area it is given; spans in the prose's text.
struct Assigned {
  MunicipalityRef municipality;
  AreaCode area;
  Span municipality_span;
  Span area_span;
  double confidence = 0;
  std::optional<PeriodMention> period = std::nullopt;  ///< its own, printed in its row
};

std::vector<Assigned> assigned_in_sentences(const Prose& prose);
std::vector<Assigned> assigned_in_tables(const Prose& prose);

}  // namespace frisaet
