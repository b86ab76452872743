#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// What a title above an item's first heading speaks for an order of sections.
constexpr double kTitled = 0.4;

/// What a closed item's title speaks for a reading beyond an item without decision and sections.
constexpr double kTitleAlone = 2.5;

/// What an agenda decided above another case speaks against decisions above their cases.
constexpr double kAgendaAlone = 3;

/// Where a section stands in an item, in one order of sections; nothing for those that may stand anywhere.
std::optional<int> rank_of(const Mark& mark, const std::array<HeadingRole, 4>& order, const Head& head,
                           bool after_decision) {
  const bool own_step = mark.step && mark.step->says_decision && is_own(*mark.step, head);
  // `Forvaltningen indstiller, at udvalget godkender,` in place of the heading: certain only where the item
  // before has come to its decision, as case texts say the same.
  if (mark.opener && !mark.heading && after_decision && order.back() == HeadingRole::kDecision) {
    const auto at = std::find(order.begin(), order.end(), HeadingRole::kRecommendation);
    return static_cast<int>(at - order.begin());
  }
  if (!mark.heading && !own_step) return std::nullopt;
  HeadingRole role = own_step ? HeadingRole::kDecision : mark.heading->role;
  if (role == HeadingRole::kRecommendationAndDecision) role = HeadingRole::kDecision;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] == role) return static_cast<int>(i);
  }
  return std::nullopt;
}

/// True where a line is no continuation of what stands above it: space, a finished sentence or a list before
/// it.
bool stands_apart(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  if (at == 0 || marks[at].piece.gap > 0 || marks[at].piece.first_on_page) return true;
  const Mark& above = marks[at - 1];
  const std::string_view words = above.piece.span.of(text);
  const HeadingRole open = open_above(marks, at);
  return above.heading || words.ends_with('.') || open == HeadingRole::kEnding;
}

/// `Cykelstier 2023 (2022-0198312)`: a case's number in parentheses behind a line says that it is a title.
bool ends_with_case_number(std::string_view text, const Mark& mark) {
  return looks_like_title(text, mark) && !mark.piece.span.of(text).starts_with('(') &&
         case_number_in_brackets(text, mark.piece.span).has_value();
}

/// Such a title above an item's first heading, with what the paper says of the case in between.
std::optional<std::size_t> title_with_case_number(std::string_view text, const std::vector<Mark>& marks,
                                                  std::size_t floor, std::size_t heading) {
  constexpr std::size_t kMostLinesBetween = 8;
  for (std::size_t i = heading; i-- > floor && heading - i <= kMostLinesBetween;) {
    if (marks[i].section()) return std::nullopt;
    if (ends_with_case_number(text, marks[i])) return i;
  }
  return std::nullopt;
}

/// A title with a case's number below which no heading stands any more, down to the paper's end: an item that
/// was dealt with behind closed doors.
bool closes_paper(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  if (!ends_with_case_number(text, marks[at])) return false;
  return std::none_of(marks.begin() + static_cast<std::ptrdiff_t>(at), marks.end(),
                      [](const Mark& mark) { return mark.section() || mark.step; });
}

/// `Dagsorden godkendt.` / `Beslutningstema` / `Budget 2023`: the first decision is about the agenda, and
/// what stands below it about something else, so that no decision stands above its case.
bool agenda_is_decided_alone(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
                             std::size_t end) {
  const auto names_agenda = [&](std::size_t i) {
    return fold(marks[i].piece.span.of(text)).find("dagsorden") != std::string::npos;
  };
  std::size_t below = begin + 1;
  while (below < end && !marks[below].section()) ++below;
  bool decided = false;
  for (std::size_t i = begin; i < below; ++i)
    decided = decided || (names_agenda(i) && !marks[i].heading && !marks[i].step);
  if (!decided || below >= end) return false;
  for (std::size_t i = below; i < end; ++i) {
    if (names_agenda(i)) return false;
  }
  return true;
}

/// `Beslutning` / `Fraværende: Bo Holm` / … / `Udvalgets beslutning i mødet den 3. maj 2022:`: between the
/// heading and the dated line stands who was away, and no result.
bool attendance_between(const std::vector<Mark>& marks, std::size_t heading, std::size_t step) {
  if (heading + 1 >= step || !marks[heading + 1].has(HeadingRole::kAbsence)) return false;
  return std::none_of(marks.begin() + static_cast<std::ptrdiff_t>(heading) + 1,
                      marks.begin() + static_cast<std::ptrdiff_t>(step),
                      [](const Mark& mark) { return mark.section() || mark.step || mark.result; });
}

/// A new item begins where the order of sections starts over.
Reading cut_by_order(std::string_view text, const std::vector<Mark>& marks, const Counts& counts,
                     const Head& head, std::size_t head_end, const std::array<HeadingRole, 4>& order) {
  std::vector<std::size_t> begins;
  double penalty = 0;
  int titled = 0;  // items with a line right above their first heading that may be their title
  int last = std::numeric_limits<int>::max();
  bool told = true;  // the item so far has a summary or recommendation
  bool case_text = false;
  std::size_t last_decision = 0;
  for (std::size_t i = head_end; i < marks.size(); ++i) {
    const bool decided = last == static_cast<int>(order.size()) - 1;
    const auto rank = rank_of(marks[i], order, head, decided);
    if (!rank) {
      // A closed item has a title and no heading.
      if (decided && !begins.empty() && closes_paper(text, marks, i)) {
        begins.push_back(i);
        penalty -= kTitleAlone;
      }
      continue;
    }
    // The dated line right under the heading, or under who was away, is the same decision.
    if (marks[i].step && last_decision > 0 &&
        (i - last_decision <= 3 || attendance_between(marks, last_decision, i)))
      continue;
    if (marks[i].has(HeadingRole::kDecision)) last_decision = i;
    // Two headings of one rank may follow each other (`Baggrund` after `Sagsfremstilling`), two decisions may
    // not.
    const bool decision = order[static_cast<std::size_t>(*rank)] == HeadingRole::kDecision;
    if (*rank < last || (*rank == last && decision)) {
      if (case_text && !told) penalty += 0.5;
      told = case_text = false;
      // The title line above the first heading belongs to the item.
      std::size_t begin = i;
      const std::size_t floor = begins.empty() ? 0 : begins.back() + 1;
      if (const auto title = title_with_case_number(text, marks, floor, i)) {
        begin = *title;
        ++titled;
      } else if (begin > floor && looks_like_title(text, marks[begin - 1]) &&
                 marks[begin - 1].piece.span.size() < 160 &&
                 (begins.empty() || stands_apart(text, marks, begin - 1))) {
        --begin;
        ++titled;
      }
      begins.push_back(begin);
    }
    last = *rank;
    told = told || marks[i].has(HeadingRole::kSummary) || marks[i].has(HeadingRole::kRecommendation);
    case_text = case_text || marks[i].has(HeadingRole::kCaseText);
  }
  Reading reading = cut_at(begins, counts, marks.size(), -0.5);
  // Two orders may fit the same headings; the one that begins where titles stand is right.
  if (!begins.empty()) reading.score += kTitled * titled - penalty;
  if (order.front() == HeadingRole::kDecision && begins.size() > 1 &&
      agenda_is_decided_alone(text, marks, begins[0], begins[1]))
    reading.score -= kAgendaAlone;
  return reading;
}

/// `3. maj 2022 - referat fra byrådet`
bool names_minutes_of_day(std::string_view line) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_heads", "meeting_of_a_day");
  return family.matches(line);
}

/// The title of an item without number: the first line of it that can be one, before its first section.
void take_unnumbered_title(std::string_view text, const std::vector<Mark>& marks, ItemRange& item,
                           std::size_t from, const std::string& head_line, std::size_t head_end) {
  static const RuleFamily& address = RuleBook::standard().family("minutes_lines", "address");
  std::optional<std::size_t> group;  // a line that may gather items, or be a title (`Sager på vej`)
  for (std::size_t i = from; i < item.end; ++i) {
    if (marks[i].section() || marks[i].step) {
      if (group && *group + 1 == i && i >= head_end) item.title = {marks[*group].piece.span};
      break;
    }
    if (!looks_like_title(text, marks[i])) continue;
    // `Åben dagsorden`, `Mødelokale 2, Rådhuset`
    static const RuleFamily& places = RuleBook::standard().family("minutes_items", "place");
    static const RuleFamily& whole = RuleBook::standard().family("minutes_items", "group_of_all");
    if (gathers_items(text, marks[i]) && !whole.matches(marks[i].piece.span.of(text))) group = i;
    if (gathers_items(text, marks[i]) || places.matches(marks[i].piece.span.of(text))) continue;
    // Who was away from an item that has no title.
    if (bare_names(text, marks[i].piece.span)) continue;
    // `Lukket sag` says what kind of item it is, not what it is about.
    const std::string words = fold(marks[i].piece.span.of(text));
    if (words == "lukket sag" || words == "lukket punkt") continue;
    // `3. maj 2022 - referat fra byrådet`: so is the meeting by its day.
    if (names_minutes_of_day(marks[i].piece.span.of(text))) continue;
    // The head said again is no title.
    if (!head_line.empty() && fold(marks[i].piece.span.of(text)) == head_line) continue;
    // Where they met, without a label.
    if (i < head_end && address.matches(marks[i].piece.span.of(text))) continue;
    TitleRead title = read_title(text, marks, marks[i].piece.span, i + 1);
    item.title = std::move(title.lines);
    item.body = std::max(item.body, title.next);
    return;
  }
}

/// Where the last paragraph above the item's first section begins that is no sentence.
std::size_t last_block_above_section(std::string_view text, const std::vector<Mark>& marks,
                                     const ItemRange& item) {
  std::size_t end = item.body;
  while (end < item.end && !marks[end].section() && !marks[end].step) ++end;
  std::size_t begin = end;
  while (begin > item.body) {
    --begin;
    const Mark& mark = marks[begin];
    if (mark.heading || mark.case_number || (mark.piece.gap == 0 && !mark.piece.first_on_page)) continue;
    if (!marks[end - 1].piece.span.of(text).ends_with('.')) return begin;
    end = begin;
  }
  return item.body;
}

/// A layout without numbers that says them over the decision (`Dagsordenspunkt 2: Title`): number and title,
/// and the place where that title stands over the item.
void take_number_over_decision(std::string_view text, const std::vector<Mark>& marks, ItemRange* before,
                               ItemRange& item) {
  for (std::size_t i = item.body; i < item.end; ++i) {
    if (!marks[i].item || marks[i].item->form != NumberForm::kPoint || marks[i].item->title.empty()) continue;
    if (i == 0 || !marks[i - 1].has(HeadingRole::kDecision)) continue;
    // `Punkt 1: Godkendt.`: what became of a point.
    if (marks[i].result || begins_with_result(marks[i].item->title.of(text))) continue;
    item.number = marks[i].item;
    item.title = {marks[i].item->title};
    const std::string title = fold(title_text(text, item.title));
    const std::size_t floor = before != nullptr ? before->body : 0;
    for (std::size_t j = i; j-- > floor;) {
      if (fold(marks[j].piece.span.of(text)) != title) continue;
      item.title = {marks[j].piece.span};
      item.body = j + 1;
      item.begin = std::min(item.begin, j);
      if (before != nullptr) before->end = std::min(before->end, item.begin);
      return;
    }
    return;
  }
}

/// The line of the head that holds the day, folded; empty where it is too short to be told by.
std::string head_line_of(std::string_view text, const std::vector<Mark>& marks, const Head& head) {
  if (!head.body || !head.date || head.date_from_steps) return {};
  for (const Mark& mark : marks) {
    if (!mark.piece.span.overlaps(head.date->span)) continue;
    const std::string line = fold(mark.piece.span.of(text));
    return line.size() < 12 || mark.heading ? std::string() : line;
  }
  return {};
}

/// Lines that say again whose meeting on which day it was: papers that print each item as a page of its own.
std::vector<std::size_t> repeated_heads(std::string_view text, const std::vector<Mark>& marks,
                                        const std::string& head_line) {
  if (head_line.empty()) return {};
  auto found = marks_where(marks, 0, [&](const Mark& m) {
    return m.piece.span.size() < 200 && fold(m.piece.span.of(text)) == head_line;
  });
  return found.size() > 1 ? found : std::vector<std::size_t>{};
}

/// `Dagsordenspunkt: Ny bro`, `Sag: Ny bro`: one reading for each label that stands before several titles. A
/// label with its title over each item says more than any order of headings and than the case's number below
/// it.
std::vector<Reading> labelled_titles(std::string_view text, const std::vector<Mark>& marks,
                                     const Counts& counts) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_items", "item_label");
  constexpr double kLabelled = 1.5;
  std::map<std::string, std::vector<std::pair<std::size_t, Span>>> places;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Span line = marks[i].piece.span;
    if (line.size() > 300 || marks[i].lower_case) continue;
    const auto match = labels.first(line.of(text));
    if (!match) continue;
    const Span title = trimmed(text, shifted(*match->group("title"), line.begin));
    if (!case_number_at(text, title))
      places[fold(match->group("label")->of(line.of(text)))].emplace_back(i, title);
  }
  std::vector<Reading> readings;
  for (const auto& [label, found] : places) {
    if (found.size() < 2) continue;
    std::vector<std::size_t> begins;
    for (const auto& place : found) begins.push_back(place.first);
    Reading reading = cut_at(begins, counts, marks.size(), kLabelled);
    for (std::size_t i = 0; i < found.size(); ++i) {
      TitleRead title = read_title(text, marks, found[i].second, found[i].first + 1);
      reading.items[i].title = std::move(title.lines);
      reading.items[i].body = title.next;
    }
    readings.push_back(std::move(reading));
  }
  return readings;
}

/// `Punktet er lukket, da …` between two decisions of this meeting: an item of which neither number nor title
/// is printed. `begins`: those of the others, which it joins.
void insert_closed_between(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                           std::vector<std::size_t>& begins) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_items", "closed_item");
  const auto decided_in = [&](std::size_t from, std::size_t to) {
    return std::any_of(
        marks.begin() + static_cast<std::ptrdiff_t>(from), marks.begin() + static_cast<std::ptrdiff_t>(to),
        [&](const Mark& mark) { return mark.step && mark.step->says_decision && is_own(*mark.step, head); });
  };
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : marks.size();
    for (std::size_t at = begins[i] + 1; at < end; ++at) {
      if (marks[at].heading || !closed.matches(marks[at].piece.span.of(text))) continue;
      if (!decided_in(begins[i], at) || !decided_in(at, end)) continue;
      begins.insert(begins.begin() + static_cast<std::ptrdiff_t>(i) + 1, at);
      break;
    }
  }
  // And at the paper's end, where nothing else stands any more.
  std::size_t end = marks.size();
  while (!begins.empty() && end > begins.back() + 1 && !marks[end - 1].heading &&
         closed.matches(marks[end - 1].piece.span.of(text)))
    --end;
  if (end == marks.size() || begins.empty() || !decided_in(begins.back(), end)) return;
  for (; end < marks.size(); ++end) begins.push_back(end);
}

/// `Sagens forløb: ØU - KB` over each item of a paper that prints neither number nor title there: its first
/// heading, again and again below a finished sentence. Headings that an order of sections ranks are left to
/// these.
Reading by_first_heading(std::string_view text, const std::vector<Mark>& marks, const Counts& counts,
                         std::size_t head_end) {
  constexpr std::size_t kFewest = 3;
  const auto first = std::find_if(marks.begin() + static_cast<std::ptrdiff_t>(head_end), marks.end(),
                                  [](const Mark& mark) { return mark.section(); });
  if (first == marks.end() || !(first->has(HeadingRole::kRoute) || first->has(HeadingRole::kHistory) ||
                                first->has(HeadingRole::kCompetence) || first->has(HeadingRole::kLaw)))
    return {};
  const std::string words = fold(first->heading->words.of(text));
  const std::vector<std::size_t> begins = marks_where(marks, head_end, [&](const Mark& mark) {
    return mark.heading && mark.heading->role == first->heading->role &&
           fold(mark.heading->words.of(text)) == words;
  });
  const bool below_sentences = std::all_of(begins.begin() + 1, begins.end(), [&](std::size_t at) {
    return marks[at - 1].heading || marks[at - 1].piece.span.of(text).ends_with('.');
  });
  if (begins.size() < kFewest || !below_sentences) return {};
  return cut_at(begins, counts, marks.size(), 0);
}

/// The first mark after the head's own lines: where the title of an only item may stand.
std::size_t after_head_lines(const std::vector<Mark>& marks, const Head& head, std::size_t head_end) {
  std::size_t after = 0;
  for (std::size_t i = 0; i < head_end; ++i) {
    const Span span = marks[i].piece.span;
    const bool names_meeting =
        (head.body && span.overlaps(head.body->span)) || (head.date && span.overlaps(head.date->span)) ||
        (head.title && span.overlaps(head.title->span)) || (head.type && span.overlaps(head.type->span));
    const bool label = marks[i].heading && !marks[i].has(HeadingRole::kAttachments) &&
                       !marks[i].has(HeadingRole::kCaseDetail);
    if (!names_meeting && !label) continue;
    // A label's value may stand on the line below it.
    const bool value_below = label && marks[i].heading->rest.empty() && !is_open_word(marks[i]) &&
                             (marks[i].has(HeadingRole::kAbsence) || marks[i].has(HeadingRole::kRoster) ||
                              marks[i].has(HeadingRole::kPlace) || marks[i].has(HeadingRole::kBody) ||
                              marks[i].has(HeadingRole::kDate));
    after = i + (value_below && i + 1 < head_end && !marks[i + 1].heading ? 2 : 1);
  }
  return after;
}

}  // namespace

std::vector<Reading> unnumbered_readings(std::string_view text, const std::vector<Mark>& marks,
                                         const Head& head, std::size_t head_end, const Counts& counts) {
  std::vector<Reading> readings;
  const auto has_case_label = [](const Mark& m) {
    return m.has(HeadingRole::kCaseNumber) && !m.heading->rest.empty();
  };
  // A label with a case of its own over each item says more than any order of headings.
  const auto open_alone = [](const Mark& m) { return is_open_word(m) && m.heading->rest.empty(); };
  std::vector<std::size_t> labels = marks_where(marks, 0, has_case_label);
  // `Lukket sag` / `Sagsnr. 22/90`: the line above is the item's, if it is above each of them.
  const bool open_above_each = std::all_of(
      labels.begin(), labels.end(), [&](std::size_t at) { return at > 0 && open_alone(marks[at - 1]); });
  for (std::size_t& at : labels) at -= open_above_each ? 1 : 0;
  insert_closed_between(text, marks, head, labels);
  readings.push_back(cut_at(labels, counts, marks.size(), 1.0));
  // `Sagsnr.:` stays empty over an item without a case of its own.
  if (!labels.empty()) {
    const auto with_empty = marks_where(marks, 0, [&](const Mark& m) {
      if (has_case_label(m)) return true;
      const auto below = static_cast<std::size_t>(&m - marks.data()) + 1;
      return m.has(HeadingRole::kCaseNumber) && m.heading->colon && below < marks.size() &&
             (marks[below].section() || marks[below].step);
    });
    if (!open_above_each && with_empty.size() > labels.size())
      readings.push_back(cut_at(with_empty, counts, marks.size(), 1.0));
  }
  std::vector<std::size_t> open_words = marks_where(marks, 0, open_alone);
  for (std::size_t& at : open_words) {
    while (at > 0 && (marks[at - 1].has(HeadingRole::kCaseNumber) || marks[at - 1].case_number)) --at;
  }
  readings.push_back(cut_at(open_words, counts, marks.size(), 0.5));
  const std::string head_line = head_line_of(text, marks, head);
  Reading by_heads = cut_at(repeated_heads(text, marks, head_line), counts, marks.size(), 0.5);
  for (ItemRange& item : by_heads.items) ++item.body;
  readings.push_back(std::move(by_heads));
  readings.push_back(by_listed_titles(text, marks, counts));
  readings.push_back(by_title_above_case(text, marks, counts));
  for (Reading& labelled : labelled_titles(text, marks, counts)) readings.push_back(std::move(labelled));
  readings.push_back(by_first_heading(text, marks, counts, head_end));
  using enum HeadingRole;
  for (const auto& order : {std::array{kSummary, kRecommendation, kCaseText, kDecision},
                            std::array{kSummary, kRecommendation, kDecision, kCaseText},
                            std::array{kDecision, kSummary, kRecommendation, kCaseText},
                            std::array{kSummary, kCaseText, kRecommendation, kDecision}}) {
    readings.push_back(cut_by_order(text, marks, counts, head, head_end, order));
  }
  // A summary below the decision is rare: only where the first of its items has a decision.
  Reading summary_last = cut_by_order(text, marks, counts, head, head_end,
                                      std::array{kCaseText, kRecommendation, kDecision, kSummary});
  const std::size_t second = summary_last.items.size() > 1 ? summary_last.items[1].begin : marks.size();
  if (!summary_last.items.empty() && counts.decisions(summary_last.items.front().begin, second) > 0)
    readings.push_back(std::move(summary_last));
  return readings;
}

void complete_unnumbered(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                         std::size_t head_end, std::vector<ItemRange>& items) {
  const std::string head_line = head_line_of(text, marks, head);
  const auto has_label = [&](const ItemRange& item) {
    const Mark& mark = marks[item.begin];
    return mark.has(HeadingRole::kCaseNumber) && !mark.heading->rest.empty();
  };
  const bool labelled = items.size() > 1 && has_label(items.front()) && has_label(items[1]);
  for (ItemRange& item : items) {
    // `Sagsnr. 22/90` over each title.
    const std::size_t below_label = item.begin + 1;
    // What stands between the head's own lines and the first item's first heading belongs to that item.
    if (&item == &items.front() && item.body == item.begin) {
      item.begin = item.body = std::min(after_head_lines(marks, head, head_end), item.begin);
    }
    take_number_over_decision(text, marks, &item == &items.front() ? nullptr : &item - 1, item);
    if (!item.title.empty()) continue;
    // Above the first item's title stand lines of the head that no label tells (the room, the hour).
    const std::size_t from = &item != &items.front() ? item.body
                             : labelled              ? below_label
                                                     : last_block_above_section(text, marks, item);
    take_unnumbered_title(text, marks, item, from, head_line, head_end);
  }
}

}  // namespace frisaet::minutes
