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
  std::string municipality = {};   ///< code, where it is the name of one; else empty

  friend bool operator==(const QueryTerm&, const QueryTerm&) = default;
};

/// One word in any field: what may be read as its neighbours or joined with the next.
bool is_plain_word(const QueryTerm& term);

/// True when a group may be left out where nothing has all of a query: words and beginnings in any field.
/// Phrases, days and fields are kept to the letter.
bool is_loose(const std::vector<QueryTerm>& group);

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
///
/// A day (`14/8 2023`, `14. august 2023`, `2023-08-14`) is asked for in each way it may be printed, and a
/// word with hyphens also as one word. The name of a municipality (`Vejen`, `kbh`) is asked for letter by
/// letter, as it was typed and as it is written, with and without the s of the genitive: no word near it and
/// no compound it is a part of is that place. Words that stand everywhere (`hvem`, `på`, `af`) are left out
/// where others are asked for.
Query parse_query(std::string_view text);

/// What a person types for a field (`titel`); empty for any.
std::string_view name_of(QueryTerm::Field field);

/// An FTS5 expression, with the list of its phrases for `rang` (ranking.h). Every word is quoted, so that
/// nothing of a person's text is read as syntax.
struct Match {
  std::string expression;
  std::string phrases;
};

/// What must be there for all groups (for `any`: for at least one of those that are loose), nothing of
/// `without`, and of each list of `keys` one (words of search_doc.context). A plain word is asked for as
/// stem, as form and as part of a compound. REQUIRES: groups or keys.
Match match_of(const Query& query, const std::vector<std::vector<std::string>>& keys = {}, bool any = false);

/// Any of these terms, for counting and for what may not be there. REQUIRES: not empty.
std::string match_any(const std::vector<QueryTerm>& any_of);

}  // namespace frisaet
