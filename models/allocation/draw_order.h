#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// The order in which municipalities choose where the levels leave several best plans: rising by
/// SHA-256(seed ‖ code) in hexadecimal, in the manner of RFC 3797. Anybody can redo it with `sha256sum`:
///
///   printf '%s%s' "$seed" 250 | sha256sum
///
/// Gives indices into `codes`. The order depends on the seed and the codes alone, not on how `codes` is
/// sorted.
std::vector<int> draw_order(std::string_view seed, const std::vector<std::string>& codes);

}  // namespace frisaet
