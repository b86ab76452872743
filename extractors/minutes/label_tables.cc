#include "extractors/minutes/label_tables.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kLongestLabel = 32;
constexpr std::size_t kFewestRuns = 2;
constexpr std::size_t kMostLabels = 12;
/// Labels that no other item has.
constexpr std::size_t kMostOfItsOwn = 4;
/// A value whose section is not the last is looked for among so many lines.
constexpr std::size_t kMostLines = 60;
constexpr std::size_t kMostTitleLines = 4;

// What a value speaks for where it stands.
constexpr double kProves = 3, kFits = 1, kNever = -10, kWraps = -0.4, kEmpty = -2, kInSentence = -3;
/// A line that lacks more than this of the widest one was ended on purpose.
constexpr std::size_t kRoomOfWord = 25;

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

/// A capital, a word or three, nothing that values have.
bool looks_like_label(std::string_view text, const Mark& mark) {
  const std::string_view words = mark.piece.span.of(text);
  if (mark.step || mark.lower_case || mark.case_number || mark.result || words.size() > kLongestLabel ||
      std::count(words.begin(), words.end(), ' ') > 2)
    return false;
  if (mark.heading && !mark.heading->rest.empty()) return false;
  return is_letter(decode_utf8(words, 0).value) && words.find_first_of("0123456789,;()") == std::string::npos;
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
    if (looks_like_label(text, mark)) ++times[folded(text, mark)];
  const auto comes_again = [&](std::size_t i) {
    return looks_like_label(text, marks[i]) && times[folded(text, marks[i])] >= kFewestRuns;
  };
  std::map<std::string, std::vector<Run>> by_first;
  for (std::size_t i = 0; i < marks.size();) {
    Run run{i, i};
    std::set<std::string> seen;
    const auto goes_on = [&](std::size_t at) {
      if (!looks_like_label(text, marks[at])) return false;
      // `Sag 4` / `Emne` / `Jnr.` / `Fra`: what stands between labels is one, too, where no number follows.
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
      if (!looks_like_label(text, marks[i])) break;
    }
  }

  [[nodiscard]] std::optional<int> number() const { return number_; }
  [[nodiscard]] bool number_is_above() const { return number_above_; }

  /// Deals the values out; false where they do not fit.
  bool deal() {
    const std::size_t labels = run_.end - run_.begin;
    const std::size_t values = std::min(end_ - run_.end, kMostLines);
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> best(labels + 1, std::vector<double>(values + 1, kNone));
    std::vector<std::vector<std::size_t>> took(labels + 1, std::vector<std::size_t>(values + 1, 0));
    best[0][0] = 0;
    for (std::size_t l = 0; l < labels; ++l) {
      for (std::size_t v = 0; v <= values; ++v) {
        if (best[l][v] == kNone) continue;
        for (std::size_t n = 0; v + n <= values; ++n) {
          const double score = best[l][v] + worth_of(l, v, n);
          if (score <= best[l + 1][v + n]) continue;
          best[l + 1][v + n] = score;
          took[l + 1][v + n] = n;
        }
      }
    }
    const auto& ends = best[labels];
    std::size_t at = static_cast<std::size_t>(std::max_element(ends.begin(), ends.end()) - ends.begin());
    if (ends[at] <= 0) return false;
    lines_.resize(labels);
    for (std::size_t l = labels; l-- > 0;) {
      lines_[l] = took[l + 1][at];
      at -= lines_[l];
    }
    return lines_[title_label()] > 0;
  }

  /// Appends the item. REQUIRES: deal() was true.
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
  [[nodiscard]] std::string_view line(std::size_t value) const {
    return marks_[run_.end + value].piece.span.of(text_);
  }

  /// What `n` lines from the one at `value` on say for the label.
  [[nodiscard]] double worth_of(std::size_t label, std::size_t value, std::size_t n) const {
    if (label < title_label()) return value == 0 && n == 1 ? kProves : kNever;
    if (n == 0) return label == title_label() ? kNever : kEmpty;
    const std::string_view words = line(value);
    if (is_dash(words)) return n == 1 && label != title_label() ? kFits : kNever;
    if (label == title_label()) return worth_of_title(value, n);
    if (is_text(label)) return worth_of_text(*role_of(label), value, n);
    if (n > 1) return kNever;
    const Span span = marks_[run_.end + value].piece.span;
    const auto number = case_number_at(text_, span);
    if (role_of(label) == HeadingRole::kCaseNumber)
      return number && number->span.end == span.end ? kProves : kNever;
    if ((number && role_of(label)) || ends_sentence(words) || goes_on_in_small(value)) return kNever;
    if (role_of(label) == HeadingRole::kAbsence) {
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
      if (mark.case_number || (mark.heading && i > 0) || mark.result || ends_sentence(line(value + i)))
        return kNever;
    }
    return kFits + kWraps * static_cast<double>(n - 1);
  }

  /// Whole sentences, which begin as what the label announces does.
  [[nodiscard]] double worth_of_text(HeadingRole role, std::size_t value, std::size_t n) const {
    const std::string_view first = line(value);
    const bool proposal = proposes(first);
    if (goes_on_in_small(value) && !proposal) return kNever;
    double worth = kFits / 2;
    if (role == HeadingRole::kRecommendation) worth += proposal ? kProves : tells_result(value) ? -kFits : 0;
    if (role == HeadingRole::kDecision) worth += tells_result(value) ? kProves : proposal ? -kFits : 0;
    if (value > 0 && !ends_sentence(line(value - 1)) && line(value - 1).size() + kRoomOfWord > widest_)
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

  [[nodiscard]] bool tells_result(std::size_t value) const {
    static const RuleBook& book = RuleBook::standard();
    const std::string_view words = line(value);
    return begins_with_result(words) || book.family("minutes_outcomes", "told").matches(words) ||
           book.family("minutes_outcomes", "body_speaks").matches(words) ||
           (!proposes(words) && read_verdict(words, std::nullopt, 0).outcome);
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
    mark.unsure = true;
    const bool dash = end == first + 1 && is_dash(line(first - run_.end));
    if (!is_text(label) && end > first) mark.heading->rest = marks_[first].piece.span;
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
    if (!table.number() || (last && *table.number() != *last + 1) || !table.deal()) return;
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
