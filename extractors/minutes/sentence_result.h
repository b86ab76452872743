#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/records/decision.h"

namespace frisaet::minutes {

/// What one sentence of a decision comes to.
struct SentenceResult {
  Outcome outcome;
  double weight;  ///< of its rule in minutes_outcomes.toml; from 2 on a result in so many words
  std::optional<std::string> referred_to;
  bool doubtful = false;  ///< conditional, or taken back in the same sentence
};

/// Approved, recommended or amended.
bool is_consent(Outcome outcome);

/// What one sentence says. A result that is only asked for, imagined or denied does not count; one that the
/// same sentence takes back or makes depend on something is doubtful. Sentences about other items than
/// `item_number` count for nothing; `points`: how many the recommendation has.
std::optional<SentenceResult> result_of(std::string_view sentence, std::optional<int> item_number,
                                        std::size_t points);

/// `Venstre stillede forslag om, at sagen udsættes`: what is moved, in a sentence of its own.
std::optional<SentenceResult> motion_in(std::string_view sentence);

}  // namespace frisaet::minutes
