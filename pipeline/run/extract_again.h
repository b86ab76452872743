#pragma once

#include <string>

#include "models/core/result.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// The arrival under which a document came first, with the municipality that was told last.
Result<Arrival> arrival_of(Store& store, const std::string& document);

/// Makes a document's records anew from its stored pages, with what people said of the reading, and stores
/// them; the attempt is finished then. What the reader itself remarked is kept. kNotFound where the document
/// is not here. Cost: that of extracting; no file is read.
Result<PutOutcome> extract_again(Store& store, RunId run, AttemptId attempt, const std::string& document);

}  // namespace frisaet
