#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Papers whose items are tables that a text layer reads column by column: for each item all labels and then
/// all values (`Pkt.` / `Overskrift` / `Forslag` / `Beslutning` / `31` / `Ny bro` / `Det foreslås, at …` /
/// `Godkendt.`). That lines are labels is told by their coming again, in the same order, for every item, none
/// of them need be known. The first value is the item's number, or one is printed above the labels; the next
/// is its title. The other values are dealt out in order by what labels of their kind hold, the last section
/// has what is left. Each item becomes a line with its number and title, its labels headings with the values
/// below or behind them, all of them `Mark::put_together`; names that may be those of the absent or of the
/// disqualified, one of the two empty, are nobody's (`Mark::withheld`). Nothing is changed where an item
/// lacks its number or title, or the numbers do not go up. Cost: linear in the marks; for each item the
/// rules once for each line, and labels × lines² of dealing out, both bounded.
void unfold_label_tables(std::string_view text, std::vector<Mark>& marks);

}  // namespace frisaet::minutes
