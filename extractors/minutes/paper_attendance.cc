#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractors/lexicon/person_names.h"
#include "extractors/lexicon/votes.h"
#include "extractors/minutes/absence.h"
#include "extractors/minutes/attendance_grid.h"
#include "extractors/minutes/out_of_turn.h"
#include "extractors/minutes/paper.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// Where the head ends: the first mark of the first item.
std::size_t first_item(const Paper& paper) {
  return paper.items.items.empty() ? paper.marks.size()
                                   : std::min(paper.items.items.front().begin, paper.marks.size());
}

/// The lines that follow the mark without a gap or a heading.
Span paragraph_at(const std::vector<Mark>& marks, std::size_t at, std::size_t end) {
  Span paragraph = marks[at].piece.span;
  for (std::size_t i = at + 1; i < end && !marks[i].heading && marks[i].piece.gap == 0; ++i)
    paragraph = hull(paragraph, marks[i].piece.span);
  return paragraph;
}

/// `Ida Kjær (A)` / `Bo Holm (V) – afbud`: a line of the roster speaks for itself.
bool line_tells_absence(std::string_view text, const std::vector<Mark>& marks, std::size_t at,
                        std::size_t end) {
  for (std::size_t i = at + 1; i < end && !marks[i].heading && marks[i].piece.gap == 0; ++i)
    if (read_absence_line(text, marks, i, i + 1)) return true;
  return false;
}

/// `Afbud  Bo Holm (A). Ida Lund (A) mødte i stedet.`: a table's label and its cell on one line.
std::optional<Attendance> label_and_names(std::string_view text, Span line) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_absence", "label_of_cell");
  const auto label = labels.first(line.of(text));
  if (!label) return std::nullopt;
  Span names{line.begin + label->group("who")->begin, line.end};
  const std::size_t sentence = names.of(text).find("). ");
  if (sentence != std::string_view::npos) names.end = names.begin + sentence + 1;
  return bare_names(text, names);
}

/// True where a list goes on in words that no rule reads and that are not about who came instead: behind the
/// last name (`Bo Holm (A), til pausen`), or with more names (`Ved punkt 5 tillige Ida Kjær (V).`).
bool goes_on_unread(std::string_view text, const AttendanceBlock& block) {
  static const RuleFamily& instead = RuleBook::standard().family("minutes_absence", "instead");
  if (block.attendance.absent.empty() || block.left.empty() || instead.first(block.left.of(text)))
    return false;
  const std::size_t mark = text.find_last_not_of(" \t\n|", block.left.begin - 1);
  return (mark != std::string_view::npos && text[mark] != '.') || names_somebody(text, block.left);
}

/// `Mødt: Ida Kjær (A) i stedet for Bo Holm (A), …`: whose seat somebody else took was away.
Attendance replaced_in_roster(std::string_view text, Span roster) {
  Attendance attendance;
  static const RuleFamily& seats = RuleBook::standard().family("minutes_absence", "seat_of");
  for (const RuleMatch& match : seats.scan(text, roster)) {
    const PersonList list = parse_persons(text, *match.group("who"));
    if (list.entries.size() != 1 || !list.rest.empty()) continue;
    const auto& mention = list.entries.front().mention;
    attendance.absent.push_back({mention.person, mention.span, std::nullopt, std::nullopt, {}});
  }
  return attendance;
}

/// Two lists that a transcript runs together behind both their labels: `Medlemmer: Fraværende: Bo Holm (A)
/// Ida Kjær (V) Per Grøn (O) Ida Kjær (V)`.
struct ListsRunTogether {
  Span where;  ///< labels and names; empty where there are none
  Attendance attendance;
};

/// Where `name` stands for the second time in `words`.
std::optional<Span> second_time(std::string_view words, std::string_view name) {
  const std::size_t first = words.find(name);
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = words.find(name, first + name.size());
  if (second == std::string_view::npos) return std::nullopt;
  return Span{second, second + name.size()};
}

/// True where the names stand side by side, with nothing between them but marks and parties: a list of its
/// own.
bool are_one_list(std::string_view words, const std::vector<Absence>& absent) {
  std::vector<Span> names;
  for (const Absence& absence : absent) names.push_back(absence.span);
  std::sort(names.begin(), names.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    std::string_view between = trim(words.substr(names[i].end, names[i + 1].begin - names[i].end));
    while (!between.empty() && (between.front() == ',' || between.front() == ';')) between.remove_prefix(1);
    while (!between.empty() && (between.back() == ',' || between.back() == ';')) between.remove_suffix(1);
    between = trim(between);
    const bool party = between.starts_with('(') && between.find(')') + 1 == between.size();
    if (!between.empty() && !party) return false;
  }
  return true;
}

/// Whoever such lists name twice is a member and was away; of the others nothing is known. Where those who
/// stand twice are no list of their own, or nobody does, a person looks.
ListsRunTogether lists_run_together(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_absence", "labels_in_a_row");
  static const RuleFamily& ends = RuleBook::standard().family("minutes_absence", "behind_lists");
  ListsRunTogether lists;
  const auto head_end = marks.begin() + static_cast<std::ptrdiff_t>(end);
  // Above the pages stands what the site says of the file.
  const auto first =
      std::find_if(marks.begin(), head_end, [](const Mark& mark) { return mark.piece.run_together; });
  if (first == head_end) return lists;
  const Span head = hull(first->piece.span, marks[end - 1].piece.span);
  const auto label = labels.first(text, head);
  if (!label) return lists;
  std::size_t stop = std::min(text.find('\n', label->span.end), head.end);
  if (const auto behind = ends.first(text, {label->span.end, stop})) stop = behind->span.begin;
  lists.where = {label->span.begin, stop};
  const std::string_view words = text.substr(label->span.end, stop - label->span.end);
  for (std::size_t at = label->span.end; at < stop;) {
    const auto person = is_upper(decode_utf8(text, at).value) ? person_at(text, {at, stop}) : std::nullopt;
    if (const auto again = person ? second_time(words, person->person.name) : std::nullopt) {
      Attendance one;
      one.absent.push_back(
          {person->person, shifted(*again, label->span.end), std::nullopt, std::nullopt, {}});
      lists.attendance.add(one);
    }
    at = person ? person->span.end : at;
    while (at < stop && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
    while (at < stop && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  }
  const auto& absent = lists.attendance.absent;
  lists.attendance.unread = absent.empty() || !are_one_list(text, absent);
  return lists;
}

/// Who the head says was absent: lists, sentences in `Bemærkninger`, an attendance grid.
Attendance head_attendance(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  const ListsRunTogether lists = lists_run_together(text, marks, end);
  Attendance attendance = lists.attendance;
  for (std::size_t i = 0; i < end; ++i) {
    const Mark& mark = marks[i];
    if (mark.item) continue;  // a contents list
    if (lists.where.overlaps(mark.piece.span)) continue;
    if (const auto listed = members_with_status(text, mark.piece.span)) {
      attendance.add(*listed);
      continue;
    }
    if (mark.has(HeadingRole::kAbsence) || mark.has(HeadingRole::kDisqualified)) {
      const AttendanceBlock block = read_absence_block(text, marks, i, end, true);
      attendance.add(block.attendance);
      // `Afbud: Bo Holm (A). Ida Lund (V) deltog fra punkt 3.`
      const auto more = more_under_label(text, block.left);
      attendance.add(more ? *more : absence_in_prose(text, block.left));
      attendance.unread = attendance.unread || (!more && goes_on_unread(text, block));
    } else if (mark.has(HeadingRole::kRoster)) {
      attendance.add(replaced_in_roster(text, mark.heading->rest));
      // `Mødt: Alle, dog ikke Bo Holm.`
      attendance.add(absence_in_prose(text, mark.piece.span));
    } else if (mark.has(HeadingRole::kRemarks)) {
      attendance.add(absence_in_prose(text, mark.heading->rest));
    } else if (mark.piece.run_together) {
      if (const auto grid = attendance_grid(text, mark.piece.span)) attendance.add(*grid);
    } else if (!mark.heading) {
      if (const auto line = read_absence_line(text, marks, i, end)) {
        attendance.add(line->attendance);
      } else if (const auto cells = label_and_names(text, mark.piece.span)) {
        attendance.add(*cells);
      } else if ((i == 0 || mark.piece.gap > 0 || marks[i - 1].heading) &&
                 !(i > 0 && marks[i - 1].has(HeadingRole::kRoster) &&
                   line_tells_absence(text, marks, i, end))) {
        attendance.add(absence_in_prose(text, paragraph_at(marks, i, end)));
      }
    }
  }
  return attendance;
}

/// Who lacks the mark in a table of attendance with one member on a line.
Attendance absent_in_table(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  Attendance attendance;
  std::size_t present = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const auto line = marks[i].heading ? std::nullopt : grid_line(text, marks[i].piece.span);
    if (!line) continue;
    present += line->present ? 1 : 0;
    if (!line->present)
      attendance.absent.push_back({line->person, line->span, std::nullopt, std::nullopt, {}});
  }
  // A table without marks is a roster.
  return present > 2 && attendance.absent.size() < present ? attendance : Attendance{};
}

Span without_stop(std::string_view text, Span sentence) {
  if (sentence.of(text).ends_with('.')) --sentence.end;
  return sentence;
}

/// An item that is nothing but the roll-call (`1. Fraværende`) speaks for the whole meeting.
Attendance roll_call(std::string_view text, const Paper& paper) {
  static const RuleFamily& roll_calls = RuleBook::standard().family("minutes_absence", "roll_call");
  Attendance attendance;
  for (std::size_t i = 0; i < paper.items.items.size() && i < 2; ++i) {
    const auto& title = paper.items.items[i].title;
    if (title.empty()) continue;
    if (!roll_calls.matches(title.front().of(text))) continue;
    for (const Section& section : paper.sections[i].sections) attendance.add(section.attendance);
    // `Bo Holm (O). Ida Kjær (O) mødte som stedfortræder.`: names and sentences by turns.
    for (const TextLine& line : paper.decisions[i].lines) {
      for (const Span inner : sentences_of(line.span.of(text))) {
        const Span sentence = shifted(inner, line.span.begin);
        const auto names = bare_names(text, without_stop(text, sentence));
        attendance.add(names ? *names : absence_in_prose(text, sentence));
      }
    }
  }
  return attendance;
}

/// All that an item tells of attendance.
Attendance told_in(const Paper& paper, std::size_t item) {
  Attendance told = paper.decisions[item].attendance;
  for (const Section& section : paper.sections[item].sections) told.add(section.attendance);
  return told;
}

/// The closed items at the paper's end; 0 where others stand among them, so that more than one part may be
/// meant.
std::size_t closed_at_the_end(const Paper& paper) {
  const auto closed = [](const ItemSections& item) { return item.closed; };
  const auto open = std::find_if_not(paper.sections.rbegin(), paper.sections.rend(), closed);
  return std::any_of(open, paper.sections.rend(), closed)
             ? 0
             : static_cast<std::size_t>(open - paper.sections.rbegin());
}

/// `… deltog ikke i de to sidste sager`, `… forlod mødet før den lukkede dagsorden`: which they were, the
/// numbers tell. False where there are none.
bool count_from_the_end(const Paper& paper, Absence& absence) {
  const auto& items = paper.items.items;
  const std::size_t missed = absence.missed_last == Absence::kTheClosed
                                 ? closed_at_the_end(paper)
                                 : static_cast<std::size_t>(absence.missed_last);
  if (missed == 0 || missed > items.size() || !items[items.size() - missed].number) return false;
  absence.from_item = items[items.size() - missed].number->number;
  absence.missed_last = 0;
  return true;
}

/// True where the item puts forward no points that its own words could count by.
bool proposes_nothing(const ItemSections& item) {
  return std::none_of(item.sections.begin(), item.sections.end(), [](const Section& section) {
    return section.role == HeadingRole::kRecommendation ||
           section.role == HeadingRole::kRecommendationAndDecision;
  });
}

/// True where an item behind this one has the number.
bool is_later_item(const Paper& paper, std::size_t item, int number) {
  const auto& items = paper.items.items;
  return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(item) + 1, items.end(),
                     [&](const ItemRange& later) { return later.number && later.number->number == number; });
}

/// Who is told below an item to have been away from items by their number; not what another body's line tells
/// of its own meeting.
std::vector<Absence> told_by_number(const Paper& paper, std::size_t item) {
  Attendance told = paper.decisions[item].attendance;
  for (const Section& section : paper.sections[item].sections)
    if (!section.step && section.role != HeadingRole::kHistory) told.add(section.attendance);
  std::erase_if(told.absent, [](const Absence& a) { return !a.from_item || !a.of_case.empty(); });
  return std::move(told.absent);
}

/// The folded names of those whom a decision tells to have voted.
std::vector<std::string> voters_in(std::string_view text, const OwnDecision& decision) {
  const std::string words = excerpt_of(text, decision.lines).text;
  std::vector<std::string> names;
  for (const VoteMention& mention : parse_votes(words, {0, words.size()})) {
    for (const auto* side : {&mention.vote.votes_for, &mention.vote.votes_against, &mention.vote.abstentions})
      for (const Voter& voter : *side)
        if (voter.name) names.push_back(fold(*voter.name));
  }
  return names;
}

/// When those who had left are told to be there again, by folded name and in order: the item that tells it,
/// and the last one at which the person was still away.
using Returns = std::map<std::string, std::vector<std::pair<std::size_t, int>>>;
Returns returns_in(std::string_view text, const Paper& paper, const std::vector<Attendance>& told) {
  Returns returns;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const auto& number = paper.items.items[i].number;
    if (!number) continue;
    for (const Absence& absence : told[i].absent)
      if (!absence.from_item && absence.to_item)
        returns[fold(absence.person.name)].emplace_back(i, *absence.to_item);
    for (const Person& came : told[i].came) returns[fold(came.name)].emplace_back(i, number->number - 1);
    for (const std::string& name : voters_in(text, paper.decisions[i]))
      returns[name].emplace_back(i, number->number - 1);
  }
  return returns;
}

/// Sentences that tell of somebody's coming or going in words that no rule reads, and their items.
using Unread = std::vector<std::pair<std::size_t, std::string>>;
Unread unread_in(std::string_view text, const Paper& paper) {
  Unread unread;
  for (std::size_t i = 0; i < paper.decisions.size(); ++i) {
    if (!paper.items.items[i].number) continue;
    for (const TextLine& line : paper.decisions[i].lines) {
      for (const Span inner : sentences_of(line.span.of(text))) {
        const Span sentence = shifted(inner, line.span.begin);
        if (speaks_of_attendance(text, sentence)) unread.emplace_back(i, fold(sentence.of(text)));
      }
    }
  }
  return unread;
}

/// Where such a sentence names somebody behind the item at which he or she left: from there on it is not
/// known whether the person was there, and the absence ends.
void doubt_return(const Paper& paper, const Unread& unread, std::size_t left, Absence& absence,
                  Attendance& gone) {
  const std::string name = fold(absence.person.name);
  const auto told = std::find_if(unread.begin(), unread.end(), [&](const auto& sentence) {
    return sentence.first > left && sentence.second.find(name) != std::string::npos;
  });
  if (told == unread.end()) return;
  const int number = paper.items.items[told->first].number->number;
  if (absence.to_item && *absence.to_item < number) return;
  Absence doubt = absence;
  doubt.from_item = number;
  doubt.to_item.reset();
  doubt.from_here = false;
  gone.late.push_back(std::move(doubt));
  absence.to_item = number - 1;
}

/// The last item behind `left` at which whoever left before it was still away. Nothing where no item tells of
/// a return. At the item of the leaving only a day's end counts: the same item may tell who came before.
std::optional<int> away_until(const Returns& returns, std::size_t left, int number, const Person& person) {
  const auto of_person = returns.find(fold(person.name));
  if (of_person == returns.end()) return std::nullopt;
  const auto back = std::find_if(of_person->second.begin(), of_person->second.end(), [&](const auto& told) {
    return told.first > left || (told.first == left && told.second >= number);
  });
  return back == of_person->second.end() ? std::nullopt : std::optional(back->second);
}

/// `… gik, da sag 22/4413 var færdig`: which items that are, the cases' numbers tell. False where no item has
/// that number.
bool place_by_case(const Paper& paper, Absence& absence) {
  const auto& items = paper.sections;
  const auto found = std::find_if(items.begin(), items.end(), [&](const ItemSections& item) {
    return item.case_number && item.case_number->value == absence.of_case;
  });
  if (found == items.end()) return false;
  const auto place = static_cast<std::size_t>(found - items.begin());
  switch (absence.case_scope) {
    case CaseScope::kThere:
      absence.from_place = absence.to_place = place;
      break;
    case CaseScope::kBehind:
      absence.from_place = place + 1;
      break;
    case CaseScope::kFrom:
      absence.from_place = place;
      break;
    case CaseScope::kBefore:
      // Nobody was late for what came before the first item.
      if (place == 0) return true;
      absence.to_place = place - 1;
      break;
  }
  return true;
}

/// Who is told in an item to have left before it, or after it: gone for the items behind it, too, until the
/// return. Who is told to have come for the first time may not have been there for the items before. Who is
/// told to be away from a case by its number is away there. Cost: the items, and what they tell.
Attendance gone_from_items(std::string_view text, const Paper& paper, OutOfTurn& out_of_turn) {
  std::vector<Attendance> all;
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) all.push_back(told_in(paper, i));
  std::optional<Returns> returns;  // looked for where somebody left
  std::optional<Unread> unread;
  Attendance gone;
  // From the item on that `absence` begins with, told in item `i`.
  const auto left = [&](std::size_t i, Absence absence) {
    if (!returns) returns = returns_in(text, paper, all);
    absence.to_item = away_until(*returns, i, paper.items.items[i].number->number, absence.person);
    if (!unread) unread = unread_in(text, paper);
    doubt_return(paper, *unread, i, absence, gone);
    out_of_turn.leave_open(absence, gone.late);
    gone.absent.push_back(std::move(absence));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto people : {&Attendance::absent, &Attendance::disqualified}) {
      for (Absence absence : all[i].*people) {
        if (absence.of_case.empty()) continue;
        if (place_by_case(paper, absence)) {
          (gone.*people).push_back(std::move(absence));
        } else {
          gone.unread = true;
        }
      }
    }
    const auto& number = paper.items.items[i].number;
    if (!number) {
      gone.unread = gone.unread || std::any_of(all[i].absent.begin(), all[i].absent.end(),
                                               [](const Absence& a) { return a.missed_last != 0; });
      continue;
    }
    for (Absence absence : told_by_number(paper, i)) {
      if (absence.to_item) {
        // `… var ude ved nr. 63 og 64`; below what puts no points forward also items behind it alone.
        const bool here = absence.covers(number->number, i);
        if (here || (proposes_nothing(paper.sections[i]) && is_later_item(paper, i, *absence.from_item)))
          gone.absent.push_back(std::move(absence));
      } else if (*absence.from_item >= number->number) {
        // `… gik kl. 18.10 efter punkt 12`
        left(i, std::move(absence));
      }
    }
    // `Bo Holm (V) ankom kl. 18`: away from the items before, though no paper prints it there.
    for (Absence late : all[i].late) {
      late.to_item = number->number - 1;
      gone.late.push_back(std::move(late));
    }
    for (Absence absence : all[i].absent) {
      if (absence.missed_last != 0) {
        gone.unread = gone.unread || !count_from_the_end(paper, absence);
        if (absence.missed_last == 0) gone.absent.push_back(std::move(absence));
        continue;
      }
      if (!absence.from_here && !absence.after_here) continue;
      absence.from_item = number->number + (absence.after_here ? 1 : 0);
      absence.after_here = false;
      left(i, std::move(absence));
    }
  }
  return gone;
}

}  // namespace

Attendance attendance_of(std::string_view text, const Paper& paper) {
  Attendance attendance = head_attendance(text, paper.marks, first_item(paper));
  attendance.unread |= std::erase_if(attendance.absent, [&](Absence& absence) {
                         return absence.missed_last != 0 && !count_from_the_end(paper, absence);
                       }) > 0;
  for (auto* people : {&attendance.absent, &attendance.disqualified}) {
    attendance.unread |= std::erase_if(*people, [&](Absence& absence) {
                           return !absence.of_case.empty() && !place_by_case(paper, absence);
                         }) > 0;
  }
  // `… forlod mødet kl. 19`: before which item the head does not say.
  const std::size_t told =
      std::erase_if(attendance.absent, [](const Absence& a) { return a.from_here || a.after_here; });
  attendance.unread = attendance.unread || told > 0;
  // `… deltog fra punkt 3`; lists of items (`sag 2-4`) tell what they say.
  OutOfTurn out_of_turn(text, paper);
  for (Absence& absence : attendance.absent)
    if (absence.from_item.has_value() != absence.to_item.has_value())
      out_of_turn.leave_open(absence, attendance.late);
  attendance.add(absent_in_table(text, paper.marks, first_item(paper)));
  attendance.add(roll_call(text, paper));
  attendance.add(gone_from_items(text, paper, out_of_turn));
  return attendance;
}

std::vector<Person> roster_of(std::string_view text, const Paper& paper) {
  const auto& marks = paper.marks;
  const std::size_t end = first_item(paper);
  std::vector<Person> roster;
  bool in_list = false;
  for (std::size_t i = 0; i < end; ++i) {
    if (marks[i].heading) in_list = marks[i].has(HeadingRole::kRoster);
    const Span span = marks[i].heading ? marks[i].heading->rest : marks[i].piece.span;
    if (const auto line = marks[i].heading ? std::nullopt : grid_line(text, span)) {
      roster.push_back(line->person);
    } else if (in_list) {
      for (const auto& entry : parse_persons(text, span).entries) roster.push_back(entry.mention.person);
    }
  }
  return roster;
}

}  // namespace frisaet::minutes
