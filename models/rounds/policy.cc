#include "models/rounds/policy.h"

#include <array>
#include <utility>

namespace frisaet {
namespace {

constexpr std::array<std::pair<Level, std::string_view>, 8> kNames{{
    {Level::kBalance, "balance"},
    {Level::kPlaced, "placed"},
    {Level::kFirstWishes, "first_wishes"},
    {Level::kFirstWishLottery, "first_wish_lottery"},
    {Level::kSpread, "spread"},
    {Level::kBreach, "breach"},
    {Level::kChanges, "changes"},
    {Level::kLottery, "lottery"},
}};

}  // namespace

std::string_view to_string(Level level) {
  for (const auto& [value, name] : kNames) {
    if (value == level) return name;
  }
  return "";
}

std::optional<Level> parse_level(std::string_view name) {
  for (const auto& [value, known] : kNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace frisaet
