#pragma once

#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/records/record.h"

namespace frisaet {

/// A record in the JSON contract's form on one line: `kind`, the kind's fields, `confidence` and `evidence`.
/// Equal records give equal bytes. Confidences keep four decimals and boxes two.
std::string record_json(const Record& record);

/// The inverse. Unknown keys are ignored, missing ones are unknown values. Fails with kInvalid when the text
/// is no JSON object of a known kind.
Result<Record> record_from_json(std::string_view text);

/// The contract's `document` object on one line, and its inverse (evidence is not part of it).
std::string facts_json(const DocumentFacts& facts);
Result<DocumentFacts> facts_from_json(std::string_view text);

}  // namespace frisaet
