#pragma once

#include <string>
#include <vector>

#include "models/text/offset_map.h"
#include "models/text/span.h"

namespace frisaet {

/// One finding of the repair stage on a page.
struct Repair {
  enum class Status {
    kApplied,
    kSuggested,
    kTakenBack,  ///< a person said that the raw word counts (raw_words.h); `before` stands in the text
    kTakenUp,    ///< a suggestion that a person said is right; `after` stands in the text
  };

  std::string rule;  ///< `nfc`, `ligature`, `soft_hyphen`, `line_hyphen`, … ; stable names
  Status status = Status::kApplied;
  Span raw;            ///< in RawPage::text
  Span repaired;       ///< in RepairedText::text; where it would stand for a suggestion or a deletion
  std::string before;  ///< the raw bytes
  std::string after;   ///< what stands (or would stand) there instead
  double score = 1;    ///< 0..1: how sure the rule is
  std::vector<std::string> alternatives;  ///< other readings, best first

  friend bool operator==(const Repair&, const Repair&) = default;
};

/// A running head, foot or page number: taken out of the flow, kept beside it.
struct Furniture {
  std::string text;  ///< repaired
  OffsetMap to_raw;  ///< into RawPage::text

  friend bool operator==(const Furniture&, const Furniture&) = default;
};

/// A page's text as it was meant, in reading order, without furniture; every byte can be traced to the raw
/// text.
struct RepairedText {
  std::string text;
  OffsetMap to_raw;
  std::vector<Furniture> furniture;
  std::vector<Repair> repairs;

  friend bool operator==(const RepairedText&, const RepairedText&) = default;
};

}  // namespace frisaet
