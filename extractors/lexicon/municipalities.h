#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/municipality/municipality.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A municipality named in running text.
struct MunicipalityMention {
  Span span;  ///< in the caller's text: the name, without "Kommune"
  MunicipalityRef municipality;
  /// "Kommune", "Regionskommune" or the council's word follows, directly or after a list of names (`Viborg,
  /// Rebild og Vejle Kommuner`).
  bool with_kommune = false;
  /// 1 official name with "Kommune" or in such a list; 0.95 in a list without it or after `Byrådet i`; 0.85 a
  /// bare name (towns are called the same); less when doubtful or garbled.
  double confidence = 0;

  friend bool operator==(const MunicipalityMention&, const MunicipalityMention&) = default;
};

/// All mentions in text order. Names match by exact or known spelling only, never by edit distance (Vejen and
/// Vejle are two towns), with a capital first letter. Names that are also common words (`Vejen`, `Skive`,
/// `Odder`, `Greve` …) count only with "Kommune", "Byråd" or the like, or in a list of municipalities. Read
/// also where a line ends inside (`Vi-⏎borg`) and where the blank after "Kommune" was lost (`Rebild
/// Kommunepå`). Words of which a name is only a part (`Vejlevej`, `Herningvej`) do not match.
std::vector<MunicipalityMention> find_municipalities(std::string_view text);

/// The reference a record carries.
MunicipalityRef ref_of(const Municipality& municipality);

}  // namespace frisaet
