#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "extractors/minutes/contents_list.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// How many earlier numbers are tried as the one before.
constexpr std::size_t kWindow = 80;
/// How near under a title a heading shows that it is one.
constexpr std::size_t kNear = 5;

/// A place where a numbered item may begin.
struct Candidate {
  std::size_t begin = 0;  ///< index of its first mark
  std::size_t at = 0;     ///< index of the mark with the number
  std::size_t body = 0;   ///< first mark after the title
  ItemMark mark;
  std::vector<Span> title;
  double plausibility = 0;
};

/// `Lukkede punkter` / `5. Title` / `6. Title`: nothing but titles stands between the group's heading and it.
bool below_closed_group(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  constexpr std::size_t kMostLines = 20;
  for (std::size_t i = at; i-- > 0 && at - i <= kMostLines;) {
    if (gathers_items(text, marks[i]))
      return fold(marks[i].piece.span.of(text)).find("lukke") != std::string::npos;
    if (marks[i].section() || marks[i].step) return false;
  }
  return false;
}

/// The title, or the line above or below it, says that the item is closed.
bool says_closed(std::string_view text, const std::vector<Mark>& marks, const Candidate& candidate) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  const auto line_says = [&](std::size_t i) {
    if (i >= marks.size() || marks[i].piece.span.size() > 60) return false;
    const std::string_view line = marks[i].piece.span.of(text);
    return closed.matches(line) || fold(line).starts_with("lukkede ");
  };
  if (closed.matches(title_text(text, candidate.title))) return true;
  if (below_closed_group(text, marks, candidate.at)) return true;
  return line_says(candidate.body) || (candidate.at > 0 && line_says(candidate.at - 1));
}

/// `41.` / `Sagsnr.: 22/9031` / `Sagstema`: papers without titles set the number alone above the case's
/// number or the item's first heading. Numbers of points stand above text, or behind their point.
bool heads_untitled_item(const std::vector<Mark>& marks, std::size_t number) {
  if (number + 1 >= marks.size()) return false;
  const Mark& next = marks[number + 1];
  if (next.case_number || next.has(HeadingRole::kCaseNumber) || next.has(HeadingRole::kEnding)) return true;
  const HeadingRole above = open_above(marks, number);
  return next.has(HeadingRole::kSummary) && above != HeadingRole::kRecommendation &&
         above != HeadingRole::kRecommendationAndDecision;
}

double plausibility(std::string_view text, const std::vector<Mark>& marks, const Candidate& candidate,
                    bool agenda) {
  const Mark& mark = marks[candidate.at];
  double score = 0;
  if (mark.piece.gap > 0 || mark.piece.first_on_page || mark.piece.glued) score += 0.5;
  if (mark.piece.bold) score += 0.5;
  // `00.01.00-A00-4-22` / `12. Underskriftsside`
  bool near = candidate.begin < candidate.at && marks[candidate.begin].case_number.has_value();
  for (std::size_t i = candidate.body; i < marks.size() && i < candidate.body + kNear; ++i) {
    if (marks[i].item && marks[i].item->form == candidate.mark.form) break;
    near = near || marks[i].section() || marks[i].step || marks[i].opener ||
           marks[i].has(HeadingRole::kCaseNumber) || is_open_word(marks[i]) || marks[i].case_number ||
           marks[i].has(HeadingRole::kAbsence) || marks[i].has(HeadingRole::kEnding) || marks[i].result;
  }
  // Nothing stands under an item that was dealt with behind closed doors.
  const bool closed = says_closed(text, marks, candidate);
  score += near || closed ? 2 : -1;
  // A number that says in words what it numbers (`Pkt. 42`, `Nr. 20 BR 366/07`) is nothing else.
  const NumberForm form = candidate.mark.form;
  if (form == NumberForm::kPoint || form == NumberForm::kNr || form == NumberForm::kCase) score += 1.5;
  const HeadingRole above = open_above(marks, candidate.at);
  if (above == HeadingRole::kRecommendation || above == HeadingRole::kRecommendationAndDecision)
    score -= agenda ? 1.5 : 3;
  if (above == HeadingRole::kContents && !near) score -= 0.5;
  const std::string title = title_text(text, candidate.title);
  if (title.empty() && !(form == NumberForm::kAlone && heads_untitled_item(marks, candidate.at))) score -= 3;
  if (title.ends_with('.') && !title.ends_with("..")) score -= 2;
  if (title.ends_with(',') || title.ends_with(';') || title.ends_with(':')) score -= 2;
  if (title.size() > 250) score -= 1.5;
  if (mark.result || begins_with_result(title)) score -= 6;
  if (heading_role(title) && !closed) score -= 1;
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

double worth_of_step(int from, int to) {
  if (to == from + 1) return 3;
  if (to > from && to <= from + 10) return 0;
  return to > from ? -4 : -7;
}

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

/// A title that says nothing but that the item is closed.
bool is_closed_title(std::string_view text, const std::vector<Span>& title) {
  const std::string words = fold(title_text(text, title));
  return words == "lukket punkt" || words == "lukket sag";
}

/// `Lukkede` / `144. Køb af areal`: the group in which an agenda gathers what was dealt with behind closed
/// doors, its items out of the order of numbers.
bool stands_in_closed_group(std::string_view text, const std::vector<Mark>& marks,
                            const Candidate& candidate) {
  const Mark& above = marks[candidate.begin];
  return candidate.begin < candidate.at && gathers_items(text, above) &&
         fold(above.piece.span.of(text)).starts_with("lukkede");
}

/// `6. Salg af grund` / `Lukket - 13.06.02-G10-8-17` / `2. Ny bro`: nothing else stands of it.
bool only_closed_below(std::string_view text, const std::vector<Mark>& marks, const Candidate& candidate) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed_word");
  bool says_so = false;
  for (std::size_t i = candidate.body; i < marks.size(); ++i) {
    if (marks[i].item && marks[i].item->form == candidate.mark.form) return says_so;
    const bool closes = marks[i].piece.span.size() < 60 && closed.matches(marks[i].piece.span.of(text));
    if (!closes && !gathers_items(text, marks[i]) && !marks[i].case_number) return false;
    says_so = says_so || closes;
  }
  return says_so;
}

/// Sites print a closed item where it fell in the meeting, at times out of the order of numbers
/// (`143`, `142. Lukket punkt`, `144`): it would end up in the decision of the item before it.
void insert_closed_items(std::string_view text, const std::vector<Mark>& marks,
                         const std::vector<Candidate>& candidates, Reading& reading) {
  if (reading.items.size() < 2) return;
  for (const Candidate& candidate : candidates) {
    const bool only_closed = only_closed_below(text, marks, candidate);
    if (!only_closed && !is_closed_title(text, candidate.title) &&
        !stands_in_closed_group(text, marks, candidate))
      continue;
    const auto& items = reading.items;
    const auto after = std::find_if(items.begin(), items.end(),
                                    [&](const ItemRange& item) { return item.begin >= candidate.begin; });
    const bool taken = std::any_of(items.begin(), items.end(), [&](const ItemRange& item) {
      return item.number->number == candidate.mark.number;
    });
    const bool fits = candidate.mark.number > items.front().number->number &&
                      (only_closed || candidate.mark.number < items.back().number->number);
    if (taken || !fits || after == items.begin() || std::prev(after)->body > candidate.begin) continue;
    reading.items.insert(after, {candidate.begin, 0, candidate.body, candidate.mark, candidate.title, false});
  }
}

/// `Lukket punkt` / `101 Lukket punkt: salg af grund` behind the last item: sites count closed items from
/// elsewhere, so that their numbers do not follow.
void append_closed_items(std::string_view text, const std::vector<Mark>& marks, const Counts& counts,
                         const std::vector<Candidate>& candidates, Reading& reading) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  // Below it the count may go on behind items that were not read.
  constexpr int kFarther = 10;
  if (reading.items.size() < 2) return;
  for (const Candidate& candidate : candidates) {
    const ItemRange& last = reading.items.back();
    if (candidate.begin < last.body || candidate.mark.number <= last.number->number + kFarther) continue;
    const bool says_so = closed.matches(title_text(text, candidate.title)) &&
                         candidate.begin < candidate.at &&
                         fold(marks[candidate.at - 1].piece.span.of(text)).starts_with("lukke");
    if (!says_so || counts.decisions(candidate.begin, marks.size()) > 0) continue;
    reading.items.push_back({candidate.begin, 0, candidate.body, candidate.mark, candidate.title, false});
  }
}

/// `Åbent punkt`, `Lukket` on a line of its own.
bool says_open_or_closed(std::string_view text, const Mark& mark) {
  const std::string words = fold(mark.piece.span.of(text));
  return is_open_word(mark) || words == "lukket punkt" || words == "aabent punkt";
}

/// A case number, whether the item is open (SBSYS, Bornholm's layout), and the heading of a group, printed
/// right above the number, do not belong to the item before.
std::size_t with_lines_above(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
                             bool labels_above, bool numbers_below) {
  const auto belongs_below = [&](const Mark& mark) {
    return (mark.case_number && !numbers_below) || says_open_or_closed(text, mark) ||
           gathers_items(text, mark) || (labels_above && mark.has(HeadingRole::kCaseNumber));
  };
  // `2. Salg af grund` / `Lukket - 05.01.00-G01-13-22` / blank line / `3. Ny sti`: the title above has it.
  const auto belongs_above = [&](std::size_t at) {
    return at > 0 && says_open_or_closed(text, marks[at]) && marks[at + 1].piece.gap > 0 &&
           marks[at].piece.gap == 0 && marks[at - 1].item && !marks[at - 1].item->title.empty();
  };
  std::size_t first = begin;
  while (first > 0 && begin - first < 2 && belongs_below(marks[first - 1]) && !belongs_above(first - 1))
    --first;
  return first;
}

/// `Sagsnr. 22/1187` as a label may end an item or, in papers of Acadre's kind, stand above the next one's
/// number: above, where it does so over more items than have it right under their titles, the first among
/// them, whose label no item before it can claim.
bool case_labels_stand_above(const std::vector<Mark>& marks, const std::vector<Candidate>& candidates) {
  constexpr std::size_t kBelowTitle = 3;
  const auto labelled = [&](std::size_t i) {
    return i < marks.size() && marks[i].has(HeadingRole::kCaseNumber);
  };
  std::size_t above = 0, below = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].at > 0 && labelled(candidates[i].at - 1)) ++above;
    const std::size_t next = i + 1 < candidates.size() ? candidates[i + 1].at - 1 : marks.size();
    for (std::size_t at = candidates[i].body; at < std::min(candidates[i].body + kBelowTitle, next); ++at)
      below += labelled(at) ? 1U : 0U;
  }
  return above > 1 && below == 0 && candidates.front().at > 0 && labelled(candidates.front().at - 1);
}

/// Case numbers without a label stand under their titles, wherever more than a number and the next title
/// tell: a closed item of which no more is printed has its own, and not the next item's.
bool numbers_stand_below(const std::vector<Mark>& marks, const std::vector<Candidate>& candidates) {
  constexpr std::size_t kBelowTitle = 2;
  std::size_t below = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t at = candidates[i].at;
    const bool under_title = i > 0 && candidates[i - 1].body + 1 == at;
    if (at > 0 && marks[at - 1].case_number && !under_title) return false;
    const std::size_t next = i + 1 < candidates.size() ? candidates[i + 1].at - 1 : marks.size();
    for (std::size_t line = candidates[i].body; line < std::min(candidates[i].body + kBelowTitle, next);
         ++line)
      below += marks[line].case_number ? 1U : 0U;
  }
  return below > 1;
}

/// Items of a paper that numbers its contents list and prints titles alone over them, or over some.
void add_titles_without_numbers(std::string_view text, const std::vector<Mark>& marks,
                                std::vector<Candidate>& candidates) {
  std::vector<Numbered> numbered;
  for (const Candidate& candidate : candidates)
    numbered.push_back(
        {candidate.at, candidate.body, candidate.mark, fold(title_text(text, candidate.title))});
  for (const Numbered& place : titles_without_numbers(text, marks, numbered)) {
    Candidate candidate;
    candidate.at = candidate.begin = place.at;
    candidate.body = place.next;
    candidate.mark = place.number;
    candidate.title = read_title(text, marks, marks[place.at].piece.span, place.at + 1).lines;
    candidates.push_back(std::move(candidate));
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.at < b.at; });
}

/// `word`: folded, of form kWord; empty for the others. `title_below`: of a case's number alone on its line.
std::vector<Candidate> candidates_of(std::string_view text, const std::vector<Mark>& marks,
                                     const Counts& counts, NumberForm form, std::string_view word,
                                     bool title_below) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].item || marks[i].item->form != form) continue;
    if (form == NumberForm::kWord && fold(marks[i].item->word.of(text)) != word) continue;
    Candidate candidate;
    candidate.at = candidate.begin = i;
    candidate.mark = *marks[i].item;
    if (form == NumberForm::kCase && !title_below) {
      // The titles of this form stand before the number (`Spørgetid` / `Sag nr. 129`).
      candidate.begin = title_above(text, marks, i);
      candidate.body = i + 1;
      for (std::size_t line = candidate.begin; line < i; ++line)
        candidate.title.push_back(marks[line].piece.span);
    } else {
      TitleRead title = read_title(text, marks, candidate.mark.title, i + 1);
      candidate.title = std::move(title.lines);
      candidate.body = title.next;
    }
    if ((form == NumberForm::kBullet || form == NumberForm::kAlone) && candidate.title.empty() &&
        !heads_untitled_item(marks, i))
      continue;
    candidates.push_back(std::move(candidate));
  }
  add_titles_without_numbers(text, marks, candidates);
  const bool labels_above = case_labels_stand_above(marks, candidates);
  const bool numbers_below = numbers_stand_below(marks, candidates);
  for (Candidate& candidate : candidates) {
    candidate.begin = with_lines_above(text, marks, candidate.begin, labels_above, numbers_below);
    candidate.plausibility = plausibility(text, marks, candidate, !counts.any_decision());
  }
  merge_repeated(text, counts, candidates);
  mark_down_contents(text, counts, candidates);
  return candidates;
}

}  // namespace

std::vector<Reading> numbered_readings(std::string_view text, const std::vector<Mark>& marks,
                                       const Counts& counts) {
  std::vector<Reading> readings;
  for (const NumberForm form : {NumberForm::kStop, NumberForm::kBare, NumberForm::kColon, NumberForm::kPoint,
                                NumberForm::kNr, NumberForm::kCase, NumberForm::kBullet, NumberForm::kAlone,
                                NumberForm::kRoman, NumberForm::kLetter}) {
    const std::vector<Candidate> candidates = candidates_of(text, marks, counts, form, {}, false);
    readings.push_back(best_chain(candidates, counts, marks.size()));
    insert_closed_items(text, marks, candidates, readings.back());
    append_closed_items(text, marks, counts, candidates, readings.back());
  }
  // `SAG NR. 4` above its title.
  readings.push_back(
      best_chain(candidates_of(text, marks, counts, NumberForm::kCase, {}, true), counts, marks.size()));
  std::map<std::string, int> words;
  for (const Mark& mark : marks) {
    if (mark.item && mark.item->form == NumberForm::kWord) ++words[fold(mark.item->word.of(text))];
  }
  for (const auto& [word, times] : words) {
    if (times < 2) continue;
    readings.push_back(
        best_chain(candidates_of(text, marks, counts, NumberForm::kWord, word, true), counts, marks.size()));
  }
  return readings;
}

}  // namespace frisaet::minutes
