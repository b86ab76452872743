#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Papers have headings that no list knows (`Udvalgets svar`, `Sådan blev det`). Words that stand again and
/// again above results are this paper's heading for decisions, words above clauses with `at` its heading for
/// recommendations. Marks them so; a paper that prints a known heading for most of its decisions is left
/// alone. Cost: linear in the marks.
void learn_headings(std::string_view text, std::vector<Mark>& marks);

}  // namespace frisaet::minutes
