#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::minutes {

/// A line of a section's text.
struct TextLine {
  Span span;               ///< flow span
  bool paragraph = false;  ///< empty lines stand before it
  bool first_on_page = false;
};

/// Lines as one text for reading phrases in: wrapped lines are joined with a blank, other lines kept apart.
struct Excerpt {
  std::string text;
  /// Flow spans of what a span of `text` was taken from, one for each line; the whole line where blanks were
  /// squeezed out of it.
  [[nodiscard]] std::vector<Span> flow(Span span) const;

  struct Origin {
    Span here;
    Span flow;
  };
  std::vector<Origin> origins;
};
Excerpt excerpt_of(std::string_view text, const std::vector<TextLine>& lines);

/// The lines as one text: the words of a paragraph with one blank between them, paragraphs on lines of their
/// own.
std::string prose_of(std::string_view text, const std::vector<TextLine>& lines);

/// Flow spans that the lines cover, neighbours joined: for evidence.
std::vector<Span> spans_of(const std::vector<TextLine>& lines);

}  // namespace frisaet::minutes
