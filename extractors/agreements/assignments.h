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
  std::optional<PeriodMention> period = std::nullopt;  ///< its own: of its row, clause or sentence
};

/// Names that a sentence, or the one before it, gives an area; of a table each row that does. In text order;
/// one pair may be told twice.
std::vector<Assigned> assigned_in_sentences(const Prose& prose);
std::vector<Assigned> assigned_in_tables(const Prose& prose);

/// Lists of names, one a line, each below the area they have, in papers that say so above them: `Frisatte
/// kommuner` / `Folkeskole (1. august 2025 til 31. juli 2028)` / `- Varde` / `- Fanø`. At least two areas.
std::vector<Assigned> assigned_in_lists(const Prose& prose);

/// Lists of names below a line that leads over to them and says what they get (`Følgende kommuner begynder på
/// en velfærdsaftale om dagtilbud:`).
std::vector<Assigned> assigned_below_leads(const Prose& prose);

/// At least two lines with a municipality and an area side by side, in either order, whatever the columns are
/// called, in papers that say so above them (told.h). A row that says `afventer` or the like gives nothing.
std::vector<Assigned> assigned_in_rows(const Prose& prose);

/// Tables of at least two rows, one an area, in papers that say above them who has what, where a cell goes on
/// in the lines below (`Dagtilbud   1.1.2025 - 31.12.2027   Odder, Ishøj og` / ` Faxe*`): what stands below a
/// column belongs to its cell. Nothing of a row whose cell of names holds anything else.
std::vector<Assigned> assigned_in_columns(const Document& document, const Prose& prose);

/// Of tables with a column for areas and one for municipalities the cells in columns about others (`Ansøgere
/// uden aftale`): whoever stands there has nothing, whatever stands beside. In text order.
std::vector<Span> cells_of_others(const Document& document, const Prose& prose);

/// Blocks of at least two municipalities: a name alone on a line (`Varde Kommune`, `VARDE`, `Kommune:
/// Varde`), below it a labelled line (`Område: Ældre`, `Område ..... ældre`) or one that begins with the
/// area, and maybe lines with begin and end. A block that says `ingen aftale` or the like gives nothing.
std::vector<Assigned> assigned_in_blocks(const Prose& prose);

/// Whose words count: an agreement tells who has what in whatever words it has; in any other paper the clause
/// must say that somebody gets something.
enum class Telling { kAgreement, kOther };

/// What stands together in a clause, or is taken up from the one before (`De to førstnævnte på …`, `Området
/// er …`, `det samme er Y`), in whatever words, unless something there asks, denies or foresees; for a person
/// to look at. `known`: what surer words tell; nothing else is said of its municipalities, but for a period.
std::vector<Assigned> assigned_in_clauses(const Prose& prose, Telling telling,
                                          const std::vector<Assigned>& known);

/// In an agreement that lists its parties, two municipalities and more, each on a line of its own below
/// `mellem` or in a sentence (`mellem regeringen og Viborg og Langeland Kommuner`), and gives `kommunerne`
/// something: each has the one area that it speaks of, for a person. Empty where another area is named.
std::vector<Assigned> assigned_to_all_parties(const Prose& prose);

/// An agreement of one municipality: the only one that is named as a party (`mellem … og Varde Kommune`, also
/// a party a line, or in the title), with the only area or kind of institution that a sentence gives it or
/// `kommunen`. Nothing where either is not certain.
std::optional<Assigned> assigned_to_only_party(const Prose& prose);

}  // namespace frisaet
