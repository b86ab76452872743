#include "extractors/lexicon/case_numbers.h"

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

std::optional<CaseNumber> first_at_begin(const RuleFamily& family, std::string_view text, Span within) {
  within = trimmed(text, within);
  const auto match = family.first(within.of(text));
  if (!match || match->span.begin != 0) return std::nullopt;
  const Span span{within.begin, within.begin + match->span.end};
  return CaseNumber{span, squeeze(span.of(text)), match->rule->gives == "kle"};
}

}  // namespace

std::optional<CaseNumber> case_number_at(std::string_view text, Span within) {
  static const RuleFamily& labelled = RuleBook::standard().family("case_numbers", "labelled");
  if (auto bare = first_at_begin(RuleBook::standard().family("case_numbers", "bare"), text, within))
    return bare;
  return first_at_begin(labelled, text, within);
}

std::optional<CaseNumber> bare_case_number(std::string_view text, Span line) {
  static const RuleFamily& bare = RuleBook::standard().family("case_numbers", "bare");
  line = trimmed(text, line);
  auto number = first_at_begin(bare, text, line);
  if (!number || number->span.end != line.end) return std::nullopt;
  return number;
}

std::optional<CaseNumber> case_number_in_brackets(std::string_view text, Span line) {
  const std::size_t open = line.of(text).rfind('(');
  if (open == std::string_view::npos || !line.of(text).ends_with(')')) return std::nullopt;
  return bare_case_number(text, {line.begin + open + 1, line.end - 1});
}

std::optional<NumberedTitle> numbered_title(std::string_view text, Span line) {
  static const RuleFamily& labels = RuleBook::standard().family("case_numbers", "label_behind_title");
  static const RuleFamily& signs = RuleBook::standard().family("case_numbers", "sign_before_title");
  static const RuleFamily& open_ends = RuleBook::standard().family("case_numbers", "title_goes_on");
  line = trimmed(text, line);
  const auto apart = [&](Span title,
                         const std::optional<CaseNumber>& number) -> std::optional<NumberedTitle> {
    title = trimmed(text, title);
    if (!number || title.empty()) return std::nullopt;
    return NumberedTitle{title, *number};
  };
  if (const auto number = case_number_in_brackets(text, line))
    return apart({line.begin, line.begin + line.of(text).rfind('(')}, number);
  if (const auto label = labels.first(line.of(text))) {
    const Span title{line.begin, line.begin + label->span.begin};
    const auto number = case_number_at(text, {line.begin + label->span.end, line.end});
    // `Dom i sag nr. 22/118` is about that case; a year alone is none.
    const bool a_year = number && number->text.size() == 4;
    if (number && number->span.end == line.end && !a_year && !open_ends.matches(title.of(text)))
      return apart(title, number);
  }
  // `Ny bro ved havnen 05.01.00-G01-12-22`: without a label only what can be nothing else.
  if (const std::size_t blank = line.of(text).rfind(' '); blank != std::string_view::npos) {
    const Span title{line.begin, line.begin + blank};
    const auto last = bare_case_number(text, {line.begin + blank + 1, line.end});
    if (last && last->kle && !open_ends.matches(title.of(text))) return apart(title, last);
  }
  auto number = first_at_begin(RuleBook::standard().family("case_numbers", "bare"), text, line);
  if (!number)
    number = first_at_begin(RuleBook::standard().family("case_numbers", "before_a_sign"), text, line);
  if (number) {
    const Span behind{number->span.end, line.end};
    if (const auto sign = signs.first(behind.of(text)))
      return apart({behind.begin + sign->span.end, line.end}, number);
  }
  return std::nullopt;
}

}  // namespace frisaet
