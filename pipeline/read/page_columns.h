#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/read/page_layout.h"

namespace frisaet {

/// Indices of words that stand on one line, from left to right, and the height they take.
struct TextRow {
  std::vector<std::size_t> words;
  double top = 0;
  double bottom = 0;
};

/// A part of a page that is read from top to bottom.
struct TextColumn {
  std::vector<TextRow> rows;
  bool is_side_box = false;
};

/// Lines of the given words, from top to bottom. Heights are those of `upright`.
std::vector<TextRow> rows_of(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen);

/// The columns of the given words in reading order; side boxes come last. One column where nothing parts the
/// page.
std::vector<TextColumn> columns_of(const std::vector<PlacedWord>& words,
                                   const std::vector<std::size_t>& chosen);

}  // namespace frisaet
