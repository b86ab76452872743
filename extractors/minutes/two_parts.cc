#include "extractors/minutes/two_parts.h"

#include <algorithm>
#include <string>

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
};

std::optional<Entry> entry_at(std::string_view text, const std::vector<Mark>& marks, std::size_t i,
                              int number) {
  const Span line = marks[i].piece.span;
  const auto match = rules("result_number").first(line.of(text));
  if (!match) return std::nullopt;
  const Span digits = shifted(*match->group("number"), line.begin);
  if (digits.of(text) != std::to_string(number)) return std::nullopt;
  return Entry{i, digits, trimmed(text, {line.begin + match->span.end, line.end})};
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

/// The entries behind the agenda, one for each of its numbers, in order; else nothing. An item may be left
/// out only where it says itself that it is closed.
std::vector<std::optional<Entry>> entries_of(std::string_view text, const std::vector<Mark>& marks,
                                             const std::vector<std::size_t>& agenda) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  std::vector<std::optional<Entry>> entries;
  std::size_t at = agenda.back() + 1;
  for (const std::size_t item : agenda) {
    std::optional<Entry> entry;
    for (std::size_t i = at; i < marks.size() && !entry; ++i)
      entry = entry_at(text, marks, i, marks[item].item->number);
    if (!entry && !closed.matches(marks[item].item->title.of(text))) return {};
    if (entry) {
      at = entry->mark + 1;
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

/// Where the second part begins: its heading, or the first entry.
std::size_t part_of(std::string_view text, const std::vector<Mark>& marks, std::size_t from,
                    std::size_t first_entry) {
  static const RuleFamily& headings = rules("results_part");
  for (std::size_t i = from; i < first_entry; ++i) {
    const std::string_view line = marks[i].piece.span.of(text);
    if (line.size() <= kLongestPartHeading && headings.matches(line)) return i;
  }
  return first_entry;
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
  add_head(part, first_entry);
  // What is printed apart is no paragraph.
  if (result.size() > head) result[head].piece.gap = std::max(result[head].piece.gap, 1);
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    const std::size_t end = i + 1 < agenda.size() ? agenda[i + 1] : part;
    result.insert(result.end(), marks.begin() + static_cast<std::ptrdiff_t>(agenda[i]),
                  marks.begin() + static_cast<std::ptrdiff_t>(end));
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
    const auto entries = entries_of(text, marks, agenda);
    std::size_t first_entry = marks.size();
    for (const auto& entry : entries) {
      if (entry) first_entry = std::min(first_entry, entry->mark);
    }
    if (first_entry == marks.size()) continue;
    const std::size_t part = part_of(text, marks, agenda.back() + 1, first_entry);
    if (are_results(text, marks, agenda, entries, part))
      return joined(text, marks, agenda, entries, part, first_entry);
  }
  return std::nullopt;
}

}  // namespace frisaet::minutes
