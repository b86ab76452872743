#include "extractors/minutes/titles_before_cases.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A heading or label inside a page.
struct Label {
  Span words;  ///< with its colon
  HeadingRole role;
};

std::vector<Label> labels_on(std::string_view text, Span page) {
  std::vector<Label> labels;
  for (std::size_t at = page.begin; at < page.end;) {
    const std::size_t next = next_word(text, word_end(text, at, page.end), page.end);
    const auto end = is_upper(decode_utf8(text, at).value) ? heading_end(text, at, page.end) : std::nullopt;
    const auto role = end ? role_of(text.substr(at, *end - at)) : std::nullopt;
    if (role) labels.push_back({{at, *end}, *role});
    at = role ? next_word(text, *end, page.end) : next;
  }
  return labels;
}

/// Where the name at `at` ends as the head lists it, `Bo Holm, Ida Kjær`; `at` where it lists none of it.
std::size_t listed_name_end(std::string_view text, std::size_t at, std::size_t end, std::string_view head) {
  constexpr int kMostWords = 5;
  std::size_t best = at, stop = at;
  for (int words = 1; words <= kMostWords && stop < end; ++words) {
    stop = word_end(text, next_word(text, stop, end), end);
    std::string name(text.substr(at, stop - at));
    while (name.ends_with(',') || name.ends_with('.')) name.pop_back();
    if (words > 1 &&
        (head.find(name + ",") != std::string_view::npos || head.find(name + " (") != std::string_view::npos))
      best = stop;
  }
  return best;
}

/// Past the names behind a label of the absent, each with its party or as the head lists it: else a name may
/// go on in the title.
std::size_t past_names(std::string_view text, std::size_t at, std::size_t end, std::string_view head) {
  while (at < end) {
    const auto person = person_at(text, {at, end});
    std::size_t behind = person && person->person.party ? person->span.end : at;
    if (behind == at) behind = listed_name_end(text, at, end, head);
    if (behind == at) break;
    at = next_word(text, behind, end);
    for (const std::string_view link : {", ", "og ", "samt ", ". "}) {
      if (text.substr(at, link.size()) == link) at = next_word(text, at + link.size(), end);
    }
  }
  return at;
}

/// `Åben sag` behind the title says what kind of item it is.
std::size_t without_closed_mark(std::string_view text, Span title) {
  static const RuleFamily& marks = RuleBook::standard().family("minutes_lines", "closed_behind_title");
  std::size_t begin = title.end;
  for (int words = 0; words < 2 && begin > title.begin; ++words) {
    begin = title.begin + std::min(text.substr(title.begin, begin - title.begin).rfind(' '), title.size());
    if (begin >= title.end) return title.end;
  }
  return marks.matches(trim(text.substr(begin, title.end - begin))) ? trimmed(text, {title.begin, begin}).end
                                                                    : title.end;
}

/// Where `12.` begins that stands right before `at` without a blank between, behind one; else `at`.
std::size_t glued_number_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 3;
  if (at < 2 || text[at - 1] != '.') return at;
  std::size_t begin = at - 1;
  while (begin > 0 && is_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
  const bool number = begin < at - 1 && at - 1 - begin <= kMostDigits;
  return number && (begin == 0 || text[begin - 1] == ' ') ? begin : at;
}

/// The title right before the label, not before `floor`.
std::optional<ListedTitle> title_before(std::string_view text, std::size_t floor, std::size_t label) {
  static const RuleFamily& numbers = RuleBook::standard().family("minutes_items", "number_before_title");
  constexpr std::size_t kShortest = 8, kLongest = 160;
  Span printed = trimmed(text, {floor, label});
  // `1.Ny bro`: the number ended a sentence, as it seemed.
  if (const std::size_t glued = glued_number_before(text, printed.begin); glued < printed.begin) {
    ListedTitle found{{glued, printed.end}, printed, {}};
    printed.end = found.title.end = found.printed.end = without_closed_mark(text, printed);
    const std::string_view words = printed.of(text);
    if (words.size() >= kShortest && words.size() <= kLongest && !words.ends_with('.')) return found;
  }
  printed.end = without_closed_mark(text, printed);
  ListedTitle found{printed, printed, {}};
  if (const auto number = numbers.first(printed.of(text)))
    found.title.begin = next_word(text, printed.begin + number->span.end, printed.end);
  const std::string_view words = found.title.of(text);
  if (words.size() < kShortest || words.size() > kLongest || words.ends_with('.') ||
      words.find(':') != std::string_view::npos || !is_upper(decode_utf8(words, 0).value))
    return std::nullopt;
  if (begins_with_result(words) || heading_role(words)) return std::nullopt;
  const auto person = person_at(text, found.title);
  if (person && person->span.end >= found.title.end) return std::nullopt;
  return found;
}

}  // namespace

std::vector<ListedTitle> titles_before_cases(std::string_view text,
                                             const std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3, kSameRun = 40;
  std::vector<ListedTitle> titles;
  std::size_t cases = 0;
  const std::string_view head = pages.empty() ? std::string_view() : pages.front().text.of(text);
  for (const RunTogetherPage& page : pages) {
    const std::vector<Label> labels = labels_on(text, page.text);
    const std::vector<Span> sentences = sentences_of(page.text.of(text));
    auto sentence = sentences.begin();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::size_t at = labels[i].words.begin;
      if (labels[i].role != HeadingRole::kCaseNumber) continue;
      // `J.nr.: Sagsid.: Initialer:`: one run of labels.
      const bool goes_on = i > 0 && !is_section(labels[i - 1].role) &&
                           labels[i - 1].role != HeadingRole::kAbsence &&
                           at - labels[i - 1].words.end < kSameRun &&
                           (titles.empty() || titles.back().printed.end <= labels[i - 1].words.begin);
      if (goes_on && labels[i - 1].role == HeadingRole::kCaseNumber) continue;
      ++cases;
      while (sentence != sentences.end() && page.text.begin + sentence->end <= at &&
             std::next(sentence) != sentences.end() && page.text.begin + std::next(sentence)->begin <= at)
        ++sentence;
      std::size_t floor = page.text.begin;
      if (sentence != sentences.end()) floor += sentence->begin;
      if (i > 0) {
        const std::size_t value = next_word(text, labels[i - 1].words.end, page.text.end);
        const bool absent = labels[i - 1].role == HeadingRole::kAbsence;
        const std::size_t behind = absent ? past_names(text, value, at, head) : value;
        if (absent && behind == value && floor < value) continue;
        floor = std::max(floor, behind);
      }
      if (floor >= at) continue;
      if (auto title = title_before(text, floor, at)) titles.push_back(*title);
    }
  }
  return cases >= kFewest && titles.size() * 4 >= cases * 3 ? titles : std::vector<ListedTitle>{};
}

}  // namespace frisaet::minutes
