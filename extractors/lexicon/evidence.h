#pragma once

#include <string_view>
#include <vector>

#include "models/document/document.h"
#include "models/records/evidence.h"
#include "models/text/span.h"

namespace frisaet {

/// The evidence for one field that was read at a span of `document.text()`: one entry for each page the span
/// touches, none for a span of white space.
std::vector<Evidence> evidence_at(const Document& document, std::string_view field, Span flow);

/// The same, appended.
void add_evidence(std::vector<Evidence>& evidence, const Document& document, std::string_view field,
                  Span flow);

}  // namespace frisaet
