#include "models/document/document.h"

#include <algorithm>
#include <utility>

#include "models/core/check.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

/// Hull of the boxes of the words that a span of the raw text touches.
std::optional<Box> box_of(const RawPage& page, Span raw) {
  std::optional<Box> box;
  const auto first = std::lower_bound(page.words.begin(), page.words.end(), raw.begin,
                                      [](const Word& word, std::size_t at) { return word.span.end <= at; });
  for (auto word = first; word != page.words.end() && word->span.begin < raw.end; ++word) {
    box = box ? hull(*box, word->box) : word->box;
  }
  return box;
}

Quote quote_of(const RawPage& page, std::string_view text, const OffsetMap& to_raw, Span span) {
  const Span raw = to_raw.to_source(span);
  return {page.number, box_of(page, raw), std::string(span.of(text)), std::string(raw.of(page.text))};
}

}  // namespace

Document::Document(SourceFile source, std::vector<Page> pages, std::vector<Diagnostic> diagnostics)
    : source_(std::move(source)), pages_(std::move(pages)), diagnostics_(std::move(diagnostics)) {
  for (const Page& page : pages_) {
    if (!page_begin_.empty()) text_ += '\f';
    page_begin_.push_back(text_.size());
    text_ += page.repaired.text;
  }
}

std::size_t Document::page_index_at(std::size_t at) const {
  FRISAET_CHECK(!pages_.empty() && at <= text_.size());
  const auto after = std::upper_bound(page_begin_.begin(), page_begin_.end(), at);
  return static_cast<std::size_t>(after - page_begin_.begin()) - 1;
}

Span Document::page_span(std::size_t page_index) const {
  const std::size_t begin = page_begin_[page_index];
  return {begin, begin + pages_[page_index].repaired.text.size()};
}

std::vector<Quote> Document::quotes(Span flow) const {
  std::vector<Quote> result;
  if (pages_.empty()) return result;
  for (std::size_t index = page_index_at(flow.begin); index < pages_.size() && page_begin_[index] < flow.end;
       ++index) {
    const Page& page = pages_[index];
    const Span whole = page_span(index);
    const std::string_view text = page.repaired.text;
    Span part{std::max(flow.begin, whole.begin), std::min(flow.end, whole.end)};
    if (part.begin >= part.end) continue;
    part = trimmed(text, {part.begin - whole.begin, part.end - whole.begin});
    if (!part.empty()) result.push_back(quote_of(page.raw, text, page.repaired.to_raw, part));
  }
  return result;
}

Quote Document::furniture_quote(std::size_t page_index, std::size_t furniture_index, Span span) const {
  const Page& page = pages_[page_index];
  const Furniture& furniture = page.repaired.furniture[furniture_index];
  return quote_of(page.raw, furniture.text, furniture.to_raw, span);
}

}  // namespace frisaet
