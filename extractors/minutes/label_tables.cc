#include "extractors/minutes/label_tables.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/label_values.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kFewestRuns = 2;
constexpr std::size_t kMostLabels = 12;
/// Labels that no other item has.
constexpr std::size_t kMostOfItsOwn = 4;
/// A value whose section is not the last is looked for among so many lines.
constexpr std::size_t kMostLines = 60;
constexpr std::size_t kMostTitleLines = 4;

// What a value speaks for where it stands.
constexpr double kProves = 3, kFits = 1, kNever = -10, kWraps = -0.4, kEmpty = -2, kInSentence = -3;

/// Labels below each other, as marks [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::string folded(std::string_view text, const Mark& mark) {
  std::string words = fold(squeeze(mark.piece.span.of(text)));
  while (words.ends_with(':') || words.ends_with('.')) words.pop_back();
  return words;
}

bool may_be_label(std::string_view text, const Mark& mark) {
  return has_form_of_label(text, mark) && (!mark.heading || mark.heading->rest.empty());
}

/// A label of its own right that only one item has.
bool is_known_label(const Mark& mark) {
  if (!mark.heading || mark.heading->garbled) return false;
  switch (mark.heading->role) {
    case HeadingRole::kDocumentWord:
    case HeadingRole::kContents:
    case HeadingRole::kEnding:
    case HeadingRole::kBody:
      return false;
    default:
      return true;
  }
}

/// Runs of lines each of which comes again in another run. All begin with the same label.
std::vector<Run> runs_of(std::string_view text, const std::vector<Mark>& marks) {
  std::map<std::string, std::size_t> times;
  for (const Mark& mark : marks)
    if (may_be_label(text, mark)) ++times[folded(text, mark)];
  const auto comes_again = [&](std::size_t i) {
    return may_be_label(text, marks[i]) && times[folded(text, marks[i])] >= kFewestRuns;
  };
  std::map<std::string, std::vector<Run>> by_first;
  for (std::size_t i = 0; i < marks.size();) {
    Run run{i, i};
    std::set<std::string> seen;
    const auto goes_on = [&](std::size_t at) {
      if (!may_be_label(text, marks[at])) return false;
      // `Kort 4` / `Hvad` / `Nøgle` / `Kommer fra`: what stands between labels is one, too.
      const bool numbered = i > 0 && marks[i - 1].item && marks[i - 1].item->title.empty();
      const bool between = numbered && at > i && at + 1 < marks.size() && comes_again(at + 1);
      const bool known = at > i + 1 && is_known_label(marks[at]);
      return (comes_again(at) || between || known) && seen.insert(folded(text, marks[at])).second;
    };
    while (run.end < marks.size() && run.end - i < kMostLabels && goes_on(run.end)) ++run.end;
    if (run.end > i + 1) by_first[folded(text, marks[i])].push_back(run);
    i = std::max(run.end, i + 1);
  }
  std::vector<Run> best;
  for (auto& [first, runs] : by_first)
    if (runs.size() > best.size()) best = std::move(runs);
  return best.size() < kFewestRuns ? std::vector<Run>{} : best;
}

std::optional<int> number_on(std::string_view text, const Mark& mark) {
  std::string_view words = mark.piece.span.of(text);
  if (words.ends_with('.')) words.remove_suffix(1);
  int number = 0;
  const auto read = std::from_chars(words.data(), words.data() + words.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == words.data() + words.size();
  return whole && words.size() < 4 && number > 0 ? std::optional(number) : std::nullopt;
}

/// An empty field.
bool is_dash(std::string_view words) {
  return words == "-" || words == "–";
}

/// One item's table.
class Table {
 public:
  Table(std::string_view text, const std::vector<Mark>& marks, Run run, std::size_t end)
      : text_(text), marks_(marks), run_(run), end_(end) {
    for (std::size_t i = run.end; i < end; ++i) widest_ = std::max(widest_, marks[i].piece.span.size());
    const bool above = run.begin > 0 && marks[run.begin - 1].item && marks[run.begin - 1].item->title.empty();
    number_above_ = above;
    if (above) number_ = marks[run.begin - 1].item->number;
    // Labels that only this item has go on down to its number.
    for (std::size_t i = run.end; i < end && i < run.end + kMostOfItsOwn && !number_; ++i) {
      number_ = number_on(text, marks[i]);
      if (number_) run_.end = i;
      if (!may_be_label(text, marks[i])) break;
    }
  }

  [[nodiscard]] std::optional<int> number() const { return number_; }
  [[nodiscard]] bool number_is_above() const { return number_above_; }

  /// Deals the values out; false where they do not fit.
  bool deal_out() {
    const std::size_t lines = std::min(end_ - run_.end, kMostLines);
    // Told once for each line: the dealing asks for them again and again.
    for (std::size_t i = 0; i < lines; ++i) values_.push_back(value_at(i));
    Dealt dealt =
        deal(run_.end - run_.begin, lines, lines, 0,
             [&](std::size_t l, std::size_t first, std::size_t n) { return worth_of(l, first, n); });
    lines_ = std::move(dealt.lines);
    return dealt.worth > 0 && lines_[title_label()] > 0;
  }

  /// Appends the item. REQUIRES: deal_out() was true.
  void unfold(std::vector<Mark>& into) const {
    std::size_t value = run_.end;
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      const std::size_t first = value;
      value += lines_[l];
      if (l < title_label()) continue;
      if (l == title_label()) {
        add_title(first, value, into);
      } else {
        add_label(l, first, value, into);
      }
    }
    // What is left goes on with the last section.
    for (; value < end_; ++value) into.push_back(without_number(marks_[value]));
  }

 private:
  [[nodiscard]] std::size_t title_label() const { return number_above_ ? 0 : 1; }
  [[nodiscard]] std::optional<HeadingRole> role_of(std::size_t label) const {
    const auto& heading = marks_[run_.begin + label].heading;
    return heading ? std::optional(heading->role) : std::nullopt;
  }
  [[nodiscard]] bool is_text(std::size_t label) const {
    const auto role = role_of(label);
    return role && (is_section(*role) || *role == HeadingRole::kRemarks);
  }
  [[nodiscard]] bool is_of_persons(std::size_t label) const {
    return role_of(label) == HeadingRole::kAbsence || role_of(label) == HeadingRole::kDisqualified;
  }
  /// The names under a label of persons may as well be those of one beside it that is empty.
  [[nodiscard]] bool may_be_anothers(std::size_t label) const {
    const auto empty = [&](std::size_t l) { return l < lines_.size() && is_of_persons(l) && lines_[l] == 0; };
    return is_of_persons(label) && lines_[label] > 0 && (empty(label + 1) || (label > 0 && empty(label - 1)));
  }
  [[nodiscard]] std::string_view line(std::size_t value) const {
    return marks_[run_.end + value].piece.span.of(text_);
  }

  /// What a line may be, by its own words.
  struct Value {
    bool dash = false;
    bool proposes = false;
    bool result = false;  ///< sounds like one
    bool ends = false;    ///< a sentence
  };
  [[nodiscard]] Value value_at(std::size_t value) const {
    const std::string_view words = line(value);
    const bool proposal = proposes(words);
    return {is_dash(words), proposal, sounds_like_result(words, proposal), ends_sentence(words)};
  }

  /// What `n` lines from the one at `value` on say for the label.
  [[nodiscard]] double worth_of(std::size_t label, std::size_t value, std::size_t n) const {
    if (label < title_label()) return value == 0 && n == 1 ? kProves : kNever;
    if (n == 0) return label == title_label() ? kNever : kEmpty;
    if (values_[value].dash) return n == 1 && label != title_label() ? kFits : kNever;
    if (label == title_label()) return worth_of_title(value, n);
    if (is_text(label)) return worth_of_text(*role_of(label), value, n);
    if (n > 1) return kNever;
    const Span span = marks_[run_.end + value].piece.span;
    const auto number = case_number_at(text_, span);
    if (role_of(label) == HeadingRole::kCaseNumber)
      return number && number->span.end == span.end ? kProves : kNever;
    if ((number && role_of(label)) || values_[value].ends || goes_on_in_small(value)) return kNever;
    if (is_of_persons(label)) {
      const PersonList list = parse_persons(text_, span);
      return (list.nobody || !list.entries.empty()) && list.rest.empty() ? kProves : kNever;
    }
    return kFits;
  }

  [[nodiscard]] double worth_of_title(std::size_t value, std::size_t n) const {
    if (n > kMostTitleLines || goes_on_in_small(value + n)) return kNever;
    for (std::size_t i = 0; i < n; ++i) {
      const Mark& mark = marks_[run_.end + value + i];
      // `Dagsorden` may be a title, and `2. behandling` one's end.
      if (mark.case_number || (mark.heading && i > 0) || mark.result || values_[value + i].ends)
        return kNever;
    }
    return kFits + kWraps * static_cast<double>(n - 1);
  }

  /// Whole sentences, which begin as what the label announces does.
  [[nodiscard]] double worth_of_text(HeadingRole role, std::size_t value, std::size_t n) const {
    const bool proposal = values_[value].proposes;
    const bool result = values_[value].result;
    if (goes_on_in_small(value) && !proposal) return kNever;
    double worth = kFits / 2;
    if (role == HeadingRole::kRecommendation) worth += proposal ? kProves : result ? -kFits : 0;
    if (role == HeadingRole::kDecision) worth += result ? kProves : proposal ? -kFits : 0;
    if (value > 0 && !values_[value - 1].ends && !ends_early(line(value - 1).size(), widest_))
      worth += kInSentence;
    // A line that tells a result is the decision's begin, not in the middle of what was proposed.
    for (std::size_t i = 1; i < n && role != HeadingRole::kDecision; ++i) {
      if (marks_[run_.end + value + i].result) return kNever;
    }
    return worth;
  }

  [[nodiscard]] bool goes_on_in_small(std::size_t value) const {
    return run_.end + value < end_ && marks_[run_.end + value].lower_case;
  }

  /// `… etape 2.` ends no sentence.
  static bool ends_sentence(std::string_view words) {
    return words.size() > 1 && std::string_view(".:!").find(words.back()) != std::string_view::npos &&
           !is_digit(static_cast<unsigned char>(words[words.size() - 2]));
  }

  static bool proposes(std::string_view words) {
    static const RuleBook& book = RuleBook::standard();
    return book.family("minutes_points", "proposes_in_a_sentence").matches(words) ||
           book.family("minutes_points", "clause").matches(words) ||
           (book.family("minutes_points", "leading").matches(words) && !begins_with_result(words));
  }

  static bool sounds_like_result(std::string_view words, bool proposal) {
    static const RuleFamily& told = RuleBook::standard().family("minutes_outcomes", "told");
    return begins_with_result(words) || told.matches(words) || speaker_of(words) ||
           (!proposal && read_verdict(words, std::nullopt, 0).outcome);
  }

  static Mark without_number(Mark mark) {
    mark.item.reset();
    return mark;
  }

  void add_title(std::size_t first, std::size_t end, std::vector<Mark>& into) const {
    const Span title = hull(marks_[first].piece.span, marks_[end - 1].piece.span);
    if (number_above_) {
      into.back().item->title = title;
      return;
    }
    Mark mark = marks_[run_.end];
    mark.heading.reset();
    mark.case_number.reset();
    mark.piece.gap = std::max(marks_[run_.begin].piece.gap, mark.piece.gap);
    mark.item = ItemMark{};
    mark.item->form = NumberForm::kBare;
    mark.item->number = *number_;
    mark.item->printed = mark.piece.span;
    mark.item->title = title;
    into.push_back(std::move(mark));
  }

  void add_label(std::size_t label, std::size_t first, std::size_t end, std::vector<Mark>& into) const {
    Mark mark = marks_[run_.begin + label];
    const Span words = mark.heading ? mark.heading->words : mark.piece.span;
    const bool number = end == first + 1 && case_number_at(text_, marks_[first].piece.span).has_value();
    const HeadingRole role =
        role_of(label).value_or(number ? HeadingRole::kCaseNumber : HeadingRole::kCaseDetail);
    mark.heading = Heading{role, words, {mark.piece.span.end, mark.piece.span.end}, true, false};
    mark.item.reset();
    mark.put_together = true;
    mark.withheld = may_be_anothers(label);
    const bool dash = end == first + 1 && is_dash(line(first - run_.end));
    if (!is_text(label) && !mark.withheld && end > first) mark.heading->rest = marks_[first].piece.span;
    into.push_back(std::move(mark));
    if (!is_text(label) || dash) return;
    for (std::size_t i = first; i < end; ++i) into.push_back(without_number(marks_[i]));
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  Run run_;
  std::size_t end_;
  std::optional<int> number_;
  bool number_above_ = false;
  std::size_t widest_ = 0;
  std::vector<Value> values_;
  std::vector<std::size_t> lines_;  ///< of each label
};

}  // namespace

void unfold_label_tables(std::string_view text, std::vector<Mark>& marks) {
  const std::vector<Run> runs = runs_of(text, marks);
  std::vector<Table> tables;
  std::optional<int> last;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : marks.size();
    // A number above the next labels is the next item's.
    if (i + 1 < runs.size() && marks[end - 1].item && marks[end - 1].item->title.empty() &&
        !number_on(text, marks[runs[i + 1].end]))
      --end;
    Table table(text, marks, runs[i], end);
    if (!table.number() || (last && *table.number() != *last + 1) || !table.deal_out()) return;
    last = table.number();
    tables.push_back(std::move(table));
  }
  if (tables.empty()) return;
  std::vector<Mark> unfolded(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(runs.front().begin));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tables[i].unfold(unfolded);
    if (i + 1 < runs.size() && tables[i + 1].number_is_above())
      unfolded.push_back(marks[runs[i + 1].begin - 1]);
  }
  marks = std::move(unfolded);
}

}  // namespace frisaet::minutes
