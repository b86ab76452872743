#include <algorithm>
#include <optional>
#include <string>

#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/run_together_pages.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// `Fraværende Bo Holm, Ida Kjær Medlemmer Per Grøn (V)`: labels of a head that its names follow.
bool stands_before_names(HeadingRole role) {
  return role == HeadingRole::kAbsence || role == HeadingRole::kRoster;
}

/// `… at broen males. Bilag Notat om broen.pdf`, `Fraværende: Bo Holm (V) Bilag Kort (dok.nr 4/22)`: between
/// a sentence or a list of names and the name of a file.
bool lists_files(std::string_view text, std::size_t at, std::size_t after, std::size_t end) {
  constexpr std::size_t kLongestName = 100;
  static const RuleFamily& files = RuleBook::standard().family("minutes_lines", "file_name");
  static const RuleFamily& numbers = RuleBook::standard().family("minutes_lines", "number_of_an_attachment");
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \n", at - 1);
  if (const auto number = numbers.first(text.substr(after, std::min<std::size_t>(end - after, 8))))
    after += number->span.end;
  if (before == std::string_view::npos || (text[before] != '.' && text[before] != ')') || after >= end)
    return false;
  const auto file = files.first(text.substr(after, std::min(end - after, kLongestName)));
  return is_upper(decode_utf8(text, after).value) && file &&
         text.substr(after, file->span.begin).find(". ") == std::string_view::npos;
}

/// The last thing before `at` that is no blank ends a sentence, or a list's entry begins there.
bool behind_sentence(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \n", at - 1);
  if (before == std::string_view::npos) return false;
  static constexpr std::string_view kBullet = "•";
  return text[before] == '.' || text[before] == ')' || text[before] == '?' ||
         text.substr(0, before + 1).ends_with(kBullet);
}

/// `Bilag • Kort`, `Bilag 1 Kort over broen`, or nothing but a site's own words behind the word.
bool lists_attachments(std::string_view text, std::size_t after, std::size_t end) {
  static const RuleFamily& entries =
      RuleBook::standard().family("minutes_lines", "attachment_in_a_paragraph");
  std::size_t stop = after;
  for (int words = 0; words < 3 && stop < end; ++words) {
    stop = word_end(text, next_word(text, stop, end), end);
    if (role_of(text.substr(after, stop - after)) == HeadingRole::kEnding) return true;
  }
  return after >= end || entries.first(text.substr(after, std::min<std::size_t>(end - after, 16)));
}

}  // namespace

bool is_broken_case_number(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view word = text.substr(at, word_end(text, at, end) - at);
  return word.size() > 1 && is_digit(static_cast<unsigned char>(word.front())) &&
         (word.back() == '/' || word.back() == '-');
}

bool in_capitals(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_utf8(words, at);
    if (is_letter(c.value) && !is_upper(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}
std::size_t next_word(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}

std::size_t previous_word(std::string_view text, std::size_t at, std::size_t floor) {
  while (at > floor && is_space(decode_utf8_before(text, at).value)) at -= decode_utf8_before(text, at).size;
  while (at > floor && !is_space(decode_utf8_before(text, at).value)) at -= decode_utf8_before(text, at).size;
  return at;
}

std::size_t past_lost_year(std::string_view text, std::size_t at, std::size_t end) {
  static const RuleFamily& years = RuleBook::standard().family("minutes_items", "year_behind");
  constexpr std::size_t kLongest = 16;
  const auto year = years.first(text.substr(at, std::min(kLongest, end - at)));
  return year ? trimmed(text, {at, at + year->span.end}).end : at;
}

std::optional<HeadingRole> role_of(std::string_view words) {
  if (words.ends_with(':')) words.remove_suffix(1);
  return heading_role(words);
}

std::optional<std::size_t> heading_end(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t kLongestDay = 40;
  std::optional<std::size_t> found;
  std::size_t stop = at;
  for (int words = 0; words < 4 && stop < end; ++words) {
    stop = word_end(text, next_word(text, stop, end), end);
    std::string_view heading = text.substr(at, stop - at);
    const bool colon = heading.ends_with(':');
    if (colon) heading.remove_suffix(1);
    const auto role = heading_role(heading);
    const bool signatures = heading.starts_with("Underskrift");
    // `… godkendt. Til toppen 4. Ny bro`: a site's own words.
    // A single word only behind a sentence.
    const bool several = heading.find(' ') != std::string_view::npos;
    const bool button = role == HeadingRole::kEnding && !signatures &&
                        (several || behind_sentence(text, at)) &&
                        (stop >= end || !is_letter(decode_utf8(text, next_word(text, stop, end)).value) ||
                         upper_or_digit(text, next_word(text, stop, end)));
    if (button) found = stop;
    if (!role || *role == HeadingRole::kCaseDetail || (*role == HeadingRole::kEnding && !signatures))
      continue;
    const std::size_t after = next_word(text, stop, end);
    if (*role == HeadingRole::kCaseNumber &&
        (case_number_at(text, {after, end}) || is_broken_case_number(text, after, end)))
      found = stop;
    // `Mødedato 3. maj 2022`: on a line of its own it would be a label.
    if (*role == HeadingRole::kDate && words == 0 && after < end) {
      const auto days = find_dates(text.substr(after, std::min(kLongestDay, end - after)));
      if (!days.empty() && days.front().span.begin == 0 && days.front().date) found = stop;
    }
    // In capitals a heading is one whatever follows: `SAGSFREMSTILLING a) Broen`.
    if (is_section(*role) && in_capitals(heading)) found = stop;
    if (colon || (is_section(*role) && (after == end || upper_or_digit(text, after)))) found = stop;
    // `Oversigt over elevtal` is no list of what follows.
    const bool lists = *role == HeadingRole::kContents && (after == end || upper_or_digit(text, after));
    if (lists || signatures) found = stop;
    if (*role == HeadingRole::kAttachments &&
        (lists_files(text, at, after, end) ||
         (behind_sentence(text, at) && lists_attachments(text, after, end))))
      found = stop;
    if (stands_before_names(*role) && after < end && person_at(text, {after, end})) found = stop;
    // `Afbud Bo Holm Fraværende Indholdsfortegnelse: 1. Ny bro`: nobody stands behind the label.
    if (*role == HeadingRole::kAbsence && after < end) {
      const auto next = role_of(text.substr(after, word_end(text, after, end) - after));
      if (next == HeadingRole::kContents) found = stop;
    }
    // `Stedfortræder Medlemmer Bo Holm (V)`: nobody came instead.
    if (*role == HeadingRole::kAlsoPresent && after < end) {
      const auto next = heading_role(text.substr(after, word_end(text, after, end) - after));
      if (next && stands_before_names(*next)) found = stop;
    }
  }
  return found;
}

}  // namespace frisaet::minutes
