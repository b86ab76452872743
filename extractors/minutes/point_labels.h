#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet::minutes {

/// The label a sentence begins with (`Ad 1:`); `named` labels count everywhere, bare numbers only at the
/// begin of a line, or where `last_point` is the point before.
struct Label {
  std::vector<std::string> points;
  std::size_t end = 0;
};
/// `points`: how many the recommendation has; a label far beyond them names something else.
std::optional<Label> label_of(std::string_view sentence, bool line_begin, std::size_t points, int last_point);

/// The digits at `at`, which is moved behind them.
int digits_at(std::string_view text, std::size_t& at);

/// `At 1 tiltrådt, at 2 faldt`, `Punkt 1 godkendes, mens punkt 2 udsættes`: for a comma between the results
/// of two points, which have a label each, where the second's begins.
std::optional<std::size_t> begins_next_point(std::string_view text, std::size_t begin, std::size_t comma);

}  // namespace frisaet::minutes
