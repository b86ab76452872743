#pragma once

#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// Names of two words or more in `within` (a span of the prose's text), in text order, without what only
/// looks like one.
///
/// A row of a table (`Dagtilbud | Ida Holm | Konsulent | 12 34 …`) prints words of several columns side by
/// side, and all of them have capitals. A name never runs over a cell's edge: a bar, a tab, two blanks or
/// more in a text file, a gap wider than the line is high where words have boxes. Where nothing shows the
/// edges an area or a unit of an office before the name (`Presse`) and a title behind it are no part of it;
/// what is left with one word is no name. Behind words that introduce somebody (`Spørgsmål kan rettes til
/// Anna Løn`) there are no columns, and areas and units are surnames, unless all words are such. Cost: linear
/// in `within`, and O(words of the page) for each name found.
std::vector<Span> contact_names_in(const Document& document, const Prose& prose, Span within);

/// True where words such as `Spørgsmål kan rettes til`, a title behind them allowed, end at the end of
/// `lead`.
bool introduces_somebody(std::string_view text, Span lead);

}  // namespace frisaet
