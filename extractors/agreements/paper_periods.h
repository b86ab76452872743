#pragma once

#include <optional>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/agreement.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A period and where it is printed; spans in the prose's text.
struct PrintedPeriod {
  Period period;
  Span span;
  bool of_somebody = false;  ///< the sentence names municipalities: it may be theirs alone
};

/// What a paper tells of its agreements beside their own rows and clauses.
struct PaperPeriods {
  /// What a sentence without a municipality tells of the areas it names (`Forsøget på ældreområdet varer fra
  /// …`, `Jobcentrene begynder …`).
  struct OfAreas {
    std::vector<AreaCode> areas;
    PrintedPeriod printed;
    Span rest;  ///< of the sentence, as with OfNames; empty where it tells one period
  };
  /// What a sentence tells of the municipalities it names, beside a period of all (`For Stevns Kommune gælder
  /// aftalen først fra …`).
  struct OfNames {
    std::vector<MunicipalityRef> municipalities;
    PrintedPeriod printed;
    Span rest;  ///< of the sentence: what it tells of all others (`Aftalerne løber til A, for X dog til B`)
  };
  std::vector<OfAreas> of_areas;
  std::vector<OfNames> of_names;
  std::optional<PrintedPeriod> of_all;  ///< nothing where the paper prints two

  /// The only one that is told of the area, else that of all.
  [[nodiscard]] std::optional<PrintedPeriod> of(const AreaCode& area) const;
  /// The municipality's own, begin or end alone where only that is its own.
  [[nodiscard]] std::optional<PrintedPeriod> of(const MunicipalityRef& municipality) const;
};

/// Days and years in sentences about agreements; when to apply or to answer is another period.
PaperPeriods periods_of(const Prose& prose);

}  // namespace frisaet
