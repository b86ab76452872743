#include "extractors/lexicon/prose.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extractors/rules/rule_set.h"
#include "models/document/lines.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

bool blank_or_break(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// The end of the white space that begins at `at`, and whether a line ends in it.
struct Gap {
  std::size_t end;
  int line_ends = 0;
  bool page_end = false;
};
Gap gap_at(std::string_view text, std::size_t at) {
  Gap gap{at};
  while (gap.end < text.size() && blank_or_break(text[gap.end])) {
    if (text[gap.end] == '\n') ++gap.line_ends;
    if (text[gap.end] == '\f') gap.page_end = true;
    ++gap.end;
  }
  return gap;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value)) break;
    end += c.size;
  }
  return text.substr(at, end - at);
}

bool joins_words(std::string_view word) {
  constexpr std::array<std::string_view, 8> kJoining = {"og",  "eller", "samt", "men",
                                                        "til", "hhv",   "som",  "i"};
  return std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
}

/// What becomes of a hyphen at a line end.
enum class HyphenEnd { kNone, kJoin, kKeepHyphen };
HyphenEnd hyphen_end(std::string_view text, std::size_t hyphen, const Gap& gap) {
  if (gap.line_ends == 0 && !gap.page_end) return HyphenEnd::kNone;
  const CodePoint before = decode_utf8_before(text, hyphen);
  const CodePoint after = decode_utf8(text, gap.end);
  if (!is_letter(before.value) || !is_letter(after.value)) return HyphenEnd::kNone;
  if (joins_words(word_at(text, gap.end))) return HyphenEnd::kNone;
  if (is_upper(after.value)) return is_upper(before.value) ? HyphenEnd::kNone : HyphenEnd::kKeepHyphen;
  if (is_upper(before.value)) return HyphenEnd::kKeepHyphen;
  return HyphenEnd::kJoin;
}

/// Unwraps, and normalises line ends when `paragraph_gap` is given (empty lines inside a paragraph).
Mapped rewrite(std::string_view text, std::optional<int> paragraph_gap) {
  Rewriter out(text);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '-') {
      const Gap gap = gap_at(text, at + 1);
      const HyphenEnd end = hyphen_end(text, at, gap);
      if (end != HyphenEnd::kNone) {
        out.replace({end == HyphenEnd::kJoin ? at : at + 1, gap.end}, "");
        at = gap.end;
        continue;
      }
    } else if (paragraph_gap && blank_or_break(text[at])) {
      const Gap gap = gap_at(text, at);
      if (gap.line_ends > 0 || gap.page_end) {
        out.replace({at, gap.end}, gap.line_ends - 1 > *paragraph_gap ? "\n\n" : "\n");
      }
      at = gap.end;
      continue;
    }
    ++at;
  }
  return out.finish();
}

std::vector<Span> split_lines(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Span line = trimmed(text, {at, end});
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

/// What a line's looks tell.
struct Looks {
  std::size_t width = 0;  ///< letters on the printed line
  bool bold = false;
  double font_size = 0;  ///< points; 0 when unknown
};

/// Letters on the printed line that ends where this one does: lines joined at a hyphen are longer than the
/// paper is wide.
std::size_t printed_width(std::string_view flow, const OffsetMap& map, Span line) {
  const std::size_t end = map.to_source({line.end - 1, line.end}).end;
  const std::size_t line_end = flow.find_last_of("\n\f", end == 0 ? 0 : end - 1);
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  return count_code_points(trim(flow.substr(begin, end - begin)));
}

/// A heading is set apart by weight or size even where no empty line follows it. Size says nothing where the
/// sentence goes on: on a scan it is guessed from the letters that happen to stand in the line.
bool look_differently(const Looks& a, const Looks& b, bool sentence_goes_on) {
  constexpr double kOtherSize = 0.8;  // points
  const bool other_size =
      a.font_size > 0 && b.font_size > 0 && std::abs(a.font_size - b.font_size) > kOtherSize;
  return a.bold != b.bold || (other_size && !sentence_goes_on);
}

/// The width of a full line: that of the longest tenth.
std::size_t full_width(const std::vector<Looks>& looks) {
  std::vector<std::size_t> widths;
  for (const Looks& line : looks) widths.push_back(line.width);
  if (widths.empty()) return 0;
  std::sort(widths.begin(), widths.end());
  return widths[widths.size() * 9 / 10 - (widths.size() > 1 ? 1 : 0)];
}

/// True where the full stop at `at` belongs to an abbreviation, an initial or a number.
bool no_sentence_end(std::string_view text, Span line, std::size_t at) {
  constexpr std::size_t kReach = 24;
  const std::size_t begin = floor_code_point(text, std::max(line.begin, at > kReach ? at - kReach : 0));
  const std::string_view words = text.substr(begin, at + 1 - begin);
  const RuleBook& book = RuleBook::standard();
  return book.family("prose", "abbreviation").matches(words) &&
         !book.family("prose", "number_at_the_end").matches(words);
}

/// True where a sentence ends with the full stop (or other mark) at `at`.
bool ends_sentence(std::string_view text, Span line, std::size_t at) {
  const char mark = text[at];
  if (mark != '.' && mark != '?' && mark != '!') return false;
  std::size_t next = at + 1;
  while (next < line.end && (text[next] == '"' || text[next] == ')')) ++next;
  if (next < line.end && !blank_or_break(text[next])) return false;
  const std::size_t word = gap_at(text, next).end;
  const CodePoint first = decode_utf8(text, word);
  if (first.size != 0 && is_letter(first.value) && !is_upper(first.value)) return false;
  if (mark != '.') return true;
  return !no_sentence_end(text, line, at);
}

/// The next line begins with a small letter and this one does not end a sentence: they belong together,
/// whatever the gap between them.
bool goes_on(std::string_view text, Span line, Span next) {
  const CodePoint first = decode_utf8(text, next.begin);
  if (!is_letter(first.value) || is_upper(first.value)) return false;
  return std::string_view(":;!?").find(text[line.end - 1]) == std::string_view::npos &&
         (text[line.end - 1] != '.' || no_sentence_end(text, line, line.end - 1));
}

/// A short line was ended on purpose, unless the first word of the next would not have fitted.
bool ends_early(std::string_view text, Span next, std::size_t width, std::size_t full) {
  const std::string_view line = next.of(text);
  const std::size_t needed = width + 1 + count_code_points(line.substr(0, line.find_first_of(" \n")));
  return needed * 10 < full * 8;
}

/// A list entry, a labelled line, a salutation; a date that happens to begin a line is none of them.
bool opens_line(std::string_view line) {
  return RuleBook::standard().family("prose", "line_opener").matches(line) &&
         !RuleBook::standard().family("prose", "no_opener").matches(line);
}

/// Without the marks of a quotation (`> `, `>>`).
std::string_view without_marks(std::string_view line) {
  const std::size_t words = line.find_first_not_of("> ");
  return line.substr(std::min(words, line.size()));
}

std::vector<Span> split_sentences(std::string_view text, const std::vector<Span>& lines,
                                  const std::vector<Looks>& looks) {
  const std::size_t full = full_width(looks);
  std::vector<Span> sentences;
  std::size_t begin = lines.empty() ? 0 : lines.front().begin;
  const auto add = [&](std::size_t end) {
    const Span sentence = trimmed(text, {begin, end});
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end;
  };
  const auto close = [&](std::size_t end) {
    while (end - begin > kLongestSentence) {
      const std::size_t blank = text.find_first_of(" \n", begin + kLongestSentence);
      if (blank >= end) break;
      add(blank + 1);
    }
    add(end);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i];
    for (std::size_t at = line.begin; at < line.end; ++at) {
      if (ends_sentence(text, line, at)) close(at + 1);
    }
    if (i + 1 == lines.size()) break;
    const Span next = lines[i + 1];
    const bool paragraph =
        text.substr(line.end, next.begin - line.end).find("\n\n") != std::string_view::npos;
    const bool on = goes_on(text, line, next);
    const bool early = ends_early(text, next, looks[i].width, full);
    // The first sentence of a paragraph may be bold to its end, in the middle of a line.
    const bool in_a_sentence = on && !early && !paragraph;
    const bool other_voice = line.of(text).starts_with('>') != next.of(text).starts_with('>');
    // `… hvilke kommuner der får⏎en aftale: Varde` is no label.
    const bool small_label =
        !in_a_sentence &&
        RuleBook::standard().family("prose", "small_label").matches(without_marks(next.of(text)));
    if (other_voice || small_label || opens_line(without_marks(next.of(text))) ||
        (look_differently(looks[i], looks[i + 1], on) && !in_a_sentence)) {
      close(line.end);
    } else if (!on && (paragraph || early)) {
      close(line.end);
    }
  }
  close(text.size());
  return sentences;
}

}  // namespace

Mapped unwrap(std::string_view text) {
  return rewrite(text, std::nullopt);
}

std::vector<Span> split_into_sentences(std::string_view text) {
  const std::vector<Span> lines = split_lines(text);
  std::vector<Looks> looks;
  for (const Span line : lines) looks.push_back({count_code_points(line.of(text))});
  return split_sentences(text, lines, looks);
}

Prose::Prose(const Document& document) {
  const std::vector<Line> printed = lines_of(document);
  mapped_ = rewrite(document.text(), usual_gap(printed));
  lines_ = split_lines(mapped_.text);
  std::vector<Looks> looks;
  auto source = printed.begin();
  for (const Span line : lines_) {
    const std::size_t flow = mapped_.map.to_source({line.begin, line.begin + 1}).begin;
    while (source != printed.end() && source->span.end <= flow) ++source;
    Looks look{printed_width(document.text(), mapped_.map, line)};
    if (source != printed.end()) look.bold = source->bold, look.font_size = source->font_size;
    looks.push_back(look);
  }
  sentences_ = split_sentences(mapped_.text, lines_, looks);
}

std::size_t Prose::sentence_at(std::size_t at) const {
  const auto it = std::partition_point(sentences_.begin(), sentences_.end(),
                                       [at](Span sentence) { return sentence.end <= at; });
  return static_cast<std::size_t>(it - sentences_.begin());
}

}  // namespace frisaet
