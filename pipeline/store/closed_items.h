#pragma once

#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

/// What was said behind closed doors, and where it may be read. Everything here errs towards keeping it in:
/// what cannot be told to be open is closed. A person's word that an item is open, or closed, counts before
/// the machine's.
namespace frisaet::sqlite {

/// SQL, true of a record version `v` (whose record is `c` and current row `n`) that tells of an item behind
/// closed doors: the decision itself, or a wish decided there. A wish belongs to the items of its reading
/// with the number it names; where it names none, or none that is there, to all of them. So is everything in
/// a document that is held for its personal data (holds.h).
const std::string& from_closed_item();

/// True when the document prints more of a closed item than its title, its numbers and a bare outcome (or,
/// where no decisions were read from it, when it speaks of closed items at all): its pages are then not for
/// everybody.
bool prints_closed_text(Database& database, std::string_view document);

/// True where nothing of `body`, the whole text of an item, goes beyond its title, numbers, heading words and
/// a decision that is a bare outcome ("Godkendt.", "Taget til efterretning."). Any other word, a name too, is
/// more: a short sentence can hold the whole secret. Cost: linear.
bool is_bare(std::string_view title, std::string_view decision, std::string_view body);

/// True where a text has a heading of closed items ("Lukkede punkter", "Lukket sag", "Ikke-offentlig
/// dagsorden"). Asked of documents without decisions only: agendas, annexes and papers the minutes' rules did
/// not understand.
bool speaks_of_closed_items(std::string_view text);

}  // namespace frisaet::sqlite
