#include "pipeline/store/query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "models/core/date.h"
#include "models/municipality/municipality.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "models/text/utf8.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/ranking.h"

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

/// `anlægs-bevilling` may be printed as one word too.
std::optional<QueryTerm> joined(const QueryTerm& term) {
  if (term.kind != Kind::kWord || term.words.size() < 2) return std::nullopt;
  QueryTerm one = term;
  one.words = {""};
  std::size_t size = 0;
  for (const std::string& word : term.words) {
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return std::nullopt;
    one.words.front() += word;
    size += word.size();
  }
  // Nothing but hyphens in between.
  if (static_cast<std::size_t>(std::count(term.typed.begin(), term.typed.end(), '-')) !=
          term.words.size() - 1 ||
      term.typed.size() != size + term.words.size() - 1) {
    return std::nullopt;
  }
  return one;
}

// ---- days ----

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> month(std::string_view text) {
  const std::string name = fold(text);
  const auto at = std::find(kDanishMonths.begin(), kDanishMonths.end(), name);
  if (at != kDanishMonths.end()) return static_cast<int>(at - kDanishMonths.begin()) + 1;
  return number(text);
}

/// The day that three words name, in the order day, month, year or year, month, day.
std::optional<Date> day_of(const std::vector<std::string>& words) {
  if (words.size() != 3) return std::nullopt;
  const bool year_first = words[0].size() == 4;
  const auto year = number(words[year_first ? 0 : 2]);
  const auto day = number(words[year_first ? 2 : 0]);
  const auto in = month(words[1]);
  if (!year || !day || !in || words[year_first ? 0 : 2].size() != 4) return std::nullopt;
  return make_date(*year, *in, *day);
}

/// The ways in which papers print a day, as phrases; the first is how the index itself writes it
/// (search_doc.context).
std::vector<QueryTerm> printed_days(Date date, const std::string& typed, Field field) {
  const std::string iso = to_iso(date);
  const std::string year = iso.substr(0, 4), in = iso.substr(5, 2), day = iso.substr(8, 2);
  const auto bare = [](const std::string& text) { return text[0] == '0' ? text.substr(1) : text; };
  const std::string name(kDanishMonths[static_cast<unsigned>(date.month()) - 1]);
  std::vector<QueryTerm> terms;
  for (const std::vector<std::string>& words : {std::vector<std::string>{year, in, day},
                                                {bare(day), name, year},
                                                {day, in, year},
                                                {bare(day), bare(in), year},
                                                {day, name, year},
                                                {bare(day), in, year}}) {
    QueryTerm term{Kind::kPhrase, field, words, typed};
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
  }
  return terms;
}

/// Groups of words that name a day together become one group.
void find_days(std::vector<std::vector<QueryTerm>>& groups) {
  const auto alone = [&groups](std::size_t at) {
    return groups[at].size() == 1 && groups[at].front().kind == Kind::kWord &&
           groups[at].front().field == Field::kAny;
  };
  for (std::size_t at = 0; at < groups.size(); ++at) {
    std::vector<std::string> words;
    std::string typed;
    for (std::size_t end = at; end < std::min(groups.size(), at + 3) && alone(end); ++end) {
      const QueryTerm& term = groups[end].front();
      words.insert(words.end(), term.words.begin(), term.words.end());
      typed += (typed.empty() ? "" : " ") + term.typed;
      const std::optional<Date> day = day_of(words);
      if (!day) continue;
      groups[at] = printed_days(*day, typed, Field::kAny);
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                   groups.begin() + static_cast<std::ptrdiff_t>(end) + 1);
      break;
    }
  }
}

// ---- municipalities ----

/// One of the 98, where that is what a person typed. What OCR makes of a name is none: a person's word is
/// read as it stands.
const Municipality* municipality_in(const std::vector<QueryTerm>& group) {
  if (group.size() != 1 || group.front().kind != Kind::kWord || group.front().field != Field::kAny)
    return nullptr;
  const auto match = MunicipalityIndex::standard().by_name(group.front().typed);
  return match && match->kind != SpellingKind::kGarbled ? match->municipality : nullptr;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end))
    words.emplace_back(word->of(text));
  return words;
}

void find_municipalities(std::vector<std::vector<QueryTerm>>& groups) {
  for (auto& group : groups) {
    const Municipality* known = municipality_in(group);
    if (known == nullptr) continue;
    const std::string typed = group.front().typed;
    group.clear();
    for (const std::string& name : {typed, typed + "s", known->name, known->name + "s"}) {
      QueryTerm term{Kind::kPhrase, Field::kAny, words_in(name), typed, known->code};
      const bool is_new = std::none_of(group.begin(), group.end(), [&](const QueryTerm& other) {
        return std::equal(other.words.begin(), other.words.end(), term.words.begin(), term.words.end(),
                          [](const std::string& a, const std::string& b) { return fold(a) == fold(b); });
      });
      if (is_new) group.push_back(std::move(term));
    }
  }
}

// ---- words that say nothing ----

constexpr std::array<std::string_view, 44> kEverywhere = {
    "af",    "alle",   "at",      "blev",  "bliver",  "da",      "de",      "den", "der",  "deres", "det",
    "dette", "dog",    "du",      "eller", "en",      "er",      "et",      "for", "fra",  "har",   "hvad",
    "hvem",  "hvilke", "hvilken", "hvor",  "hvordan", "hvornår", "hvorfor", "i",   "ikke", "jeg",   "med",
    "man",   "og",     "om",      "på",    "sig",     "skal",    "som",     "til", "vedr", "vi",    "ved"};

bool says_nothing(const std::vector<QueryTerm>& group) {
  return group.size() == 1 && is_plain_word(group.front()) &&
         std::find(kEverywhere.begin(), kEverywhere.end(), to_lower(group.front().words.front())) !=
             kEverywhere.end();
}

void drop_words_that_say_nothing(std::vector<std::vector<QueryTerm>>& groups) {
  if (!std::all_of(groups.begin(), groups.end(), says_nothing)) std::erase_if(groups, says_nothing);
}

// ---- expressions ----

class MatchBuilder {
 public:
  using Role = sqlite::PhraseRole;

  void term(const QueryTerm& term, std::size_t group, bool counts) {
    if (term.field != Field::kAny) match_.expression += std::string(column_of(term.field)) + " : ";
    switch (term.kind) {
      case Kind::kWord:
        match_.expression += '(';
        phrase(term.words, "", group, counts ? Role::kStem : Role::kNone);
        match_.expression += " OR ";
        phrase(term.words, "=", group, counts ? Role::kExact : Role::kNone);
        if (term.words.size() == 1) {
          match_.expression += " OR ";
          phrase(term.words, "~", group, counts ? Role::kPart : Role::kNone);
        }
        match_.expression += ')';
        break;
      case Kind::kPhrase:
        phrase(term.words, "=", group, counts ? Role::kStem : Role::kNone);
        break;
      case Kind::kPrefix:
        phrase(term.words, "=", group, counts ? Role::kBeginning : Role::kNone);
        match_.expression += " *";
        break;
    }
  }

  void terms(const std::vector<QueryTerm>& any_of, std::size_t group, bool counts) {
    match_.expression += '(';
    for (std::size_t i = 0; i < any_of.size(); ++i) {
      if (i > 0) match_.expression += " OR ";
      term(any_of[i], group, counts);
    }
    match_.expression += ')';
  }

  void keys(const std::vector<std::string>& any_of) {
    match_.expression += '(';
    for (std::size_t i = 0; i < any_of.size(); ++i) {
      if (i > 0) match_.expression += " OR ";
      phrase({any_of[i]}, sqlite::kKeyMark, 0, Role::kNone);
    }
    match_.expression += ')';
  }

  void text(std::string_view syntax) { match_.expression += syntax; }
  [[nodiscard]] Match take() { return std::move(match_); }

 private:
  void phrase(const std::vector<std::string>& words, std::string_view mark, std::size_t group, Role role) {
    match_.expression += '"';
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) match_.expression += ' ';
      match_.expression.append(mark).append(words[i]);
    }
    match_.expression += '"';
    sqlite::add_phrase(match_.phrases, group, role);
  }

  Match match_;
};

}  // namespace

std::string_view name_of(Field field) {
  const auto known = std::find_if(kFields.begin(), kFields.end(),
                                  [field](const auto& entry) { return entry.second == field; });
  return known == kFields.end() ? std::string_view() : known->first;
}

bool is_plain_word(const QueryTerm& term) {
  return term.kind == Kind::kWord && term.field == Field::kAny && term.words.size() == 1;
}

bool is_loose(const std::vector<QueryTerm>& group) {
  return std::all_of(group.begin(), group.end(), [](const QueryTerm& term) {
    return term.kind != Kind::kPhrase && term.field == Field::kAny;
  });
}

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
  find_days(query.groups);
  find_municipalities(query.groups);
  drop_words_that_say_nothing(query.groups);
  for (auto& group : query.groups) {
    for (std::size_t i = group.size(); i-- > 0;)
      if (std::optional<QueryTerm> one = joined(group[i])) group.push_back(*std::move(one));
  }
  return query;
}

Match match_of(const Query& query, const std::vector<std::vector<std::string>>& keys, bool any) {
  MatchBuilder builder;
  std::size_t joined = 0;  // what stands in the expression, to be joined by AND
  if (!query.without.empty()) builder.text("(");
  for (std::size_t i = 0; i < query.groups.size(); ++i) {
    if (any && is_loose(query.groups[i])) continue;
    if (joined++ > 0) builder.text(" AND ");
    builder.terms(query.groups[i], i, true);
  }
  std::size_t loose = 0;
  for (std::size_t i = 0; any && i < query.groups.size(); ++i) {
    if (!is_loose(query.groups[i])) continue;
    if (loose == 0) builder.text(joined++ > 0 ? " AND (" : "(");
    if (loose++ > 0) builder.text(" OR ");
    builder.terms(query.groups[i], i, true);
  }
  if (loose > 0) builder.text(")");
  for (const auto& key : keys) {
    if (joined++ > 0) builder.text(" AND ");
    builder.keys(key);
  }
  if (!query.without.empty()) {
    builder.text(") NOT ");
    builder.terms(query.without, 0, false);
  }
  return builder.take();
}

std::string match_any(const std::vector<QueryTerm>& any_of) {
  MatchBuilder builder;
  builder.terms(any_of, 0, false);
  return builder.take().expression;
}

}  // namespace frisaet
