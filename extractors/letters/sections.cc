#include "extractors/letters/sections.h"

#include <algorithm>
#include <string_view>

#include "extractors/lexicon/areas.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

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
    const Span piece = prose.sentences()[sentence - back];
    if (!is_heading(text, piece)) continue;
    const std::vector<AreaList> lists = find_area_lists(piece.of(text));
    std::vector<AreaCode> areas;
    if (lists.size() != 1 || lists.front().span.size() < trim(piece.of(text)).size()) return areas;
    for (const AreaMention& area : lists.front().areas) areas.push_back(area.area);
    return areas;
  }
  return {};
}

}  // namespace frisaet
