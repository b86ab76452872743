#include "extractors/minutes/sections.h"

#include <algorithm>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/run_together_pages.h"
#include "extractors/minutes/unheaded_proposal.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& lines(std::string_view family) {
  return RuleBook::standard().family("minutes_lines", family);
}

bool is_closed(std::string_view words) {
  return lines("closed").matches(words);
}

bool says_open(std::string_view words) {
  return lines("open_word").matches(words);
}

bool is_button(std::string_view words) {
  static const RuleFamily& buttons = RuleBook::standard().family("minutes_headings", "button");
  return buttons.matches(squeeze(words));
}

bool is_page_head(std::string_view line) {
  return line.size() < 160 && lines("page_head").matches(line);
}

class SectionReader {
 public:
  SectionReader(std::string_view text, const std::vector<Mark>& marks, const ItemRange& item)
      : text_(text), marks_(marks), item_(item) {
    open(HeadingRole::kSummary, std::nullopt);
    current().known = false;
  }

  ItemSections read() {
    for (const Span& line : item_.title) {
      result_.closed = result_.closed || is_closed(line.of(text_));
      // `Ny bro(Lukket)`: the mark is none of the title.
      constexpr std::size_t kLongestMark = 100;
      const std::string_view behind = text_.substr(line.end, kLongestMark);
      const std::size_t close = behind.starts_with('(') && behind.find(')') != std::string_view::npos
                                    ? line.end + behind.find(')')
                                    : std::string_view::npos;
      if (close != std::string_view::npos)
        result_.closed = result_.closed || is_closed(text_.substr(line.end, close + 1 - line.end));
    }
    result_.closed = result_.closed || marked_closed() || closed_before_title();
    // Marks between the begin and the title hold the case number of some layouts.
    for (std::size_t i = item_.begin; i < item_.body && i < item_.end; ++i) note_case_number(i);
    for (at_ = item_.body; at_ < item_.end;) take(at_);
    if (!result_.case_number) find_case_number_in_prose();
    votes_decide();
    return std::move(result_);
  }

 private:
  Section& current() { return result_.sections.back(); }

  /// Where no heading of a decision follows, what a vote came to stands below its own.
  void votes_decide() {
    const auto decides = [](const Section& section) {
      return section.role == HeadingRole::kDecision ||
             section.role == HeadingRole::kRecommendationAndDecision || section.step;
    };
    if (std::any_of(result_.sections.begin(), result_.sections.end(), decides)) return;
    for (Section& section : result_.sections)
      if (section.role == HeadingRole::kVote) section.role = HeadingRole::kDecision;
  }

  void open(HeadingRole role, std::optional<Step> step) {
    roster_of_.reset();
    Section section;
    section.role = role;
    section.step = std::move(step);
    result_.sections.push_back(std::move(section));
  }

  /// `Ny bro over åen Godkendt.` below a dated line of a transcript: the title, said again before what was
  /// decided.
  [[nodiscard]] Span behind_repeated_title(Span line) const {
    constexpr std::size_t kShortestTitle = 8;
    const std::string title = title_text(text_, item_.title);
    if (title.size() < kShortestTitle || line.size() <= title.size() + 1) return line;
    const std::size_t end = line.begin + title.size();
    if (text_.substr(line.begin, title.size()) != title) return line;
    const Span rest = trimmed(text_, {past_lost_year(text_, end, line.end), line.end});
    return !rest.empty() && is_upper(decode_utf8(text_, rest.begin).value) ? rest : line;
  }

  void add_line(Span span, const Mark* mark) {
    if (mark != nullptr && mark->piece.run_together && current().step && current().lines.empty())
      span = behind_repeated_title(span);
    if (span.empty()) return;
    current().lines.push_back(
        {span, mark != nullptr && mark->piece.gap > 0, mark != nullptr && mark->piece.first_on_page});
  }

  void note_case_number(std::size_t i) {
    const Mark& mark = marks_[i];
    // `Sag: Ny bro`: the label over a title.
    if (!item_.number && !item_.title.empty() && mark.piece.span.contains(item_.title.front().begin)) return;
    // `SAG 2021/07-1` is the item's number here.
    if (mark.item && item_.number && mark.item->printed == item_.number->printed) return;
    std::optional<CaseNumber> number = mark.case_number;
    // `Åbent - 05.01.00-G01-12-22`; the number behind another label is a paper's.
    if (mark.has(HeadingRole::kCaseDetail)) {
      const std::string_view words = mark.heading->words.of(text_);
      if (says_open(words) || lines("closed_word").matches(words))
        number = bare_case_number(text_, mark.heading->rest);
    }
    if (mark.has(HeadingRole::kCaseNumber)) {
      Span value = mark.heading->rest;
      if (value.empty() && i + 1 < item_.end && !marks_[i + 1].heading) value = marks_[i + 1].piece.span;
      number = case_number_at(text_, value);
      // `J.nr.: 05.01.00 Sagsnr.: 22/4413`: a plan's number tells no case.
      static const RuleFamily& second = lines("second_case_label");
      const auto label =
          number && number->kle ? second.first(text_.substr(number->span.end, 40)) : std::nullopt;
      if (label && number->span.end + label->span.end <= value.end) {
        const Span behind{number->span.end + label->span.end, value.end};
        if (const auto own = case_number_at(text_, behind)) number = own;
      }
    }
    // Some layouts print on the number's line whether the item is open.
    if (mark.has(HeadingRole::kCaseNumber) && number && is_closed(mark.piece.span.of(text_)) &&
        !says_open(mark.piece.span.of(text_))) {
      result_.closed = true;
    }
    // `08/1102 Lukket sag`
    if (number && !mark.heading && lines("case_number_beside_open").matches(mark.piece.span.of(text_)) &&
        is_closed(mark.piece.span.of(text_)) && !says_open(mark.piece.span.of(text_)))
      result_.closed = true;
    if (number && !result_.case_number) result_.case_number = Found<std::string>{number->text, number->span};
  }

  /// `… til maj. Sagsnr. 22/4413.`: where no line is the number's own, it may close the case's text.
  void find_case_number_in_prose() {
    const RuleFamily& said = lines("case_number_in_prose");
    for (const Section& section : result_.sections) {
      if (section.step || section.role == HeadingRole::kDecision || section.role == HeadingRole::kHistory)
        continue;
      for (const TextLine& line : section.lines) {
        const auto match = said.first(text_, line.span);
        if (!match) continue;
        const auto number = case_number_at(text_, {match->span.end, line.span.end});
        if (!number || result_.case_number) continue;
        result_.case_number = Found<std::string>{number->text, number->span};
      }
    }
  }

  /// `Lukket` beside the number; layouts that print `Åbent punkt` and `Lukket punkt` as heads of one table
  /// say neither.
  [[nodiscard]] bool marked_closed() const {
    constexpr std::size_t kMostParticulars = 6;
    bool open_word = false, closed_word = false;
    for (std::size_t i = item_.begin;
         i < item_.end && i < item_.body + kMostParticulars && !marks_[i].section(); ++i) {
      const bool beside = i < item_.body && marks_[i].piece.span.size() < 20;
      if (!marks_[i].has(HeadingRole::kCaseDetail) && !beside) continue;
      const std::string_view words = marks_[i].piece.span.of(text_);
      open_word = open_word || says_open(words);
      const auto closed = lines("closed_word").first(words);
      closed_word = closed_word || (closed && closed->span.begin == 0);
    }
    return closed_word && !open_word;
  }

  /// `4 (Lukket) Title`
  [[nodiscard]] bool closed_before_title() const {
    if (!item_.number || item_.title.empty() || item_.title.front().begin < item_.number->printed.end)
      return false;
    const Span between{item_.number->printed.end, item_.title.front().begin};
    return between.size() < 24 && lines("closed_word").matches(between.of(text_));
  }

  void take(std::size_t i) {
    const Mark& mark = marks_[i];
    ++at_;
    // Number and title, said again over the decision.
    if (mark.item && item_.number && mark.item->printed == item_.number->printed) return;
    // A route whose steps have results below them is how far the case has come; so is one that ends in a
    // body, a day and a colon with a text below them.
    if (mark.step && current().role == HeadingRole::kRoute && i + 1 < item_.end &&
        (marks_[i + 1].result || announces_text(i)))
      current().role = HeadingRole::kHistory;
    if (mark.step && current().role != HeadingRole::kRoute) {
      open(current().role, mark.step);
      add_line(mark.step->rest, nullptr);
      return;
    }
    if (mark.piece.first_on_page && is_page_head(mark.piece.span.of(text_))) return;
    if (mark.heading) return take_heading(i);
    if (mark.case_number && current().role != HeadingRole::kDecision) return note_case_number(i);
    if ((mark.opener && opens_recommendation(here(), i)) || recommends_after_step(here(), i)) {
      open(HeadingRole::kRecommendation, std::nullopt);
      add_line(mark.piece.span, &mark);
      return;
    }
    if (const auto line = read_absence_line(text_, marks_, i, item_.end)) {
      current().attendance.add(line->attendance);
      for (const Span told :
           only_disqualified(text_, hull(mark.piece.span, marks_[line->next - 1].piece.span)))
        current().told_disqualified.push_back({told, mark.piece.gap > 0, mark.piece.first_on_page});
      at_ = line->next;
      return;
    }
    if (proposes_without_heading(here(), i) || indstiller_below_case(here(), i)) {
      open_unknown(HeadingRole::kRecommendation);
    } else if (begins_another_section(here(), i)) {
      open_unknown(HeadingRole::kCaseText);
      return;
    } else if (ends_unheaded_proposal(here(), i)) {
      open_unknown(HeadingRole::kCaseText);
    }
    if (!current().known && current().lines.empty() && !repeats_title(mark.piece.span)) {
      if (const auto names = bare_names(text_, mark.piece.span)) {
        current().attendance.add(*names);
        return;
      }
    }
    const std::string_view words = mark.piece.span.of(text_);
    // `Beslutning` / `Til stede var:` / … / `Dagsordenen blev godkendt.`
    if (roster_of_ && mark.result) open(HeadingRole::kDecision, result_.sections[*roster_of_].step);
    // `Lukket sag.` under a heading is all that is printed of it; behind `Åbent punkt` a table's head.
    if (!open_said_ && !current().step && current().lines.empty() &&
        current().role != HeadingRole::kDecision && lines("only_closed").matches(words))
      result_.closed = true;
    // The heads of a table that print both words say neither.
    open_said_ = open_said_ || says_open(words);
    if (!current().known && words.size() < 120 && !open_said_)
      result_.closed = result_.closed || is_closed(words);
    if (!current().step && current().role != HeadingRole::kHistory &&
        lines("sentence_of_closed").matches(words))
      result_.closed = true;
    add_line(mark.piece.span, &mark);
  }

  /// `Byrådet den 3. maj 2022:` above a line of text.
  [[nodiscard]] bool announces_text(std::size_t i) const {
    const Mark& below = marks_[i + 1];
    return marks_[i].step->date && marks_[i].piece.span.of(text_).ends_with(':') && !below.heading &&
           !below.step && !below.item && below.piece.span.of(text_).ends_with('.');
  }

  void take_heading(std::size_t i) {
    const Mark& mark = marks_[i];
    const Heading& heading = *mark.heading;
    switch (heading.role) {
      case HeadingRole::kAbsence:
      case HeadingRole::kDisqualified:
        return take_absence(i);
      case HeadingRole::kCaseNumber:
        note_case_number(i);
        if (current().role == HeadingRole::kDecision && !heading.rest.empty())
          open(HeadingRole::kRoute, std::nullopt);
        return;
      case HeadingRole::kCaseDetail:
        note_case_number(i);
        open_said_ = open_said_ || says_open(heading.words.of(text_));
        result_.closed =
            result_.closed || is_closed(heading.rest.of(text_)) ||
            lines("not_public")
                .matches(squeeze(heading.words.of(text_)) + " " + squeeze(heading.rest.of(text_)));
        // `Lukket sag` closes, the table heads `Åbent punkt`, `Lukket punkt` of other layouts do not
        // (headings of their own).
        return;
      case HeadingRole::kAlsoPresent:
        // `Valgt blev:` / `Bo Holm (A)` / `Suppleant: Ida Kjær (A)`
        if (!heading.rest.empty() && mark.piece.gap == 0 && elects()) return add_line(mark.piece.span, &mark);
        // `Stedfortræder: Ida Kjær (A)` among the lines of a decision says nothing that follows ends.
        if (!heading.rest.empty() && parse_persons(text_, heading.rest).rest.empty()) return;
        // `Stedfortrædere:` / `Byrådet konstaterede, at betingelserne for …`: what was decided about them.
        if (heading.rest.empty() && current().role == HeadingRole::kDecision && tells_below(i))
          return add_line(mark.piece.span, &mark);
        [[fallthrough]];
      case HeadingRole::kEnding:
        // `Beslutning` / `Fold ind` / `Godkendt.`
        if (heading.role == HeadingRole::kEnding && current().role == HeadingRole::kDecision &&
            current().lines.empty() && is_button(heading.words.of(text_)))
          return;
        // `Godkendt.` / `Læs mere` / `Dog udsættes punkt 2.`
        if (heading.role == HeadingRole::kEnding && heading.rest.empty() && may_go_on_below(i) &&
            is_button(heading.words.of(text_))) {
          result_.button_inside = true;
          if (goes_on_below(i)) return;
        }
        [[fallthrough]];
      case HeadingRole::kAttachments:
      case HeadingRole::kRoster:
      case HeadingRole::kContents:
      case HeadingRole::kDocumentWord: {
        const bool roster_first = heading.role == HeadingRole::kRoster &&
                                  current().role == HeadingRole::kDecision && current().lines.empty();
        const std::size_t decision = result_.sections.size() - 1;
        open(HeadingRole::kAttachments, std::nullopt);
        if (roster_first) roster_of_ = decision;
        return;
      }
      case HeadingRole::kRemarks:
        open(HeadingRole::kRemarks, std::nullopt);
        add_line(heading.rest, nullptr);
        return;
      case HeadingRole::kPlace:
      case HeadingRole::kBody:
      case HeadingRole::kDate:
        add_line(mark.piece.span, &mark);
        return;
      case HeadingRole::kVote:
        // `Beslutning` / `Forslaget blev sat under afstemning.` / `Afstemning` / `For stemte A og V.`
        if (current().step || current().role == HeadingRole::kDecision ||
            current().role == HeadingRole::kRecommendationAndDecision)
          return add_line(mark.piece.span, &mark);
        break;
      default:
        break;
    }
    // `Oplæg: Direktionen foreslår, at broen sættes i udbud.`
    if (heading.role == HeadingRole::kSummary && proposes(heading.rest.of(text_)) &&
        !any_proposal_from(marks_, item_, i)) {
      open_unknown(HeadingRole::kRecommendation);
      return add_line(heading.rest, nullptr);
    }
    // `Offentlig beslutning, der skal udfyldes, hvis punktet er lukket`: no other item fills it in.
    if (heading.role == HeadingRole::kDecision &&
        lines("closed_item_decision").matches(heading.words.of(text_)))
      result_.closed = true;
    open(heading.role, std::nullopt);
    // `Forhistorie: Byrådet, 3. maj 2022, punkt 9: Udsat.`
    if (heading.role == HeadingRole::kHistory) {
      if (auto step = step_with_text(heading.rest)) {
        const Span rest = step->rest;
        open(heading.role, std::move(step));
        return add_line(rest, nullptr);
      }
    }
    if (heading.role == HeadingRole::kDecision && repeats_title(heading.rest)) return;
    // `Sagen afgøres i Byrådet` without a colon: label and value are one.
    const bool whole = heading.role == HeadingRole::kCompetence && heading.rest.empty() &&
                       !find_bodies(heading.words.of(text_)).empty();
    add_line(whole ? heading.words : heading.rest, nullptr);
  }

  /// Below a button inside the case's text, what was proposed or what was decided stands a line that no
  /// heading begins; a site's foot may be such a line too.
  [[nodiscard]] bool may_go_on_below(std::size_t i) {
    switch (current().role) {
      case HeadingRole::kDecision:
      case HeadingRole::kRecommendation:
      case HeadingRole::kRecommendationAndDecision:
      case HeadingRole::kCaseText:
      case HeadingRole::kSummary:
        break;
      default:
        return false;
    }
    if (!current().known && !current().step) return false;
    return i + 1 < item_.end && !marks_[i + 1].heading && !marks_[i + 1].step;
  }

  /// It is a sentence, or goes on as one.
  [[nodiscard]] bool goes_on_below(std::size_t i) const {
    return marks_[i + 1].lower_case || marks_[i + 1].piece.span.of(text_).ends_with('.');
  }

  /// The section so far is a decision by which somebody is elected.
  [[nodiscard]] bool elects() const {
    const Section& section = result_.sections.back();
    return section.role == HeadingRole::kDecision &&
           std::any_of(section.lines.begin(), section.lines.end(),
                       [&](const TextLine& line) { return lines("elects").matches(line.span.of(text_)); });
  }

  /// Below the mark stands a sentence that is none about who was there.
  [[nodiscard]] bool tells_below(std::size_t i) const {
    if (i + 1 >= item_.end || marks_[i + 1].heading || marks_[i + 1].step) return false;
    const Span below = marks_[i + 1].piece.span;
    return below.of(text_).ends_with('.') && !bare_names(text_, below) &&
           !read_absence_line(text_, marks_, i + 1, item_.end);
  }

  /// `Byrådet, 3. maj 2022: Udsat.`, also with a dash before what was said.
  [[nodiscard]] std::optional<Step> step_with_text(Span line) const {
    if (auto step = step_at(text_, line, {})) return step;
    for (const std::string_view dash : {" – ", " - "}) {
      const std::size_t at = line.of(text_).find(dash);
      if (at == std::string_view::npos) continue;
      auto step = step_at(text_, {line.begin, line.begin + at}, {});
      if (!step || !step->rest.empty()) continue;
      step->rest = trimmed(text_, {line.begin + at + dash.size(), line.end});
      return step;
    }
    return std::nullopt;
  }

  /// `Beslutning for punkt 4: Title`, also wrapped as the title was; goes past its lines.
  bool repeats_title(Span rest) {
    std::string title;
    for (const Span& line : item_.title) title += (title.empty() ? "" : " ") + squeeze(line.of(text_));
    title = fold(title);
    std::string said = fold(squeeze(rest.of(text_)));
    if (said.size() < 5 || !title.starts_with(said)) return false;
    while (at_ < item_.end && !marks_[at_].heading && said.size() < title.size()) {
      const std::string more = said + " " + fold(squeeze(marks_[at_].piece.span.of(text_)));
      if (!title.starts_with(more)) break;
      said = more;
      ++at_;
    }
    return true;
  }

  void take_absence(std::size_t i) {
    const AttendanceBlock block = read_absence_block(text_, marks_, i, item_.end);
    // The label ends the proposal: who was away when it was decided is no part of it.
    if (current().role == HeadingRole::kRecommendation && !current().step && !current().lines.empty())
      open(HeadingRole::kRemarks, std::nullopt);
    current().attendance.add(block.attendance);
    at_ = std::max(block.next, i + 1);
    if (block.left.empty()) return;
    if (auto named = more_under_label(text_, block.left)) {
      if (marks_[i].has(HeadingRole::kDisqualified)) std::swap(named->absent, named->disqualified);
      return current().attendance.add(*named);
    }
    const Attendance more = absence_in_prose(text_, block.left);
    current().attendance.add(more);
    if (!is_attendance_only(text_, block.left)) add_line(block.left, nullptr);
  }

  /// A section that only its first line tells; what a known heading proves, it does not.
  void open_unknown(HeadingRole role) {
    open(role, std::nullopt);
    current().known = false;
  }

  /// What is open above the mark that is being read.
  [[nodiscard]] OpenSection here() const { return {text_, marks_, item_, result_.sections.back()}; }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  const ItemRange& item_;
  std::size_t at_ = 0;
  bool open_said_ = false;  ///< `Åbent punkt` stands before the first heading
  /// The decision that begins with who was there, while nothing else was opened below it.
  std::optional<std::size_t> roster_of_ = {};
  ItemSections result_;
};

}  // namespace

ItemSections read_sections(std::string_view text, const std::vector<Mark>& marks, const ItemRange& item) {
  return SectionReader(text, marks, item).read();
}

}  // namespace frisaet::minutes
