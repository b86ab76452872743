#pragma once

#include <string>
#include <vector>

#include "pipeline/run/process_document.h"
#include "pipeline/run/versions.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// A processed document in the form the store keeps: records with natural keys and payloads, pages as blobs.
DocumentInput store_input(const ProcessedDocument& processed, Arrival arrival, std::string archive_path);

/// Stores a document that was not read from a file of somebody's in a run of its own, for `reason`; given for
/// the round with that code, where it is not empty.
Result<PutOutcome> put_in_own_run(Store& store, const std::string& reason, const ProcessedDocument& processed,
                                  const Arrival& arrival, const std::string& archive_path,
                                  const std::string& round);

/// True when the document is in the store, fresh under `info`, and this arrival says nothing new about it
/// that would change its records; then the arrival is noted and the attempt ended as a duplicate. False when
/// it must be read; then `given` is completed with the municipality that an earlier arrival told.
Result<bool> pass_over_if_known(Store& store, const RunInfo& info, const OpenedFile& file,
                                const std::string& path, Given& given, AttemptId attempt);

/// `en anden udgave af NAVN (id): 12 fælles punkter, heraf 2 læst forskelligt`.
std::string in_danish(const OtherVersion& version);
/// The first of several, and how many more: an archive that holds each paper ten times is told of briefly.
/// REQUIRES: not empty.
std::string in_danish(const std::vector<OtherVersion>& versions);

/// The inverse of what store_input did with pages and records: the document as it was processed.
Result<ProcessedDocument> stored_as_processed(const StoredDocument& stored);

}  // namespace frisaet
