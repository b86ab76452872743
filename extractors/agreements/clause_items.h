#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_lists.h"
#include "extractors/lexicon/areas.h"
#include "models/text/span.h"

namespace frisaet {

/// What a clause is made of, in text order; spans in the prose's text.
struct ClauseItem {
  Span span;
  Names names;  ///< empty where it is an area
  std::optional<AreaMention> area;
  bool named = false;        ///< names that are printed here, not `begge` or the like
  bool one_of_many = false;  ///< an area in a list of several, which are given to nobody in particular
};

/// The clauses of a sentence: parted where a mark or a word begins another one (`, mens`, `, og`, `;`).
std::vector<Span> giving_clauses(std::string_view text, Span sentence);

/// Lists of names, areas, laws that stand for one, everyday words beside a name (`Silkeborg ældre`) and,
/// where nothing else names an area, what belongs to one (`jobcentre`). Never overlapping. Cost: linear in
/// the clause.
std::vector<ClauseItem> items_in(std::string_view text, Span clause, Telling telling);

/// Municipalities that are named as such; in an agreement also those whose names are words (`Odder`), but for
/// `Vejen til …`; in other papers without those that only say where (`I Esbjerg`).
std::vector<MunicipalityMention> names_in(std::string_view clause, Telling telling);

/// For what a bare subject names (`dagtilbud`, a law, `jobcentre`), which the clause may only talk of.
inline constexpr double kBareSubject = 0.75;

}  // namespace frisaet
