#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/classify.h"
#include "extractors/minutes/items.h"

namespace frisaet::minutes {

/// A line of a section's text.
struct TextLine {
  Span span;               ///< flow span
  bool paragraph = false;  ///< empty lines stand before it
  bool first_on_page = false;
};

/// What stands under one heading or dated line of an item.
struct Section {
  HeadingRole role = HeadingRole::kSummary;  ///< for a step: of the heading it stands under
  std::optional<Step> step;
  std::vector<TextLine> lines;  ///< without lines about attendance
  Attendance attendance;        ///< printed inside it
  bool known = true;            ///< false for what stands before the item's first heading
};

/// An item taken apart.
struct ItemSections {
  std::vector<Section> sections;  ///< in text order; the first is what stands before any heading
  std::optional<Found<std::string>> case_number;
  bool button_inside = false;  ///< below a site's button stands a line that may go on what stands above it
  bool closed = false;
};

/// Takes the marks of an item apart.
ItemSections read_sections(std::string_view text, const std::vector<Mark>& marks, const ItemRange& item);

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
