#pragma once

// Shared inside pipeline/json only.

#include "models/records/record.h"
#include "pipeline/json/values.h"

namespace frisaet::json {

/// The record's fields (see record_payload).
Json fields_of(const Record& record);

/// Fields, `confidence` and `evidence`: a record as `extract --json` prints it.
Json record_of(const Record& record);

}  // namespace frisaet::json
