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

/// The same where the document is still as it was when the input was made, `said` having been asked before:
/// looked at in the transaction that stores it. So, killed at whatever moment, no reading without people's
/// words is left, and no record takes the name that another program's reading gave to another one meanwhile.
/// Nothing where somebody said more, took something back or stored another reading; nothing is stored then.
Result<std::optional<PutOutcome>> put_if_as_said(Store& store, RunId run, AttemptId attempt,
                                                 const DocumentInput& input, const SaidOfReading& said);

/// How often something is made anew where others change the document just then, and what is said when they do
/// so every time (kTimeout).
inline constexpr int kTriesToPut = 5;
Error said_meanwhile(const std::string& document);

/// Extracted and stored, with what people say of the reading now. kNotFound where the document is not here.
Result<PutOutcome> extract_again(Store& store, RunId run, AttemptId attempt, const std::string& document);

}  // namespace frisaet
