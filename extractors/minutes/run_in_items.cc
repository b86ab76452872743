#include "extractors/minutes/run_in_items.h"

#include <charconv>
#include <optional>

#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/prose.h"
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
  // The match ends with the sentence's first letter, which may take more than a byte.
  found.prose = line.begin + floor_code_point(line.of(text), match->span.end - 1);
  return found;
}

/// Begins of further sentences in [from, to). A line that merely ends early is none's end here.
void add_sentences(std::string_view text, std::size_t from, std::size_t to, std::vector<RunInCut>& cuts) {
  const std::vector<Span> sentences = split_into_sentences(text.substr(from, to - from));
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i) {
    const Span next = shifted(sentences[i + 1], from);
    const std::size_t end = sentences[i].end + from;
    const bool ended = std::string_view(".?!)\"").find(text[end - 1]) != std::string_view::npos;
    if (ended && is_upper(decode_utf8(text, next.begin).value)) cuts.push_back({end, next.begin});
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
