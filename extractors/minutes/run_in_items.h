#pragma once

#include <string_view>
#include <vector>

#include "models/document/lines.h"

namespace frisaet::minutes {

/// Where one printed line is to be cut: `begin` of a piece inside it; the piece before it ends at `end`, so
/// that the stop behind a title is left out.
struct RunInCut {
  std::size_t end = 0;
  std::size_t begin = 0;
};

/// Papers told in prose, an item a paragraph: `2. Budget 2023. Økonomiudvalget har indstillet … Byrådet
/// vedtog budgettet.` Cuts behind each title and between sentences, in text order. Empty for any other paper:
/// fewer than three such paragraphs numbered one after another, or a printed heading anywhere. Cost: linear
/// in the text.
std::vector<RunInCut> run_in_cuts(std::string_view text, const std::vector<Line>& lines);

}  // namespace frisaet::minutes
