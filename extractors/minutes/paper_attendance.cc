#include <algorithm>

#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/absence.h"
#include "extractors/minutes/paper.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"

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

/// Who the head says was absent: lists, sentences in `Bemærkninger`, an attendance grid.
Attendance head_attendance(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  Attendance attendance;
  for (std::size_t i = 0; i < end; ++i) {
    const Mark& mark = marks[i];
    if (mark.has(HeadingRole::kAbsence) || mark.has(HeadingRole::kDisqualified)) {
      const AttendanceBlock block = read_absence_block(text, marks, i, end);
      attendance.add(block.attendance);
      // `Afbud: Bo Holm (A). Ida Lund (V) deltog fra punkt 3.`
      attendance.add(absence_in_prose(text, block.left));
    } else if (mark.has(HeadingRole::kRemarks)) {
      attendance.add(absence_in_prose(text, mark.heading->rest));
    } else if (mark.piece.run_together) {
      if (const auto grid = attendance_grid(text, mark.piece.span)) attendance.add(*grid);
    } else if (!mark.heading) {
      if (const auto line = read_absence_line(text, marks, i, end)) {
        attendance.add(line->attendance);
      } else if (const auto cells = label_and_names(text, mark.piece.span)) {
        attendance.add(*cells);
      } else if (i == 0 || mark.piece.gap > 0 || marks[i - 1].heading) {
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
  Attendance attendance;
  for (std::size_t i = 0; i < paper.items.items.size() && i < 2; ++i) {
    const auto& title = paper.items.items[i].title;
    if (title.empty()) continue;
    const std::string_view words = title.front().of(text);
    if (!words.starts_with("Frav") && !words.starts_with("Afbud") && !words.starts_with("Fremmøde") &&
        !words.starts_with("Mødedeltagere"))
      continue;
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

/// Who is told in an item to have left before it: gone for the items behind it, too.
Attendance gone_from_items(const Paper& paper) {
  Attendance gone;
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) {
    const auto& number = paper.items.items[i].number;
    if (!number) continue;
    const auto take = [&](const Attendance& told) {
      for (Absence absence : told.absent) {
        if (!absence.from_here) continue;
        absence.from_item = number->number;
        gone.absent.push_back(std::move(absence));
      }
    };
    take(paper.decisions[i].attendance);
    for (const Section& section : paper.sections[i].sections) take(section.attendance);
  }
  return gone;
}

}  // namespace

Attendance attendance_of(std::string_view text, const Paper& paper) {
  Attendance attendance = head_attendance(text, paper.marks, first_item(paper));
  attendance.add(absent_in_table(text, paper.marks, first_item(paper)));
  attendance.add(roll_call(text, paper));
  attendance.add(gone_from_items(paper));
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
