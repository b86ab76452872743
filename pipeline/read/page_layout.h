#pragma once

#include <string>
#include <vector>

#include "models/core/box.h"
#include "models/document/raw_page.h"

namespace frisaet {

/// A word with its place, from a text layer or from OCR, not yet in any order.
struct PlacedWord {
  std::string
      text;  ///< valid UTF-8 without control characters; words of white space only are dropped by the layout
  Box box;   ///< on the page as displayed, points: what is told to others
  Box upright;      ///< the same after turning the page so that this word's letters stand upright, with the
                    ///< height of its line where that is known: what the layout goes by
  int turn = 0;     ///< quarter turns clockwise of the word's letters against the page as displayed, 0..3
  double size = 0;  ///< of the letters, points
  int font = -1;
  double confidence = 1;
  bool space_after = true;     ///< false where the file says that the next word follows without a blank
  bool is_white = false;       ///< drawn in white: on white paper nobody sees it
  std::string other = {};      ///< as in OcrWord
  bool is_hidden = false;      ///< drawn by no ink at all, as scanners lay what they read over a picture
  std::size_t stands_for = 1;  ///< words: while columns are told, a table's row stands as one wide word
};

/// Puts words into reading order and writes them into `page` (text and words; the rest is left alone).
///
/// Words whose heights overlap by half stand on one line, so a list number stands before its paragraph's
/// first line and a table's row is one line. A gutter that no word crosses parts two columns when the lines
/// at its two sides do not stand at the same heights, or when both sides are filled prose; otherwise it
/// belongs to a table. Of two columns the one with fewer than half the words is a side box (sender, date,
/// contact): it follows the page's main text, before the foot. Lines are parted by `\n`, and by an empty line
/// where the distance is clearly larger than usual in that column. Words turned against the others come last.
/// The letters of a spaced heading are joined to words (letter_spacing.h). Lines in the top margin, well
/// above all else, come first, whatever column they stand over.
///
/// `rules` are lines that are drawn (PdfText::rules): rows of a table with drawn edges are read cell by cell
/// where reading them across would mix the cells (ruled_cells.h).
///
/// Poppler's own order is not used: it makes 0.2–0.4 % character errors on Danish office papers and tears
/// list numbers off. Cost: O(words · log words), plus O(lines²) on pages with many gutters.
void arrange(std::vector<PlacedWord> words, RawPage& page, const std::vector<Box>& rules = {});

}  // namespace frisaet
