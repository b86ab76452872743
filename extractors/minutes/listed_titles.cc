#include "extractors/minutes/listed_titles.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/headings.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A title may go on where the list lost its last figures (`… pr. 30. april 2011`).
constexpr std::size_t kLongestLostEnd = 16;
/// A single word that is shorter may stand anywhere.
constexpr std::size_t kShortestWord = 8;
constexpr std::size_t kShortestTitle = 12;
constexpr std::size_t kLongestLabel = 20;

/// Where a title stands, and the part of the list it repeats.
struct Match {
  ListedTitle listed;
  Span in_list;
};

/// A text and what its words are compared by: their small letters.
struct Folded {
  explicit Folded(std::string_view printed) : text(printed), small(to_lower(printed)) {
    // Letters of which the two have not as many bytes are rare; then only the same letters are the same.
    if (small.size() != text.size()) small = std::string(text);
  }
  std::string_view text;
  std::string small;
};

/// The longest stretch of whole words from `at` on that stands in the list at `in_list`.
std::size_t common_end(std::string_view text, std::size_t at, std::size_t end, std::size_t in_list,
                       std::size_t list_end) {
  std::size_t same = 0;
  // Where lines were printed anew, they end elsewhere in the list.
  const auto unbroken = [&](std::size_t i) { return text[i] == '\n' ? ' ' : text[i]; };
  while (at + same < end && in_list + same < list_end && unbroken(at + same) == unbroken(in_list + same))
    ++same;
  const auto ends_word = [&](std::size_t from, std::size_t stop) {
    // Dots lead to the page's number, or the figures behind the title are lost.
    return from + same >= stop || is_space(decode_utf8(text, from + same).value) || text[from + same] == '.';
  };
  while (same > 0 && !(ends_word(at, end) && ends_word(in_list, list_end))) --same;
  return trimmed(text, {at, at + same}).end;
}

bool bare_number(std::string_view text, Span word) {
  return word.size() < 4 && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(word.begin),
                                        text.begin() + static_cast<std::ptrdiff_t>(word.end),
                                        [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

/// `291. ` right before `at`, not before `floor`.
Span number_before(std::string_view text, std::size_t at, std::size_t floor) {
  static const RuleFamily& marks = RuleBook::standard().family("minutes_lines", "open_mark_ends");
  constexpr std::size_t kLongestMark = 24;
  const std::size_t from = floor_code_point(text, std::max(floor, at - std::min(kLongestMark, at)));
  if (const auto mark = marks.first(text.substr(from, at - from))) at = from + mark->span.begin;
  // `3. - Ny bro`
  if (at >= floor + 3 && text.substr(at - 3, 3) == " - " && at > floor + 3 && text[at - 4] == '.') at -= 2;
  std::size_t end = at;
  while (end > floor && text[end - 1] == ' ') --end;
  if (end == at && (end == floor || text[end] != ' ')) return {};
  // `291 Ø Ny bro`: a letter for who handles the case.
  if (const CodePoint c = decode_utf8_before(text, end);
      end > floor + c.size && is_upper(c.value) && text[end - c.size - 1] == ' ') {
    if (const Span number = number_before(text, end - c.size, floor); !number.empty()) return number;
  }
  std::size_t digits = end;
  if (digits > floor && text[digits - 1] == '.') --digits;
  std::size_t begin = digits;
  while (begin > floor && is_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
  if (begin == digits || digits - begin > 3 || (begin > floor && text[begin - 1] != ' ')) return {};
  return {begin, end};
}

/// Where `Punkt`, `Emne:` begins right before `at`; `at` where no such word stands there.
std::size_t label_before(std::string_view text, std::size_t at, std::size_t floor) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_items", "before_item_number");
  constexpr std::size_t kLongest = 20;
  const std::size_t from = floor_code_point(text, std::max(floor, at - std::min(kLongest, at)));
  const auto label = labels.first(text.substr(from, at - from));
  return label ? from + label->group("label")->begin : at;
}

/// `Lukkede sager 66. Salg af areal`, `LUKKET PUNKT: 66. Salg af areal`: a group's heading, and the item's
/// number behind it, stand in the list as over the item; the title begins behind them.
bool holds_group_and_number(std::string_view words) {
  static const RuleFamily& groups = RuleBook::standard().family("minutes_lines", "group");
  static const RuleFamily& numbers = RuleBook::standard().family("minutes_lines", "number_within_list");
  const auto number = numbers.first(words);
  if (!number) return false;
  const std::string_view before = trim(words.substr(0, number->span.begin));
  return (before.ends_with(':') && before.size() < kLongestLabel) || groups.matches(before);
}

/// The title at `at`, where one stands there; over its item it may be set in capitals.
std::optional<Match> match_at(const Folded& folded, std::size_t at, Span page, Span contents,
                              const std::vector<std::size_t>& in_list) {
  const std::string_view text = folded.text;
  std::optional<Match> best;
  for (const std::size_t place : in_list) {
    const std::size_t stop = common_end(folded.small, at, page.end, place, contents.end);
    Span title{at, std::max(at, stop)};
    if (title.empty() || (best && title.size() <= best->in_list.size())) continue;
    Span repeated{place, place + title.size()};
    // The list may be, too.
    if (!in_capitals(title.of(text)) && !in_capitals(repeated.of(text))) {
      const std::size_t same = common_end(text, at, title.end, place, repeated.end);
      title.end = std::max(at, same);
      repeated.end = place + title.size();
      if (title.empty() || (best && title.size() <= best->in_list.size())) continue;
    }
    // `1. Spørgetid` in both places, whatever the item's text begins with.
    const Span over_item = number_before(text, at, page.begin);
    const Span listed = number_before(text, place, contents.begin);
    const bool same_number = !over_item.empty() && over_item.of(text) == listed.of(text);
    // A page begins with all of a line of the list.
    const std::size_t below = next_word(text, repeated.end, contents.end);
    static const RuleFamily& groups = RuleBook::standard().family("minutes_lines", "group");
    const bool gathers = groups.matches(title.of(text));
    const bool whole =
        gathers || (at == page.begin && title.size() >= kShortestTitle &&
                    (below >= contents.end || is_digit(static_cast<unsigned char>(text[below]))));
    // What the list lost behind the title.
    std::size_t next = next_word(text, title.end, page.end);
    while (!same_number && !whole && !begins_text_of_item(text, next, page.end)) {
      const std::size_t end = word_end(text, next, page.end);
      if (end >= page.end || end - title.end > kLongestLostEnd || text[end - 1] == '.' ||
          text[end - 1] == ':') {
        next = 0;
        break;
      }
      next = next_word(text, end, page.end);
      // `Ny bro G`: a letter for who handles the case is lost nowhere.
      const Span lost = trimmed(text, {title.end, end});
      const bool letter =
          is_upper(decode_utf8(text, lost.begin).value) && decode_utf8(text, lost.begin).size == lost.size();
      if (begins_text_of_item(text, next, page.end) && !letter) title.end = end;
    }
    if (next == 0) continue;
    if (whole || same_number) title.end = past_lost_year(text, title.end, page.end);
    const std::string_view words = title.of(text);
    if (holds_group_and_number(words)) continue;
    const bool single = words.find(' ') == std::string_view::npos;
    if (single ? words.size() < kShortestWord : words.size() < kShortestTitle) continue;
    // `Underskrifter`, `Bilagsoversigt`: parts of the paper; `Indstilling`: of an item.
    if (const auto role = role_of(words); role && single && !same_number && words != "Eventuelt") continue;
    const bool colon = words.ends_with(':');
    if (colon) --title.end;
    const std::size_t begin = label_before(text, over_item.empty() ? at : over_item.begin, page.begin);
    best = Match{{{begin, colon ? title.end + 1 : title.end}, title, {}}, repeated};
    best->listed.gathers = gathers;
  }
  return best;
}

/// Titles of the list in its order, each line of it once: the chain that repeats most of the list, of equal
/// ones the first.
std::vector<Match> in_order_of_list(const std::vector<Match>& matches) {
  std::vector<std::size_t> best(matches.size());
  std::vector<std::size_t> previous(matches.size(), matches.size());
  std::size_t last = matches.size();
  for (std::size_t j = 0; j < matches.size(); ++j) {
    best[j] = matches[j].in_list.size();
    for (std::size_t i = 0; i < j; ++i) {
      if (matches[i].in_list.end > matches[j].in_list.begin) continue;
      if (matches[i].listed.title.end > matches[j].listed.title.begin) continue;
      if (best[i] + matches[j].in_list.size() <= best[j]) continue;
      best[j] = best[i] + matches[j].in_list.size();
      previous[j] = i;
    }
    if (last == matches.size() || best[j] > best[last]) last = j;
  }
  std::vector<Match> chain;
  for (; last < matches.size(); last = previous[last]) chain.push_back(matches[last]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// `Side Ny bro 2 Ny skole 3 Bilag 5`: behind the titles stand the numbers of their pages, before the first
/// none.
bool pages_stand_behind(std::string_view text, Span contents, const std::vector<Match>& matches) {
  const auto number_behind = [&](const Match& match) {
    const std::size_t next = next_word(text, match.in_list.end, contents.end);
    return next < contents.end && is_digit(static_cast<unsigned char>(text[next])) &&
           bare_number(text, {next, word_end(text, next, contents.end)});
  };
  return number_before(text, matches.front().in_list.begin, contents.begin).empty() &&
         std::all_of(matches.begin(), matches.end(), number_behind);
}

/// Numbers that stand before titles in the list: those with a stop, and those that count as another does.
void take_numbers(std::string_view text, Span contents, std::vector<Match>& matches) {
  if (pages_stand_behind(text, contents, matches)) return;
  std::map<int, int> firsts;
  std::vector<std::pair<Span, int>> numbers;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Span printed = number_before(text, matches[i].in_list.begin, contents.begin);
    int value = 0;
    if (!printed.empty()) std::from_chars(text.data() + printed.begin, text.data() + printed.end, value);
    numbers.emplace_back(printed, value - static_cast<int>(i));
    if (value > 0) ++firsts[value - static_cast<int>(i)];
  }
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto& [printed, first] = numbers[i];
    if (!printed.empty() && (text[printed.end - 1] == '.' || firsts[first] > 1))
      matches[i].listed.list_number = printed;
  }
}

}  // namespace

bool begins_text_of_item(std::string_view text, std::size_t at, std::size_t end) {
  constexpr int kMostWords = 4;
  if (at >= end) return true;
  static const RuleFamily& behind = RuleBook::standard().family("minutes_lines", "behind_listed_title");
  const Span rest{at, std::min(end, at + 60)};
  if (behind.matches(rest.of(text))) return true;
  if (!upper_or_digit(text, at)) return false;
  std::size_t stop = at;
  for (int words = 0; words < kMostWords && stop < end; ++words) {
    stop = word_end(text, next_word(text, stop, end), end);
    const std::string_view printed = text.substr(at, stop - at);
    const auto role = role_of(printed);
    if (!role) continue;
    if (*role == HeadingRole::kCaseNumber || *role == HeadingRole::kCaseDetail) return true;
    const std::size_t after = next_word(text, stop, end);
    if (is_section(*role) && (printed.ends_with(':') || after >= end || upper_or_digit(text, after)))
      return true;
  }
  return bare_case_number(text, {at, word_end(text, at, end)}).has_value();
}

std::vector<ListedTitle> listed_titles(std::string_view text, const std::vector<RunTogetherPage>& pages,
                                       Span contents) {
  if (contents.empty()) return {};
  const Folded folded(text);
  const std::string_view small = folded.small;
  std::map<std::string_view, std::vector<std::size_t>> list;
  for (std::size_t at = contents.begin; at < contents.end;
       at = next_word(text, word_end(text, at, contents.end), contents.end)) {
    std::string_view word = small.substr(at, word_end(text, at, contents.end) - at);
    while (word.ends_with('.') || is_digit(static_cast<unsigned char>(word.back()))) {
      word.remove_suffix(1);
      if (word.empty()) break;
    }
    if (!word.empty()) list[word].push_back(at);
  }
  std::vector<Match> matches;
  for (const RunTogetherPage& page : pages) {
    if (page.text.end <= contents.end) continue;
    for (std::size_t at = std::max(page.text.begin, contents.end); at < page.text.end;) {
      const std::size_t stop = word_end(text, at, page.text.end);
      std::string_view word = small.substr(at, stop - at);
      while (word.ends_with('.')) word.remove_suffix(1);
      // `/14410 regulativ for havnen`: behind what is left of a case's number.
      const Span label{label_before(text, at, page.text.begin), at};
      const bool may_begin =
          is_upper(decode_utf8(text, at).value) || label.of(text).find('/') != std::string_view::npos;
      const auto found = may_begin ? list.find(word) : list.end();
      if (found != list.end()) {
        if (const auto match = match_at(folded, at, page.text, contents, found->second)) {
          at = next_word(text, match->listed.title.end, page.text.end);
          matches.push_back(*match);
          continue;
        }
      }
      at = next_word(text, stop, page.text.end);
    }
  }
  matches = in_order_of_list(matches);
  std::vector<ListedTitle> titles;
  for (const Match& match : matches) {
    if (match.listed.gathers) titles.push_back(match.listed);
  }
  std::erase_if(matches, [](const Match& match) { return match.listed.gathers; });
  if (matches.size() < 2) return {};
  take_numbers(text, contents, matches);
  for (const Match& match : matches) titles.push_back(match.listed);
  std::sort(titles.begin(), titles.end(),
            [](const ListedTitle& a, const ListedTitle& b) { return a.printed.begin < b.printed.begin; });
  return titles;
}

}  // namespace frisaet::minutes
