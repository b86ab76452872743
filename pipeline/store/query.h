#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/words.h"

namespace frisaet {

/// One thing a query looks for: a word, words in a row, or the beginning of a word.
struct QueryTerm {
  enum class Kind {
    kWord,    ///< in any inflection
    kPhrase,  ///< exactly these forms, in this order
    kPrefix,  ///< the last word is only a beginning
  };
  enum class Field { kAny, kTitle, kDecision, kSummary, kBody };

  Kind kind = Kind::kWord;
  Field field = Field::kAny;
  std::vector<std::string> words;  ///< as typed, one per printed word (`00.22.04` is three); never empty
  std::string typed;               ///< for messages, without sign and field

  friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

/// What a person typed, understood: every group must be there, in a group one of its terms is enough; nothing
/// of `without` may be there.
struct Query {
  std::vector<std::vector<QueryTerm>> groups;
  std::vector<QueryTerm> without;

  [[nodiscard]] bool empty() const { return groups.empty() && without.empty(); }
  friend bool operator==(const Query&, const Query&) = default;
};

/// Reads what a person typed (the language: SearchQuery::text). Never fails: signs that mean nothing are left
/// out, a quotation mark that is never closed ends at the end. Terms beyond the 32nd are ignored: nobody
/// types them, and SQLite's expressions have a limit of depth.
Query parse_query(std::string_view text);

/// The FTS5 expression for one group, all groups, or the terms of `without`: every word quoted, so that
/// nothing of a person's text is read as syntax. A plain word is asked for as stem or form, which ranks the
/// typed form above others. REQUIRES: not empty.
std::string match_group(const std::vector<QueryTerm>& any_of);
std::string match_expression(const Query& query);
std::string match_without(const Query& query);

}  // namespace frisaet
