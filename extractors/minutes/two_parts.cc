#include "extractors/minutes/two_parts.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sections.h"
#include "extractors/minutes/sentences.h"
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

/// A list of results for the items of the agenda printed since the list before.
struct Block {
  std::size_t first = 0;                      ///< the agenda's item that it begins with
  std::size_t heading = 0;                    ///< first mark of the list, its heading included
  std::size_t begin = 0;                      ///< its first entry
  std::size_t end = 0;                        ///< first mark behind it
  bool announced = false;                     ///< by a heading for results
  std::vector<std::optional<Entry>> entries;  ///< one for each item; none for a closed one
  std::size_t told = 0;                       ///< entries there are
  std::size_t results = 0;                    ///< of them, those that say a result
};

/// The entries from marks[at] to `end`, one for each of the agenda's items [first, last), in order and in one
/// form; else nothing. An item may be left out only where it says itself that it is closed. Where a number
/// stands twice before the next entry (points of a result), nobody can tell which it is: nothing.
std::vector<std::optional<Entry>> entries_of(std::string_view text, const std::vector<Mark>& marks,
                                             const std::vector<std::size_t>& agenda, std::size_t first,
                                             std::size_t last, std::size_t at, std::size_t end) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  std::vector<std::optional<Entry>> entries;
  std::string form;
  std::optional<int> number;
  for (std::size_t item = first; item < last; ++item) {
    const ItemMark& printed = *marks[agenda[item]].item;
    std::optional<Entry> entry;
    for (std::size_t i = at; i < end && !entry; ++i) {
      entry = entry_at(text, marks, i, printed.number, form);
      if (number && !entry && entry_at(text, marks, i, *number, form)) break;
    }
    if (!entry && !closed.matches(printed.title.of(text))) return {};
    if (entry) {
      at = entry->mark + 1;
      form = entry->form;
      number = printed.number;
      entry->told = without_title(text, entry->told, printed.title);
    }
    entries.push_back(entry);
  }
  return entries;
}

/// Where the entry of an item ends: at the next one, or with the list.
std::size_t end_of(const Block& block, std::size_t entry) {
  for (std::size_t next = entry + 1; next < block.entries.size(); ++next) {
    if (block.entries[next]) return block.entries[next]->mark;
  }
  return block.end;
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

/// The heading that announces results among marks [from, end).
std::optional<std::size_t> heading_in(std::string_view text, const std::vector<Mark>& marks, std::size_t from,
                                      std::size_t end) {
  static const RuleFamily& headings = rules("results_part");
  for (std::size_t i = from; i < end; ++i) {
    const std::string_view line = marks[i].piece.span.of(text);
    if (line.size() <= kLongestPartHeading && headings.matches(line)) return i;
  }
  return std::nullopt;
}

/// `Udvalget godkendte indstillingen.`
bool ends_in_result(std::string_view text, const Mark& mark) {
  static const RuleFamily& told = RuleBook::standard().family("minutes_outcomes", "told");
  const std::string_view line = mark.piece.span.of(text);
  if (mark.result) return true;
  if (mark.heading || mark.opener || line.size() > kLongestResult || !told.matches(line)) return false;
  const Verdict verdict = read_verdict(line, std::nullopt, 0);
  return verdict.outcome && !verdict.weak && *verdict.outcome != Outcome::kRecommended;
}

/// Counts the entries of a list and those that say a result; false where one says the title again.
bool count_results(std::string_view text, const std::vector<Mark>& marks,
                   const std::vector<std::size_t>& agenda, Block& block) {
  for (std::size_t i = 0; i < block.entries.size(); ++i) {
    const auto& entry = block.entries[i];
    if (!entry) continue;
    if (repeats(text, *entry, marks[agenda[block.first + i]])) return false;
    ++block.told;
    const std::string told = told_by(text, marks, *entry, end_of(block, i));
    const Verdict verdict = read_verdict(told, std::nullopt, 0);
    block.results += verdict.outcome && !verdict.weak && !is_planned(told) ? 1U : 0U;
  }
  return true;
}

/// A short line right above the first entry, apart from what stands before it or a heading for decisions.
bool is_heading_of_list(std::string_view text, const Mark& mark) {
  const std::string_view line = mark.piece.span.of(text);
  if (mark.item || line.size() > kLongestPartHeading) return false;
  if (mark.heading) return mark.has(HeadingRole::kDecision) && mark.heading->rest.empty();
  return mark.piece.gap > 0 && !mark.lower_case && !line.ends_with('.');
}

/// Half of the entries say a result. A single one is a list only where a heading says so, or stands over the
/// list before, too.
bool is_list(std::string_view text, const std::vector<Mark>& marks, const Block& block,
             std::optional<std::size_t> heading_before) {
  if (block.results == 0 || block.results * 2 < block.told) return false;
  const auto words = [&](std::size_t at) { return squeeze(marks[at].piece.span.of(text)); };
  return block.announced || block.told > 1 || marks[block.heading].has(HeadingRole::kDecision) ||
         (heading_before && words(*heading_before) == words(block.heading));
}

/// The list behind the agenda's items [first, last): announced by a heading, or below a line of its own.
std::optional<Block> block_behind(std::string_view text, const std::vector<Mark>& marks,
                                  const std::vector<std::size_t>& agenda, std::size_t first, std::size_t last,
                                  std::optional<std::size_t> heading_before) {
  Block block;
  block.first = first;
  block.end = last < agenda.size() ? agenda[last] : marks.size();
  const std::size_t from = agenda[last - 1] + 1;
  const auto part = heading_in(text, marks, from, block.end);
  block.announced = part.has_value();
  for (std::size_t at = part ? *part + 1 : from; at < block.end; ++at) {
    if (!entry_at(text, marks, at, marks[agenda[first]].item->number, {})) continue;
    if (!part && !is_heading_of_list(text, marks[at - 1])) continue;
    block.entries = entries_of(text, marks, agenda, first, last, at, block.end);
    const auto told =
        std::find_if(block.entries.begin(), block.entries.end(), [](const auto& e) { return e; });
    if (told == block.entries.end()) continue;
    block.begin = (*told)->mark;
    block.heading = part ? *part : block.begin - 1;
    block.told = block.results = 0;
    if (count_results(text, marks, agenda, block) && is_list(text, marks, block, heading_before))
      return block;
  }
  return std::nullopt;
}

/// The lists, each behind the items it is about; nothing where items are left without one.
std::vector<Block> blocks_of(std::string_view text, const std::vector<Mark>& marks,
                             const std::vector<std::size_t>& agenda) {
  std::vector<Block> blocks;
  for (std::size_t first = 0; first < agenda.size();) {
    std::optional<Block> block;
    std::size_t last = first;
    const auto before = blocks.empty() ? std::nullopt : std::optional(blocks.back().heading);
    while (!block && last < agenda.size()) block = block_behind(text, marks, agenda, first, ++last, before);
    if (!block) return {};
    blocks.push_back(std::move(*block));
    first = last;
  }
  return blocks;
}

/// True where an item of the agenda ends in a result of its own. What it tells before its last line may be of
/// an earlier meeting.
bool decides_itself(std::string_view text, const std::vector<Mark>& marks,
                    const std::vector<std::size_t>& agenda, const Block& block) {
  for (std::size_t i = block.first; i < block.first + block.entries.size(); ++i) {
    const std::size_t end = i + 1 < agenda.size() ? std::min(agenda[i + 1], block.heading) : block.heading;
    if (end > agenda[i] + 1 && ends_in_result(text, marks[end - 1])) return true;
  }
  return false;
}

/// The lists say what became of most items, and no item says it itself.
bool are_results(std::string_view text, const std::vector<Mark>& marks,
                 const std::vector<std::size_t>& agenda, const std::vector<Block>& blocks) {
  std::size_t all = 0, results = 0;
  const bool announced =
      std::all_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.announced; });
  std::size_t from = agenda.front();
  for (const Block& block : blocks) {
    for (std::size_t i = from; i < block.end; ++i) {
      if (i >= block.heading && i < block.begin) continue;
      if (marks[i].has(HeadingRole::kDecision) || marks[i].has(HeadingRole::kRecommendationAndDecision) ||
          (marks[i].step && marks[i].step->says_decision))
        return false;
    }
    from = block.end;
    if (decides_itself(text, marks, agenda, block)) return false;
    results += block.results;
    all += block.told;
  }
  // Without a word that announces it the list itself must say so more clearly.
  return all >= kFewestResults && (announced ? results * 2 >= all : results * 2 > all);
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

/// Puts the results of the lists behind their items.
class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Mark>& marks, const std::vector<std::size_t>& agenda)
      : text_(text), marks_(marks), agenda_(agenda) {}

  std::vector<Mark> join(const std::vector<Block>& blocks) {
    put_together_ = blocks.size() > 1 || !blocks.front().announced;
    for (std::size_t i = 0; i < agenda_.front(); ++i) add_of_meeting(i, false);
    const std::size_t head = result_.size();
    for (const Block& block : blocks) take_what_is_of_the_meeting(block);
    // What is printed apart is no paragraph.
    if (result_.size() > head) result_[head].piece.gap = std::max(result_[head].piece.gap, 1);
    for (const Block& block : blocks) add_items(block);
    return std::move(result_);
  }

 private:
  /// What stands before the first item numbers nothing.
  void add_of_meeting(std::size_t i, bool moved) {
    result_.push_back(marks_[i]);
    result_.back().item.reset();
    result_.back().piece.moved = moved;
  }

  /// Who was there, told behind the agenda or between the list's heading and its first entry.
  void take_what_is_of_the_meeting(const Block& block) {
    const std::size_t last = agenda_[block.first + block.entries.size() - 1];
    const std::vector<bool> tells = attendance_behind(text_, marks_, last, block.heading);
    for (std::size_t i = last; i < block.heading; ++i) {
      if (!tells[i]) continue;
      of_meeting_.insert(i);
      add_of_meeting(i, true);
    }
    const std::size_t behind = result_.size();
    for (std::size_t i = block.heading + 1; i < block.begin; ++i) add_of_meeting(i, true);
    if (result_.size() > behind) result_[behind].piece.gap = std::max(result_[behind].piece.gap, 1);
  }

  void add_items(const Block& block) {
    for (std::size_t i = 0; i < block.entries.size(); ++i) {
      const std::size_t item = block.first + i;
      const std::size_t end =
          i + 1 < block.entries.size() ? std::min(agenda_[item + 1], block.heading) : block.heading;
      for (std::size_t line = agenda_[item]; line < end; ++line)
        if (of_meeting_.count(line) == 0) result_.push_back(marks_[line]);
      if (const auto& entry = block.entries[i]) add_result(*entry, end_of(block, i));
    }
  }

  void add_result(const Entry& entry, std::size_t end) {
    result_.push_back(heading_of(text_, marks_[entry.mark], entry));
    result_.back().put_together = put_together_;
    for (std::size_t line = entry.mark + 1; line < end; ++line) {
      if (!repeats_agenda_heading(line, end)) add_of_meeting(line, true);
    }
  }

  /// `Punkt` over the next page's titles, as over the first ones.
  [[nodiscard]] bool repeats_agenda_heading(std::size_t line, std::size_t end) const {
    if (line + 1 != end || agenda_.front() == 0) return false;
    return squeeze(marks_[line].piece.span.of(text_)) ==
           squeeze(marks_[agenda_.front() - 1].piece.span.of(text_));
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  const std::vector<std::size_t>& agenda_;
  std::set<std::size_t> of_meeting_;
  bool put_together_ = false;  ///< by numbers alone: several lists, or one that no heading announces
  std::vector<Mark> result_;
};

}  // namespace

std::optional<std::vector<Mark>> with_results_at_items(std::string_view text,
                                                       const std::vector<Mark>& marks) {
  for (const NumberForm form :
       {NumberForm::kBare, NumberForm::kStop, NumberForm::kColon, NumberForm::kPoint, NumberForm::kNr}) {
    const std::vector<std::size_t> agenda = agenda_of(marks, form);
    if (agenda.size() < kFewestResults) continue;
    const std::vector<Block> blocks = blocks_of(text, marks, agenda);
    if (!blocks.empty() && are_results(text, marks, agenda, blocks))
      return Joiner(text, marks, agenda).join(blocks);
  }
  return std::nullopt;
}

}  // namespace frisaet::minutes
