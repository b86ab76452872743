#include <algorithm>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/votes.h"
#include "extractors/minutes/absence.h"
#include "extractors/minutes/decisions.h"
#include "extractors/minutes/head_from_items.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

bool is_plain_decision(const Section& section) {
  return !section.step && section.role == HeadingRole::kDecision && section.known;
}

bool is_unheaded_decision(const Section& section) {
  return !section.step && section.role == HeadingRole::kDecision && !section.known;
}

/// Dashes that only close a table are no text beside other text.
void drop_trailing_marks(std::string_view text, std::vector<TextLine>& lines) {
  while (lines.size() > 1) {
    const std::string_view last = lines.back().span.of(text);
    if (last != "-" && last != "–" && last != "_") break;
    lines.pop_back();
  }
}

bool is_body_in_capitals(std::string_view words) {
  const auto bodies = find_bodies(words);
  return all_capitals(words) && bodies.size() == 1 && bodies.front().span == Span{0, words.size()};
}

/// `Godkendt.` / `ØKONOMIUDVALGET`: whose cases follow in the paper. Also on its line, where line ends were
/// lost.
void drop_group_below(std::string_view text, std::vector<TextLine>& lines) {
  if (lines.empty()) return;
  Span& last = lines.back().span;
  if (lines.size() > 1 && is_body_in_capitals(last.of(text))) {
    lines.pop_back();
    return;
  }
  const std::size_t stop = last.of(text).rfind(". ");
  if (stop == std::string_view::npos) return;
  const std::size_t behind = last.begin + stop + 1;
  if (is_body_in_capitals(trim(text.substr(behind, last.end - behind)))) last.end = behind;
}

/// `Godkendt. Side 5`: where a list of items tells on which page the case stands.
void drop_page_behind(std::string_view text, std::vector<TextLine>& lines) {
  static const RuleFamily& page = RuleBook::standard().family("minutes_lines", "page_behind_decision");
  if (lines.empty()) return;
  Span& last = lines.back().span;
  if (const auto found = page.first(last.of(text))) {
    last.end = last.begin + found->group("page")->begin;
    last = trimmed(text, last);
    if (last.empty()) lines.pop_back();
  }
}

/// `-`, and behind a gap what is said of the paper as a whole (`Referatet sendes ud på fredag.`).
void drop_behind_nothing(std::string_view text, std::vector<TextLine>& lines) {
  if (lines.size() < 2 || !lines[1].paragraph) return;
  const std::string_view first = lines[0].span.of(text);
  if (first != "-" && first != "–") return;
  const Excerpt rest = excerpt_of(text, {lines.begin() + 1, lines.end()});
  if (!read_verdict(rest.text, std::nullopt, 0).outcome) lines.resize(1);
}

void keep_told_disqualified(std::string_view text, Span span, OwnDecision& own) {
  for (const Span told : only_disqualified(text, span)) own.told_disqualified.push_back({told, false, false});
}

/// Sentences at the decision's end that only tell who was not there, also where they begin in the middle of a
/// line: `Udsat til maj. Bo Holm (C) deltog ikke på grund af inhabilitet.`
void part_attendance_from(std::string_view text, OwnDecision& own) {
  while (own.lines.size() > 1) {
    const auto told = disqualified_by_pronoun(text, own.lines.back().span);
    if (!told) break;
    own.attendance.add(*told);
    own.lines.pop_back();
  }
  std::size_t first = own.lines.size();
  while (first > 0 && (first == own.lines.size() || !own.lines[first].paragraph)) --first;
  if (first >= own.lines.size()) return;
  const Span paragraph = hull(own.lines[first].span, own.lines.back().span);
  std::vector<Span> sentences = sentences_of(paragraph.of(text));
  const bool alone = first == 0;
  std::size_t kept = sentences.size();
  while (kept > (alone ? 1U : 0U) && is_attendance_only(text, shifted(sentences[kept - 1], paragraph.begin)))
    --kept;
  if (kept == sentences.size()) return;
  const std::size_t cut = paragraph.begin + sentences[kept].begin;
  own.attendance.add(absence_in_prose(text, {cut, paragraph.end}));
  keep_told_disqualified(text, {cut, paragraph.end}, own);
  while (!own.lines.empty() && own.lines.back().span.begin >= cut) own.lines.pop_back();
  if (!own.lines.empty() && own.lines.back().span.end > cut)
    own.lines.back().span = trimmed(text, {own.lines.back().span.begin, cut});
}

/// The same at its begin (`Bo Holm (C) var inhabil og deltog ikke. Afslag.`), where something is left behind
/// it.
void part_attendance_before(std::string_view text, OwnDecision& own) {
  while (!own.lines.empty()) {
    const Span line = own.lines.front().span;
    const std::vector<Span> sentences = sentences_of(line.of(text));
    if (sentences.empty() || (sentences.size() < 2 && own.lines.size() < 2)) return;
    const Span first = shifted(sentences.front(), line.begin);
    if (!first.of(text).ends_with('.') || !is_attendance_only(text, first)) return;
    own.attendance.add(absence_in_prose(text, first));
    keep_told_disqualified(text, first, own);
    own.lines.front().span = trimmed(text, {first.end, line.end});
    if (own.lines.front().span.empty()) own.lines.erase(own.lines.begin());
  }
}

}  // namespace

std::vector<TextLine> printed_lines(const OwnDecision& own) {
  std::vector<TextLine> lines = own.lines;
  lines.insert(lines.end(), own.told_disqualified.begin(), own.told_disqualified.end());
  std::sort(lines.begin(), lines.end(),
            [](const TextLine& a, const TextLine& b) { return a.span.begin < b.span.begin; });
  return lines;
}

std::vector<TextLine> without_attendance(std::string_view text, std::vector<TextLine> lines) {
  OwnDecision told;
  told.lines = std::move(lines);
  part_attendance_from(text, told);
  return std::move(told.lines);
}

namespace {

OwnDecision taken_from(std::string_view text, const ItemSections& item, std::size_t index, bool certain) {
  OwnDecision own;
  own.lines = item.sections[index].lines;
  own.told_disqualified = item.sections[index].told_disqualified;
  own.attendance = item.sections[index].attendance;
  own.printed = true;
  own.certain = certain;
  own.sections = {index};
  drop_trailing_marks(text, own.lines);
  drop_group_below(text, own.lines);
  drop_page_behind(text, own.lines);
  drop_behind_nothing(text, own.lines);
  part_attendance_from(text, own);
  part_attendance_before(text, own);
  return own;
}

/// A chain that repeats the meeting's decision word for word shows where it ends (a layout that lets the
/// summary follow the decision without a heading).
void cut_to_repeated(std::string_view text, const std::vector<TextLine>& repeated,
                     std::vector<TextLine>& lines) {
  const std::string end = prose_of(text, repeated);
  if (end.empty()) return;
  for (std::size_t count = 1; count < lines.size(); ++count) {
    const std::vector<TextLine> begin(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count));
    if (squeeze(prose_of(text, begin)) != squeeze(end)) continue;
    // What follows is the decision's own where it tells of votes or of another result.
    const Excerpt rest = excerpt_of(text, {lines.begin() + static_cast<std::ptrdiff_t>(count), lines.end()});
    const Verdict verdict = read_verdict(rest.text, std::nullopt, 0);
    // `På den baggrund indstilles, at …`: the summary of what was proposed.
    const bool proposes = RuleBook::standard().family("minutes_outcomes", "proposed").matches(rest.text);
    const bool decides = (verdict.outcome && !proposes) || !verdict.dissents.empty() ||
                         !parse_votes(rest.text, {0, rest.text.size()}).empty();
    if (!decides) lines.resize(count);
    return;
  }
}

/// What stands under the heading says what the case came to. The word may also name a column of a table
/// (`Indstilling`, `Beslutning` over crosses that show a case's way), and what follows it is the case's text.
bool tells_result(std::string_view text, const Section& section) {
  const Verdict verdict = read_verdict(excerpt_of(text, section.lines).text, std::nullopt, 0);
  return verdict.outcome || !verdict.points.empty();
}

/// `Økonomiudvalgets møde 20. april 2022 Punkt 3: … BESLUTNING: Anbefales.` / `Byrådets møde 3. maj 2022
/// Punkt 2: Godkendt.`: the heading stands between the line of another body and the meeting's own, which
/// tells something else. The own one's index.
std::optional<std::size_t> own_behind_anothers(std::string_view text, const ItemSections& item,
                                               const Head& head, std::size_t plain,
                                               const std::vector<std::size_t>& own_steps) {
  const auto& sections = item.sections;
  const auto dated = [&](std::size_t i) { return sections[i].step && sections[i].step->date; };
  bool anothers = false;
  for (std::size_t i = 0; i < plain; ++i) {
    if (!dated(i) || sections[i].role == HeadingRole::kRoute) continue;
    anothers = !is_own(*sections[i].step, head);
  }
  if (!anothers) return std::nullopt;
  for (const std::size_t i : own_steps) {
    if (i < plain || !dated(i) || sections[i].lines.empty() || !tells_result(text, sections[i])) continue;
    const bool same =
        squeeze(prose_of(text, sections[i].lines)) == squeeze(prose_of(text, sections[plain].lines));
    if (!same) return i;
  }
  return std::nullopt;
}

/// Its first words name another body than the meeting's, and that it recommends.
bool tells_of_another(std::string_view text, const Section& section, const Head& head) {
  static const RuleFamily& recommends = RuleBook::standard().family("minutes_competence", "passes_on");
  if (!head.body) return false;
  const std::string_view line = section.lines.front().span.of(text);
  const auto bodies = find_bodies(line);
  return !bodies.empty() && bodies.front().span.begin == 0 &&
         !same_body(bodies.front().name, head.body->value) && recommends.matches(line);
}

}  // namespace

OwnDecision own_decision(std::string_view text, const ItemSections& item, const Head& head) {
  const auto& sections = item.sections;
  std::vector<std::size_t> plain;
  std::vector<std::size_t> own_steps;
  std::size_t dated_decisions = 0;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (is_plain_decision(sections[i])) plain.push_back(i);
    if (sections[i].step && sections[i].role != HeadingRole::kRoute) {
      if (is_own(*sections[i].step, head)) own_steps.push_back(i);
      if (sections[i].step->says_decision) ++dated_decisions;
    }
  }
  const auto has_text = [&](std::size_t i) { return !sections[i].lines.empty(); };
  // A plain heading with text under it is the meeting's own, whatever chain stands elsewhere.
  auto plain_text = std::find_if(plain.begin(), plain.end(), has_text);
  // `Beslutning` / `Økonomiudvalget anbefaler planen.` / `Beslutning` / `Godkendt.` in the council's paper.
  if (plain_text != plain.end() && tells_of_another(text, sections[*plain_text], head)) {
    const auto next = std::find_if(plain_text + 1, plain.end(), has_text);
    if (next != plain.end() && tells_result(text, sections[*next])) plain_text = next;
  }
  const bool chain_tells = plain_text != plain.end() && !tells_result(text, sections[*plain_text]) &&
                           std::any_of(own_steps.begin(), own_steps.end(), [&](std::size_t i) {
                             return sections[i].step->says_decision && tells_result(text, sections[i]);
                           });
  if (plain_text != plain.end()) {
    if (const auto own = own_behind_anothers(text, item, head, *plain_text, own_steps))
      return taken_from(text, item, *own, false);
  }
  if (plain_text != plain.end() && !chain_tells) {
    OwnDecision own =
        taken_from(text, item, *plain_text, std::count_if(plain.begin(), plain.end(), has_text) == 1);
    for (const std::size_t step : own_steps) cut_to_repeated(text, sections[step].lines, own.lines);
    return own;
  }
  const auto step_text = std::find_if(own_steps.begin(), own_steps.end(), has_text);
  if (step_text != own_steps.end()) {
    // Two lines of the same body and day: the one that says it is the decision, else the first.
    std::size_t chosen = *step_text;
    for (const std::size_t i : own_steps) {
      if (has_text(i) && sections[i].step->says_decision && !sections[chosen].step->says_decision) chosen = i;
    }
    const bool dated = sections[chosen].step->date.has_value() && head.date.has_value();
    return taken_from(text, item, chosen, dated || dated_decisions == 1);
  }
  if (plain.empty() && own_steps.empty()) {
    // `Byrådet den : Godkendt.`: of a chain that lost its days the last step, where it is the meeting's body.
    const auto chain = std::find_if(sections.rbegin(), sections.rend(),
                                    [](const Section& section) { return section.step.has_value(); });
    if (chain != sections.rend() && !chain->step->date && !chain->lines.empty() && head.body &&
        chain->role != HeadingRole::kRoute && same_body(chain->step->body, head.body->value))
      return taken_from(text, item, static_cast<std::size_t>(sections.rend() - chain) - 1, false);
  }
  if (!plain.empty()) return taken_from(text, item, plain.front(), true);
  if (!own_steps.empty()) return taken_from(text, item, own_steps.front(), true);
  const auto unheaded = std::find_if(sections.begin(), sections.end(), is_unheaded_decision);
  if (unheaded == sections.end()) return {};
  return taken_from(text, item, static_cast<std::size_t>(unheaded - sections.begin()), false);
}

}  // namespace frisaet::minutes
