#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/lexicon/votes.h"
#include "models/text/span.h"

namespace frisaet {

/// What a vote at `at` is on, when it stands behind an amendment that is named between `from` and `at`;
/// nothing where the main proposal was decided since. `from` <= `at`, offsets of `text`.
std::optional<std::string> subject_before(std::string_view text, std::size_t from, std::size_t at);

/// `Ændringsforslag fra V om, at …, blev forkastet med 3 stemmer mod 4`: what the only figures are about,
/// where nothing between names the main proposal.
std::optional<std::string> subject_of_figures(std::string_view text, std::size_t from, std::size_t at);

/// `O foreslog, at sagen udsættes. For forslaget stemte O. Forslaget faldt. …`: a vote before another whose
/// motion fell was not on the main proposal.
void name_fallen_motions(std::string_view text, Span within, std::vector<VoteMention>& votes);

}  // namespace frisaet
