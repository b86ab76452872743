#include "extractors/minutes/page_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/headings.h"
#include "extractors/minutes/steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& noise() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "noise");
  return family;
}

const RuleFamily& decision_words() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "names_decision");
  return family;
}

/// Whose meeting it is, printed on every page. As one of the paper's first lines it may be all its head.
const RuleFamily& meeting_foot() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "meeting_foot");
  return family;
}

/// So many lines may be the paper's head.
constexpr std::size_t kMostHeadLines = 5;

/// Lines below a page's number that say the paper's first lines once more, in their order: page heads of a
/// text whose pages are not told apart. Two pages must begin so, or one with two of the lines: a single
/// heading below one page's number may be the same as a line above.
std::vector<bool> repeated_page_heads(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kEnough = 2;  // lines on one page, or pages
  const auto folded = [&](std::size_t at) { return fold(squeeze(lines[at].span.of(text))); };
  std::vector<std::string> first;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostHeadLines); ++i) first.push_back(folded(i));
  std::vector<bool> heads(lines.size(), false);
  std::size_t pages = 0;
  std::size_t longest = 0;
  for (std::size_t i = kMostHeadLines; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.of(text);
    if (!noise().matches(line) && !meeting_foot().matches(line)) continue;
    std::size_t same = 0;
    while (same < first.size() && i + 1 + same < lines.size() && folded(i + 1 + same) == first[same])
      heads[i + 1 + same++] = true;
    pages += same > 0 ? 1 : 0;
    longest = std::max(longest, same);
  }
  return pages >= kEnough || longest >= kEnough ? heads : std::vector<bool>(lines.size(), false);
}

/// A page's number, also behind whose meeting it is.
bool is_page_foot(std::string_view line) {
  if (meeting_foot().matches(line)) return true;
  if (line.empty() || !is_digit(static_cast<unsigned char>(line.back())) || !noise().matches(line))
    return false;
  const std::string words = fold(line);
  return words.size() < 4 || words.find("side") != std::string::npos;
}

/// A day and no more, or behind the label of a meeting's.
bool is_day(std::string_view line) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_lines", "label_of_the_day");
  const auto label = labels.first(line);
  const std::size_t begin = label ? label->span.end : 0;
  const auto date = first_full_date(line.substr(begin));
  return date && date->span == Span{0, line.size() - begin};
}

/// A body's name and no more.
bool is_body(std::string_view line) {
  const auto bodies = find_bodies(line);
  return bodies.size() == 1 && bodies.front().span == Span{0, line.size()};
}

/// Lines right below the numbers of several pages, the same on each, that are no heading (`SOLBY KOMMUNE`),
/// and a day right above the numbers: heads and feet of pages. `named`: lines that name the page, as
/// `add_named_pages` finds them. A body with its day (`Teknisk Udvalg 03-05-2022`) may be the line above a
/// decision that a page begins with, so no such line may stand elsewhere.
std::vector<bool> lines_at_page_numbers(std::string_view text, const std::vector<Line>& lines,
                                        const std::vector<bool>& named) {
  constexpr std::size_t kFewest = 3, kMostLines = 3;
  std::vector<bool> found(lines.size(), false);
  std::vector<std::size_t> feet;
  for (std::size_t i = kMostHeadLines; i < lines.size(); ++i) {
    if (named[i] || is_page_foot(lines[i].span.of(text))) feet.push_back(i);
  }
  const auto stands_elsewhere = [&](std::size_t at, std::size_t below) {
    const std::string words = fold(squeeze(lines[at].span.of(text)));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (fold(squeeze(lines[i].span.of(text))) != words) continue;
      const bool below_foot =
          i >= below && (named[i - below] || std::find(feet.begin(), feet.end(), i - below) != feet.end());
      if (!below_foot) return true;
    }
    return false;
  };
  const auto mark_same = [&](auto&& place_of, auto&& may_be) {
    std::map<std::string, std::vector<std::size_t>> same;
    for (const std::size_t foot : feet) {
      const auto at = place_of(foot);
      if (at && may_be(*at)) same[fold(squeeze(lines[*at].span.of(text)))].push_back(*at);
    }
    bool any = false;
    for (const auto& [words, places] : same) {
      if (places.size() < kFewest) continue;
      for (const std::size_t at : places) found[at] = any = true;
    }
    return any;
  };
  for (std::size_t below = 1; below <= kMostLines; ++below) {
    const auto place = [&](std::size_t foot) {
      return foot + below < lines.size() && (below == 1 || found[foot + below - 1])
                 ? std::optional(foot + below)
                 : std::nullopt;
    };
    const auto no_heading = [&](std::size_t at) {
      const auto heading = heading_at(text, lines[at].span);
      if (heading && heading->role != HeadingRole::kDocumentWord) return false;
      const auto step = step_at(text, lines[at].span, {});
      return !step || (!step->says_decision && step->rest.empty() && !stands_elsewhere(at, below));
    };
    if (!mark_same(place, no_heading)) break;
  }
  const auto above = [&](std::size_t foot) { return std::optional(foot - 1); };
  const bool day_above = mark_same(above, [&](std::size_t at) { return is_day(lines[at].span.of(text)); });
  // `Økonomiudvalget` / `Mødedato 20. april 2015` / `Side 3`
  const auto above_the_day = [&](std::size_t foot) {
    return found[foot - 1] ? std::optional(foot - 2) : std::nullopt;
  };
  if (day_above) mark_same(above_the_day, [&](std::size_t at) { return is_body(lines[at].span.of(text)); });
  return found;
}

/// Lines with a body and a day right below the number of two pages or more: whose meeting the page is of. The
/// first of them stays where nothing above it says the day.
void add_heads_below_page_numbers(std::string_view text, const std::vector<Line>& lines,
                                  std::vector<bool>& heads) {
  constexpr std::size_t kLongest = 120;
  std::map<std::string, std::vector<std::size_t>> below;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view head = lines[i + 1].span.of(text);
    if (!noise().matches(lines[i].span.of(text)) || head.size() > kLongest) continue;
    if (find_bodies(head).size() == 1 && !decision_words().matches(head))
      below[fold(squeeze(head))].push_back(i + 1);
  }
  for (const auto& [head, places] : below) {
    if (places.size() < 2) continue;
    const Span first = lines[places.front()].span;
    const auto days = find_dates(first.of(text));
    if (days.size() != 1 || !days.front().date) continue;
    const auto above = find_dates(text.substr(0, first.begin));
    const bool said = std::any_of(above.begin(), above.end(), [&](const DateMention& day) {
      return day.date && *day.date == *days.front().date;
    });
    for (const std::size_t place : places) heads[place] = heads[place] || said || place != places.front();
  }
}

std::size_t leading_digits(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(static_cast<unsigned char>(line[digits]))) ++digits;
  return digits;
}

/// Numbers alone between blank lines, each larger than the one before, with a numbered line below two of them
/// at least (`3`, blank lines, `2. Ny hal`): the paper's own page numbers. Where titles stand below them they
/// are the items' own.
void add_lone_page_numbers(std::string_view text, const std::vector<Line>& lines, std::vector<bool>& heads) {
  constexpr std::size_t kFewest = 3, kNumberedBelow = 2, kMostDigits = 3;
  constexpr int kMostPagesOfAnItem = 20;
  std::vector<std::size_t> lone;
  std::size_t numbered_below = 0;
  int last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.of(text);
    if (line.empty() || line.size() > kMostDigits || leading_digits(line) < line.size()) continue;
    const bool at_end = i + 1 == lines.size();
    if (lines[i].blanks_before == 0 || (!at_end && lines[i + 1].blanks_before == 0)) continue;
    const int number = std::stoi(std::string(line));
    if (!lone.empty() && (number <= last || number > last + kMostPagesOfAnItem)) return;
    last = number;
    lone.push_back(i);
    const std::string_view below = at_end ? std::string_view() : lines[i + 1].span.of(text);
    const std::size_t digits = leading_digits(below);
    numbered_below += digits > 0 && below.substr(digits, 2) == ". " ? 1 : 0;
  }
  if (lone.size() < kFewest || numbered_below < kNumberedBelow) return;
  for (const std::size_t i : lone) heads[i] = true;
}

/// `3` / `Solby Kommune` / `Byrådet` / `03-05-2022`: numbers alone on a line, each larger than the one
/// before, with the same lines below that say whose meeting it is: the ends and heads of pages.
void add_numbers_above_heads(std::string_view text, const std::vector<Line>& lines,
                             std::vector<bool>& heads) {
  static const RuleFamily& names = RuleBook::standard().family("minutes_lines", "municipality_alone");
  constexpr std::size_t kFewest = 3, kFewestNumbered = 2, kMostLines = 3, kMostDigits = 3;
  std::map<std::string, std::vector<std::size_t>> numbers;
  std::map<std::string, std::size_t> said;
  const auto is_number = [&](std::string_view line) {
    return !line.empty() && line.size() <= kMostDigits && leading_digits(line) == line.size();
  };
  for (std::size_t i = kMostHeadLines; i + 1 < lines.size(); ++i) {
    const std::string_view line = lines[i].span.of(text), below = lines[i + 1].span.of(text);
    if (!names.matches(below) && !is_body(below)) continue;
    ++said[fold(squeeze(below))];
    if (is_number(line)) numbers[fold(squeeze(below))].push_back(i);
  }
  for (const auto& [head, places] : numbers) {
    const auto number_at = [&](std::size_t i) { return std::stoi(std::string(lines[i].span.of(text))); };
    const bool grow = std::is_sorted(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
      return number_at(a) < number_at(b);
    });
    const bool twice = std::adjacent_find(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
                         return number_at(a) == number_at(b);
                       }) != places.end();
    // The first pages may have no number.
    if (places.size() < kFewestNumbered || said[head] < kFewest || !grow || twice) continue;
    const std::size_t last = lines.size() - 1;
    heads[last] =
        heads[last] || (is_number(lines[last].span.of(text)) && number_at(last) > number_at(places.back()));
    for (const std::size_t place : places) {
      heads[place] = true;
      for (std::size_t i = place + 1; i < lines.size() && i <= place + kMostLines; ++i) {
        const std::string_view line = lines[i].span.of(text);
        if (!names.matches(line) && !is_body(line) && !is_day(line)) break;
        heads[i] = true;
      }
    }
  }
}

/// `Page 3: Referat af møde i Solby Byråd`: the same words behind the numbers of several pages.
void add_named_pages(std::string_view text, const std::vector<Line>& lines, std::vector<bool>& heads) {
  static const RuleFamily& named = RuleBook::standard().family("minutes_lines", "named_page");
  constexpr std::size_t kFewest = 3;
  std::map<std::string_view, std::vector<std::size_t>> pages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.of(text);
    if (const auto head = named.first(line)) pages[line.substr(head->span.end)].push_back(i);
  }
  for (const auto& [words, places] : pages) {
    if (places.size() < kFewest) continue;
    for (const std::size_t i : places) heads[i] = true;
  }
}

/// `Solby Byråd Mødedato: Tirsdag den 3. maj 2022` on several lines: whose meeting each page is of. The first
/// stays where nothing above it says the day.
void add_labelled_heads(std::string_view text, const std::vector<Line>& lines, std::vector<bool>& heads) {
  static const RuleFamily& labelled = RuleBook::standard().family("minutes_lines", "labelled_page_head");
  constexpr std::size_t kFewest = 3;
  std::map<std::string, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].span.of(text);
    if (labelled.matches(line)) same[fold(squeeze(line))].push_back(i);
  }
  for (const auto& [words, places] : same) {
    const Span first = lines[places.front()].span;
    const auto day = first_full_date(first.of(text));
    if (places.size() < kFewest || !day || find_bodies(first.of(text)).empty()) continue;
    const auto above = find_dates(text.substr(0, first.begin));
    const bool said = std::any_of(above.begin(), above.end(), [&](const DateMention& date) {
      return date.date && date.date == day->date;
    });
    for (const std::size_t place : places) heads[place] = said || place != places.front();
  }
}

}  // namespace

std::vector<bool> page_lines(std::string_view text, const std::vector<Line>& lines) {
  std::vector<bool> heads = repeated_page_heads(text, lines);
  add_heads_below_page_numbers(text, lines, heads);
  add_lone_page_numbers(text, lines, heads);
  add_numbers_above_heads(text, lines, heads);
  add_labelled_heads(text, lines, heads);
  std::vector<bool> named(lines.size(), false);
  add_named_pages(text, lines, named);
  const std::vector<bool> at_numbers = lines_at_page_numbers(text, lines, named);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    heads[i] = heads[i] || named[i] || at_numbers[i] ||
               (i >= kMostHeadLines && meeting_foot().matches(lines[i].span.of(text)));
  }
  return heads;
}

}  // namespace frisaet::minutes
