#pragma once

#include <optional>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// A form that asks with a grid of boxes, a row an area and a column a place (`Område | Første valg | Andet
/// valg | Nej tak`; `Ældre ☒ ☐ ☐`): the ranks of the ticked columns, or none of the areas where every tick
/// stands under a no. Nothing where there is no such grid, or a row whose boxes do not fit the columns; less
/// sure where a row has no tick or several. Cost: linear in the text.
std::optional<WishReading> read_tick_grid(const Prose& prose, Span within);

}  // namespace frisaet
