#pragma once

#include <optional>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// A form that asks with a grid of boxes, a row an area and a column a place (`Område | Første valg | Andet
/// valg | Nej tak`; `Ældre ☒ ☐ ☐`): the ranks of the ticked columns, or none of the areas where every row is
/// ticked under a no. Nothing where there is no such grid. An empty reading, so that nobody looks for a wish
/// in the grid's own words, where its boxes do not fit its columns or no tick stands for a wish and not every
/// row says no. Doubtful where a row has no tick or several, or a rank is left out. Cost: linear in the text.
std::optional<WishReading> read_tick_grid(const Prose& prose, Span within);

}  // namespace frisaet
