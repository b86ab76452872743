#pragma once

#include <string>

#include "models/core/result.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// The arrival under which a document came first, with the municipality that was told last.
Result<Arrival> arrival_of(Store& store, const std::string& document);

/// A document's records made anew from its stored pages, as they are where this is what people say of the
/// reading; nothing is stored. What the reader itself remarked is kept. Cost: that of extracting; no file is
/// read.
Result<DocumentInput> extracted_again(Store& store, const StoredDocument& stored, const SaidOfReading& said);

/// Stores such a one, and finishes the attempt.
Result<PutOutcome> put_extracted(Store& store, RunId run, AttemptId attempt, const DocumentInput& input);

/// Both, with what people say of the reading now; where that is another while it is stored, once more, three
/// times at most (it is stale then, and said to be so). kNotFound where the document is not here.
Result<PutOutcome> extract_again(Store& store, RunId run, AttemptId attempt, const std::string& document);

}  // namespace frisaet
