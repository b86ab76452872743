#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Papers that print the agenda first and then, under a heading of its own (`Beslutninger`) and the same
/// numbers, what became of each item: `31 Ny svømmehal` … `32 Nye biler` … / `31: Godkendt.` / `32: Udsat.`
/// The marks with each result moved under its item, its number as the decision's heading; lines that tell who
/// was there, behind the last item or below the heading of the results, stand before the first item.
/// Nothing where the paper is not of this kind: where no heading announces the results, an item of the agenda
/// ends in a result or has a heading for one, the second list says the titles again (a contents list and the
/// items), misses numbers, has others or one of them twice, or fewer than half of its entries say a result.
/// Cost: linear in the marks for each item, for each way of numbering.
std::optional<std::vector<Mark>> with_results_at_items(std::string_view text, const std::vector<Mark>& marks);

}  // namespace frisaet::minutes
