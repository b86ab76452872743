#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Papers that print what became of their items in lists by number: an agenda and its results in a second
/// part (`Referat`, `Til punkt 1`), or page by page first titles and then decisions. The marks of such a
/// paper with each result moved below its item, as a heading of its own (the number), and everything else in
/// its order; what was moved is `Piece::moved`. Where nothing but numbers joins the two (several lists, or
/// one that no heading announces) the headings are `Mark::put_together`. Lines behind the agenda that tell
/// who was there go to the head. Nothing where the paper is not of this kind: where an item of the agenda
/// ends in a result or has a heading for one, an item that is not closed has no entry, every list that may be
/// one says a title again (a contents list and the items), has a number twice before the next, or too few of
/// its entries say a result. Cost: for each way of numbering, the marks for each stretch of items that one
/// list may be about.
std::optional<std::vector<Mark>> with_results_at_items(std::string_view text, const std::vector<Mark>& marks);

}  // namespace frisaet::minutes
