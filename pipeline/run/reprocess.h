#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "pipeline/json/changes.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/ingest.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// A document whose newest reading was made with something older than this program, or without what people
/// say of it, and what.
struct StaleDocument {
  DocumentSummary document;
  bool only_rules = false;  ///< pages need not be read again: the stored ones are extracted from anew
  std::string why;          ///< Danish
};

/// The documents that this program would read with other means, in the store's order; this is the one place
/// that decides what is stale. Reader, repair and extractors are one program, so its version stands for all
/// of them; rule files and models have hashes of their own, and a rule file counts for the documents that
/// were read with it (RulesAsked). What was said of a reading while the document was read, or by a program
/// that was killed before it was read so, makes it stale too. Cost: 2 µs a document where nothing is stale;
/// else that of Store::documents() too.
Result<std::vector<StaleDocument>> stale_documents(Store& store);

/// What became of one record.
struct RecordChange {
  std::string record, document, kind;
  enum class What { kNew, kChanged, kGone } what = What::kChanged;
  std::vector<FieldChange> fields;  ///< for kChanged
};

struct ReprocessReport {
  IngestReport read;                  ///< of all documents, those only extracted from included
  std::vector<RecordChange> changes;  ///< by document, then record
  /// Documents in which people's divisions or joins could not be done any more, and what that is in Danish.
  std::vector<std::pair<std::string, std::string>> undone;
};

/// Reads the documents again, as `ingest` does: in parallel, resumable (what is done is fresh and no longer
/// stale), people's corrections applied on top of whatever comes out. Errors as ingest; kNotFound counts as a
/// failed document when its original is no longer in the archive.
Result<ReprocessReport> reprocess(const DataFolder& folder, Store& store,
                                  const std::vector<StaleDocument>& documents, int jobs,
                                  IngestProgress& progress, const std::stop_token& stop,
                                  const std::string& reader_program = "/proc/self/exe");

}  // namespace frisaet
