#include "extractors/minutes/items.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "extractors/minutes/outcome.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// How many earlier numbers are tried as the one before.
constexpr std::size_t kWindow = 80;
/// How near under a title a heading shows that it is one.
constexpr std::size_t kNear = 5;
constexpr std::size_t kMostTitleLines = 4;

bool is_open_word(const Mark& mark) {
  return mark.has(HeadingRole::kCaseDetail);
}

/// What is counted between two places, as prefix sums over the marks.
class Counts {
 public:
  Counts(const std::vector<Mark>& marks, const Head& head) {
    bool passed_on = false;  // under a route or a history: lines of bodies there decide nothing here
    std::size_t last_plain = std::numeric_limits<std::size_t>::max();
    plain_.push_back(0);
    own_.push_back(0);
    sections_.push_back(0);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Mark& mark = marks[i];
      if (mark.heading) passed_on = mark.has(HeadingRole::kRoute) || mark.has(HeadingRole::kHistory);
      const bool plain =
          mark.has(HeadingRole::kDecision) || mark.has(HeadingRole::kRecommendationAndDecision);
      bool own = mark.step && !passed_on && is_own(*mark.step, head);
      // The dated line right under the heading is the same decision.
      if (own && last_plain != std::numeric_limits<std::size_t>::max() && i - last_plain <= 3) own = false;
      if (plain) last_plain = i;
      plain_.push_back(plain_.back() + (plain ? 1 : 0));
      own_.push_back(own_.back() + (own ? 1 : 0));
      sections_.push_back(sections_.back() + (mark.section() || mark.step || mark.opener ? 1 : 0));
    }
  }

  [[nodiscard]] int decisions(std::size_t begin, std::size_t end) const {
    const int plain = plain_[end] - plain_[begin];
    return plain > 0 ? plain : std::min(own_[end] - own_[begin], 1);
  }
  [[nodiscard]] int sections(std::size_t begin, std::size_t end) const {
    return sections_[end] - sections_[begin];
  }
  [[nodiscard]] bool any_decision() const { return plain_.back() + own_.back() > 0; }

 private:
  std::vector<int> plain_, own_, sections_;
};

/// A place where a numbered item may begin.
struct Candidate {
  std::size_t begin = 0;  ///< index of its first mark
  std::size_t at = 0;     ///< index of the mark with the number
  std::size_t body = 0;   ///< first mark after the title
  ItemMark mark;
  std::vector<Span> title;
  double plausibility = 0;
};

bool looks_like_title(std::string_view text, const Mark& mark) {
  if (mark.heading || mark.step || mark.result || mark.opener || mark.lower_case || mark.case_number)
    return false;
  const std::string_view line = mark.piece.span.of(text);
  const CodePoint first = decode_utf8(line, 0);
  return line.size() >= 3 && line.size() <= 220 &&
         (is_letter(first.value) || is_digit(first.value) || first.value == '"') && !line.ends_with('.') &&
         !line.ends_with(':') && !line.ends_with(',') && !line.ends_with(';');
}

/// A title goes on in the next line when that one begins with a small letter or the first cannot end there.
bool goes_on(std::string_view text, Span line, const Mark& next) {
  if (next.heading || next.step || next.item || next.case_number || next.result || next.piece.gap > 0)
    return false;
  const std::string_view words = line.of(text);
  if (next.opener && !next.lower_case) return false;
  if (next.lower_case)
    return !words.ends_with('.') && next.piece.span.size() < 200 &&
           !next.piece.span.of(text).starts_with("at ");
  for (const std::string_view open :
       {" og", " til", " på", " af", " for", " i", " med", " om", " ved", " -", " –", ",", " den", " samt",
        " eller", " fra", " vedr.", " vedrørende"}) {
    if (words.ends_with(open)) return next.piece.span.size() < 200;
  }
  return false;
}

/// The site's words inside a title (`… Klik her for at folde ud …`) are none of it.
Span without_interface(std::string_view text, Span title) {
  const std::size_t at = title.of(text).find("Klik her");
  if (at != std::string_view::npos && at > 3) return trimmed(text, {title.begin, title.begin + at});
  return title;
}

void take_title(std::string_view text, const std::vector<Mark>& marks, Candidate& candidate) {
  std::size_t next = candidate.at + 1;
  Span line = candidate.mark.title;
  if (line.empty()) {
    // The title stands on the next line.
    if (next >= marks.size() || !looks_like_title(text, marks[next])) {
      candidate.body = next;
      return;
    }
    line = marks[next].piece.span;
    ++next;
  }
  candidate.title.push_back(without_interface(text, line));
  while (next < marks.size() && candidate.title.size() < kMostTitleLines &&
         goes_on(text, line, marks[next])) {
    line = marks[next].piece.span;
    candidate.title.push_back(without_interface(text, line));
    ++next;
  }
  candidate.body = next;
}

/// The titles of this form stand before the number (`Spørgetid` / `Sag nr. 129`).
void take_title_before(std::string_view text, const std::vector<Mark>& marks, Candidate& candidate) {
  candidate.body = candidate.at + 1;
  std::size_t first = candidate.at;
  while (first > 0 && candidate.at - first < kMostTitleLines && looks_like_title(text, marks[first - 1])) {
    --first;
    if (marks[first].piece.gap > 0 || marks[first].piece.first_on_page) break;
  }
  for (std::size_t i = first; i < candidate.at; ++i) candidate.title.push_back(marks[i].piece.span);
  candidate.begin = first;
}

std::string title_text(std::string_view text, const std::vector<Span>& title) {
  std::string all;
  for (const Span& span : title) all += std::string(all.empty() ? "" : " ") + squeeze(span.of(text));
  return all;
}

/// What heading is open above a mark: the last section's, or a decision line's.
HeadingRole open_above(const std::vector<Mark>& marks, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i < 400;) {
    if (marks[i].step) return HeadingRole::kDecision;
    if (marks[i].opener && !marks[i].heading) return HeadingRole::kRecommendation;
    if (marks[i].has(HeadingRole::kEnding) || marks[i].has(HeadingRole::kAttachments) ||
        marks[i].has(HeadingRole::kAbsence)) {
      return HeadingRole::kEnding;
    }
    if (marks[i].section() || marks[i].has(HeadingRole::kContents)) return marks[i].heading->role;
  }
  return HeadingRole::kEnding;
}

double plausibility(std::string_view text, const std::vector<Mark>& marks, const Candidate& candidate,
                    bool agenda) {
  const Mark& mark = marks[candidate.at];
  double score = 0;
  if (mark.piece.gap > 0 || mark.piece.first_on_page || mark.piece.glued) score += 0.5;
  if (mark.piece.bold) score += 0.5;
  bool near = false;
  for (std::size_t i = candidate.body; i < marks.size() && i < candidate.body + kNear; ++i) {
    if (marks[i].item && marks[i].item->form == candidate.mark.form) break;
    near = near || marks[i].section() || marks[i].step || marks[i].opener ||
           marks[i].has(HeadingRole::kCaseNumber) || is_open_word(marks[i]) || marks[i].case_number ||
           marks[i].has(HeadingRole::kAbsence) || marks[i].result;
  }
  score += near ? 2 : -1;
  // A number that says in words what it numbers (`Pkt. 42`, `Nr. 20 BR 366/07`) is nothing else.
  const NumberForm form = candidate.mark.form;
  if (form == NumberForm::kPoint || form == NumberForm::kNr || form == NumberForm::kCase) score += 1.5;
  const HeadingRole above = open_above(marks, candidate.at);
  if (above == HeadingRole::kRecommendation || above == HeadingRole::kRecommendationAndDecision)
    score -= agenda ? 1.5 : 3;
  if (above == HeadingRole::kContents && !near) score -= 0.5;
  const std::string title = title_text(text, candidate.title);
  if (title.empty()) score -= 3;
  if (title.ends_with('.') && !title.ends_with("..")) score -= 2;
  if (title.ends_with(',') || title.ends_with(';') || title.ends_with(':')) score -= 2;
  if (title.size() > 250) score -= 1.5;
  if (mark.result || begins_with_result(title)) score -= 6;
  if (heading_role(title)) score -= 1;
  return score;
}

/// A number printed twice over the same item (`1. Title`, `1.  Title`; `Pkt. 42 Title`, `Pkt. 42`) is one
/// beginning.
void merge_repeated(std::string_view text, const Counts& counts, std::vector<Candidate>& candidates) {
  std::vector<Candidate> merged;
  for (Candidate& next : candidates) {
    if (!merged.empty()) {
      Candidate& last = merged.back();
      const bool same_title = last.title.empty() || next.title.empty() ||
                              fold(title_text(text, last.title)) == fold(title_text(text, next.title));
      if (last.mark.number == next.mark.number && same_title && counts.sections(last.at, next.at) == 0) {
        if (last.title.empty() || !next.title.empty()) last.title = next.title;
        last.at = next.at;
        last.body = next.body;
        last.plausibility = std::max(last.plausibility, next.plausibility);
        continue;
      }
    }
    merged.push_back(std::move(next));
  }
  candidates = std::move(merged);
}

/// A number and title that return further down stand in a contents list here.
void mark_down_contents(std::string_view text, const Counts& counts, std::vector<Candidate>& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::string title = fold(title_text(text, candidates[i].title));
    const std::size_t next_begin = i + 1 < candidates.size() ? candidates[i + 1].begin : candidates[i].body;
    if (title.empty() || counts.sections(candidates[i].at, next_begin) > 0) continue;
    for (std::size_t j = i + 1; j < candidates.size() && j < i + kWindow; ++j) {
      if (candidates[j].mark.number != candidates[i].mark.number) continue;
      const std::string again = fold(title_text(text, candidates[j].title));
      if (again.empty() || !(title.starts_with(again) || again.starts_with(title))) continue;
      candidates[i].plausibility -= 4;
      break;
    }
  }
}

double worth_of(int decisions, int sections, bool any_decision) {
  if (!any_decision) return sections > 0 ? 1.5 : 0;
  if (decisions == 1) return 4;
  if (decisions == 0) return sections > 0 ? -0.5 : -1.5;
  return -4.0 * (decisions - 1);
}

double worth_of_step(int from, int to) {
  if (to == from + 1) return 3;
  if (to > from && to <= from + 10) return 0;
  return to > from ? -4 : -7;
}

struct Reading {
  std::vector<ItemRange> items;
  double score = -std::numeric_limits<double>::infinity();
  bool numbered = false;
};

/// The best chain of candidates of one form.
Reading best_chain(const std::vector<Candidate>& candidates, const Counts& counts, std::size_t marks_size) {
  Reading reading;
  if (candidates.empty()) return reading;
  std::vector<double> best(candidates.size());
  std::vector<std::size_t> previous(candidates.size(), std::numeric_limits<std::size_t>::max());
  for (std::size_t j = 0; j < candidates.size(); ++j) {
    const Candidate& next = candidates[j];
    best[j] = -2.0 * counts.decisions(0, next.begin) + (next.mark.number == 1 ? 0.5 : 0);
    for (std::size_t i = j; i-- > 0 && j - i <= kWindow;) {
      const Candidate& last = candidates[i];
      if (last.body > next.begin) continue;
      const double score = best[i] + worth_of_step(last.mark.number, next.mark.number) +
                           worth_of(counts.decisions(last.begin, next.begin),
                                    counts.sections(last.begin, next.begin), counts.any_decision());
      if (score > best[j]) {
        best[j] = score;
        previous[j] = i;
      }
    }
    best[j] += next.plausibility;
  }
  std::size_t last = 0;
  for (std::size_t j = 0; j < candidates.size(); ++j) {
    const double score =
        best[j] + worth_of(counts.decisions(candidates[j].begin, marks_size),
                           counts.sections(candidates[j].begin, marks_size), counts.any_decision());
    if (score > reading.score) {
      reading.score = score;
      last = j;
    }
  }
  for (std::size_t j = last; j != std::numeric_limits<std::size_t>::max(); j = previous[j]) {
    ItemRange item;
    item.begin = candidates[j].begin;
    item.body = candidates[j].body;
    item.number = candidates[j].mark;
    item.title = candidates[j].title;
    reading.items.push_back(std::move(item));
  }
  std::reverse(reading.items.begin(), reading.items.end());
  reading.numbered = true;
  return reading;
}

/// `Åbent punkt`, `Lukket` on a line of its own.
bool says_open_or_closed(std::string_view text, const Mark& mark) {
  const std::string words = fold(mark.piece.span.of(text));
  return is_open_word(mark) || words == "lukket punkt" || words == "aabent punkt";
}

/// A case number, and whether the item is open, printed right above the number belong to the item (SBSYS,
/// Bornholm's layout).
std::size_t with_lines_above(std::string_view text, const std::vector<Mark>& marks, std::size_t begin) {
  std::size_t first = begin;
  while (first > 0 && begin - first < 2 &&
         (marks[first - 1].case_number || says_open_or_closed(text, marks[first - 1])))
    --first;
  return first;
}

std::vector<Candidate> candidates_of(std::string_view text, const std::vector<Mark>& marks,
                                     const Counts& counts, NumberForm form) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].item || marks[i].item->form != form) continue;
    Candidate candidate;
    candidate.at = candidate.begin = i;
    candidate.mark = *marks[i].item;
    if (form == NumberForm::kCase) {
      take_title_before(text, marks, candidate);
    } else {
      take_title(text, marks, candidate);
    }
    if (form == NumberForm::kBullet && candidate.title.empty()) continue;
    candidate.begin = with_lines_above(text, marks, candidate.begin);
    candidate.plausibility = plausibility(text, marks, candidate, !counts.any_decision());
    candidates.push_back(std::move(candidate));
  }
  merge_repeated(text, counts, candidates);
  mark_down_contents(text, counts, candidates);
  return candidates;
}

// ---- papers without numbers
// ---------------------------------------------------------------------------------------

/// Items that begin at the given marks.
Reading cut_at(const std::vector<std::size_t>& begins, const Counts& counts, std::size_t marks_size,
               double bonus) {
  Reading reading;
  if (begins.empty()) return reading;
  reading.score = -2.0 * counts.decisions(0, begins.front());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : marks_size;
    reading.score +=
        worth_of(counts.decisions(begins[i], end), counts.sections(begins[i], end), counts.any_decision()) +
        bonus;
    ItemRange item;
    item.begin = item.body = begins[i];
    reading.items.push_back(std::move(item));
  }
  return reading;
}

/// Where a section stands in an item, in one order of sections; nothing for those that may stand anywhere.
std::optional<int> rank_of(const Mark& mark, const std::array<HeadingRole, 4>& order, const Head& head) {
  const bool own_step = mark.step && mark.step->says_decision && is_own(*mark.step, head);
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

/// A new item begins where the order of sections starts over.
Reading cut_by_order(std::string_view text, const std::vector<Mark>& marks, const Counts& counts,
                     const Head& head, std::size_t head_end, const std::array<HeadingRole, 4>& order) {
  std::vector<std::size_t> begins;
  double penalty = 0;
  int last = std::numeric_limits<int>::max();
  bool told = true;  // the item so far has a summary or recommendation
  bool case_text = false;
  std::size_t last_decision = 0;
  for (std::size_t i = head_end; i < marks.size(); ++i) {
    const auto rank = rank_of(marks[i], order, head);
    if (!rank) continue;
    // The dated line right under the heading is the same decision.
    if (marks[i].step && last_decision > 0 && i - last_decision <= 3) continue;
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
      if (begin > floor && looks_like_title(text, marks[begin - 1]) &&
          marks[begin - 1].piece.span.size() < 160 &&
          (begins.empty() || stands_apart(text, marks, begin - 1))) {
        --begin;
      }
      begins.push_back(begin);
    }
    last = *rank;
    told = told || marks[i].has(HeadingRole::kSummary) || marks[i].has(HeadingRole::kRecommendation);
    case_text = case_text || marks[i].has(HeadingRole::kCaseText);
  }
  Reading reading = cut_at(begins, counts, marks.size(), -0.5);
  if (!begins.empty()) reading.score -= penalty;
  return reading;
}

/// The title of an item without number: the first line of it that can be one, before its first section.
void take_unnumbered_title(std::string_view text, const std::vector<Mark>& marks, ItemRange& item,
                           std::size_t from, const std::string& head_line) {
  for (std::size_t i = from; i < item.end; ++i) {
    if (marks[i].section() || marks[i].step) break;
    if (!looks_like_title(text, marks[i])) continue;
    // The head said again is no title.
    if (!head_line.empty() && fold(marks[i].piece.span.of(text)) == head_line) continue;
    Candidate candidate;
    candidate.at = i;
    candidate.mark.title = marks[i].piece.span;
    take_title(text, marks, candidate);
    item.title = candidate.title;
    item.body = std::max(item.body, candidate.body);
    return;
  }
}

std::vector<std::size_t> marks_where(const std::vector<Mark>& marks, std::size_t from, auto&& wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = from; i < marks.size(); ++i) {
    if (wanted(marks[i])) found.push_back(i);
  }
  return found;
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
                             (marks[i].has(HeadingRole::kAbsence) || marks[i].has(HeadingRole::kRoster) || marks[i].has(HeadingRole::kPlace) ||
                              marks[i].has(HeadingRole::kBody) || marks[i].has(HeadingRole::kDate));
    after = i + (value_below && i + 1 < head_end && !marks[i + 1].heading ? 2 : 1);
  }
  return after;
}

}  // namespace

Items find_items(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                 std::size_t head_end) {
  const Counts counts(marks, head);
  std::vector<Reading> readings;
  for (const NumberForm form : {NumberForm::kStop, NumberForm::kBare, NumberForm::kColon, NumberForm::kPoint,
                                NumberForm::kNr, NumberForm::kCase, NumberForm::kBullet}) {
    readings.push_back(best_chain(candidates_of(text, marks, counts, form), counts, marks.size()));
  }
  const auto has_case_label = [](const Mark& m) {
    return m.has(HeadingRole::kCaseNumber) && !m.heading->rest.empty();
  };
  readings.push_back(cut_at(marks_where(marks, 0, has_case_label), counts, marks.size(), 0.5));
  const auto open_alone = [](const Mark& m) { return is_open_word(m) && m.heading->rest.empty(); };
  readings.push_back(cut_at(marks_where(marks, 0, open_alone), counts, marks.size(), 0.5));
  const std::string head_line = head_line_of(text, marks, head);
  Reading by_heads = cut_at(repeated_heads(text, marks, head_line), counts, marks.size(), 0.5);
  for (ItemRange& item : by_heads.items) ++item.body;
  readings.push_back(std::move(by_heads));
  using enum HeadingRole;
  for (const auto& order : {std::array{kSummary, kRecommendation, kCaseText, kDecision},
                            std::array{kSummary, kRecommendation, kDecision, kCaseText},
                            std::array{kDecision, kSummary, kRecommendation, kCaseText},
                            std::array{kSummary, kCaseText, kRecommendation, kDecision}}) {
    readings.push_back(cut_by_order(text, marks, counts, head, head_end, order));
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.score > b.score; });

  Items result;
  Reading& best = readings.front();
  if (best.items.empty() || best.score <= 0) return result;
  result.numbered = best.numbered;
  const double second = std::max(0.0, readings[1].score);
  result.margin = std::clamp((best.score - second) / (best.score + 1), 0.0, 1.0);
  result.items = std::move(best.items);
  for (std::size_t i = 0; i < result.items.size(); ++i) {
    ItemRange& item = result.items[i];
    item.end = i + 1 < result.items.size() ? result.items[i + 1].begin : marks.size();
    if (result.numbered) continue;
    // What stands between the head's own lines and the first item's first heading belongs to that item.
    if (i == 0 && item.body == item.begin) {
      item.begin = item.body = std::min(after_head_lines(marks, head, head_end), item.begin);
    }
    take_unnumbered_title(text, marks, item, item.body, head_line);
  }
  return result;
}

}  // namespace frisaet::minutes
