#pragma once

#include <string_view>
#include <vector>

#include "extractors/lexicon/municipalities.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// Names that follow one another with nothing but commas, `og` and `Kommune` between; never empty.
using Names = std::vector<MunicipalityMention>;

/// The mentions of a text as such lists, in text order; spans stay those of the mentions.
std::vector<Names> lists_of(std::string_view text, std::vector<MunicipalityMention> mentions);

/// The prose's sentences, joined where a narrow column broke them: a piece that begins with `og`, `samt` or
/// `Kommune`, or follows a comma, on the very next line is the last one's rest, up to kLongestSentence.
std::vector<Span> whole_sentences(const Prose& prose);

}  // namespace frisaet
