#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/box.h"
#include "models/document/diagnostic.h"
#include "models/document/raw_page.h"
#include "models/document/repaired_text.h"
#include "models/document/source_file.h"

namespace frisaet {

/// A page with everything known of it.
struct Page {
  RawPage raw;
  RepairedText repaired;
  /// As the machine repaired it, where a person took repairs back or suggestions up and `repaired` differs;
  /// nothing elsewhere.
  std::optional<RepairedText> machine = {};
};

/// Where some words stand: what an Evidence is made of.
struct Quote {
  int page = 0;            ///< 1 = first page
  std::optional<Box> box;  ///< hull of the words' boxes; nothing for text files
  std::string quote;       ///< verbatim from the page's repaired text (or a piece of furniture)
  std::string raw_quote;   ///< the raw bytes it came from

  friend bool operator==(const Quote&, const Quote&) = default;
};

/// A document that was read and repaired. Immutable. Its `text()` joins the pages' repaired texts with one
/// form feed between two pages: extractors work on that one text, and spans in it ("flow spans") are traced
/// back to page, box and raw text by `quotes()`.
class Document {
 public:
  Document(SourceFile source, std::vector<Page> pages, std::vector<Diagnostic> diagnostics);

  [[nodiscard]] const SourceFile& source() const { return source_; }
  [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Index in pages() of the page on which a flow position stands; the form feed belongs to the page before
  /// it. REQUIRES: at ≤ text().size() and at least one page.
  [[nodiscard]] std::size_t page_index_at(std::size_t at) const;

  /// Flow span of a page's text.
  [[nodiscard]] Span page_span(std::size_t page_index) const;

  /// Page, box, quote and raw quote of a flow span, one Quote for each page it touches, white space at the
  /// ends of each left out; pages on which nothing but white space is touched give none. Cost: O(words of the
  /// pages touched).
  [[nodiscard]] std::vector<Quote> quotes(Span flow) const;

  /// The same for a span in `pages()[page_index].repaired.furniture[furniture_index].text`.
  [[nodiscard]] Quote furniture_quote(std::size_t page_index, std::size_t furniture_index, Span span) const;

 private:
  SourceFile source_;
  std::vector<Page> pages_;
  std::vector<Diagnostic> diagnostics_;
  std::string text_;
  std::vector<std::size_t> page_begin_;
};

}  // namespace frisaet
