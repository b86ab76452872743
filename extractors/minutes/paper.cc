#include "extractors/minutes/paper.h"

#include <algorithm>
#include <set>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/kinds_of_case.h"
#include "extractors/minutes/label_columns.h"
#include "extractors/minutes/label_tables.h"
#include "extractors/minutes/learned_headings.h"
#include "extractors/minutes/pieces.h"
#include "extractors/minutes/two_parts.h"
#include "extractors/minutes/unheaded_decision.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// The head says that nothing of the sitting was open.
bool closed_throughout(std::string_view text, const Paper& paper) {
  if (paper.items.items.empty()) return false;
  const std::size_t first = paper.items.items.front().begin;
  const Span head{paper.marks.front().piece.span.begin, paper.marks[first].piece.span.begin};
  return RuleBook::standard().family("minutes_lines", "closed_meeting").matches(head.of(text));
}

/// A tariff's or a case's day, taken for the sitting's because the head has none that can be read.
bool day_inside_an_item(const Paper& paper) {
  if (!paper.items.numbered || paper.items.items.empty() || !paper.head.date || paper.head.date_from_steps ||
      paper.head.date_from_agenda)
    return false;
  const std::size_t below_title = paper.items.items.front().body;
  return below_title < paper.marks.size() &&
         paper.head.date->span.begin >= paper.marks[below_title].piece.span.begin;
}

/// `4  Åbent   Title`: whatever group the item seems to stand in.
bool open_before_title(std::string_view text, const ItemRange& item) {
  static const RuleFamily& open = RuleBook::standard().family("minutes_lines", "open_word");
  if (!item.number || item.title.empty() || item.title.front().begin < item.number->printed.end) return false;
  const Span between{item.number->printed.end, item.title.front().begin};
  return between.size() < 24 && open.matches(between.of(text));
}

bool any_heading(const ItemSections& item) {
  return std::any_of(item.sections.begin(), item.sections.end(), [](const Section& s) {
    return s.step || (s.known && s.role != HeadingRole::kAttachments && s.role != HeadingRole::kRemarks);
  });
}

/// Of what was dealt with behind closed doors a paper prints its result at most.
bool tells_little(const ItemSections& item) {
  constexpr std::size_t kMostLines = 2;
  std::size_t lines = 0;
  for (const Section& section : item.sections) {
    if (section.role != HeadingRole::kAttachments) lines += section.lines.size();
  }
  return lines <= kMostLines;
}

/// `Fraværende i Økonomiudvalget, 20. april 2022`, `Afbud ved sidste møde`: the label itself says that it is
/// about another meeting than the head's. What it names is nobody's here.
void withhold_absent_of_others(std::string_view text, const Head& head, std::vector<Mark>& marks) {
  static const RuleFamily& others = RuleBook::standard().family("minutes_absence", "other_meeting");
  for (Mark& mark : marks) {
    if (!mark.has(HeadingRole::kAbsence)) continue;
    const std::string_view label = mark.heading->words.of(text);
    const auto bodies = find_bodies(label);
    const auto day = first_full_date(label);
    Step meeting;
    if (day) meeting.date = day->date;
    meeting.says_decision = true;
    bool own = bodies.empty() ? is_own(meeting, head) : false;
    for (const BodyMention& body : bodies) {
      meeting.body = body.name;
      own = own || is_own(meeting, head);
    }
    if (!own || others.first(label)) mark.withheld = true;
  }
}

/// How far below the line of a new sitting its first item may stand.
constexpr std::size_t kNearSittingLine = 25;

Paper read_marks(const Document& document, std::vector<Mark> marks) {
  const std::string_view text = document.text();
  Paper paper;
  paper.marks = std::move(marks);
  const std::size_t end = head_end(paper.marks);
  paper.head = read_head(document, paper.marks, end);
  paper.items = find_items(text, paper.marks, paper.head, end);
  if (day_inside_an_item(paper)) {
    paper.head.date.reset();
    complete_from_steps(paper.marks, paper.head);
    // A day that stands above the items as well.
    if (!paper.head.date && paper.items.items.front().begin < end)
      paper.head.date = read_head(document, paper.marks, paper.items.items.front().begin).date;
    if (paper.head.date) paper.items = find_items(text, paper.marks, paper.head, end);
  }
  withhold_absent_of_others(text, paper.head, paper.marks);
  const bool says_agenda_only = paper.head.says_agenda && !paper.head.says_minutes;
  // `Teknisk Udvalg den 3. maj 2022` over the first item is the paper's head.
  const std::size_t first = paper.items.items.empty() ? paper.marks.size() : paper.items.items.front().begin;
  const bool has_headings =
      says_agenda_only || std::any_of(paper.marks.begin() + static_cast<std::ptrdiff_t>(first),
                                      paper.marks.end(), [&](const Mark& m) {
                                        return m.has(HeadingRole::kDecision) ||
                                               m.has(HeadingRole::kRecommendationAndDecision) ||
                                               (m.step && is_own(*m.step, paper.head));
                                      });
  bool any_decision = false;
  bool closed_group = closed_throughout(text, paper);
  std::size_t above = paper.items.items.empty() ? 0 : paper.items.items.front().begin;
  for (const ItemRange& item : paper.items.items) {
    for (; above < item.body; ++above) {
      if (gathers_items(text, paper.marks[above]))
        closed_group = gathers_closed_items(text, paper.marks[above]);
    }
    closed_group = closed_group && !open_before_title(text, item);
    paper.sections.push_back(read_sections(text, paper.marks, item));
    paper.sections.back().closed = paper.sections.back().closed || closed_group || item.only_listed;
    const bool unheaded = !has_headings || !any_heading(paper.sections.back());
    if (unheaded && (!paper.sections.back().closed || tells_little(paper.sections.back())))
      part_unheaded_decision(text, paper.head, paper.sections.back());
    paper.decisions.push_back(own_decision(text, paper.sections.back(), paper.head));
    // An agenda tells above a quotation what somebody decided before.
    if (!paper.decisions.back().printed && !paper.sections.back().closed && !says_agenda_only) {
      part_result_above_quotation(text, paper.head, paper.sections.back());
      paper.decisions.back() = own_decision(text, paper.sections.back(), paper.head);
    }
    any_decision = any_decision || !paper.decisions.back().lines.empty();
  }
  paper.agenda = says_agenda_only && !any_decision;
  return paper;
}

/// True for a line that says like the head that a sitting of this body was held, on another day. A sentence
/// (`Godkendelse af protokol fra udvalgets møde den 3. maj.`) is about one.
bool names_another_sitting(std::string_view text, const Mark& mark, const Head& head) {
  static const RuleFamily& lines = RuleBook::standard().family("minutes_heads", "sitting");
  const std::string_view line = mark.piece.span.of(text);
  if (mark.step || !head.date || line.size() > 160 || line.ends_with('.')) return false;
  const auto date = first_full_date(line);
  if (!date || *date->date == head.date->value) return false;
  const std::string form =
      std::string(line.substr(0, date->span.begin)) + "{date}" + std::string(line.substr(date->span.end));
  if (!lines.matches(form)) return false;
  const auto bodies = find_bodies(line);
  return bodies.empty() || !head.body || same_body(bodies.front().name, head.body->value);
}

/// Where further sittings begin: the day's line with the lines above it that the first head has too.
std::vector<std::size_t> further_sittings(std::string_view text, const std::vector<Mark>& marks,
                                          const Head& head, std::size_t head_end_at) {
  std::set<std::string> head_lines;
  for (std::size_t i = 0; i < head_end_at; ++i) head_lines.insert(fold(marks[i].piece.span.of(text)));
  std::vector<std::size_t> begins;
  for (std::size_t i = head_end_at; i < marks.size(); ++i) {
    if (!names_another_sitting(text, marks[i], head)) continue;
    if (i > 0 && marks[i - 1].section() && marks[i - 1].heading->rest.empty()) continue;  // a case's text
    // The body's line, printed again right above: numbers that run through the year do not start over.
    std::size_t begin = i;
    while (begin > head_end_at && head_lines.count(fold(marks[begin - 1].piece.span.of(text))) != 0) --begin;
    bool starts_over = false;
    for (std::size_t j = i + 1; j < marks.size() && j < i + kNearSittingLine; ++j) {
      starts_over = starts_over || (marks[j].item && (begin < i || marks[j].item->number == 1));
    }
    if (starts_over) begins.push_back(begin);
  }
  return begins;
}

std::vector<Mark> marks_of(std::string_view text, const std::vector<Piece>& pieces,
                           std::string_view own_body) {
  std::vector<Mark> marks = classify(text, pieces, own_body);
  unfold_label_tables(text, marks);
  pair_label_columns(text, marks);
  set_aside_kinds_of_case(text, marks);
  learn_headings(text, marks);
  if (auto joined = with_results_at_items(text, marks)) return std::move(*joined);
  return marks;
}

/// True for a name that running text shows to be a body's, all of it: `Økonomiudvalget`, not `Omsorg og
/// ældre` nor `Udvalget for Miljø, Natur og Veje`.
bool is_told_by_its_words(const std::string& body) {
  const auto mentions = find_bodies(body);
  return body_kind_of(body) && mentions.size() == 1 && mentions.front().span == Span{0, body.size()};
}

}  // namespace

std::vector<Paper> read_papers(const Document& document) {
  const std::string_view text = document.text();
  const std::vector<Piece> pieces = pieces_of(document);
  std::vector<Mark> marks = marks_of(text, pieces, {});
  std::size_t end = head_end(marks);
  Head head = read_head(document, marks, end);
  // The lines of a body whose name does not say that it is one (`Omsorg og ældre, 3. maj 2022`) are known
  // only now.
  if (head.body && !is_told_by_its_words(head.body->value)) {
    marks = marks_of(text, pieces, head.body->value);
    end = head_end(marks);
    head = read_head(document, marks, end);
  }
  std::vector<std::size_t> begins = further_sittings(text, marks, head, end);
  begins.insert(begins.begin(), 0);
  begins.push_back(marks.size());
  std::vector<Paper> papers;
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    const auto at = [&](std::size_t index) { return marks.begin() + static_cast<std::ptrdiff_t>(index); };
    papers.push_back(read_marks(document, {at(begins[i]), at(begins[i + 1])}));
  }
  return papers;
}

double unknown_headings(std::string_view text, const Paper& paper) {
  constexpr std::size_t kLongest = 45;
  std::set<std::size_t> titles;
  for (const ItemRange& item : paper.items.items) {
    for (std::size_t i = item.begin; i < item.body; ++i) titles.insert(i);
  }
  int known = 0, unknown = 0;
  const std::size_t first = paper.items.items.empty() ? 0 : paper.items.items.front().begin;
  for (std::size_t i = first; i + 1 < paper.marks.size(); ++i) {
    const Mark& mark = paper.marks[i];
    const std::string_view line = mark.piece.span.of(text);
    if (mark.heading || mark.step || mark.opener) {
      ++known;
      continue;
    }
    const bool apart = mark.piece.gap > 0 || mark.piece.bold;
    if (!apart || titles.count(i) != 0 || mark.item || mark.result || mark.case_number || mark.lower_case)
      continue;
    const bool closed = std::string_view(".,;!?)").find(line.back()) != std::string_view::npos;
    const bool over_text = paper.marks[i + 1].piece.span.size() > line.size();
    if (line.size() <= kLongest && !closed && over_text) ++unknown;
  }
  return known + unknown == 0 ? 0 : static_cast<double>(unknown) / (known + unknown);
}

double undecided(const Paper& paper) {
  int open = 0, without = 0;
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) {
    if (paper.sections[i].closed) continue;
    ++open;
    without += paper.decisions[i].lines.empty() ? 1 : 0;
  }
  return open == 0 ? 0 : static_cast<double>(without) / open;
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

}  // namespace frisaet::minutes
