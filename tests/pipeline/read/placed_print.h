#pragma once

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/read/page_layout.h"

/// Pages whose words stand where a test says, and what the layout makes of them.
namespace frisaet::samples {

inline constexpr double kWidth = 595;
inline constexpr double kHeight = 842;

/// Words of a line that begins at x with its top at y; every letter is half an em wide.
inline void print(std::vector<PlacedWord>& words, double x, double y, const std::string& line,
                  double size = 10) {
  std::istringstream in(line);
  for (std::string text; in >> text;) {
    const double width = static_cast<double>(count_code_points(text)) * size / 2;
    PlacedWord word;
    word.text = text;
    word.box = word.upright = {x, y, x + width, y + 1.1 * size};
    word.size = size;
    words.push_back(word);
    x += width + size * 0.28;
  }
}

/// The same, ending at x.
inline void print_flush_right(std::vector<PlacedWord>& words, double x, double y, const std::string& line) {
  std::vector<PlacedWord> placed;
  print(placed, 0, y, line);
  const double shift = x - placed.back().upright.x1;
  for (PlacedWord& word : placed) {
    word.upright.x0 += shift;
    word.upright.x1 += shift;
    word.box = word.upright;
    words.push_back(word);
  }
}

inline RawPage arranged(std::vector<PlacedWord> words, const std::vector<Box>& rules = {}) {
  // The order in a file is no order at all.
  std::shuffle(words.begin(), words.end(), std::mt19937(1));
  RawPage page;
  page.width = kWidth;
  page.height = kHeight;
  arrange(std::move(words), page, rules);
  return page;
}

}  // namespace frisaet::samples
