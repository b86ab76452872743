#pragma once

#include <cstddef>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// The areas of the heading that a letter's sentence stands under: the nearest heading above it, if it is
/// nothing but areas (`Dagtilbud, folkeskole og ældre`, `Trin 2. Beskæftigelse`); else none. Cost: a few
/// sentences.
std::vector<AreaCode> areas_of_section(const Prose& prose, std::size_t sentence);

}  // namespace frisaet
