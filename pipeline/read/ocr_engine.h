#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/core/box.h"
#include "models/core/result.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// A word as an engine saw it: box in pixels of the picture given, origin top left.
struct OcrWord {
  std::string text;  ///< UTF-8, valid, no white space
  Box box;
  double confidence = 0;   ///< 0..1, the engine's own figure
  int line = 0;            ///< words with the same number stand on one line as the engine sees it
  Box line_box;            ///< of that whole line
  int turn = 0;            ///< quarter turns clockwise of the letters against the picture, 0..3
  std::string other = {};  ///< what a second model read there, when it read something else

  friend bool operator==(const OcrWord&, const OcrWord&) = default;
};

/// How to read one picture.
struct OcrRequest {
  bool local_threshold = false;  ///< binarise against the neighbourhood (Sauvola) instead of the whole page
};

/// Reads the words of a picture: the seam to the outside world, so that tests can put a scripted reader in
/// its place. One engine is used by one thread, and for many pictures one after the other.
class OcrEngine {
 public:
  virtual ~OcrEngine() = default;

  /// The words of an upright picture, in the engine's order; none when there is nothing to read.
  /// Errors: kNotFound (a language model is not installed), kLimit (a side over 32,767 pixels), kUnreadable.
  virtual Result<std::vector<OcrWord>> recognize(const Raster& picture, const OcrRequest& request) = 0;
};

/// Tesseract with the Danish model: its layout, and its network where the processor has AVX2 run by our own
/// code (line_network.h: the same results, in a third of the time: `scripts/bench ocr`), else by Tesseract's.
/// The model (60 ms, 30 MB) is loaded at the first picture, so that reading text layers never pays for it.
/// Set OMP_THREAD_LIMIT=1 in the environment *before the process starts*: Tesseract on several threads is
/// four to fifty times slower (measured: 9 s against 459 s).
std::unique_ptr<OcrEngine> make_tesseract();

/// Whether the Danish model can be loaded: what `make_tesseract` would fail with, told beforehand (for
/// `doctor`).
Result<void> check_tesseract();

/// Whether the model for Latin script is there, which is asked about words that the Danish one cannot write
/// (second_opinion.h); without it they stay as they were misread. Errors: kNotFound, also where the
/// processor cannot run models directly.
Result<void> check_second_model();

}  // namespace frisaet
