#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "models/records/decision.h"
#include "models/text/span.h"

namespace frisaet {

/// A printed list of voters. `total` is the printed number (`20 (…)`, `i alt 22`), nothing where none is
/// printed.
struct VoterList {
  std::vector<Voter> voters;
  std::optional<int> total;
  std::size_t end = 0;  ///< where reading stopped, in the caller's text
};
VoterList parse_voters(std::string_view text, Span within);

/// A number of up to three figures, and where it ends.
struct PrintedNumber {
  int value;
  std::size_t end;
};
std::optional<PrintedNumber> number_at(std::string_view text, std::size_t at, std::size_t end);

/// Past commas, plus signs, bullets, `og` and the words that only introduce a group (`Liste B`, `et mindretal
/// bestående af`).
std::size_t skip_joints(std::string_view text, std::size_t at, std::size_t end);

}  // namespace frisaet
