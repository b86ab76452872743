#include "extractors/minutes/run_together_pages.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/run_together_steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A paragraph shorter than this is no page of a transcript.
constexpr std::size_t kShortestRunTogetherPage = 60;

/// `Side 4`, `Side iv`, `, s. 4`, `Blad nr. 4` at the begin of pages, also behind words that stand before it
/// on several of them. The transcript may have lost the number. `Lukket punkt` before them stays.
void cut_page_heads(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kLongestHead = 100;
  static const RuleFamily& sides = RuleBook::standard().family("minutes_lines", "page_side");
  static const RuleFamily& marks = RuleBook::standard().family("minutes_lines", "closed_behind_title");
  std::map<std::string_view, int> heads;
  const auto side_at = [&](const RunTogetherPage& page) -> std::optional<Span> {
    const std::string_view begin = page.text.of(text).substr(0, kLongestHead);
    const auto side = sides.first(begin);
    return side ? std::optional(side->span) : std::nullopt;
  };
  // `Lukket punkt` before it.
  const auto mark_of = [&](const RunTogetherPage& page) {
    const std::size_t first = word_end(text, page.text.begin, page.text.end);
    const Span words{page.text.begin, word_end(text, next_word(text, first, page.text.end), page.text.end)};
    return marks.matches(words.of(text)) ? words : Span{page.text.begin, page.text.begin};
  };
  const auto head_of = [&](const RunTogetherPage& page, Span side) {
    return trimmed(text, {mark_of(page).end, page.text.begin + side.begin}).of(text);
  };
  for (const auto& page : pages) {
    if (const auto side = side_at(page)) ++heads[head_of(page, *side)];
  }
  for (auto& page : pages) {
    const auto side = side_at(page);
    if (!side || (side->begin > 0 && heads[head_of(page, *side)] < 2)) continue;
    page.head = mark_of(page);
    if (&page == &pages.front()) page.head = trimmed(text, {page.text.begin, page.text.begin + side->begin});
    page.text.begin = next_word(text, page.text.begin + side->end, page.text.end);
  }
}

/// The longest chain of numbers that grow: indices, ascending. `Rådhuset 214` at one page's end is none of
/// the paper's own.
std::vector<std::size_t> longest_growing(const std::vector<int>& values) {
  std::vector<std::size_t> ends;  // of the chains of each length, the one that ends in the smallest number
  std::vector<std::size_t> previous(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto longer = std::lower_bound(ends.begin(), ends.end(), values[i],
                                         [&](std::size_t end, int value) { return values[end] < value; });
    previous[i] = longer == ends.begin() ? i : *std::prev(longer);
    if (longer == ends.end())
      ends.push_back(i);
    else
      *longer = i;
  }
  std::vector<std::size_t> chain;
  for (std::size_t i = ends.empty() ? values.size() : ends.back(); i < values.size(); i = previous[i]) {
    chain.push_back(i);
    if (previous[i] == i) break;
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// The numbers that end most pages, each larger than the one before: the paper's own page numbers, also with
/// the number of pages behind them (`3 / 39`).
void cut_page_numbers(std::string_view text, std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "page_number_at_end");
  constexpr std::size_t kFewest = 3;
  std::vector<std::pair<RunTogetherPage*, Span>> numbers;
  std::vector<int> values;
  for (auto& page : pages) {
    const auto match = family.first(page.text.of(text));
    if (!match || match->span.begin == 0) continue;
    const Span number = shifted(*match->group("number"), page.text.begin);
    int value = 0;
    std::from_chars(text.data() + number.begin, text.data() + number.end, value);
    values.push_back(value);
    numbers.emplace_back(&page, shifted(match->span, page.text.begin));
  }
  const std::vector<std::size_t> chain = longest_growing(values);
  // Numbers that all lie as far from the place of their page may be fewer.
  const auto offset = [&](std::size_t i) {
    return values[i] - static_cast<int>(numbers[i].first - pages.data());
  };
  const bool count_pages = std::all_of(chain.begin(), chain.end(),
                                       [&](std::size_t i) { return offset(i) == offset(chain.front()); });
  if (chain.size() < kFewest || chain.size() * (count_pages ? 2 : 3) < pages.size() * (count_pages ? 1 : 2))
    return;
  for (const std::size_t i : chain) {
    RunTogetherPage& page = *numbers[i].first;
    page.text = trimmed(text, {page.text.begin, numbers[i].second.begin});
  }
}

/// Pages that begin in a number that grows by one from page to page: `3 36 41. Ny bro`, `4 37 42. Ny sti`.
/// Bare numbers may be the items' own, unless these have theirs with a stop.
void cut_numbers_at_begin(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3, kLongest = 3;
  static const RuleFamily& stopped = RuleBook::standard().family("minutes_lines", "number_within_list");
  const auto word_of = [&](Span page) { return Span{page.begin, word_end(text, page.begin, page.end)}; };
  std::map<int, std::vector<std::size_t>> by_offset;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Span word = word_of(pages[i].text);
    int value = 0;
    const auto read = std::from_chars(text.data() + word.begin, text.data() + word.end, value);
    if (!word.empty() && word.size() <= kLongest && read.ptr == text.data() + word.end)
      by_offset[value - static_cast<int>(i)].push_back(i);
  }
  const auto best = std::max_element(by_offset.begin(), by_offset.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  if (best == by_offset.end() || best->second.size() < kFewest || best->second.size() * 2 < pages.size())
    return;
  const auto stops = std::count_if(best->second.begin(), best->second.end(), [&](std::size_t i) {
    return stopped.first(pages[i].text.of(text)).has_value();
  });
  if (static_cast<std::size_t>(stops) * 2 < best->second.size()) return;
  for (const std::size_t i : best->second) {
    Span& page = pages[i].text;
    page.begin = next_word(text, word_of(page).end, page.end);
  }
}

/// `Side 4` at the end of pages: which ones had it.
std::vector<std::size_t> cut_page_feet(std::string_view text, std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& feet = RuleBook::standard().family("minutes_lines", "page_foot");
  std::vector<std::size_t> footed;
  for (auto& page : pages) {
    const auto foot = feet.first(page.text.of(text));
    if (!foot) continue;
    page.text = trimmed(text, {page.text.begin, page.text.begin + foot->span.begin});
    footed.push_back(static_cast<std::size_t>(&page - pages.data()));
  }
  return footed;
}

/// `Solby Byråd - Referat maj 2022 Side 4`: the words before the number of the page on most of those that end
/// in one. `footed`: those pages. Of words that all of them end in only whose meeting it is and what follows
/// is the foot: each may also end in the same absentees.
void cut_words_before_feet(std::string_view text, std::vector<RunTogetherPage>& pages,
                           const std::vector<std::size_t>& footed) {
  constexpr std::size_t kFewest = 3, kLongest = 120;
  if (footed.size() < kFewest) return;
  const auto with = [&](std::string_view words) {
    return static_cast<std::size_t>(std::count_if(footed.begin(), footed.end(), [&](std::size_t i) {
      const std::string_view page = pages[i].text.of(text);
      return page.ends_with(words) &&
             (page.size() == words.size() || page[page.size() - words.size() - 1] == ' ');
    }));
  };
  const Span model = pages[footed.back()].text;
  std::size_t begin = model.end;
  for (std::size_t at = model.end; at > model.begin && model.end - at < kLongest;) {
    while (at > model.begin && is_space(decode_utf8_before(text, at).value)) --at;
    while (at > model.begin && !is_space(decode_utf8_before(text, at).value))
      at -= decode_utf8_before(text, at).size;
    if (with(text.substr(at, model.end - at)) * 3 < footed.size() * 2) break;
    begin = at;
  }
  const auto bodies = find_bodies(text.substr(begin, model.end - begin));
  if (bodies.empty()) return;
  const std::string_view foot =
      text.substr(begin + bodies.back().span.begin, model.end - begin - bodies.back().span.begin);
  if (foot.ends_with('.')) return;
  for (const std::size_t i : footed) {
    Span& page = pages[i].text;
    if (page.of(text).ends_with(foot)) page = trimmed(text, {page.begin, page.end - foot.size()});
  }
}

/// `… Godkendt. Solby Kommune`: a page's last words, behind a sentence, that name the municipality and no
/// more; or behind anything (`Afbud: Bo Holm Solby Kommune`), where most pages end so.
void cut_municipality_at_end(std::string_view text, std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& names = RuleBook::standard().family("minutes_lines", "municipality_at_end");
  static const RuleFamily& feet = RuleBook::standard().family("minutes_lines", "municipality_foot");
  constexpr std::size_t kFewest = 3;
  std::map<std::string_view, std::size_t> same;
  for (const auto& page : pages) {
    if (const auto foot = feet.first(page.text.of(text))) ++same[foot->group("foot")->of(page.text.of(text))];
  }
  for (const auto& [foot, times] : same) {
    if (times < kFewest || times * 3 < pages.size() * 2) continue;
    for (auto& page : pages) {
      if (page.text.of(text).ends_with(foot))
        page.text = trimmed(text, {page.text.begin, page.text.end - foot.size()});
    }
  }
  for (auto& page : pages) {
    const auto foot = names.first(page.text.of(text));
    if (foot) page.text = trimmed(text, {page.text.begin, page.text.begin + foot->group("foot")->begin});
  }
}

/// Words that begin the first page (`Køge Kommune Teknisk Udvalg`) and all others, or nearly all, are the
/// others' page head; so are words that begin the pages behind the first (`Teknisk Udvalg d. Ny bro`).
void cut_repeated_heads(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kMostWords = 10, kFewest = 4;
  static const RuleFamily& items = RuleBook::standard().family("minutes_items", "before_item_number");
  const auto begins_all = [&](std::string_view word) {
    return pages.size() > kFewest && !word.empty() && !items.matches(std::string(word) + " ") &&
           !role_of(word) && std::all_of(pages.begin(), pages.end(), [&](const RunTogetherPage& page) {
             const Span first{page.text.begin, word_end(text, page.text.begin, page.text.end)};
             return first.of(text) == word;
           });
  };
  const auto head_of = [&](std::size_t model, std::size_t from) {
    const Span first = pages[model].text;
    std::size_t end = first.begin;
    for (std::size_t words = 0; words < kMostWords && end < first.end; ++words) {
      const std::size_t next = word_end(text, next_word(text, end, first.end), first.end);
      const std::string_view head = text.substr(first.begin, next - first.begin);
      const auto with =
          std::count_if(pages.begin() + static_cast<std::ptrdiff_t>(from), pages.end(),
                        [&](const RunTogetherPage& page) { return page.text.of(text).starts_with(head); });
      if (static_cast<std::size_t>(with) * 4 < (pages.size() - from) * 3) break;
      if (head.ends_with(':')) break;  // `Punkt: 4`: a label of the case
      end = next;
    }
    const std::string_view head = text.substr(first.begin, end - first.begin);
    // A single word may begin any page but not all of them; the word for an item does.
    return head.find(' ') == std::string_view::npos && !begins_all(head) ? std::string_view() : head;
  };
  std::string_view head = head_of(0, 1);
  // No item's title begins all pages; a body's name does.
  if (const std::size_t middle = pages.size() / 2; head.empty() && pages.size() > kFewest) {
    head = head_of(middle, 2);
    if (find_bodies(head).empty()) head = {};
  }
  if (head.empty()) return;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    Span& page = pages[i].text;
    if (page.of(text).starts_with(head)) page.begin = next_word(text, page.begin + head.size(), page.end);
  }
}

/// `Solby Kommune Teknisk Udvalg Referat`: words with a body's name that begin nearly all pages but the
/// first.
void cut_heads_of_others(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3, kLongest = 100;
  if (pages.size() <= kFewest) return;
  const Span model = pages.back().text;
  std::size_t end = model.begin;
  while (end < model.end && end - model.begin < kLongest) {
    const std::size_t next = word_end(text, next_word(text, end, model.end), model.end);
    const std::string_view head = text.substr(model.begin, next - model.begin);
    if (next == end || is_digit(static_cast<unsigned char>(text[next_word(text, end, model.end)]))) break;
    if (head.ends_with(':')) break;
    const auto with = static_cast<std::size_t>(
        std::count_if(pages.begin() + 1, pages.end(),
                      [&](const RunTogetherPage& page) { return page.text.of(text).starts_with(head); }));
    if (with < kFewest || with * 4 < (pages.size() - 1) * 3) break;
    end = next;
  }
  const std::string_view head = text.substr(model.begin, end - model.begin);
  if (find_bodies(head).empty()) return;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    Span& page = pages[i].text;
    if (page.of(text).starts_with(head)) page.begin = next_word(text, page.begin + head.size(), page.end);
  }
}

/// Such pages printed and scanned: each paragraph is wrapped, and its page number begins its first line. All
/// lines but a paragraph's last are of full width, since no heading stands on a line of its own.
std::vector<RunTogetherPage> wrapped_run_together_pages(std::string_view text,
                                                        const std::vector<Line>& lines) {
  constexpr std::size_t kFewestFullLines = 6;
  std::vector<RunTogetherPage> pages;
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.span.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span span = lines[i].span;
    const std::string number = std::to_string(pages.size() + 1) + " ";
    const bool apart = i == 0 || lines[i].first_on_page || lines[i].blanks_before > 0;
    if (apart && span.of(text).starts_with(number)) {
      pages.push_back({i, i, {span.begin + number.size(), span.end}});
    } else if (!pages.empty()) {
      pages.back().last = i;
      pages.back().text.end = span.end;
    }
  }
  std::size_t full = 0, narrow = 0;
  for (const RunTogetherPage& page : pages) {
    for (std::size_t i = page.line; i < page.last; ++i) {
      const bool ends_paragraph = lines[i + 1].blanks_before > 0 || lines[i + 1].first_on_page;
      if (!ends_paragraph) ++(lines[i].span.size() * 10 < widest * 7 ? narrow : full);
    }
  }
  const bool flows = full >= kFewestFullLines && narrow * 10 <= full && full >= pages.size();
  return pages.size() > 1 && flows && widest > kShortestRunTogetherPage ? pages
                                                                        : std::vector<RunTogetherPage>{};
}

/// Roles of the sections' headings that stand within a paragraph, as often as they do.
std::multiset<HeadingRole> headings_within(std::string_view text, Span paragraph) {
  std::multiset<HeadingRole> roles;
  for (std::size_t at = paragraph.begin; at < paragraph.end;
       at = next_word(text, word_end(text, at, paragraph.end), paragraph.end)) {
    if (at == paragraph.begin || !is_upper(decode_utf8(text, at).value)) continue;
    const auto end = heading_end(text, at, paragraph.end);
    if (!end) continue;
    const auto role = role_of(text.substr(at, *end - at));
    if (role && is_section(*role)) roles.insert(*role);
  }
  return roles;
}

/// Pages of a site whose items lost their lines, below titles that kept theirs: `4. Ny bro` /
/// `Sagsfremstilling Broen er gammel. Indstilling Den males. Beslutning Teknisk Udvalg, 03-05-2022 Anbefales.
/// …`. A paragraph with several sections' headings within, more than once, in a paper that sets few of them
/// on lines of their own.
std::vector<RunTogetherPage> run_together_items(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kShortestItem = 100, kFewestItems = 2, kFewestHeadings = 2, kFewestDated = 3;
  std::size_t alone = 0, paragraphs = 0, telling = 0;
  for (const Line& line : lines) {
    if (const auto role = heading_role(line.span.of(text)); role && is_section(*role)) ++alone;
    paragraphs += line.span.size() >= kShortestItem ? 1U : 0U;
  }
  if (alone > paragraphs) return {};
  for (const Line& line : lines) {
    if (line.span.size() < kShortestItem) continue;
    const auto roles = headings_within(text, line.span);
    const bool proposes_or_decides =
        roles.count(HeadingRole::kDecision) != 0 || roles.count(HeadingRole::kRecommendation) != 0;
    if (std::set(roles.begin(), roles.end()).size() >= kFewestHeadings && proposes_or_decides) ++telling;
  }
  const bool by_headings = telling >= kFewestItems && alone <= telling;
  if (!by_headings && alone > 0) return {};
  std::vector<RunTogetherPage> items;
  std::size_t dated = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i].span;
    // Of any length: `00.22.02-A26-1-22 Beslutning Byrådet, 24.05.2022 Godkendt.`
    const auto roles = headings_within(text, line);
    // `Broen er rusten. Byrådet, 24.05.2022 Godkendt.`: the decision without its heading.
    const bool decided = roles.count(HeadingRole::kDecision) == 0 && holds_dated_result(text, line);
    if (decided || !roles.empty()) items.push_back({i, i, line});
    dated += decided && line.size() >= kShortestItem ? 1U : 0U;
  }
  return by_headings || dated >= kFewestDated ? items : std::vector<RunTogetherPage>{};
}

/// The words that most of the places have right before them, the same at each, without the blank behind.
std::size_t common_words_before(std::string_view text, const std::vector<Span>& places, std::size_t floor) {
  constexpr std::size_t kLongest = 120;
  const std::size_t end = places.back().begin;
  std::size_t begin = end;
  for (std::size_t at = end; at > floor && end - at < kLongest;) {
    at = previous_word(text, at, floor);
    const std::string_view words = text.substr(at, end - at);
    const auto with = std::count_if(places.begin(), places.end(), [&](const Span& place) {
      return place.begin >= floor + words.size() &&
             text.substr(place.begin - words.size(), words.size()) == words;
    });
    if (static_cast<std::size_t>(with) * 3 < places.size() * 2) break;
    begin = at;
  }
  return end - begin;
}

/// The whole paper in one paragraph, as some sites print a PDF's text: parted where the numbers of its pages
/// stand behind whose they are, else one page.
std::vector<RunTogetherPage> run_together_whole(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kShortest = 600, kFewestDecisions = 3, kFewestPages = 3;
  static const RuleFamily& sides = RuleBook::standard().family("minutes_lines", "side_within_a_paragraph");
  std::size_t longest = 0, all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all += lines[i].span.size();
    if (lines[i].span.size() > lines[longest].span.size()) longest = i;
  }
  if (lines.empty() || lines[longest].span.size() < kShortest || lines[longest].span.size() * 10 < all * 8)
    return {};
  const Span whole = lines[longest].span;
  if (headings_within(text, whole).count(HeadingRole::kDecision) < kFewestDecisions) return {};
  std::vector<Span> places;
  int last = 0;
  for (const RuleMatch& match : sides.all(whole.of(text))) {
    const Span number = shifted(*match.group("number"), whole.begin);
    int value = 0;
    std::from_chars(text.data() + number.begin, text.data() + number.end, value);
    if (value <= last) continue;
    last = value;
    places.push_back(shifted(match.span, whole.begin));
  }
  // Fewer are pages' numbers where the last of them ends the paper.
  if (places.size() < kFewestPages && (places.size() < 2 || places.back().end < whole.end))
    return {{longest, longest, whole}};
  const std::size_t words = common_words_before(text, places, whole.begin);
  std::vector<RunTogetherPage> pages;
  std::size_t begin = whole.begin;
  for (const Span& place : places) {
    const bool with = text.substr(place.begin - std::min(words, place.begin), words) ==
                      text.substr(places.back().begin - words, words);
    const Span page = trimmed(text, {begin, std::max(begin, place.begin - (with ? words : 0))});
    if (!page.empty()) pages.push_back({longest, longest, page});
    begin = place.end;
  }
  if (const Span page = trimmed(text, {begin, whole.end}); !page.empty())
    pages.push_back({longest, longest, page});
  return pages;
}

/// `Ej til stede: Bo Holm og Ida Kjær` at a page's end, which several pages may print alike.
bool ends_with_absentees(std::string_view text, Span page) {
  constexpr std::size_t kLongest = 200;
  const std::size_t from = page.size() > kLongest ? page.end - kLongest : page.begin;
  const std::size_t colon = text.substr(0, page.end).rfind(": ");
  if (colon == std::string_view::npos || colon <= from) return false;
  const std::size_t stop = text.substr(0, colon).rfind(". ");
  const std::size_t label = stop == std::string_view::npos || stop < from ? from : stop + 2;
  const auto role = heading_role(text.substr(label, colon - label));
  if (role != HeadingRole::kAbsence && role != HeadingRole::kDisqualified) return false;
  const auto person = person_at(text, trimmed(text, {colon + 1, page.end}));
  if (!person) return false;
  const std::string_view rest = trim(text.substr(person->span.end, page.end - person->span.end));
  return rest.empty() || rest.starts_with(',') || rest.starts_with("og ");
}

}  // namespace

std::vector<RunTogetherPage> run_together_pages(std::string_view text, const std::vector<Line>& lines) {
  std::vector<RunTogetherPage> pages;
  std::size_t inside = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span span = lines[i].span;
    all += span.size();
    const std::string number = std::to_string(pages.size() + 1) + " ";
    // A page may hold a title and no more.
    const bool follows_page = !pages.empty() && pages.back().line + 1 == i && lines[i].blanks_before > 0 &&
                              span.size() > number.size() && upper_or_digit(text, span.begin + number.size());
    if ((span.size() < kShortestRunTogetherPage && !follows_page) || !span.of(text).starts_with(number))
      continue;
    pages.push_back({i, i, {span.begin + number.size(), span.end}});
    inside += span.size();
  }
  if (pages.size() < 2 || inside * 10 < all * 6) pages = wrapped_run_together_pages(text, lines);
  if (pages.empty()) {
    pages = run_together_items(text, lines);
    return pages.empty() ? run_together_whole(text, lines) : pages;
  }
  // Words that end every page are its foot.
  const auto last_word = [&](Span span) {
    std::size_t at = span.end;
    while (at > span.begin && !is_space(decode_utf8_before(text, at).value))
      at -= decode_utf8_before(text, at).size;
    return Span{at, span.end};
  };
  for (int cut = 0; cut < 5; ++cut) {
    // The last page may hold a closed item's title and no foot.
    std::map<std::string_view, std::size_t> feet;
    for (const auto& page : pages) ++feet[last_word(page.text).of(text)];
    const auto most = std::max_element(feet.begin(), feet.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string_view foot = most->first;
    const std::size_t with = most->second;
    // `26. juni`: a day whose year was lost.
    const bool day = cut > 0 && foot.size() < 4 && is_digit(static_cast<unsigned char>(foot.front()));
    if (foot.empty() || (foot.ends_with('.') && !day) || with < 2) break;
    // Behind the month that most pages end in the day may be lost on some of them.
    if (day ? with * 2 < pages.size() : with * 3 < pages.size() * 2) break;
    if (std::any_of(pages.begin(), pages.end(), [&](const auto& page) {
          return last_word(page.text).of(text) == foot && ends_with_absentees(text, page.text);
        }))
      break;
    // In an agenda `Beslutning` ends the pages, and nothing is below it.
    if (const auto role = heading_role(foot); role && is_section(*role)) break;
    for (auto& page : pages) {
      if (last_word(page.text).of(text) == foot)
        page.text = trimmed(text, {page.text.begin, last_word(page.text).begin});
    }
  }
  cut_page_heads(text, pages);
  cut_words_before_feet(text, pages, cut_page_feet(text, pages));
  cut_page_numbers(text, pages);
  cut_municipality_at_end(text, pages);
  cut_numbers_at_begin(text, pages);
  cut_repeated_heads(text, pages);
  cut_heads_of_others(text, pages);
  return pages;
}

}  // namespace frisaet::minutes
