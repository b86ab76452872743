#include "pipeline/store/query.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

using Field = QueryTerm::Field;
using Kind = QueryTerm::Kind;

constexpr std::size_t kMostTerms = 32;
constexpr std::size_t kMostWordsInTerm = 32;
constexpr std::size_t kLongestFieldName = 16;

constexpr std::array<std::pair<std::string_view, Field>, 4> kFields{{
    {"titel", Field::kTitle},
    {"beslutning", Field::kDecision},
    {"indstilling", Field::kSummary},
    {"tekst", Field::kBody},
}};

std::string_view column_of(Field field) {
  switch (field) {
    case Field::kTitle:
      return "title";
    case Field::kDecision:
      return "decision";
    case Field::kSummary:
      return "summary";
    case Field::kBody:
      return "body";
    case Field::kAny:
      break;
  }
  return "";
}

bool is_quote(char32_t c) {
  return c == '"' || c == U'“' || c == U'”' || c == U'„' || c == U'»' || c == U'«';
}

/// A piece of the query between blanks, or between quotation marks, with what stood before it.
struct Piece {
  std::string_view text;
  Field field = Field::kAny;
  bool is_negated = false;
  bool is_quoted = false;
};

/// Cuts the text into pieces.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  bool next(Piece& piece) {
    piece = {};
    skip_blanks();
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '-') {
      piece.is_negated = true;
      ++at_;
    }
    piece.field = read_field();
    piece.is_quoted = at_ < text_.size() && is_quote(peek().value);
    piece.text = piece.is_quoted ? read_quoted() : read_plain();
    return true;
  }

 private:
  [[nodiscard]] CodePoint peek() const { return decode_utf8(text_, at_); }

  void skip_blanks() {
    while (at_ < text_.size() && is_space(peek().value)) at_ += peek().size;
  }

  Field read_field() {
    const std::string_view rest = text_.substr(at_, kLongestFieldName + 1);
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) return Field::kAny;
    const std::string name = fold(rest.substr(0, colon));
    for (const auto& [field_name, field] : kFields) {
      if (name != field_name) continue;
      at_ += colon + 1;
      return field;
    }
    return Field::kAny;
  }

  std::string_view read_quoted() {
    at_ += peek().size;
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_quote(peek().value)) at_ += peek().size;
    const std::string_view inside = text_.substr(begin, at_ - begin);
    if (at_ < text_.size()) at_ += peek().size;
    return inside;
  }

  std::string_view read_plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(peek().value) && !is_quote(peek().value)) at_ += peek().size;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

QueryTerm to_term(const Piece& piece) {
  QueryTerm term;
  term.field = piece.field;
  term.typed = std::string(trim(piece.text));
  for (auto word = next_word(piece.text, 0); word; word = next_word(piece.text, word->end)) {
    if (term.words.size() == kMostWordsInTerm) break;
    term.words.emplace_back(word->of(piece.text));
  }
  if (piece.is_quoted) {
    term.kind = Kind::kPhrase;
  } else if (!term.words.empty() && piece.text.ends_with('*')) {
    term.kind = Kind::kPrefix;
  }
  return term;
}

std::string phrase(const QueryTerm& term, bool is_exact) {
  std::string text = "\"";
  for (const std::string& word : term.words) {
    if (text.size() > 1) text += ' ';
    if (is_exact) text += '=';
    text += word;
  }
  return text + '"';
}

std::string match_term(const QueryTerm& term) {
  std::string match;
  switch (term.kind) {
    case Kind::kWord:
      match = "(" + phrase(term, false) + " OR " + phrase(term, true) + ")";
      break;
    case Kind::kPhrase:
      match = phrase(term, true);
      break;
    case Kind::kPrefix:
      match = phrase(term, true) + " *";
      break;
  }
  if (term.field == Field::kAny) return match;
  return std::string(column_of(term.field)) + " : " + match;
}

}  // namespace

Query parse_query(std::string_view text) {
  Query query;
  PieceReader reader(text);
  std::size_t terms = 0;
  bool joins_last = false;  // after ELLER
  for (Piece piece; terms < kMostTerms && reader.next(piece);) {
    if (!piece.is_quoted && !piece.is_negated && piece.field == Field::kAny) {
      if (piece.text == "ELLER" || piece.text == "OR") {
        joins_last = !query.groups.empty();
        continue;
      }
      if (piece.text == "OG" || piece.text == "AND") continue;
    }
    QueryTerm term = to_term(piece);
    if (term.words.empty()) continue;
    ++terms;
    if (piece.is_negated) {
      query.without.push_back(std::move(term));
    } else if (joins_last) {
      query.groups.back().push_back(std::move(term));
    } else {
      query.groups.push_back({std::move(term)});
    }
    joins_last = false;
  }
  return query;
}

std::string match_group(const std::vector<QueryTerm>& any_of) {
  std::string match;
  for (const QueryTerm& term : any_of) match += (match.empty() ? "(" : " OR ") + match_term(term);
  return match + ")";
}

std::string match_expression(const Query& query) {
  std::string match;
  for (const auto& group : query.groups) match += (match.empty() ? "" : " AND ") + match_group(group);
  return match;
}

std::string match_without(const Query& query) {
  return match_group(query.without);
}

}  // namespace frisaet
