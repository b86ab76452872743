#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/box.h"
#include "models/text/span.h"

namespace frisaet {

/// How a page's text was got. The names (`text_layer` …) are part of the JSON contract.
enum class PageOrigin {
  kTextLayer,  ///< from the PDF's own text
  kOcr,        ///< read from the page's picture
  kMixed,      ///< both: parts of the page read from its picture
  kTextFile,   ///< a text file has no picture
  kImage,      ///< a picture in which no text was found
};
std::string_view to_string(PageOrigin origin);
std::optional<PageOrigin> parse_page_origin(std::string_view name);

/// A font as a page uses it.
struct Font {
  std::string name;  ///< as in the file, subset prefix (`ABCDEF+`) dropped; empty for OCR
  bool bold = false;

  friend bool operator==(const Font&, const Font&) = default;
};

/// Whether a font has a name that OCR programs give to the text they lay, unseen, over a scan: it has no
/// glyphs.
bool is_font_of_hidden_text(std::string_view name);

/// A word as read, before any repair.
struct Word {
  Span span;               ///< in RawPage::text
  Box box;                 ///< points, origin top left, as displayed
  double confidence = 1;   ///< 0..1; 1 for text layers, the engine's own figure for OCR
  double font_size = 0;    ///< points; 0 when unknown
  int font = -1;           ///< index in RawPage::fonts; -1 when unknown
  std::string other = {};  ///< what a second OCR model read there, when it was asked and read something else

  friend bool operator==(const Word&, const Word&) = default;
};

/// One page as it was read: never rewritten afterwards. `text` holds the words in reading order, one blank
/// between words of a line, `\n` after each line and one empty line between blocks (more where the page shows
/// more is not kept). Words are in text order and do not overlap. Text files have no words.
struct RawPage {
  int number = 0;  ///< 1 = first page of the file
  PageOrigin origin = PageOrigin::kTextFile;
  std::string reason;     ///< why this origin, in Danish: `tekstlag: 412 ord, 3,9 % æøå`
  double confidence = 1;  ///< 0..1: share of the text that was surely read
  double width = 0;       ///< points, as displayed; 0 for text files
  double height = 0;
  std::string text;  ///< UTF-8, valid
  std::vector<Word> words;
  std::vector<Font> fonts;

  friend bool operator==(const RawPage&, const RawPage&) = default;
};

}  // namespace frisaet
