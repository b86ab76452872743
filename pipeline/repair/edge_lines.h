#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/repair/draft.h"

namespace frisaet::repairing {

enum class Edge { kTop, kBottom };

/// A line at the edge of a page, as it is compared with those of other pages.
struct EdgeLine {
  std::size_t page = 0;  ///< index of the page
  Span line;             ///< printed part
  Span dropped;          ///< with its line end and the empty lines that set it apart from the text
  std::string pattern;   ///< lower case, white space squeezed, every number as #
  std::vector<long> numbers;
  bool tells_page = false;  ///< a web address with `2/7` behind it, which `pattern` and `numbers` leave out
};

/// The first or last printed line of a page's text; nothing on an empty page. Cost: linear in the line.
std::optional<EdgeLine> edge_line(std::size_t page, std::string_view text, Edge edge);

/// A line as it is compared with others (EdgeLine::pattern), and its numbers, unless `numbers` is null.
std::string pattern_of(std::string_view line, std::vector<long>* numbers);

/// One word, as browsers print it below a page.
bool is_web_address(std::string_view pattern);

/// `2/7` of a web print, not `12/2026`. REQUIRES: two numbers.
bool is_page_of_pages(const long* numbers);

/// Labels and sentences recur by nature, and notes below the text end like it.
bool is_part_of_sentence(const std::string& pattern);

bool has_letter(std::string_view text);

}  // namespace frisaet::repairing
