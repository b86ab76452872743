#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "pipeline/read/line_model.h"
#include "pipeline/read/line_network.h"
#include "pipeline/read/ocr_engine.h"

namespace frisaet {

/// A stretch of a line as a layout analysis found it, in pixels of the page.
struct FoundLine {
  Box ink;      ///< what its print covers
  Box letters;  ///< the same with the height that its letters may have: of print without a `p` or an `å` too
  Box whole;    ///< what the print of the whole line covers
  int line = 0;  ///< words are given this as OcrWord::line
};

/// Reads lines that somebody else has found. Not for several threads at once.
class LineReader {
 public:
  /// `latin`, where there is one, is asked about words that `danish` cannot write (second_opinion.h).
  /// REQUIRES: LineNetwork::runs_here().
  LineReader(LineModel danish, std::optional<LineModel> latin);

  /// The words of all lines, in the order of the lines. A line clearly taller than wide is read from its both
  /// sides, and the surer reading is kept: its words say how they are turned. Cost: the line's
  /// width, twice for one with a doubtful word.
  std::vector<OcrWord> read(const Raster& page, const std::vector<FoundLine>& lines);

 private:
  struct Reader {
    explicit Reader(LineModel trained) : model(std::move(trained)), network(model) {}

    LineModel model;
    LineNetwork network;
  };

  Reader danish_;
  std::optional<Reader> latin_;
};

}  // namespace frisaet
