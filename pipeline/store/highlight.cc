#include "pipeline/store/highlight.h"

#include <algorithm>
#include <set>
#include <string>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {

Highlighter::Highlighter(const Query& query, Analyzer& analyzer) : analyzer_(&analyzer) {
  for (const auto& group : query.groups) {
    for (const QueryTerm& term : group) {
      Pattern pattern{term.kind, term.field, {}};
      for (const std::string& word : term.words) pattern.words.push_back(analyzer.terms(word));
      patterns_.push_back(std::move(pattern));
    }
  }
}

namespace {

bool is_or_contains(const Terms& word, const std::string& stem) {
  return word.stem == stem || std::find(word.parts.begin(), word.parts.end(), stem) != word.parts.end();
}

}  // namespace

bool Highlighter::matches(const Pattern& pattern, const std::vector<Terms>& words, std::size_t at) {
  const std::size_t size = pattern.words.size();
  if (at + size > words.size()) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const Terms& wanted = pattern.words[i];
    const Terms& found = words[at + i];
    const bool is_prefix = pattern.kind == QueryTerm::Kind::kPrefix && i + 1 == size;
    const bool fits =
        pattern.kind == QueryTerm::Kind::kWord
            // Parts of compounds are asked for where the term is one word (match_of).
            ? (size == 1 ? is_or_contains(found, wanted.stem) : found.stem == wanted.stem)
            : is_prefix ? found.surface.starts_with(wanted.surface) : found.surface == wanted.surface;
    if (!fits) return false;
  }
  return true;
}

std::vector<Mark> Highlighter::find(std::string_view text, QueryTerm::Field field) const {
  if (patterns_.empty()) return {};
  std::vector<Span> spans;
  std::vector<Terms> words;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end)) {
    const Terms& terms = analyzer_->terms(word->of(text));
    if (terms.stem.empty()) continue;  // the index has no place for it either
    spans.push_back(*word);
    words.push_back(terms);
  }
  std::vector<Mark> marks;
  std::size_t marked = 0;  // words before this one are marked already
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (std::size_t p = 0; p < patterns_.size(); ++p) {
      const Pattern& pattern = patterns_[p];
      if (pattern.field != QueryTerm::Field::kAny && pattern.field != field) continue;
      if (!matches(pattern, words, at)) continue;
      const std::size_t end = at + pattern.words.size();
      for (std::size_t i = std::max(at, marked); i < end; ++i) marks.push_back({spans[i], p});
      marked = std::max(marked, end);
    }
  }
  return marks;
}

std::size_t distinct_terms(const std::vector<Mark>& marks) {
  std::set<std::size_t> terms;
  for (const Mark& mark : marks) terms.insert(mark.term);
  return terms.size();
}

std::size_t best_mark(const std::vector<Mark>& marks, std::size_t width) {
  const std::size_t reach = width - width / 4;  // what stands before the first mark is shown too
  std::size_t best = 0;
  std::size_t most_terms = 0;
  std::size_t least_extent = 0;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    const std::size_t begin = marks[first].span.begin;
    std::set<std::size_t> terms;
    std::size_t extent = 0;  // from the first to where the last new term begins
    for (std::size_t i = first; i < marks.size() && marks[i].span.end <= begin + reach; ++i) {
      if (terms.insert(marks[i].term).second) extent = marks[i].span.begin - begin;
    }
    if (terms.size() > most_terms || (terms.size() == most_terms && extent < least_extent)) {
      best = first;
      most_terms = terms.size();
      least_extent = extent;
    }
  }
  return best;
}

namespace {

/// The nearest place at or before `at` that stands between two words, not further back than `width`.
std::size_t between_words(std::string_view text, std::size_t at, std::size_t width) {
  at = floor_code_point(text, at);
  const std::size_t lowest = at > width ? at - width : 0;
  for (std::size_t place = at; place > lowest;) {
    const CodePoint before = decode_utf8_before(text, place);
    if (is_space(before.value)) return place;
    place -= before.size;
  }
  return lowest == 0 ? 0 : at;  // one endless word: cut it
}

}  // namespace

Snippet make_snippet(std::string_view field, std::string_view text, const std::vector<Mark>& marks,
                     std::size_t width) {
  Span window{0, std::min(text.size(), width)};
  std::size_t mark = 0;
  if (!marks.empty()) {
    mark = best_mark(marks, width);
    const std::size_t begin = marks[mark].span.begin;
    window.begin = between_words(text, begin > width / 4 ? begin - width / 4 : 0, width / 4);
    window.end = std::min(text.size(), std::max(window.begin + width, marks[mark].span.end));
    while (mark > 0 && marks[mark - 1].span.begin >= window.begin) --mark;
  }
  if (window.end < text.size()) {
    const std::size_t end = between_words(text, window.end, width / 4);
    if (end > window.begin && (marks.empty() || end >= marks[mark].span.end)) window.end = end;
  }
  window = trimmed(text, window);

  Snippet snippet{std::string(field), window.begin > 0 ? "…" : "", {}};
  for (std::size_t at = window.begin; at < window.end;) {  // squeezes white space, carrying the marks along
    if (mark < marks.size() && at == marks[mark].span.begin && marks[mark].span.end <= window.end) {
      const Span printed = marks[mark++].span;
      const std::size_t begin = snippet.text.size();
      snippet.text += printed.of(text);
      snippet.marks.push_back({begin, snippet.text.size()});
      at = printed.end;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (!is_space(c.value)) {
      snippet.text += text.substr(at, c.size);
    } else if (!snippet.text.ends_with(' ')) {
      snippet.text += ' ';
    }
    at += c.size;
  }
  if (window.end < trimmed(text, {0, text.size()}).end) snippet.text += "…";
  return snippet;
}

Span line_around(std::string_view text, std::size_t at) {
  constexpr std::string_view kBreaks = "\n\f\v";
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of(kBreaks, at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return trimmed(text, {begin, std::max(at, std::min(text.size(), text.find_first_of(kBreaks, at)))});
}

}  // namespace frisaet
