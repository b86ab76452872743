#include "extractors/letters/sections.h"

#include <algorithm>
#include <string_view>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// `Trin 2. `, `1) ` before a heading's words; its end, 0 where there is none.
std::size_t step_label(std::string_view words) {
  const auto label = RuleBook::standard().family("letters", "step_label").first(words);
  return label ? label->span.end : 0;
}

/// The whole line, where all that stands before the piece is the step's label, whose stop parted the two.
Span with_step_label(std::string_view text, Span piece) {
  const std::size_t line = piece.begin == 0 ? 0 : text.rfind('\n', piece.begin - 1) + 1;
  const std::size_t lead = piece.begin - line;
  return lead > 0 && step_label(text.substr(line, lead)) == lead ? Span{line, piece.end} : piece;
}

/// A short line of its own that ends without a mark.
bool is_heading(std::string_view text, Span piece) {
  constexpr std::size_t kLongest = 60;
  const std::string_view words = piece.of(text);
  if (words.size() > kLongest || words.find('\n') != std::string_view::npos) return false;
  if (!is_upper(decode_utf8(words, 0).value)) return false;
  if (std::string_view(".:;,!?)").find(words.back()) != std::string_view::npos) return false;
  const bool gap_above = piece.begin < 2 || text.substr(0, piece.begin).ends_with("\n\n");
  // A line that breaks off right above a new sentence is a heading too, if nothing but areas stands in it,
  // which `areas_of_section` asks for.
  const std::string_view below = text.substr(piece.end);
  return gap_above && below.starts_with('\n') &&
         (below.starts_with("\n\n") || is_upper(decode_utf8(below, 1).value));
}

}  // namespace

std::vector<AreaCode> areas_of_section(const Prose& prose, std::size_t sentence) {
  constexpr std::size_t kFarthest = 8;  // a section further down has been left without a heading
  const std::string_view text = prose.text();
  for (std::size_t back = 1; back <= std::min(sentence, kFarthest); ++back) {
    const Span piece = with_step_label(text, prose.sentences()[sentence - back]);
    if (!is_heading(text, piece)) continue;
    const std::string_view words = trim(piece.of(text).substr(step_label(piece.of(text))));
    const std::vector<AreaList> lists = find_area_lists(words);
    std::vector<AreaCode> areas;
    if (lists.size() != 1 || lists.front().span.size() < words.size()) return areas;
    for (const AreaMention& area : lists.front().areas) areas.push_back(area.area);
    return areas;
  }
  return {};
}

}  // namespace frisaet
