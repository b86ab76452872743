#pragma once

#include <cstddef>
#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/head.h"
#include "models/document/document.h"

namespace frisaet::minutes {

/// Sets head.municipality and its evidence where the paper is certain whose it is: the head or a running head
/// names one municipality ("Kommune", "Byråd" or as part of the body's name), or one stands out in the text,
/// named with "Kommune" at least twice or in what is summed up, recommended or decided. Other municipalities
/// are compared with in many papers: where two are named about as often it stays unknown. The only one that
/// is named at all, once, in words that do not make it somebody else, is taken with a doubt
/// (head.municipality_in_passing): of 152 papers of the corpus and the sets that name one once, it was the
/// own in all, but another is named alone easily. `head_end_at` is the flow position where the head ends.
void read_municipality(const Document& document, const std::vector<Mark>& marks, std::size_t head_end_at,
                       Head& head);

}  // namespace frisaet::minutes
