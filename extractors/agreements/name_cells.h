#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/dates.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A municipality that a row or a list entry names: the words are exactly a known spelling, as a table has no
/// `Kommune` to tell a municipality by. Spans are in the caller's line.
struct NameCell {
  MunicipalityRef municipality;
  Span span;
};
std::optional<NameCell> name_cell(std::string_view line, std::size_t from = 0);

/// All names of a row that lists them in one cell (`Herlev, Glostrup og Faxe`).
std::vector<NameCell> name_cells(std::string_view line);

/// The names of a list entry (`• Varde`, `Varde, Skive og` before the next line's `Tønder`), where it holds
/// nothing else but its mark and `Kommune`; a remark in brackets or behind a dash may follow the last name.
/// `remark` is what stands behind the names.
struct ListEntry {
  std::vector<NameCell> names;
  std::string_view remark;
};
std::optional<ListEntry> list_entry(std::string_view line);

/// The two days of a row whose table has columns for begin and end; `line` is where the row stands.
std::optional<PeriodMention> two_days(std::string_view row, Span line);

/// The one day of a row whose table has a column for the begin.
std::optional<PeriodMention> first_day(std::string_view row, Span line);

}  // namespace frisaet
