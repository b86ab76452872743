#pragma once

#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"

namespace frisaet::sqlite {

/// Makes the FTS5 tokenizer `dansk` known to this connection (FTS5 forgets it with the connection: do it on
/// every one).
///
/// Of a document's word it gives two tokens at one place: its stem, and `=` + its surface form. Of a query's
/// word it gives one: the stem, or `=` + the surface form where the query has `=` before the word or asks for
/// a beginning (`ord*`). Thus `"børnehaver"` finds every inflection and `"=børnehaver"` that form only.
/// Offsets are those of the printed word.
///
/// `analyzer` must outlive the connection.
void register_tokenizer(Database& database, Analyzer& analyzer);

}  // namespace frisaet::sqlite
