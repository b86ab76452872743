#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/headings.h"
#include "extractors/minutes/pieces.h"
#include "extractors/minutes/steps.h"

namespace frisaet::minutes {

/// How an item's number is printed. A document uses one form for its items; other forms in it number
/// something else.
enum class NumberForm {
  kStop,    ///< `12. Title`, `12) Title`
  kBare,    ///< `109Title`, `109  Title`
  kColon,   ///< `1 : Title`
  kPoint,   ///< `Punkt 1 Title`, `Pkt. 42`, also alone on its line
  kNr,      ///< `Nr.178 - Title`, `Nr. 20 BR 366/07. Title`
  kCase,    ///< `Sag nr. 130`, alone, after the title
  kBullet,  ///< `•` and `1` on lines of their own, or `• 1`
  kAlone,   ///< `12.` on a line of its own, above the title
  kRoman,   ///< `IV. Title`
  kLetter,  ///< `B. Title`: 2
  kWord,    ///< any word with a number: `Kort 3`, `Punkt 1 af 5: Title`
};

/// A number that may be an item's.
struct ItemMark {
  NumberForm form = NumberForm::kStop;
  int number = 0;
  Span printed;      ///< flow span of the number as printed (`Pkt. 42`)
  Span title;        ///< what follows on the line; may be empty
  Span word;         ///< of kWord: what the numbers count (`Kort`)
  Span case_number;  ///< between number and title (`Nr. 20 BR 366/07.`); mostly empty
};

/// A piece with everything its form tells. Several may be set; the grammar decides which counts.
struct Mark {
  Piece piece;
  std::optional<Heading> heading;
  std::optional<Step> step;
  std::optional<ItemMark> item;
  std::optional<CaseNumber> case_number;  ///< of a line that holds nothing else
  bool opener = false;                    ///< `Administrationen indstiller til Byrådet`
  bool result = false;                    ///< begins like a result: `Godkendt.`, `1. Tiltrådt`
  bool withheld = false;                  ///< a label of the absent whose names are, or may be, another's
                                          ///< (`label_columns.h`)
  bool put_together = false;  ///< with what follows it: nothing but order or numbers joins the two
                              ///< (`label_tables.h`, `two_parts.h`)
  bool lower_case = false;    ///< begins with a small letter: goes on from the line before

  [[nodiscard]] bool has(HeadingRole role) const { return heading && heading->role == role; }
  [[nodiscard]] bool section() const { return heading && is_section(heading->role); }
};

/// Classifies each piece. `own_body` is the meeting's body where it is known already, else empty. Cost:
/// linear.
std::vector<Mark> classify(std::string_view text, const std::vector<Piece>& pieces,
                           std::string_view own_body);

}  // namespace frisaet::minutes
