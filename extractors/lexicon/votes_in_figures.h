#pragma once

#include <string_view>
#include <vector>

#include "extractors/lexicon/votes.h"
#include "models/text/span.h"

namespace frisaet {

/// `… fik 9 stemmer for og 9 imod og bortfaldt. …`: votes in figures whose fate is told before the next vote
/// begins; in text order, all before the first of `votes`. Cost: linear in `within` for each.
std::vector<VoteMention> closed_votes_in_figures(std::string_view text, Span within,
                                                 const std::vector<VoteMention>& votes);

/// Reads the figures in `within` (`med 5 stemmer mod 2`) for the votes that lists told there: totals that the
/// lists did not give, each vote's own where every vote has figures; or one more vote, where there is no
/// other or they stand behind what became of the last. `votes` are in text order, and stay so.
void add_figures(std::string_view text, Span within, std::vector<VoteMention>& votes);

}  // namespace frisaet
