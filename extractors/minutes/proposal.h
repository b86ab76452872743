#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/votes.h"
#include "extractors/minutes/outcome.h"
#include "models/records/decision.h"

namespace frisaet::minutes {

// What a decision comes to by what was proposed. `words` is the decision that the verdict was read from,
// `decision` the record with its recommendation.

/// What all points propose, where that is to take note of something, or to discuss it.
std::optional<Outcome> mild_proposal(const Decision& decision);

/// The outcome of a decision whose words no rule knows: of the words of the proposal said again
/// (`Forelægges.`), or of the numbers of a vote on it. Weak; nothing where neither is there. Cost: linear.
void conclude_from_proposal(Verdict& verdict, std::string_view words, const Decision& decision,
                            const std::vector<VoteMention>& votes);

/// `Som indstillet.`, where it was proposed to take note of something, or to discuss it, is that; `Første
/// prik: ja.` likewise of a point.
void follow_proposal(Verdict& verdict, std::string_view words, const Decision& decision);

}  // namespace frisaet::minutes
