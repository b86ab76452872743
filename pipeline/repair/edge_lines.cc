#include "pipeline/repair/edge_lines.h"

#include <algorithm>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::repairing {
namespace {

/// Takes the `2/7` off a web print's foot: a scan's reader may lose it on one page and not on the next, and
/// it is one foot all the same.
void part_web_foot(EdgeLine& line) {
  constexpr std::string_view kPageOfPages = " #/#";
  const std::size_t size = line.numbers.size();
  if (!line.pattern.ends_with(kPageOfPages) || size < 2 || !is_page_of_pages(&line.numbers[size - 2])) return;
  const std::size_t end = line.pattern.size() - kPageOfPages.size();
  if (!is_web_address(std::string_view(line.pattern).substr(0, end))) return;
  line.pattern.resize(end);
  line.numbers.resize(size - 2);
  line.tells_page = true;
}

}  // namespace

std::string pattern_of(std::string_view line, std::vector<long>* numbers) {
  std::string pattern;
  const std::string text = lower_latin(squeeze(line));
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(static_cast<unsigned char>(text[at]))) {
      pattern += text[at++];
      continue;
    }
    long value = 0;
    for (int digits = 0; at < text.size() && is_digit(static_cast<unsigned char>(text[at])); ++at, ++digits) {
      if (digits < 9) value = value * 10 + (text[at] - '0');
    }
    if (numbers != nullptr) numbers->push_back(value);
    pattern += '#';
  }
  return pattern;
}

bool is_web_address(std::string_view pattern) {
  const bool begins =
      pattern.starts_with("http://") || pattern.starts_with("https://") || pattern.starts_with("www.");
  return begins && pattern.find(' ') == std::string_view::npos;
}

bool is_page_of_pages(const long* numbers) {
  constexpr long kMostPages = 999;
  return 1 <= numbers[0] && numbers[0] <= numbers[1] && numbers[1] <= kMostPages;
}

std::optional<EdgeLine> edge_line(std::size_t page, std::string_view text, Edge edge) {
  const Span all = trimmed(text, {0, text.size()});
  if (all.empty()) return std::nullopt;
  EdgeLine found;
  found.page = page;
  if (edge == Edge::kTop) {
    const std::size_t end = std::min(text.find('\n', all.begin), text.size());
    const std::size_t begin =
        text.rfind('\n', all.begin) == std::string_view::npos ? 0 : text.rfind('\n', all.begin) + 1;
    found.line = trimmed(text, {begin, end});
    // Up to the line on which the text goes on; its indent stays.
    const std::size_t next = trimmed(text, {end, text.size()}).begin;
    const std::size_t line_begin = next >= text.size() ? text.size() : text.rfind('\n', next) + 1;
    found.dropped = {0, std::max(end, line_begin)};
  } else {
    const std::size_t before = text.rfind('\n', all.end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    found.line = trimmed(text, {begin, all.end});
    const std::size_t text_end = trimmed(text, {0, begin}).end;
    const std::size_t line_end = text_end == 0 ? 0 : std::min(text.find('\n', text_end) + 1, text.size());
    found.dropped = {line_end, text.size()};
  }
  found.pattern = pattern_of(found.line.of(text), &found.numbers);
  part_web_foot(found);
  return found;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

bool is_part_of_sentence(const std::string& p) {
  if (p.ends_with(':') || p.ends_with('.') || p.ends_with(',') || p.ends_with(';')) return true;
  const bool date = p.starts_with("#.#.#");  // `17.11.2022 09.41`, as browsers print it
  return (p.starts_with("#.") && !date) || p.starts_with("#)") || p.starts_with("•") || p.starts_with("- ");
}

}  // namespace frisaet::repairing
