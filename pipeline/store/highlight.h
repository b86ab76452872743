#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/store/query.h"
#include "pipeline/store/search.h"
#include "pipeline/store/words.h"

namespace frisaet {

/// A printed word that a query looked for.
struct Mark {
  Span span;             ///< in the text that was searched
  std::size_t term = 0;  ///< which term of the query it belongs to

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Finds the words of a query in a text by the rules of the index. FTS5's own highlight() was not used: it
/// marks what its cursor stands on, and the same marks are needed in texts that are not in the index (a page,
/// a quote).
class Highlighter {
 public:
  /// `analyzer` must outlive it.
  Highlighter(const Query& query, Analyzer& analyzer);

  /// The marks in a text of this field, in order, each printed word once. Cost: linear in the text.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, QueryTerm::Field field) const;

 private:
  struct Pattern {
    QueryTerm::Kind kind;
    QueryTerm::Field field;
    std::vector<Terms> words;
  };
  [[nodiscard]] static bool matches(const Pattern& pattern, const std::vector<Terms>& words, std::size_t at);

  Analyzer* analyzer_;
  std::vector<Pattern> patterns_;
};

/// How many different terms are marked.
std::size_t distinct_terms(const std::vector<Mark>& marks);

/// About how long a snippet is, in bytes.
inline constexpr std::size_t kSnippetWidth = 240;

/// Index of the mark from which about `width` bytes show most different terms, closest together; the first of
/// several. 0 when there are none.
std::size_t best_mark(const std::vector<Mark>& marks, std::size_t width = kSnippetWidth);

/// The piece of `text` of at most about `width` bytes around the best mark; from the beginning where nothing
/// is marked. Cut between words.
Snippet make_snippet(std::string_view field, std::string_view text, const std::vector<Mark>& marks,
                     std::size_t width = kSnippetWidth);

/// The printed line around a place: between two line or page breaks, outer white space left out.
Span line_around(std::string_view text, std::size_t at);

}  // namespace frisaet
