#include <algorithm>
#include <charconv>

#include "extractors/minutes/listed_titles.h"
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

/// Where the number at `at` ends, with `(Åben)` behind it; `at` where no such number stands there.
std::size_t past_number(std::string_view text, std::size_t at, std::size_t end) {
  static const RuleFamily& marks = RuleBook::standard().family("minutes_items", "open_mark");
  constexpr std::size_t kMostDigits = 3, kLongestMark = 24;
  std::size_t stop = at;
  while (stop < end && is_digit(static_cast<unsigned char>(text[stop]))) ++stop;
  if (stop == at || stop - at > kMostDigits) return at;
  if (stop < end && text[stop] == '.') ++stop;
  std::size_t next = next_word(text, stop, end);
  if (next == stop) return at;
  // `3. - Ny bro`
  if (text.substr(next, 2) == "- ") next = next_word(text, next + 1, end);
  const auto mark = marks.first(text.substr(next, std::min(kLongestMark, end - next)));
  return mark ? next + mark->span.end : next;
}

/// `… Indholdsfortegnelse 1. Ny bro...2 2. Ny sti...3 1. Ny bro Sagsnr.: 22/4413`: the first item may begin
/// on the list's page. Where the list ends then: before its first title, printed again above what begins an
/// item's text, or at the page's end.
std::size_t end_of_list(std::string_view text, Span list) {
  constexpr std::size_t kFarthest = 160, kShortest = 12;
  for (std::size_t at = list.begin; at < std::min(list.end, list.begin + kFarthest);
       at = next_word(text, word_end(text, at, list.end), list.end)) {
    const std::size_t title = past_number(text, at, list.end);
    if (title == at || title >= list.end || !is_upper(decode_utf8(text, title).value)) continue;
    // As far as it is printed again.
    for (std::size_t again = text.find(text.substr(title, kShortest), title + kShortest); again < list.end;
         again = text.find(text.substr(title, kShortest), again + 1)) {
      std::size_t same = 0;
      while (again + same < list.end && title + same < again && text[title + same] == text[again + same])
        ++same;
      while (same > 0 && again + same < list.end && !is_space(decode_utf8(text, again + same).value))
        same -= decode_utf8_before(text, again + same).size;
      const std::size_t next = next_word(text, again + same, list.end);
      if (same < kShortest || !begins_text_of_item(text, next, list.end)) continue;
      std::size_t begin = again;
      for (int words = 0; words < 2; ++words) {
        const std::size_t before = previous_word(text, begin, title);
        if (past_number(text, before, list.end) == again) return before;
        begin = before;
      }
      return again;
    }
    return list.end;
  }
  return list.end;
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
    const Span list{heading->span.begin, pages[last].text.end};
    return {list.begin, end_of_list(text, list)};
  }
  return contents_without_heading(text, pages);
}

}  // namespace frisaet::minutes
