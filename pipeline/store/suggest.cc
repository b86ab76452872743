#include "pipeline/store/suggest.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "models/language/compound_parts.h"
#include "models/language/danish_stemmer.h"
#include "models/language/given_names.h"
#include "models/text/utf8.h"
#include "pipeline/store/fts5_tokenizer.h"

namespace frisaet {
namespace {

constexpr std::size_t kShortestSwapped = 4;
constexpr std::size_t kShortestChanged = 5;
constexpr std::size_t kLongest = 32;       // letters; longer ones have no neighbours
constexpr std::size_t kMostPlaces = 6;     // where æ, ø, å may have been left out: 3^6 words at most
constexpr std::int64_t kEnoughRows = 200;  // "common"; beyond it counting stops

using Letters = std::u32string;

Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    letters += c.value;
    at += c.size;
  }
  return letters;
}

std::string text_of(const Letters& letters) {
  std::string text;
  for (const char32_t letter : letters) append_utf8(text, letter);
  return text;
}

/// Every way to read a, o, e as æ, ø, å; the word itself first.
std::vector<Letters> with_danish_letters(const Letters& word) {
  std::vector<Letters> list = {{}};
  std::size_t places = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::vector<Letters> readings = {Letters(1, word[at])};
    if (places < kMostPlaces && (word[at] == U'a' || word[at] == U'o')) {
      ++places;
      if (word[at] == U'a') readings.emplace_back(U"å");
      readings.emplace_back(word[at] == U'a' ? U"æ" : U"ø");
    }
    std::vector<Letters> longer;
    for (const Letters& begin : list)
      for (const Letters& reading : readings) longer.push_back(begin + reading);
    list = std::move(longer);
  }
  return list;
}

constexpr std::u32string_view kAlphabet = U"abcdefghijklmnopqrstuvwxyzæøå";

/// Two neighbours swapped.
std::vector<Letters> swapped(const Letters& word) {
  std::vector<Letters> list;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    list.push_back(word);
    std::swap(list.back()[i], list.back()[i + 1]);
  }
  return list;
}

/// One letter too many, another one, one left out.
std::vector<Letters> changed(const Letters& word) {
  std::vector<Letters> list;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size()) list.push_back(word.substr(0, i) + word.substr(i + 1));
    for (const char32_t letter : kAlphabet) {
      if (i < word.size()) list.push_back(word.substr(0, i) + letter + word.substr(i + 1));
      list.push_back(word.substr(0, i) + letter + word.substr(i));
    }
  }
  return list;
}

QueryTerm term_of(const std::string& word) {
  return {QueryTerm::Kind::kWord, QueryTerm::Field::kAny, {word}, word};
}

class Neighbours {
 public:
  Neighbours(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher, const QueryTerm& typed)
      : db_(db), analyzer_(analyzer), searcher_(searcher), typed_(typed) {}

  Suggestion find() {
    const std::string normal = Analyzer::normal_form(typed_.words.front());
    const Letters word = letters_of(normal);
    const bool has_digit =
        std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
    if (word.size() < 3 || word.size() > kLongest || has_digit || is_given_name(normal)) return {};
    if (Suggestion found = among(with_danish_letters(word)); !found.groups.empty()) return found;
    if (Suggestion found = halves(normal); !found.groups.empty()) return found;
    if (word.size() >= kShortestSwapped)
      if (Suggestion found = among(swapped(word)); !found.groups.empty()) return found;
    if (word.size() >= kShortestChanged) return among(changed(word));
    return {};
  }

 private:
  [[nodiscard]] bool stands(const std::string& token) {
    return db_.query("SELECT 1 FROM search_terms WHERE term = ?1 LIMIT 1", token).next();
  }

  /// Those of these tokens that stand in the index. Looked up in its order: the next one that stands says of
  /// all before it that they do not, so that a slip late in a word, where few words go on, costs few looks
  /// (15 µs each).
  std::set<std::string> standing(const std::set<std::string>& tokens) {
    std::set<std::string> found;
    for (auto token = tokens.begin(); token != tokens.end();) {
      sqlite::Rows next = db_.query("SELECT term FROM search_terms WHERE term >= ?1 LIMIT 1", *token);
      if (!next.next()) break;
      token = tokens.lower_bound(next.text(0));
      if (token != tokens.end() && *token == next.view(0)) found.insert(*token++);
    }
    return found;
  }

  /// In how many rows that may be shown, at most kEnoughRows.
  std::int64_t rows_with(const QueryTerm& term) { return searcher_.count(match_any({term}), kEnoughRows); }

  /// One of these forms of a word that stands in the index letter by letter; where none does, how the first
  /// row prints the word. The first form where only parts of compounds are it.
  std::string standing_form(const std::string& stem, const std::vector<std::string>& forms) {
    for (const std::string& form : forms) {
      const QueryTerm exact{QueryTerm::Kind::kPhrase, QueryTerm::Field::kAny, {form}, form};
      if (stands(sqlite::kSurfaceMark + analyzer_.terms(form).surface) && rows_with(exact) > 0) return form;
    }
    sqlite::Rows row =
        db_.query("SELECT title, decision, summary, body, context FROM search_doc WHERE id = ?1",
                  searcher_.first('"' + forms.front() + '"'));  // its stem
    if (!row.next()) return forms.front();
    for (int column = 0; column < row.columns(); ++column) {
      const std::string_view text = row.view(column);
      for (auto word = next_word(text, 0); word; word = next_word(text, word->end))
        if (analyzer_.terms(word->of(text)).stem == stem) return Analyzer::normal_form(word->of(text));
    }
    return forms.front();
  }

  /// The commonest two of these that stand in the index.
  Suggestion among(const std::vector<Letters>& words) {
    struct Found {
      std::int64_t rows;
      std::string stem;
      std::vector<std::string> forms;
    };
    std::vector<Found> found;
    std::set<std::string> tokens;
    for (const Letters& letters : words) {
      const std::string& stem = analyzer_.terms(text_of(letters)).stem;
      if (stem.size() < 2 || looked_up_.contains(stem)) continue;
      tokens.insert(stem);
      tokens.insert(sqlite::kPartMark + stem);
    }
    const std::set<std::string> stand = standing(tokens);
    for (const Letters& letters : words) {
      const std::string word = text_of(letters);
      const std::string stem = analyzer_.terms(word).stem;
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.stem == stem; });
      if (known != found.end()) known->forms.push_back(word);
      if (stem.size() < 2 || !looked_up_.insert(stem).second) continue;
      if (!stand.contains(stem) && !stand.contains(sqlite::kPartMark + stem)) continue;
      const std::int64_t rows = rows_with(term_of(word));
      if (rows > 0) found.push_back({rows, stem, {word}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.rows > b.rows; });
    Suggestion suggestion;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, found.size()); ++i) {
      if (suggestion.groups.empty()) suggestion.groups.emplace_back();
      suggestion.words.push_back(standing_form(found[i].stem, found[i].forms));
      suggestion.groups.front().push_back(term_of(suggestion.words.back()));
    }
    return suggestion;
  }

  Suggestion halves(const std::string& word) {
    const std::vector<std::string> parts = compound_parts(word, DanishStemmer().stem(word));
    for (const std::string& first : parts) {
      if (!word.starts_with(first)) continue;
      for (const std::string& last : parts) {
        const std::size_t gap = word.size() - std::min(word.size(), first.size() + last.size());
        const bool fits = word.ends_with(last) && first.size() + last.size() <= word.size() &&
                          (gap == 0 || (gap == 1 && word[first.size()] == 's'));
        if (!fits) continue;
        const QueryTerm one = term_of(first);
        const QueryTerm other = term_of(last);
        if (rows_with(one) == 0 || rows_with(other) == 0) continue;
        return {{{one}, {other}}, {first, last}, true};
      }
    }
    return {};
  }

  sqlite::Database& db_;
  Analyzer& analyzer_;
  Searcher& searcher_;
  const QueryTerm& typed_;
  std::set<std::string> looked_up_;
};

}  // namespace

Suggestion suggest(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher, const QueryTerm& typed) {
  return Neighbours(db, analyzer, searcher, typed).find();
}

}  // namespace frisaet
