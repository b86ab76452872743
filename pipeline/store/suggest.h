#pragma once

#include <string>
#include <vector>

#include "pipeline/store/query.h"
#include "pipeline/store/searcher.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"

/// What may have been meant by a word that stands nowhere in the index.
namespace frisaet {

/// Another reading of one word of a query.
struct Suggestion {
  std::vector<std::vector<QueryTerm>> groups;  ///< in place of the word's group; empty: nothing was found
  std::vector<std::string> words;              ///< for telling the person: words that stand in the index, or
                                               ///< the halves of what was typed
  bool is_split = false;  ///< the words are the parts of a compound, all of which must be there
};

/// Looks for words of the index near `typed`, nearest first:
///   1. æ, ø, å that the keyboard or a reader left out: okonomi, svommehal (a → å, æ; o → ø; any of them at
///      once, in the first six places)
///   2. the two halves of a compound, where both stand in the index, in any form: musikskolebetaling →
///      musikskole, betaling
///   3. one slip of the finger in words of four letters and more: two letters swapped, in words of five also
///      one left out, one too many or another (gkonomi, bevillling)
/// Of 1 and of 3 at most two words, the commonest, each in the form that stands in the index: a word is near
/// where any form of it stands there (aftalx → aftalen). Words with digits, of fewer than three letters or of
/// more than 32 have no neighbours, and neither have given names (models/language/given_names.h). `searcher`
/// says which rows may lend words. Cost: up to 120 tokens a letter are looked for in the index's order: 4 ms
/// of processor time for ten letters in a small store, more where many words begin alike. REQUIRES:
/// is_plain_word(typed).
Suggestion suggest(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher, const QueryTerm& typed);

}  // namespace frisaet
