#include "extractors/minutes/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/point_labels.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}

/// `Imod stemte 10`
bool counts_votes(std::string_view words) {
  static const RuleFamily& sides = RuleBook::standard().family("minutes_lines", "before_a_count");
  const std::size_t number = words.find_last_not_of("0123456789");
  return number != std::string_view::npos && sides.matches(words.substr(0, number + 1));
}

bool is_lower(char32_t letter) {
  return is_letter(letter) && !is_upper(letter);
}

/// `Bo Holm deltog ikke.Ida Kjær (V) kom`, `Ida Kjær (V).Bo Holm`: a stop at `at` that ends a sentence though
/// the blank behind it was lost. Not within addresses and behind abbreviations (`www.Byen.dk`, `inkl.Moms`).
bool ends_without_blank(std::string_view text, std::size_t sentence, std::size_t at) {
  const CodePoint after = decode_utf8(text, at + 1);
  if (!is_upper(after.value) || !is_lower(decode_utf8(text, at + 1 + after.size).value)) return false;
  constexpr std::string_view kBlanks = " \t\n\f";
  const std::size_t blank = text.find_last_of(kBlanks, at);
  const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
  const std::string_view word = text.substr(begin, at - begin);
  const std::string_view next = text.substr(at + 1, text.find_first_of(kBlanks, at) - at - 1);
  if (word.find_first_of("@/.:_") != std::string_view::npos ||
      next.find_first_of("@/_") != std::string_view::npos)
    return false;
  if (word.ends_with(')')) return true;
  // `… gik efter punkt 3.Bo Holm`; `1.Godkendt` is a label.
  const std::string_view before = trim(text.substr(sentence, std::max(begin, sentence) - sentence));
  const bool number = word.size() < 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
  if (number && std::count(before.begin(), before.end(), ' ') >= 3)
    return before.ends_with("punkt") || before.ends_with("pkt.") || before.ends_with("sag");
  constexpr std::size_t kShortest = 4;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint letter = decode_utf8(word, i);
    if (!(letters == 0 ? is_letter(letter.value) : is_lower(letter.value))) return false;
    ++letters;
    i += letter.size;
  }
  const auto shortened = [&](std::string_view end) { return word.ends_with(end); };
  // `inkl`, `mio.kr`, `vedr`
  constexpr std::array<std::string_view, 4> kEndsOfAbbreviations = {"kl", "kr", "pkt", "dr"};
  return letters >= kShortest &&
         std::none_of(kEndsOfAbbreviations.begin(), kEndsOfAbbreviations.end(), shortened);
}

}  // namespace

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const Span span = trimmed(text, {begin, end});
    if (!span.empty()) sentences.push_back(span);
    begin = end;
  };
  // Run-together pages print the result behind a list of voters without a stop.
  const auto fates = rules("fate").all(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto told_here = [&](const RuleMatch& fate) { return fate.span.begin == at; };
    if (at > begin && std::any_of(fates.begin(), fates.end(), told_here)) close(at);
    // `1) Godkendt 2) Udsat`
    const std::size_t chunk = trimmed(text, {begin, text.size()}).begin;
    // `1) og 2) godkendt`: the two share it.
    const std::string_view told = text.substr(chunk, at > chunk ? at - chunk : 0);
    const bool shared = told.ends_with(" og ") || told.ends_with(" samt ");
    const bool behind_point = chunk < at && is_digit(static_cast<unsigned char>(text[chunk])) && !shared;
    if (behind_point && at > begin && text[at - 1] == ' ' && is_digit(static_cast<unsigned char>(text[at])) &&
        at + 3 < text.size() && text[at + 1] == ')' && text[at + 2] == ' ' &&
        begins_with_result(text.substr(at + 3)))
      close(at);
    if (const auto next = text[at] == ',' ? begins_next_point(text, begin, at) : std::nullopt) {
      close(at + 1);
      begin = *next;
    }
    if (text[at] == '\n' || text[at] == '\f') {
      const Span next_line = trimmed(text, {at, std::min(text.find('\n', at + 1), text.size())});
      const bool empty_line = at + 1 < text.size() && text[at + 1] == '\n';
      if (empty_line || begins_with_result(next_line.of(text)) || rules("label").first(next_line.of(text)))
        close(at);
      continue;
    }
    if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
    if (at + 1 >= text.size()) break;
    if (text[at] == '.' && ends_without_blank(text, begin, at)) {
      close(at + 1);
      continue;
    }
    if (!is_space(decode_utf8(text, at + 1).value)) continue;
    const std::size_t next = trimmed(text, {at + 1, text.size()}).begin;
    const CodePoint after = decode_utf8(text, next);
    if (after.size == 0 || !(is_upper(after.value) || is_digit(after.value) || after.value == '(')) continue;
    // `3. April`, `A. Holm`, `Pkt. 3`, `nr. 4`
    const CodePoint before = decode_utf8_before(text, at);
    const Span word{at > 4 ? at - 4 : 0, at};
    const std::string tail = to_lower(text.substr(word.begin, word.size()));
    const bool abbreviation = tail.ends_with("pkt") || tail.ends_with(" nr") || tail == "nr" ||
                              tail.ends_with(" kl") || tail.ends_with(" jf") || tail.ends_with(" ca") ||
                              tail.ends_with("ad") || tail.ends_with("stk") || tail == "gsid" ||
                              tail == "gsnr";
    const Span so_far = trimmed(text, {begin, at});
    // `Mødet sluttede 18:05. Bo Holm gik …`
    const bool clock = at > begin + 5 && is_digit(before.value) &&
                       (text[at - 3] == ':' || text[at - 3] == '.') &&
                       is_digit(static_cast<unsigned char>(text[at - 4]));
    const bool label = (is_digit(before.value) && !clock && !counts_votes(so_far.of(text)) &&
                        std::count(so_far.of(text).begin(), so_far.of(text).end(), ' ') < 3) ||
                       (so_far.size() == 1 && is_letter(before.value) && !is_upper(before.value));
    const bool line_ends = text[at + 1] == '\n';
    // `Chr. Holm (V) gik.`
    const auto name = line_ends ? std::nullopt : short_name_at_stop(text, begin, at);
    if (label || (name && person_at(text, {*name, text.size()})) || (abbreviation && text[at] == '.'))
      continue;
    close(at + 1);
  }
  close(text.size());
  return sentences;
}

std::optional<Speaker> speaker_of(std::string_view sentence) {
  const auto speaks = rules("body_speaks").first(sentence);
  if (!speaks || speaks->rule->gives == "none") return std::nullopt;
  return Speaker{speaks->group("whoever").has_value(), speaks->span.end};
}

bool is_planned(std::string_view words) {
  return rules("planned").matches(words);
}

bool ends_early(std::size_t line, std::size_t widest) {
  constexpr std::size_t kRoomOfWord = 25;
  return line + kRoomOfWord < widest;
}

}  // namespace frisaet::minutes
