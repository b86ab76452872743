#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/dates.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// The number before a title, else the one before it in the contents list.
std::optional<ItemMark> number_of_listed(std::string_view text, const Mark& mark) {
  const Span title = mark.piece.listed_title;
  Span above = trimmed(text, {mark.piece.span.begin, title.begin});
  // `72 Ø Ny bro`: a letter for who handles the case.
  const std::size_t blank = above.of(text).rfind(' ');
  if (blank != std::string_view::npos && is_upper(decode_utf8(text, above.begin + blank + 1).value) &&
      decode_utf8(text, above.begin + blank + 1).size == above.size() - blank - 1)
    above.end = above.begin + blank;
  // `Emne:` before a title that lost its number is none, nor is the rest of its case's number (`/6120`).
  const bool counted = above.of(text).find('/') == std::string_view::npos &&
                       above.of(text).find_first_of("0123456789") != std::string_view::npos;
  const Span printed = counted ? above : mark.piece.list_number;
  if (printed.empty()) return std::nullopt;
  const std::size_t digits = printed.begin + printed.of(text).find_first_of("0123456789");
  ItemMark number;
  number.form = digits > printed.begin            ? NumberForm::kPoint
                : printed.of(text).ends_with('.') ? NumberForm::kStop
                                                  : NumberForm::kBare;
  std::from_chars(text.data() + digits, text.data() + printed.end, number.number);
  number.printed = printed;
  number.title = title;
  return number;
}

/// `Ø Budgetopfølgning 1`: a letter for who handles the case.
bool begins_page_with_initials(const Mark& mark) {
  constexpr std::size_t kLongest = 4;
  return mark.piece.run_together && !mark.piece.glued && mark.piece.span.size() <= kLongest;
}

/// `Punkt: 4`, `Sagsnr.: 22/4413`, `Sagsforløb: TU - Åben sag`, `Lukket punkt`: what a page may tell of a
/// case above its title.
bool tells_of_case(std::string_view text, const Mark& mark) {
  constexpr std::size_t kLongest = 160;
  static const RuleFamily& open = RuleBook::standard().family("minutes_lines", "closed_behind_title");
  if (mark.piece.span.size() > kLongest) return false;
  if (mark.item) return mark.item->title.empty();
  return mark.case_number || mark.has(HeadingRole::kCaseDetail) || open.matches(mark.piece.span.of(text)) ||
         (mark.heading && mark.heading->colon && !mark.has(HeadingRole::kDecision));
}

/// Where the labels of a case begin that stand between its page's begin and its title; `title` where anything
/// else does.
std::size_t labels_above_title(std::string_view text, const std::vector<Mark>& marks, std::size_t title) {
  std::size_t first = title;
  while (first > 0 && marks[first].piece.glued && tells_of_case(text, marks[first - 1])) --first;
  return marks[first].piece.glued ? title : first;
}

/// The number among those labels: `Punkt: 4`.
std::optional<ItemMark> number_among_labels(const std::vector<Mark>& marks, std::size_t begin,
                                            std::size_t title) {
  for (std::size_t at = begin; at < title; ++at) {
    if (marks[at].item && marks[at].item->form == NumberForm::kPoint) return marks[at].item;
  }
  return std::nullopt;
}

}  // namespace

Reading by_listed_titles(std::string_view text, const std::vector<Mark>& marks, const Counts& counts) {
  constexpr double kListed = 3.0;
  const std::vector<std::size_t> titles =
      marks_where(marks, 0, [](const Mark& m) { return !m.piece.listed_title.empty(); });
  std::vector<std::size_t> begins = titles;
  for (std::size_t& at : begins) {
    // The heading of a group is none of the item above it; nor are initials at the page's begin.
    while (at > 0 && (gathers_items(text, marks[at - 1]) || begins_page_with_initials(marks[at - 1]) ||
                      is_closed_label(marks[at - 1].piece.span.of(text))))
      --at;
    at = labels_above_title(text, marks, at);
  }
  Reading reading = cut_at(begins, counts, marks.size(), kListed);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const Mark& mark = marks[titles[i]];
    reading.items[i].title = {mark.piece.listed_title};
    reading.items[i].body = titles[i] + 1;
    reading.items[i].number = number_among_labels(marks, begins[i], titles[i]);
    if (!reading.items[i].number) reading.items[i].number = number_of_listed(text, mark);
  }
  return reading;
}

Reading by_title_above_case(std::string_view text, const std::vector<Mark>& marks, const Counts& counts) {
  constexpr double kOnlyOne = 3.0;
  const std::vector<std::size_t> cases =
      marks_where(marks, 0, [](const Mark& m) { return m.case_number && !m.heading; });
  if (cases.size() != 1 || cases.front() == 0) return {};
  const std::size_t title = cases.front() - 1;
  const bool numbered = std::any_of(marks.begin(), marks.end(), [](const Mark& m) {
    return m.item && (m.item->form == NumberForm::kStop || m.item->form == NumberForm::kBullet ||
                      m.item->form == NumberForm::kPoint || m.item->form == NumberForm::kBare);
  });
  if (numbered || !find_dates(marks[title].piece.span.of(text)).empty()) return {};
  const bool decided_once = counts.decisions(cases.front(), marks.size()) == 1;
  if (!decided_once || marks[title].heading || marks[title].step || marks[title].item ||
      !looks_like_title(text, marks[title]))
    return {};
  Reading reading = cut_at({title}, counts, marks.size(), kOnlyOne);
  reading.items.front().title = {marks[title].piece.span};
  reading.items.front().body = title + 1;
  return reading;
}

}  // namespace frisaet::minutes
