#pragma once

#include <string_view>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"

struct fts5_api;

namespace frisaet::sqlite {

/// FTS5's own interface, for what is added to it; its own to keep. Throws where SQLite lacks it.
fts5_api* fts5_of(Database& database);

/// What stands before a word to say how it is meant, in a query and in the index alike. Nothing of a person's
/// text gets there: words are cut out of it by next_word(), which knows none of these signs.
inline constexpr char kSurfaceMark = '=';                 ///< exactly this form
inline constexpr char kPartMark = '~';                    ///< inside a compound
inline constexpr std::string_view kKeyMark = "\x02\x01";  ///< no word: a key of the row (search_doc.context)

/// Makes the FTS5 tokenizer `dansk` known to this connection (FTS5 forgets it with the connection: do it on
/// every one).
///
/// Of a document's word it gives several tokens at one place: its stem, `=` + its surface form, and `~` + the
/// stem of each part where it is a compound. Of a query's word it gives one: the stem, or with the mark that
/// stands before the word; of the beginning of a word (`ord*`) `=` + the surface form. Thus `"børnehaver"`
/// finds every inflection, `"=børnehaver"` that form only, and `"~takst"` børnehavetaksterne. Parts have a
/// sign of their own so that they can rank below words. A word after kKeyMark is one token, in both.
/// Offsets are those of the printed word.
///
/// `analyzer` must outlive the connection.
void register_tokenizer(Database& database, Analyzer& analyzer);

}  // namespace frisaet::sqlite
