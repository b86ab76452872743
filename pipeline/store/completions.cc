#include "pipeline/store/completions.h"

#include <algorithm>

#include "models/text/utf8.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/query.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

constexpr std::size_t kFewestLetters = 2, kMostBytes = 32;
constexpr std::int64_t kMostWords = 100;  // looked up: all before may stand behind closed doors alone
constexpr const char* kAfterAll = "\xF4\x8F\xBF\xBF";  // sorts behind whatever follows a beginning

/// How the first row that may be shown prints a word; empty where none has it.
std::string printed(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher,
                    const std::string& surface) {
  const QueryTerm exact{QueryTerm::Kind::kPhrase, QueryTerm::Field::kAny, {surface}, surface};
  sqlite::Rows row = db.query("SELECT title, decision, summary, body, context FROM search_doc WHERE id = ?1",
                              searcher.first(match_any({exact})));
  if (!row.next()) return {};
  for (int column = 0; column < row.columns(); ++column) {
    const std::string_view text = row.view(column);
    for (auto word = next_word(text, 0); word; word = next_word(text, word->end))
      if (analyzer.terms(word->of(text)).surface == surface) return Analyzer::normal_form(word->of(text));
  }
  return {};
}

}  // namespace

std::vector<std::string> completions(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher,
                                     std::string_view begin, std::size_t most) {
  if (count_code_points(begin) < kFewestLetters || begin.size() > kMostBytes) return {};
  const std::string mark(1, sqlite::kSurfaceMark);
  const std::string from = mark + analyzer.terms(begin).surface;
  if (from.size() == mark.size()) return {};
  // Of this connection alone: the schema holds the words by instance, which tells nothing without a walk.
  db.script("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'search', 'row')");
  sqlite::Rows words = db.query(
      "SELECT term FROM temp.search_words WHERE term >= ?1 AND term < ?2 ORDER BY doc DESC, term LIMIT ?3",
      from, from + kAfterAll, kMostWords);
  std::vector<std::string> found;
  while (found.size() < most && words.next()) {
    std::string word = printed(db, analyzer, searcher, words.text(0).substr(mark.size()));
    if (!word.empty() && std::find(found.begin(), found.end(), word) == found.end())
      found.push_back(std::move(word));
  }
  return found;
}

Result<std::vector<std::string>> Store::completions(std::string_view begin, std::size_t most,
                                                    bool with_closed) {
  return guarded([&] {
    sqlite::Transaction transaction(impl_->db, sqlite::Transaction::Kind::kRead);
    SearchQuery asked;
    asked.with_closed = with_closed;
    Searcher searcher(impl_->db, asked, kMostRows);
    return frisaet::completions(impl_->db, impl_->analyzer, searcher, begin, most);
  });
}

}  // namespace frisaet
