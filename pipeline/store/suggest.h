#pragma once

#include <string>
#include <vector>

#include "pipeline/store/query.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"

/// What may have been meant by a word that stands nowhere in the index.
namespace frisaet {

/// Another reading of one word of a query.
struct Suggestion {
  std::vector<std::vector<QueryTerm>> groups;  ///< in place of the word's group; empty: nothing was found
  std::vector<std::string> words;              ///< for telling the person
  bool is_split = false;  ///< the words are the parts of a compound, all of which must be there
};

/// Looks for words of the index near `typed`, nearest first:
///   1. æ, ø, å that the keyboard or a reader left out: okonomi, svommehal (a → å, æ; o → ø; ae → æ; any of
///      them at once)
///   2. the two halves of a compound, where both stand in the index: musikskolebetaling → musikskole,
///   betaling
///   3. one slip of the finger in words of four letters and more: two letters swapped, in words of five also
///      one left out, one too many or another (gkonomi, bevillling). At most two words, the commonest.
/// Inflections do not matter: `typed` is replaced where any form of the other word stands in the index.
/// Words with digits have no neighbours. With `open_only` words that stand only in closed items are as if
/// they were not there. Cost: up to 2,000 look-ups in the index, 20–80 ms.
Suggestion suggest(sqlite::Database& db, Analyzer& analyzer, const QueryTerm& typed, bool open_only);

}  // namespace frisaet
