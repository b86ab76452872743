#pragma once

#include <string>
#include <vector>

#include "pipeline/read/line_model.h"
#include "pipeline/read/line_network.h"

namespace frisaet {

/// A word as it stands in a line's probabilities.
struct LineWord {
  std::string text;  ///< UTF-8, not empty, without blanks
  int begin = 0;     ///< columns, half-open: from where its first letter was seen best to where its last was
  int end = 0;
  double confidence = 0;     ///< 0..1, see below
  std::vector<int> letters;  ///< the column of each letter; where a model's letters are several code points,
                             ///< of each of these

  friend bool operator==(const LineWord&, const LineWord&) = default;
};

/// The likeliest text of a line, in words, left to right. A letter is written over several columns or in one,
/// with blanks between; what is summed up is how likely a text is in all the ways it can be spread over the
/// columns (a beam search over beginnings, the eight likeliest kept). No word list has a say: what was
/// meant is the repair's business, and a name is no word. Cost: columns × 8 × outputs.
///
/// A word's confidence is 0.97 + 0.7 · ln(how likely its least sure letter was where it was seen best). That
/// puts right words of clean print about where Tesseract's own figure has them, and wrong ones lower.
std::vector<LineWord> decode_line(const LineProbabilities& line, const LineModel& model);

}  // namespace frisaet
