#include "extractors/minutes/kinds_of_case.h"

#include <algorithm>
#include <optional>

#include "extractors/rules/rule_set.h"

namespace frisaet::minutes {
namespace {

bool tells_case_number(const Mark& mark) {
  return mark.case_number || (mark.has(HeadingRole::kCaseNumber) && !mark.heading->rest.empty());
}

/// The day of the last dated decision in [begin, end).
std::optional<Date> last_decided(const std::vector<Mark>& marks, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i-- > begin;) {
    if (marks[i].step && marks[i].step->says_decision) return marks[i].step->date;
  }
  return std::nullopt;
}

/// `Punkttype` / `Beslutning`: what stands alone below a label for the kind.
void set_aside_below_labels(std::string_view text, std::vector<Mark>& marks) {
  static const RuleFamily& kinds = RuleBook::standard().family("minutes_lines", "kind_of_case");
  static const RuleFamily& labels = RuleBook::standard().family("minutes_lines", "label_of_a_kind");
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    Mark& kind = marks[i + 1];
    if (kind.step || !labels.matches(marks[i].piece.span.of(text)) ||
        !kinds.matches(kind.piece.span.of(text)) || (kind.heading && !kind.heading->rest.empty()))
      continue;
    const Span words = kind.piece.span;
    kind.heading = Heading{HeadingRole::kCaseDetail, words, {words.end, words.end}, false, false};
    kind.item.reset();
    kind.result = false;
  }
}

}  // namespace

void set_aside_kinds_of_case(std::string_view text, std::vector<Mark>& marks) {
  static const RuleFamily& kinds = RuleBook::standard().family("minutes_lines", "kind_of_case");
  set_aside_below_labels(text, marks);
  std::vector<std::size_t> cases;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (tells_case_number(marks[i])) cases.push_back(i);
  }
  const auto is_plain = [](const Mark& mark) {
    return mark.has(HeadingRole::kDecision) && mark.heading->rest.empty();
  };
  std::size_t below = 0;
  std::optional<Date> day;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::size_t kind = cases[i] + 1;
    if (!is_plain(marks[kind])) continue;
    const std::size_t end = i + 1 < cases.size() ? cases[i + 1] : marks.size();
    if (kind + 1 >= end || marks[kind + 1].result) return;
    const auto decided = last_decided(marks, kind, end);
    if (!decided || (day && *day != *decided)) return;
    day = decided;
    ++below;
  }
  if (below == 0 || below != static_cast<std::size_t>(std::count_if(marks.begin(), marks.end(), is_plain)))
    return;
  for (const std::size_t at : cases) {
    Mark& mark = marks[at + 1];
    if (mark.step || !kinds.matches(mark.piece.span.of(text))) continue;
    const Span words = mark.piece.span;
    mark.heading = Heading{HeadingRole::kCaseDetail, words, {words.end, words.end}, false, false};
    mark.result = false;
  }
}

}  // namespace frisaet::minutes
