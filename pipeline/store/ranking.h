#pragma once

#include <cstdint>
#include <string>

#include "pipeline/store/sqlite.h"

namespace frisaet::sqlite {

/// How a phrase of a MATCH expression counts.
enum class PhraseRole : char {
  kStem = 's',       ///< the word in any inflection, or words in a row
  kExact = 'e',      ///< the typed form: on top of kStem
  kPart = 'p',       ///< inside a compound: less than a word
  kBeginning = 'b',  ///< words that begin so: as kStem, but in a large index taken for common, not counted
  kNone = '-',       ///< does not count: filters, and what may not be there
};

/// A phrase's place in the list of them: two characters a phrase, in the order of the expression. Groups from
/// 0, at most 63.
void add_phrase(std::string& phrases, std::size_t group, PhraseRole role);

/// At how many rows counting how rare a word is stops: words beyond are all "common". Bounds what ranking
/// costs before the first row.
inline constexpr std::int64_t kMostCounted = 50'000;

/// Makes two auxiliary functions of FTS5 to this connection.
///
/// `rang(search, phrases, words)` is how well a row of so many words answers: higher is better, never below
/// 0. FTS5 knows the sizes too, but looks each up in a table of its own: a third of what a search takes at
/// 200,000 rows (tests/bench/README.md).
///
/// BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over the groups of a query, each the sum of its
/// word, half of that again for the typed form and two fifths of it for parts of compounds, each saturated on
/// its own, so that many parts do not outweigh the word. idf = ln(1 + (N − n + ½) / (n + ½)) of the whole
/// group, which is above 0 for the commonest words too; FTS5's bm25() gives each phrase its own (a part that
/// is rare as a part would beat the word), makes it 0 for what stands in half of all rows, and reads every
/// list of rows to its end. Where there is one group only, n is taken as 0: idf would be the same for every
/// row, and counting is a second walk through the index. A word in a title counts 8 times, in the decision 5,
/// in the recommendation 3, of municipality, body and day 0.3.
///
/// `andel(search, phrases)` is how much of what was asked for the row has: the idf of the groups that stand
/// in it, of the idf of all; 1 where every group does.
void register_ranking(Database& database);

}  // namespace frisaet::sqlite
