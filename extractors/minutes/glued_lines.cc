#include "extractors/minutes/glued_lines.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/headings.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

bool is_mark(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == ')';
}

const RuleFamily& points() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "glued_point");
  return family;
}

/// Nothing but the name of a body.
bool is_body(std::string_view words) {
  const auto bodies = find_bodies(words);
  return bodies.size() == 1 && bodies[0].span.begin == 0 && bodies[0].span.end == words.size();
}

/// The end of the word at `at` where a capital or figure is glued to it.
std::optional<std::size_t> glued_word_end(std::string_view text, std::size_t at, Span line) {
  std::size_t end = at;
  while (end < line.end) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value) || (end > at && is_upper(c.value))) break;
    end += c.size;
  }
  return end < line.end && upper_or_digit(text, end) ? std::optional(end) : std::nullopt;
}

/// `ReferatMødedato02-06-2022MødestedMødelokale 2`: a label of a paper's head that begins at `at`, between a
/// letter or figure and a capital or figure; where it ends.
std::optional<std::size_t> glued_label_at(std::string_view text, std::size_t at, Span line) {
  const char32_t before = decode_utf8_before(text, at).value;
  if (!is_upper(decode_utf8(text, at).value) || is_upper(before) || (!is_letter(before) && !is_digit(before)))
    return std::nullopt;
  const auto end = glued_word_end(text, at, line);
  if (!end) return std::nullopt;
  const auto role = heading_role(text.substr(at, *end - at));
  const bool of_head =
      role == HeadingRole::kDate || role == HeadingRole::kPlace || role == HeadingRole::kRoster ||
      role == HeadingRole::kBody || role == HeadingRole::kAbsence || role == HeadingRole::kContents ||
      (role == HeadingRole::kDocumentWord && is_body(text.substr(line.begin, at - line.begin)));
  return of_head ? end : std::nullopt;
}

/// `ByrådetMødedato: Tirsdag den 3. maj 2022`: a label of a paper's head with its colon, behind the name that
/// begins the line.
bool label_behind_body_at(std::string_view text, std::size_t at, Span line) {
  if (!is_upper(decode_utf8(text, at).value) || !is_letter(decode_utf8_before(text, at).value) ||
      !is_body(text.substr(line.begin, at - line.begin)))
    return false;
  const auto label = heading_at(text, {at, line.end});
  return label && label->colon && !label->garbled &&
         (label->role == HeadingRole::kDate || label->role == HeadingRole::kPlace ||
          label->role == HeadingRole::kRoster || label->role == HeadingRole::kAbsence);
}

/// `… i år.BeslutningGodkendt.`: a section's heading between two sentences; where it ends.
std::optional<std::size_t> glued_section_at(std::string_view text, std::size_t at, Span line) {
  const auto end = glued_word_end(text, at, line);
  const auto role = end ? heading_role(text.substr(at, *end - at)) : std::nullopt;
  return role && is_section(*role) ? end : std::nullopt;
}

/// A list of who was there, or was not, behind the other on the same line.
bool second_list_at(std::string_view text, std::size_t at, Span line) {
  const auto is_list = [](const std::optional<Heading>& heading) {
    return heading && heading->colon && !heading->garbled &&
           (heading->role == HeadingRole::kRoster || heading->role == HeadingRole::kAbsence ||
            heading->role == HeadingRole::kAlsoPresent);
  };
  const auto second = heading_at(text, {at, line.end});
  return is_list(second) && is_list(heading_at(text, line));
}

/// `Bo Holm (A). Ikke til stede: Ida Kjær (V).`: the last line of those who were there.
bool absentees_at(std::string_view text, std::size_t at, Span line) {
  const std::string_view before = trim(text.substr(line.begin, at - line.begin));
  if (!before.ends_with(").")) return false;
  const auto label = heading_at(text, {at, line.end});
  return label && label->colon && !label->garbled && label->role == HeadingRole::kAbsence;
}

/// `Beslutning Byrådet den 03-05-2022 Planen vedtages.`, `Økonomiudvalget den 03-05-2022 Planen anbefales.`:
/// a dated line of a body that a sentence follows on the same line, without a colon. `at`: a capital. Of a
/// line without the word for a decision only a sentence that says what it came to proves that it is one.
std::optional<std::size_t> step_before(std::string_view text, Span line, std::size_t at) {
  constexpr std::size_t kLongestStep = 120;
  static const RuleFamily& goes_on = RuleBook::standard().family("minutes_lines", "step_goes_on");
  const std::size_t digit = text.find_last_not_of(' ', at - 1);
  if (digit == std::string_view::npos || digit <= line.begin || at - line.begin > kLongestStep ||
      !is_digit(static_cast<unsigned char>(text[digit])) || !is_upper(decode_utf8(text, line.begin).value))
    return std::nullopt;
  const std::string_view rest = text.substr(at, line.end - at);
  if (!rest.ends_with('.') || goes_on.first(rest)) return std::nullopt;
  const auto step = step_at(text, {line.begin, digit + 1}, {});
  if (!step || !step->date) return std::nullopt;
  if (!step->says_decision && !read_verdict(rest, std::nullopt, 0).outcome) return std::nullopt;
  return at;
}

/// `155. Orientering om taget151. Dagsorden`: the last line of a contents
/// list lost its end before the first item, which is a line of the list as well.
bool first_item_at(std::string_view text, std::size_t at, Span line) {
  std::size_t stop = at;
  while (stop < line.end && is_digit(static_cast<unsigned char>(text[stop]))) ++stop;
  if (stop == at || stop - at > 3 || text.substr(stop, 2) != ". " || stop + 2 >= line.end ||
      !is_upper(decode_utf8(text, stop + 2).value))
    return false;
  const std::string listed = "\n" + std::string(text.substr(at, line.end - at)) + "\n";
  return text.substr(0, line.begin).find(listed) != std::string_view::npos;
}

/// `… i stedet for Bo Holm (V).157. Ny sti`: the next item's number and title behind the last sentence of the
/// item before, whose own number stands above, at a line's begin or glued as well.
bool next_item_at(std::string_view text, std::size_t at, Span line) {
  std::size_t stop = at;
  while (stop < line.end && is_digit(static_cast<unsigned char>(text[stop]))) ++stop;
  if (stop == at || stop - at > 3 || text.substr(stop, 2) != ". " || stop + 2 >= line.end ||
      !is_upper(decode_utf8(text, stop + 2).value) || text[line.end - 1] == '.' || at < line.begin + 2)
    return false;
  // `kl. 16.30. Herefter`, `12.000.12. Title`
  if (is_digit(static_cast<unsigned char>(text[at - 2]))) return false;
  int number = 0;
  std::from_chars(text.data() + at, text.data() + stop, number);
  const std::string before = std::to_string(number - 1) + ". ";
  for (std::size_t i = text.rfind(before, at); number > 1 && i != std::string_view::npos && i > 0;
       i = text.rfind(before, i - 1)) {
    const bool begins = std::string_view("\n\f.)").find(text[i - 1]) != std::string_view::npos;
    if (begins && is_upper(decode_utf8(text, i + before.size()).value)) return true;
  }
  return false;
}

}  // namespace

bool upper_or_digit(std::string_view text, std::size_t at) {
  const char32_t c = decode_utf8(text, at).value;
  return is_upper(c) || is_digit(c);
}

std::vector<std::size_t> glue_cuts(std::string_view text, Span line) {
  std::vector<std::size_t> cuts;
  char32_t before = 0;
  for (std::size_t at = line.begin; at < line.end;) {
    const CodePoint c = decode_utf8(text, at);
    const bool turn =
        at > line.begin && (is_upper(c.value) || is_digit(c.value)) &&
        ((is_letter(before) && !is_upper(before)) || before == '.' || before == ')' || before == '?');
    if (at > line.begin && glued_label_at(text, at, line)) {
      cuts.push_back(at);
      cuts.push_back(*glued_label_at(text, at, line));
      at = cuts.back();
      before = 0;
      continue;
    }
    if (at > line.begin && cuts.empty() && label_behind_body_at(text, at, line)) {
      cuts.push_back(at);
      before = c.value;
      at += c.size;
      continue;
    }
    // `Mødt: Bo Holm (A). Ikke mødt: Ida Kjær (V).`
    if (at > line.begin + 2 && is_upper(c.value) && before == ' ' && is_mark(text[at - 2]) &&
        (second_list_at(text, at, line) || absentees_at(text, at, line)))
      cuts.push_back(at);
    // `indstiller,1. at …`, `2022.Pkt. 2: Godkendt.`
    if (at > line.begin && is_mark(before) &&
        points().first(text.substr(at, std::min<std::size_t>(line.end - at, 16))))
      cuts.push_back(at);
    if (turn) {
      const Span left{cuts.empty() ? line.begin : cuts.back(), at};
      const bool sentence_end = before == '.' || before == ')' || before == '?';
      static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed_behind_title");
      if (closed.matches(text.substr(at, line.end - at))) {
        cuts.push_back(at);  // `Leje af kontorerLukket punkt`
      } else if (const auto end = sentence_end ? glued_section_at(text, at, line) : std::nullopt) {
        cuts.push_back(at);
        cuts.push_back(*end);
        at = *end;
        before = 0;
        continue;
      } else if (before != '.' && heading_role(left.of(text))) {
        cuts.push_back(at);  // `BeslutningGodkendt.`
      } else if (is_upper(c.value)) {
        const auto right = heading_at(text, {at, line.end});
        const bool section = right && (is_section(right->role) || right->role == HeadingRole::kCaseNumber ||
                                       right->role == HeadingRole::kAbsence);
        // Short heading words are parts of names too (`InfoØkonomi`): they must end the line.
        const bool unmistakable = right && (right->colon || right->words.size() > 7 || right->rest.empty());
        if (section && !right->garbled && (sentence_end || unmistakable)) cuts.push_back(at);
      }
    }
    if (is_digit(c.value) && is_letter(before) && first_item_at(text, at, line)) cuts.push_back(at);
    if (is_digit(c.value) && before == '.' && next_item_at(text, at, line)) cuts.push_back(at);
    // `Sagsnr.: 09/4413Resumé: Broen …`, `i 2023Beslutning`: a section's label with its colon behind a
    // number, or its heading at the line's end.
    if (is_digit(before) && is_upper(c.value)) {
      const auto right = heading_at(text, {at, line.end});
      // `Dok.nr.: 2391Sagsid.: 14/26`: the case's number behind another.
      const bool number_label = right && right->colon && right->role == HeadingRole::kCaseNumber;
      if (right && (right->colon || right->rest.empty()) && !right->garbled &&
          (is_section(right->role) || number_label) && right->words.size() > 5)
        cuts.push_back(at);
    }
    // `Beslutning Kulturudvalget den 03-05-2022Godkendt.`: a dated line with what was decided behind its day.
    if (is_digit(before) && is_upper(c.value) && cuts.empty()) {
      const auto step = step_at(text, {line.begin, at}, {});
      if (step && step->says_decision) cuts.push_back(at);
    }
    if (before == ' ' && is_upper(c.value) && cuts.empty()) {
      if (const auto end = step_before(text, line, at)) cuts.push_back(*end);
    }
    before = c.value;
    at += c.size;
  }
  return cuts;
}

}  // namespace frisaet::minutes
