#include "extractors/lexicon/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "models/text/danish.h"

namespace frisaet {

std::optional<int> count_in_words(std::string_view printed) {
  constexpr std::array<std::string_view, 21> kWords = {
      "nul",    "en",   "to",      "tre",     "fire",   "fem",     "seks",   "syv",   "otte",   "ni",  "ti",
      "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve"};
  constexpr std::array<std::pair<std::string_view, int>, 6> kOthers = {
      {{"et", 1}, {"én", 1}, {"ét", 1}, {"tredive", 30}, {"fyrre", 40}, {"halvtreds", 50}}};
  const std::string word = to_lower(printed);
  const auto* const counted = std::find(kWords.begin(), kWords.end(), word);
  if (counted != kWords.end()) return static_cast<int>(counted - kWords.begin());
  for (const auto& [other, value] : kOthers) {
    if (word == other) return value;
  }
  int value = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || stop != word.data() + word.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace frisaet
