#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace frisaet {

/// How sure a record is, 0..1, and by name what speaks against it (Extraction::doubts).
struct Sureness {
  double value = 0;
  std::vector<std::string_view> doubts;
};

/// Doubts by name, each with the factor it costs.
class Weighing {
 public:
  /// `no_doubt`: the confidence of a record that nothing speaks against.
  explicit Weighing(double no_doubt) : sure_{no_doubt, {}} {}

  void doubt(bool is_there, std::string_view name, double factor) {
    if (!is_there) return;
    sure_.value *= factor;
    sure_.doubts.push_back(name);
  }
  [[nodiscard]] Sureness result() && { return std::move(sure_); }

 private:
  Sureness sure_;
};

}  // namespace frisaet
