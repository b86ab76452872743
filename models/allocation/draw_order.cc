#include "models/allocation/draw_order.h"

#include <algorithm>
#include <utility>

#include "models/core/sha256.h"

namespace frisaet {

std::vector<int> draw_order(std::string_view seed, const std::vector<std::string>& codes) {
  std::vector<std::pair<std::string, int>> keyed;
  keyed.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    keyed.emplace_back(sha256_hex(std::string(seed) + codes[i]) + codes[i], static_cast<int>(i));
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<int> order;
  order.reserve(keyed.size());
  for (const auto& [key, index] : keyed) order.push_back(index);
  return order;
}

}  // namespace frisaet
