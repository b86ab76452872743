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
/// are compared with in many papers: where two are named about as often it stays unknown. `head_end_at` is
/// the flow position where the head ends.
void read_municipality(const Document& document, const std::vector<Mark>& marks, std::size_t head_end_at,
                       Head& head);

}  // namespace frisaet::minutes
