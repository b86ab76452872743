#pragma once

#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/records/record.h"

namespace frisaet {

/// A record's fields in the JSON contract's form, `kind` first, on one line, without confidence and evidence:
/// the payload the store keeps. Equal records give equal bytes, so its hash tells whether a reading changed.
std::string record_payload(const Record& record);

/// The inverse; evidence comes back empty, confidence as given. Unknown keys are ignored, missing ones are
/// unknown values. Fails with kInvalid when the text is no JSON object of a known kind.
Result<Record> record_from_payload(std::string_view payload, double confidence);

/// The record as `extract --json` prints it, `confidence` and `evidence` included, indented by two blanks.
std::string record_json(const Record& record);

}  // namespace frisaet
