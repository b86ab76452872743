#include "extractors/minutes/two_parts.h"

#include <algorithm>
#include <string>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sections.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// Fewer entries may be anything.
constexpr std::size_t kFewestResults = 2;
/// Longer than this no result is read for what it says.
constexpr std::size_t kLongestResult = 600;
constexpr std::size_t kLongestPartHeading = 70;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_items", family);
}

/// The items of the agenda: numbers that go up by one, in one form, the longest such run.
std::vector<std::size_t> agenda_of(const std::vector<Mark>& marks, NumberForm form) {
  std::vector<std::size_t> best;
  std::vector<std::size_t> run;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].item || marks[i].item->form != form || marks[i].item->title.empty()) continue;
    const int number = marks[i].item->number;
    // Other numbers in between (points of a proposal) end nothing.
    if (!run.empty() && number != marks[run.back()].item->number + 1) {
      if (run.size() > 1) continue;
      run.clear();
    }
    run.push_back(i);
    if (run.size() > best.size()) best = run;
  }
  return best;
}

/// A line of the second list: the number, and what follows it.
struct Entry {
  std::size_t mark = 0;
  Span number;
  Span told;
  std::string form;  ///< what stands round the number: `pkt :`
};

/// `form`: of the other entries; empty where this is the first. `2 kr. pr. indbygger` among `1. Godkendt.` is
/// none.
std::optional<Entry> entry_at(std::string_view text, const std::vector<Mark>& marks, std::size_t i,
                              int number, const std::string& form) {
  const Span line = marks[i].piece.span;
  const auto match = rules("result_number").first(line.of(text));
  if (!match) return std::nullopt;
  const Span digits = shifted(*match->group("number"), line.begin);
  if (digits.of(text) != std::to_string(number)) return std::nullopt;
  const auto around = [&](Span part) { return fold(trim(part.of(text))); };
  // A form is never empty, so that a bare number is one, too.
  const std::string here =
      around({line.begin, digits.begin}) + ' ' + around({digits.end, line.begin + match->span.end});
  if (!form.empty() && here != form) return std::nullopt;
  return Entry{i, digits, trimmed(text, {line.begin + match->span.end, line.end}), here};
}

/// `31 Ny svømmehal: Godkendt.`: the title said once more before its result.
Span without_title(std::string_view text, Span told, Span title) {
  if (!told.of(text).starts_with(title.of(text))) return told;
  const Span rest = trimmed(text, {told.begin + title.size(), told.end});
  for (const std::string_view mark : {":", "- ", "– "}) {
    if (rest.of(text).starts_with(mark)) return trimmed(text, {rest.begin + mark.size(), rest.end});
  }
  return told;
}

/// The entries from marks[at] on, one for each number of the agenda, in order and in one form; else nothing.
/// An item may be left out only where it says itself that it is closed. Where a number stands twice before
/// the next entry (points of a result), nobody can tell which it is: nothing.
std::vector<std::optional<Entry>> entries_of(std::string_view text, const std::vector<Mark>& marks,
                                             const std::vector<std::size_t>& agenda, std::size_t at) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  std::vector<std::optional<Entry>> entries;
  std::string form;
  std::optional<int> last;
  for (const std::size_t item : agenda) {
    std::optional<Entry> entry;
    for (std::size_t i = at; i < marks.size() && !entry; ++i) {
      entry = entry_at(text, marks, i, marks[item].item->number, form);
      if (last && !entry && entry_at(text, marks, i, *last, form)) break;
    }
    if (!entry && !closed.matches(marks[item].item->title.of(text))) return {};
    if (entry) {
      at = entry->mark + 1;
      form = entry->form;
      last = marks[item].item->number;
      entry->told = without_title(text, entry->told, marks[item].item->title);
    }
    entries.push_back(entry);
  }
  return entries;
}

/// Where the entry of an item ends: at the next one, or at `size`.
std::size_t end_of(const std::vector<std::optional<Entry>>& entries, std::size_t item, std::size_t size) {
  for (std::size_t next = item + 1; next < entries.size(); ++next) {
    if (entries[next]) return entries[next]->mark;
  }
  return size;
}

/// The lines of an entry, down to the next one.
std::string told_by(std::string_view text, const std::vector<Mark>& marks, const Entry& entry,
                    std::size_t end) {
  std::vector<TextLine> lines;
  if (!entry.told.empty()) lines.push_back({entry.told});
  for (std::size_t i = entry.mark + 1; i < end; ++i) lines.push_back({marks[i].piece.span});
  return excerpt_of(text, lines).text.substr(0, kLongestResult);
}

bool repeats(std::string_view text, const Entry& entry, const Mark& item) {
  const std::string told = fold(squeeze(entry.told.of(text)));
  const std::string title = fold(squeeze(item.item->title.of(text)));
  return !told.empty() && (title.starts_with(told) || told.starts_with(title));
}

/// Where the second part begins: at its heading. Without one a later list may be of anything (what was sent
/// with the agenda, what became of the last meeting's decisions).
std::optional<std::size_t> part_of(std::string_view text, const std::vector<Mark>& marks, std::size_t from) {
  static const RuleFamily& headings = rules("results_part");
  for (std::size_t i = from; i < marks.size(); ++i) {
    const std::string_view line = marks[i].piece.span.of(text);
    if (line.size() <= kLongestPartHeading && headings.matches(line)) return i;
  }
  return std::nullopt;
}

/// `Udvalget godkendte indstillingen.`
bool tells_result(std::string_view text, const Mark& mark) {
  static const RuleFamily& told = RuleBook::standard().family("minutes_outcomes", "told");
  const std::string_view line = mark.piece.span.of(text);
  if (mark.result) return true;
  if (mark.heading || mark.opener || line.size() > kLongestResult || !told.matches(line)) return false;
  const Verdict verdict = read_verdict(line, std::nullopt, 0);
  return verdict.outcome && !verdict.weak && *verdict.outcome != Outcome::kRecommended;
}

/// True where an item of the agenda ends in a result of its own. What it tells before its last line may be of
/// an earlier meeting.
bool decides_itself(std::string_view text, const std::vector<Mark>& marks,
                    const std::vector<std::size_t>& agenda, std::size_t part) {
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    const std::size_t end = i + 1 < agenda.size() ? agenda[i + 1] : part;
    if (end > agenda[i] + 1 && tells_result(text, marks[end - 1])) return true;
  }
  return false;
}

/// Says what became of most items, and no item says it itself.
bool are_results(std::string_view text, const std::vector<Mark>& marks,
                 const std::vector<std::size_t>& agenda, const std::vector<std::optional<Entry>>& entries,
                 std::size_t part) {
  for (std::size_t i = agenda.front(); i < marks.size(); ++i) {
    if (i == part) continue;
    if (marks[i].has(HeadingRole::kDecision) || marks[i].has(HeadingRole::kRecommendationAndDecision) ||
        (marks[i].step && marks[i].step->says_decision))
      return false;
  }
  if (decides_itself(text, marks, agenda, part)) return false;
  std::size_t all = 0, results = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i]) continue;
    if (repeats(text, *entries[i], marks[agenda[i]])) return false;
    ++all;
    const std::string told = told_by(text, marks, *entries[i], end_of(entries, i, marks.size()));
    const Verdict verdict = read_verdict(told, std::nullopt, 0);
    results += verdict.outcome && !verdict.weak ? 1U : 0U;
  }
  return all >= kFewestResults && results * 2 >= all;
}

/// The entry's first line as the heading of a decision; `34 (Lukket)` only says what kind of item it is.
Mark heading_of(std::string_view text, const Mark& line, const Entry& entry) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "only_closed");
  Mark mark;
  mark.piece = line.piece;
  mark.piece.moved = true;
  const HeadingRole role =
      closed.matches(entry.told.of(text)) ? HeadingRole::kCaseDetail : HeadingRole::kDecision;
  mark.heading = Heading{role, entry.number, entry.told, true, false};
  return mark;
}

/// Lines between the last item of the agenda and `part` that tell who was there: they are about the meeting.
/// A sentence counts where it stands apart from the item's text.
std::vector<bool> attendance_behind(std::string_view text, const std::vector<Mark>& marks, std::size_t last,
                                    std::size_t part) {
  std::vector<bool> tells(marks.size(), false);
  for (std::size_t i = last + 1; i < part;) {
    std::size_t next = i + 1;
    if (marks[i].has(HeadingRole::kAbsence)) {
      next = std::max(next, read_absence_block(text, marks, i, part, true).next);
    } else if (marks[i].has(HeadingRole::kRoster) || marks[i].has(HeadingRole::kAlsoPresent)) {
      while (next < part && !marks[next].heading && marks[next].piece.gap == 0) ++next;
    } else {
      const bool apart = marks[i].piece.gap > 0 || tells[i - 1];
      const auto line = apart ? read_absence_line(text, marks, i, part) : std::nullopt;
      if (!line) {
        ++i;
        continue;
      }
      next = std::max(next, line->next);
    }
    while (i < next && i < part) tells[i++] = true;
  }
  return tells;
}

std::vector<Mark> joined(std::string_view text, const std::vector<Mark>& marks,
                         const std::vector<std::size_t>& agenda,
                         const std::vector<std::optional<Entry>>& entries, std::size_t part,
                         std::size_t first_entry) {
  static const RuleFamily& headings = rules("results_part");
  std::vector<Mark> result;
  const auto add = [&](const Mark& mark) {
    result.push_back(mark);
    result.back().item.reset();
    result.back().piece.moved = true;
  };
  // What stands before the first item numbers nothing.
  const auto add_head = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (i >= part && headings.matches(marks[i].piece.span.of(text))) continue;
      add(marks[i]);
      result.back().piece.moved = i >= part;
    }
  };
  add_head(0, agenda.front());
  const std::size_t head = result.size();
  const std::vector<bool> of_meeting = attendance_behind(text, marks, agenda.back(), part);
  for (std::size_t i = agenda.back(); i < part; ++i)
    if (of_meeting[i]) add(marks[i]);
  const std::size_t behind_heading = result.size();
  add_head(part, first_entry);
  if (behind_heading > head && result.size() > behind_heading)
    result[behind_heading].piece.gap = std::max(result[behind_heading].piece.gap, 1);
  // What is printed apart is no paragraph.
  if (result.size() > head) result[head].piece.gap = std::max(result[head].piece.gap, 1);
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    const std::size_t end = i + 1 < agenda.size() ? agenda[i + 1] : part;
    for (std::size_t line = agenda[i]; line < end; ++line)
      if (!of_meeting[line]) result.push_back(marks[line]);
    if (!entries[i]) continue;
    result.push_back(heading_of(text, marks[entries[i]->mark], *entries[i]));
    const std::size_t last = end_of(entries, i, marks.size());
    for (std::size_t line = entries[i]->mark + 1; line < last; ++line) add(marks[line]);
  }
  return result;
}

}  // namespace

std::optional<std::vector<Mark>> with_results_at_items(std::string_view text,
                                                       const std::vector<Mark>& marks) {
  for (const NumberForm form :
       {NumberForm::kBare, NumberForm::kStop, NumberForm::kColon, NumberForm::kPoint, NumberForm::kNr}) {
    const std::vector<std::size_t> agenda = agenda_of(marks, form);
    if (agenda.size() < kFewestResults) continue;
    const auto part = part_of(text, marks, agenda.back() + 1);
    if (!part) continue;
    const auto entries = entries_of(text, marks, agenda, *part + 1);
    std::size_t first_entry = marks.size();
    for (const auto& entry : entries) {
      if (entry) first_entry = std::min(first_entry, entry->mark);
    }
    if (first_entry == marks.size()) continue;
    if (are_results(text, marks, agenda, entries, *part))
      return joined(text, marks, agenda, entries, *part, first_entry);
  }
  return std::nullopt;
}

}  // namespace frisaet::minutes
