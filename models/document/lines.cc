#include "models/document/lines.h"

#include <algorithm>

#include "models/text/danish.h"

namespace frisaet {
namespace {

/// Box, font size and boldness of a line from the words of the raw page under it.
void look_at_words(const Page& page, Span in_page, Line& line) {
  if (page.raw.words.empty()) return;
  const Span raw = page.repaired.to_raw.to_source(in_page);
  const auto& words = page.raw.words;
  auto word = std::lower_bound(words.begin(), words.end(), raw.begin,
                               [](const Word& w, std::size_t at) { return w.span.end <= at; });
  bool first = true;
  bool bold = true;
  for (; word != words.end() && word->span.begin < raw.end; ++word) {
    line.box = line.box ? hull(*line.box, word->box) : word->box;
    if (first) line.font_size = word->font_size;
    first = false;
    bold = bold && word->font >= 0 && page.raw.fonts[static_cast<std::size_t>(word->font)].bold;
  }
  line.bold = !first && bold;
}

}  // namespace

std::vector<Line> lines_of(const Document& document) {
  std::vector<Line> lines;
  for (std::size_t index = 0; index < document.pages().size(); ++index) {
    const Page& page = document.pages()[index];
    const std::size_t page_begin = document.page_span(index).begin;
    const std::string_view text = page.repaired.text;
    int blanks = 0;
    bool first = true;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const Span in_page = trimmed(text, {begin, end});
      if (in_page.empty()) {
        ++blanks;
      } else {
        Line line;
        line.span = {page_begin + in_page.begin, page_begin + in_page.end};
        line.page_index = index;
        line.blanks_before = first ? 0 : blanks;
        line.first_on_page = first;
        line.indent = static_cast<int>(in_page.begin - begin);
        look_at_words(page, in_page, line);
        lines.push_back(line);
        blanks = 0;
        first = false;
      }
      begin = end + 1;
    }
  }
  return lines;
}

int usual_gap(const std::vector<Line>& lines) {
  int without = 0;
  int with = 0;
  for (const Line& line : lines) {
    if (line.first_on_page) continue;
    ++(line.blanks_before == 0 ? without : with);
  }
  // Double-spaced files have hardly a line without an empty one before it; letters with short paragraphs have
  // many.
  return with > 4 && without * 10 < with ? 1 : 0;
}

}  // namespace frisaet
