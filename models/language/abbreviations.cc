#include "models/language/abbreviations.h"

#include <unordered_set>

#include "models/language/data_lines.h"

namespace frisaet {

bool is_abbreviation(std::string_view word) {
  static const std::unordered_set<std::string_view> known = [] {
    const std::vector<std::string_view> lines = data_lines("abbreviations.txt");
    return std::unordered_set<std::string_view>(lines.begin(), lines.end());
  }();
  return known.contains(word);
}

}  // namespace frisaet
