#include "extractors/minutes/unlabelled_names.h"

#include <algorithm>
#include <string>

#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// Where lists of persons, each with a party, may begin that the page ends with, the longest first: the word
/// before a name may be no part of it.
std::vector<Span> names_at_end(std::string_view text, Span page) {
  constexpr std::size_t kLongest = 200;
  std::vector<Span> lists;
  for (std::size_t at = page.end; at > page.begin && page.end - at < kLongest;) {
    at = previous_word(text, at, page.begin);
    if (!is_upper(decode_utf8(text, at).value)) continue;
    // One behind the other, with nothing but blanks between.
    std::size_t stop = at;
    bool all = true;
    while (all && stop < page.end) {
      const auto person = person_at(text, {stop, page.end});
      all = person && person->person.party;
      if (all) stop = next_word(text, person->span.end, page.end);
    }
    if (all) lists.insert(lists.begin(), {at, page.end});
  }
  return lists;
}

/// A label before them says who they are.
bool follows_label(std::string_view text, std::size_t floor, std::size_t at) {
  const std::size_t word = previous_word(text, at, floor);
  const std::string_view before = trim(text.substr(word, at - word));
  return before.ends_with(':') || role_of(before).has_value();
}

/// A sentence, a count or a bracket ends right before `at`.
bool follows_sentence(std::string_view text, std::size_t floor, std::size_t at) {
  const std::string_view before = trim(text.substr(floor, at - floor));
  if (before.empty()) return false;
  const char last = before.back();
  return last == '.' || last == ')' || is_digit(static_cast<unsigned char>(last));
}

/// Where the names stand again, behind a sentence and before a heading or a page's end.
std::vector<Span> repeated(std::string_view text, const std::vector<RunTogetherPage>& pages,
                           std::string_view names) {
  std::vector<Span> found;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    const Span page = pages[i].text;
    for (std::size_t at = text.find(names, page.begin); at < page.end; at = text.find(names, at + 1)) {
      const std::size_t end = at + names.size();
      const std::size_t next = next_word(text, end, page.end);
      const bool heading = next >= page.end || heading_end(text, next, page.end);
      if (end <= page.end && heading && follows_sentence(text, page.begin, at)) found.push_back({at, end});
    }
  }
  return found;
}

}  // namespace

std::vector<Span> unlabelled_names(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3;
  if (pages.size() <= kFewest) return {};
  for (const Span& first : names_at_end(text, pages.front().text)) {
    const std::size_t floor = pages.front().text.begin;
    if (follows_label(text, floor, first.begin)) return {};
    // `Bo Holm (V), Ida Kjær (A)`: the end of a list.
    if (trim(text.substr(floor, first.begin - floor)).ends_with("),")) continue;
    std::vector<Span> found = repeated(text, pages, first.of(text));
    if (found.size() < kFewest) continue;
    found.insert(found.begin(), first);
    return found;
  }
  return {};
}

}  // namespace frisaet::minutes
