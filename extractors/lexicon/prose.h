#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/document/document.h"
#include "models/text/offset_map.h"
#include "models/text/span.h"

namespace frisaet {

/// Bytes. A list of all 98 municipalities with their areas in one sentence has half as many; what goes on
/// longer is a file that means harm, and readers look from every date and name of a sentence over all of it.
inline constexpr std::size_t kLongestSentence = 4096;

/// Joins words broken at line ends (`fol-⏎keskole`, `Vi-⏎borg`), also over an empty line or a page break, and
/// keeps the hyphen where it belongs to the words (`dagtilbuds-⏎og`, `Ringkøbing-⏎Skjern`, `KL-⏎brev`).
/// Everything else stays as it is. The repair stage does this with a dictionary; here it makes the small
/// parsers work on text that was not repaired.
Mapped unwrap(std::string_view text);

/// Sentences of a text that is no document (a field of a record), as Prose::sentences() has them.
std::vector<Span> split_into_sentences(std::string_view text);

/// A document's text as somebody reads it aloud: unwrapped, one `\n` where a line ends inside a paragraph, an
/// empty line between paragraphs, page breaks gone. Extractors of letters work on it and trace back to the
/// flow with `to_flow`. Immutable.
class Prose {
 public:
  explicit Prose(const Document& document);

  [[nodiscard]] std::string_view text() const { return mapped_.text; }
  [[nodiscard]] Span to_flow(Span span) const { return mapped_.map.to_source(span); }

  [[nodiscard]] const std::vector<Span>& lines() const { return lines_; }  ///< printed lines, none empty
  /// Sentences, headings, list entries and the like: what can be read alone. They do not overlap and hold all
  /// text. A line end is taken to end a sentence where the line was short or the next begins a list entry or
  /// a labelled line. What goes on for longer than kLongestSentence is cut at the next blank.
  [[nodiscard]] const std::vector<Span>& sentences() const { return sentences_; }

  /// Index in sentences() of the one that holds `at` or begins next after it; sentences().size() behind the
  /// last.
  [[nodiscard]] std::size_t sentence_at(std::size_t at) const;

 private:
  Mapped mapped_;
  std::vector<Span> lines_;
  std::vector<Span> sentences_;
};

}  // namespace frisaet
