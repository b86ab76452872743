#include "extractors/minutes/minutes.h"

#include <algorithm>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/absence.h"
#include "extractors/minutes/classify.h"
#include "extractors/minutes/decisions.h"
#include "extractors/minutes/head.h"
#include "extractors/minutes/items.h"
#include "extractors/minutes/pieces.h"
#include "extractors/minutes/sections.h"

namespace frisaet {
namespace minutes {
namespace {

/// A paper taken apart: everything both entry points need.
struct Paper {
  std::vector<Mark> marks;
  Head head;
  Items items;
  std::vector<ItemSections> sections;  ///< one for each item
  std::vector<OwnDecision> decisions;  ///< one for each item
  bool agenda = false;
};

Paper read_paper(const Document& document) {
  const std::string_view text = document.text();
  const std::vector<Piece> pieces = pieces_of(document);
  Paper paper;
  paper.marks = classify(text, pieces, {});
  std::size_t end = head_end(paper.marks);
  paper.head = read_head(document, paper.marks, end);
  // The lines of a body whose name does not say that it is one (`Omsorg og ældre, 3. maj 2022`) are known
  // only now.
  if (paper.head.body && !body_kind_of(paper.head.body->value)) {
    paper.marks = classify(text, pieces, paper.head.body->value);
    end = head_end(paper.marks);
    paper.head = read_head(document, paper.marks, end);
  }
  paper.items = find_items(text, paper.marks, paper.head, end);
  const bool says_agenda_only = paper.head.says_agenda && !paper.head.says_minutes;
  const bool has_headings =
      says_agenda_only || std::any_of(paper.marks.begin(), paper.marks.end(), [&](const Mark& m) {
        return m.has(HeadingRole::kDecision) || m.has(HeadingRole::kRecommendationAndDecision) ||
               (m.step && is_own(*m.step, paper.head));
      });
  bool any_decision = false;
  for (const ItemRange& item : paper.items.items) {
    paper.sections.push_back(read_sections(text, paper.marks, item));
    paper.decisions.push_back(own_decision(text, paper.sections.back(), paper.head, has_headings));
    any_decision = any_decision || !paper.decisions.back().lines.empty();
  }
  paper.agenda = paper.head.says_agenda && !paper.head.says_minutes && !any_decision;
  return paper;
}

/// Who the head says was absent: lists, sentences in `Bemærkninger`, an attendance grid.
Attendance head_attendance(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  Attendance attendance;
  for (std::size_t i = 0; i < end; ++i) {
    const Mark& mark = marks[i];
    if (mark.has(HeadingRole::kAbsence) || mark.has(HeadingRole::kDisqualified)) {
      attendance.add(read_absence_block(text, marks, i, end).attendance);
    } else if (mark.has(HeadingRole::kRemarks)) {
      attendance.add(absence_in_prose(text, mark.heading->rest));
    } else if (mark.piece.run_together) {
      if (const auto grid = attendance_grid(text, mark.piece.span)) attendance.add(*grid);
    } else if (!mark.heading) {
      if (const auto line = read_absence_line(text, marks, i, end)) attendance.add(line->attendance);
    }
  }
  return attendance;
}

/// The roster: everybody the head names with a party, absent or not. It gives the party that a list of
/// absentees leaves out.
std::vector<Person> head_roster(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
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

/// Who lacks the mark in a table of attendance with one member on a line.
Attendance absent_in_table(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  Attendance attendance;
  std::size_t present = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const auto line = marks[i].heading ? std::nullopt : grid_line(text, marks[i].piece.span);
    if (!line) continue;
    present += line->present ? 1 : 0;
    if (!line->present) attendance.absent.push_back({line->person, line->span, std::nullopt, std::nullopt});
  }
  // A table without marks is a roster.
  return present > 2 && attendance.absent.size() < present ? attendance : Attendance{};
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
  }
  return attendance;
}

double likelihood_of(const Paper& paper) {
  double likelihood = 0;
  if (paper.head.says_minutes || paper.head.says_agenda) likelihood += 0.3;
  if (paper.head.body) likelihood += 0.1;
  if (paper.head.body && paper.head.date) likelihood += 0.05;
  int decided = 0;
  bool recommendation = false, case_told = false;
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) {
    decided += paper.decisions[i].printed ? 1 : 0;
    for (const Section& section : paper.sections[i].sections) {
      recommendation = recommendation || (section.known && section.role == HeadingRole::kRecommendation);
      case_told = case_told || (section.known && (section.role == HeadingRole::kCaseText ||
                                                  section.role == HeadingRole::kSummary));
    }
  }
  if (decided > 0) likelihood += 0.3;
  if (decided > 1) likelihood += 0.1;
  if (recommendation) likelihood += 0.15;
  if (case_told) likelihood += 0.1;
  return std::min(likelihood, 1.0);
}

void add_facts(const Document& document, const Given& given, const Paper& paper, Extraction& extraction) {
  DocumentFacts& facts = extraction.facts;
  const Head& head = paper.head;
  facts.type = paper.agenda ? DocumentType::kAgenda : DocumentType::kMinutes;
  facts.municipality = given.municipality;
  if (!facts.municipality && head.municipality) {
    facts.municipality = head.municipality;
    facts.evidence = head.municipality_evidence;
  }
  if (head.title) {
    facts.title = head.title->value;
    add_evidence(facts.evidence, document, "title", head.title->span);
  }
  if (head.date) {
    facts.date = head.date->value;
    add_evidence(facts.evidence, document, "date", head.date->span);
  }
  facts.confidence = likelihood_of(paper);
}

void add_diagnostics(const Paper& paper, Extraction& extraction) {
  auto& diagnostics = extraction.diagnostics;
  if (!paper.head.date) {
    diagnostics.push_back(
        {"meeting_date_missing", "Mødets dato står ikke læseligt i papiret. Angiv den i gennemsynet.", 0});
  }
  if (!paper.head.body) {
    diagnostics.push_back({"committee_missing",
                           "Det fremgår ikke, hvilket udvalg der holdt mødet. Angiv det i gennemsynet.", 0});
  }
  if (paper.items.items.empty()) {
    diagnostics.push_back(
        {"no_items", "Der blev ikke fundet nogen dagsordenspunkter. Se dokumentet igennem.", 0});
  }
}

}  // namespace
}  // namespace minutes

Extraction extract_minutes(const Document& document, const Given& given) {
  using namespace minutes;
  Extraction extraction;
  if (document.pages().empty()) return extraction;
  const std::string_view text = document.text();
  const Paper paper = read_paper(document);
  add_facts(document, given, paper, extraction);
  add_diagnostics(paper, extraction);
  if (paper.agenda || paper.items.items.empty()) return extraction;

  Meeting meeting{document,          paper.head, extraction.facts.municipality, {}, {}, paper.items.numbered,
                  paper.items.margin};
  meeting.attendance =
      head_attendance(text, paper.marks, std::min(paper.items.items.front().begin, paper.marks.size()));
  meeting.attendance.add(absent_in_table(text, paper.marks, paper.items.items.front().begin));
  meeting.attendance.add(roll_call(text, paper));
  meeting.roster = head_roster(text, paper.marks, paper.items.items.front().begin);
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) {
    Record record =
        decision_record(meeting, paper.marks, paper.items.items[i], paper.sections[i], paper.decisions[i]);
    const auto& decision = std::get<Decision>(record.value);
    for (const AreaCode& area : decision.areas) {
      auto& areas = extraction.facts.areas;
      if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
    }
    if (decision.decision_text && !decision.outcome) {
      const std::string which =
          decision.item_number ? "Punkt " + *decision.item_number : "Et punkt uden nummer";
      extraction.diagnostics.push_back(
          {"decision_unclear",
           which + ": det fremgår ikke af beslutningens ord, hvad den gik ud på. Læs den og vælg et udfald.",
           record.evidence.empty() ? 0 : record.evidence.back().page});
    }
    extraction.records.push_back(std::move(record));
  }
  return extraction;
}

double minutes_likelihood(const Document& document) {
  return document.pages().empty() ? 0 : minutes::likelihood_of(minutes::read_paper(document));
}

}  // namespace frisaet
