#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Papers that print the agenda first and then, under the same numbers, what became of each item:
/// `31 Ny svømmehal` … `32 Nye biler` … / `31: Godkendt.` / `32: Udsat.` The marks with each result moved
/// under its item, its number as the decision's heading, and the lines between the two lists (who was there)
/// before the first item.
/// Nothing where the paper is not of this kind: where an item of the first list has a decision of its own,
/// the second list says the titles again (a contents list and the items), misses numbers or has others, or
/// fewer than half of its entries say a result. Cost: linear in the marks, for each way of numbering.
std::optional<std::vector<Mark>> with_results_at_items(std::string_view text, const std::vector<Mark>& marks);

}  // namespace frisaet::minutes
