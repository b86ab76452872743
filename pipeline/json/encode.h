#pragma once

// Shared inside pipeline/json only.

#include "models/records/record.h"
#include "pipeline/json/values.h"

namespace frisaet::json {

/// See record_json.
Json object_of(const Record& record);

/// See facts_json.
Json object_of(const DocumentFacts& facts);

}  // namespace frisaet::json
