#pragma once

#include <optional>
#include <vector>

#include "models/core/box.h"
#include "models/document/document.h"
#include "models/text/span.h"

namespace frisaet {

/// One printed line that holds something, with what its looks tell.
struct Line {
  Span span;  ///< in Document::text(), outer white space left out; never empty
  std::size_t page_index = 0;
  int blanks_before = 0;  ///< empty lines between it and the line before on the same page (0 for the first)
  bool first_on_page = false;
  int indent = 0;          ///< blanks before the text on its line (text files); 0 where boxes tell instead
  std::optional<Box> box;  ///< nothing for text files
  double font_size = 0;    ///< of its first word, points; 0 when unknown
  bool bold = false;       ///< every word of it is bold

  friend bool operator==(const Line&, const Line&) = default;
};

/// The printed lines of a document in reading order. Cost: linear in text and words.
std::vector<Line> lines_of(const Document& document);

/// The number of empty lines that this document puts between two lines of one paragraph: 0 in most; 1 where a
/// text file has an empty line after every printed line. More than this before a line begins a new paragraph.
int usual_gap(const std::vector<Line>& lines);

}  // namespace frisaet
