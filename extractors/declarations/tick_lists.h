#pragma once

#include <optional>
#include <vector>

#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// One answer of a question with boxes; spans are in the prose's text.
struct TickOption {
  Span label;
  bool ticked = false;
};

/// A question that is answered by ticking: boxes before their labels, in one row or line below line.
struct TickList {
  Span question;  ///< the words before the first box of its row, else the line above; may be empty
  std::vector<TickOption> options;  ///< at least two
  std::size_t last_line = 0;        ///< index in the prose's lines

  /// The one that is ticked; nothing where none is or several are.
  [[nodiscard]] const TickOption* choice() const;
};

/// The tick lists within a stretch, in text order. A box behind its label (`Ældre ☒ ☐`) makes no list: those
/// are grids (tick_grid.h). Cost: linear in the text.
std::vector<TickList> tick_lists(const Prose& prose, Span within);

/// A form that asks for the first area with one list of boxes and for the next with another (`Andet område,
/// hvis det ikke bliver det første`): a rank a list, none of the areas where the first one's `ingen` is
/// ticked. Nothing where there are not two such lists, a later one's question does not ask for a place in the
/// order, or one asks for what is not wanted or was had. Empty, so that nobody looks for a wish in the
/// labels, where the first list has no tick. Doubtful where a list has several.
std::optional<WishReading> read_tick_lists(const Prose& prose, Span within);

}  // namespace frisaet
