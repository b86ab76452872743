#include <algorithm>
#include <charconv>

#include "extractors/minutes/run_together_pages.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// `1. Ny bro 2. Salg af grund 3. Regnskab` on a page: where each number begins, growing by one.
std::vector<std::size_t> numbers_in_a_row(std::string_view text, Span page) {
  std::vector<std::size_t> row;
  int last = 0;
  for (std::size_t at = page.begin; at < page.end;
       at = next_word(text, word_end(text, at, page.end), page.end)) {
    const std::size_t stop = word_end(text, at, page.end);
    int value = 0;
    const auto read = std::from_chars(text.data() + at, text.data() + stop, value);
    const std::size_t next = next_word(text, stop, page.end);
    if (read.ptr + 1 != text.data() + stop || *read.ptr != '.' || next >= page.end ||
        !is_upper(decode_utf8(text, next).value))
      continue;
    if (!row.empty() && value != last + 1) row.clear();
    row.push_back(at);
    last = value;
  }
  return row;
}

/// A list that no heading announces; see `contents_of`.
Span contents_without_heading(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3, kFirstPages = 2, kMostWords = 8, kShortest = 8;
  for (std::size_t p = 0; p < std::min(kFirstPages, pages.size()); ++p) {
    const Span page = pages[p].text;
    const std::vector<std::size_t> row = numbers_in_a_row(text, page);
    if (row.size() < kFewest || p + 1 >= pages.size()) continue;
    const std::string_view below = text.substr(pages[p + 1].text.begin);
    std::size_t again = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t end = i + 1 < row.size() ? row[i + 1] : page.end;
      const std::size_t title = next_word(text, word_end(text, row[i], end), end);
      std::size_t stop = title;
      for (std::size_t words = 0; words < kMostWords && stop < end; ++words)
        stop = word_end(text, next_word(text, stop, end), end);
      const std::string_view words = trimmed(text, {title, stop}).of(text);
      again += words.size() >= kShortest && below.find(words) != std::string_view::npos ? 1U : 0U;
    }
    if (again >= kFewest && again * 4 >= row.size() * 3) return {row.front(), page.end};
  }
  return {};
}

}  // namespace

Span contents_of(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& headings =
      RuleBook::standard().family("minutes_lines", "contents_of_a_transcript");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto heading = headings.first(text, pages[i].text);
    if (!heading) continue;
    // The heading again: the list goes on over the page's end.
    std::size_t last = i;
    while (last + 1 < pages.size()) {
      const auto again = headings.first(text, pages[last + 1].text);
      if (!again || again->span.begin != pages[last + 1].text.begin) break;
      ++last;
    }
    return {heading->span.begin, pages[last].text.end};
  }
  return contents_without_heading(text, pages);
}

}  // namespace frisaet::minutes
