#include "extractors/minutes/run_in_items.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "extractors/lexicon/headings.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

constexpr int kFewestItems = 3;

/// A line that begins such a paragraph.
struct RunIn {
  std::size_t line = 0;
  int number = 0;
  Span title;             ///< without its stop, in the text
  std::size_t prose = 0;  ///< where the sentence behind it begins
};

std::optional<RunIn> run_in_at(std::string_view text, const std::vector<Line>& lines, std::size_t i) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_items", "run_in");
  const Span line = lines[i].span;
  const auto match = family.first(line.of(text));
  if (!match) return std::nullopt;
  RunIn found;
  found.line = i;
  const std::string_view digits = match->group("number")->of(line.of(text));
  std::from_chars(digits.data(), digits.data() + digits.size(), found.number);
  const Span title = *match->group("title");
  found.title = shifted(title, line.begin);
  found.prose = line.begin + match->span.end - 1;
  // The match ends with the sentence's first letter, which may take more than a byte.
  while (found.prose > line.begin && (static_cast<unsigned char>(text[found.prose]) & 0xC0U) == 0x80U)
    --found.prose;
  return found;
}

/// Begins of further sentences in [from, to): behind a stop and a blank or a line's end, with a capital.
void add_sentences(std::string_view text, std::size_t from, std::size_t to, std::vector<RunInCut>& cuts) {
  static const RuleFamily& abbreviations = RuleBook::standard().family("prose", "abbreviation");
  for (std::size_t at = from; at + 2 < to; ++at) {
    if (text[at] != '.' || (text[at + 1] != ' ' && text[at + 1] != '\n')) continue;
    const std::size_t begin = floor_code_point(text, at > from + 16 ? at - 16 : from);
    if (abbreviations.matches(text.substr(begin, at + 1 - begin))) continue;
    const std::size_t next = trimmed(text, {at + 1, to}).begin;
    if (next < to && is_upper(decode_utf8(text, next).value)) cuts.push_back({at + 1, next});
  }
}

}  // namespace

std::vector<RunInCut> run_in_cuts(std::string_view text, const std::vector<Line>& lines) {
  std::vector<RunIn> items;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto heading = heading_at(text, lines[i].span);
    if (heading && is_section(heading->role) && !heading->garbled) return {};
    auto item = run_in_at(text, lines, i);
    if (item && (items.empty() || item->number == items.back().number + 1)) items.push_back(*item);
  }
  if (items.size() < kFewestItems) return {};
  std::vector<RunInCut> cuts;
  for (std::size_t i = 0; i < items.size(); ++i) {
    cuts.push_back({items[i].title.end, items[i].prose});
    const std::size_t last = i + 1 < items.size() ? items[i + 1].line - 1 : lines.size() - 1;
    add_sentences(text, items[i].prose, lines[last].span.end, cuts);
  }
  return cuts;
}

}  // namespace frisaet::minutes
