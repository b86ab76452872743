#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// The weights of one layer as they are trained: row after row, one for each output; a row has a weight for
/// each input and, last, one that is added as if its input were 127.
struct LayerWeights {
  int outputs = 0;
  int inputs = 0;  ///< without the last
  std::vector<std::int8_t> rows;
  std::vector<float>
      scales;  ///< of each output: sum(weight · input) · scale is the output; inputs are -127..127
};

/// The gates of a layer with memory, in the file's order: new value, input, forget, output.
using GateWeights = std::array<LayerWeights, 4>;

/// A trained reader of single lines, as Tesseract's `*.traineddata` files of the kind "fast" hold it. Only
/// one architecture is known, that of all such files for European scripts
/// (`[1,48,0,1Ct3,3,16Mp3,3Lfys64Lfx96Lrx96 LfxNO1c1]`): a line 48 pixels high, a 3 × 3 convolution, the
/// largest of 3 × 3, each column summed up from top to bottom, and three passes along the line.
struct LineModel {
  LayerWeights convolution;
  GateWeights column;    ///< top to bottom, the last state is kept
  GateWeights forward;   ///< left to right
  GateWeights backward;  ///< right to left
  GateWeights last;      ///< left to right
  LayerWeights output;
  std::vector<std::string> characters;  ///< UTF-8 of each output; " " parts words, empty are not printed
  int blank = 0;                        ///< the output that means "nothing new here"
};

/// Reads a `*.traineddata` file, of which only what is needed: its word lists may be a hundred megabytes.
/// Errors: kUnreadable for anything that is not of the form above (damaged, of another architecture, of
/// floats), said in one sentence: whoever asks still has Tesseract itself.
Result<LineModel> read_line_model(std::istream& file);

}  // namespace frisaet
