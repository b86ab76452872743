#pragma once

#include <memory>
#include <vector>

#include "pipeline/read/line_model.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// How sure the network is of each output in each column of a line: a column is three pixels of the picture.
struct LineProbabilities {
  int columns = 0;
  int outputs = 0;
  std::vector<float> values;  ///< columns × outputs, each column's sum 1

  [[nodiscard]] const float* column(int at) const {
    return values.data() + static_cast<std::size_t>(at) * static_cast<std::size_t>(outputs);
  }
};

/// Runs a LineModel: the same sums as Tesseract's own LSTM code, in whole numbers, and the same results but
/// for the last digits of tanh; four lines and four columns at a time, where that code takes one. What that
/// gains, `scripts/bench ocr` tells. Not for several threads at once.
class LineNetwork {
 public:
  static constexpr int kHeight = 48;
  static constexpr int kLanes = 4;

  /// Whether this processor can (x86 with AVX2, of 2013 and later); without, Tesseract itself reads.
  static bool runs_here();

  /// Whether it has AVX-512 with VNNI too, which sums products up in one instruction.
  static bool has_vnni();

  enum class Sums { kFastest, kAvx2 };  ///< by what products are summed up; the results are the same

  explicit LineNetwork(const LineModel& model, Sums sums = Sums::kFastest);
  ~LineNetwork();
  LineNetwork(LineNetwork&&) noexcept;
  LineNetwork& operator=(LineNetwork&&) noexcept;

  /// Reads lines, grey pictures kHeight pixels high, kLanes at a time; those should be of about the same
  /// width, as the widest's columns are paid for by all. A picture narrower than a column gives none.
  /// REQUIRES: runs_here().
  std::vector<LineProbabilities> read(const std::vector<const Raster*>& lines);

 private:
  struct Layers;
  std::unique_ptr<Layers> layers_;
};

}  // namespace frisaet
