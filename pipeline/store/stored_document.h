#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/document/diagnostic.h"
#include "models/document/document.h"
#include "models/records/evidence.h"
#include "pipeline/store/ledger.h"

namespace frisaet {

/// A record on its way into the store.
struct RecordInput {
  std::string kind;         ///< kind_of(record)
  std::string natural_key;  ///< natural_key(record, sha256, ordinal); keys that repeat within a document get
                            ///< `~2`, `~3` …
  std::string payload;      ///< the record as `extract --json` prints it, `evidence` included: a JSON object
  std::string
      body;  ///< text of the item that stands in none of its fields (case text), for search; may be empty
};

/// Under which name, from where and with what said about it a file came. Told by people, not read from the
/// bytes.
struct Arrival {
  std::string name;               ///< file name without folder
  std::string path;               ///< where it lay; empty when it came otherwise
  std::string municipality_code;  ///< given by a person or a folder; empty when not given

  friend bool operator==(const Arrival&, const Arrival&) = default;
};

/// A document that was read, with what was extracted from it, on its way into the store.
struct DocumentInput {
  const Document& document;  ///< must outlive the call only
  std::string facts;         ///< the `document` object of `extract --json`
  std::vector<RecordInput> records;
  std::vector<Diagnostic> diagnostics;  ///< all of them, the reader's and the extractors'
  Arrival arrival;
  std::string archive_path;  ///< of the original, relative to the data folder: `archive/ab/abcdef….pdf`
};

/// What put_document did.
enum class PutOutcome {
  kNew,        ///< a document not known before
  kChanged,    ///< a known document, read differently than last time: one more reading
  kUnchanged,  ///< a known document, read as before: only the run that confirms it is noted
};

/// A name under which a document came.
struct StoredArrival {
  Arrival arrival;
  std::string received_at;  ///< UTC
};

/// A record as it stands in the store.
struct StoredRecord {
  std::string
      id;  ///< `r` and 20 hexadecimal digits, made from kind and natural key: the same in a rebuilt store
  std::string kind;
  std::string natural_key;
  std::string document;   ///< id of the document whose reading is shown
  std::string payload;    ///< JSON as RecordInput::payload, people's corrections applied
  double confidence = 0;  ///< 0..1, the machine's
  bool corrected = false;
  bool found = true;  ///< false: the newest readings no longer hold it; this is the last one that did
  std::vector<std::string> documents;  ///< every document whose newest reading holds it, ids in order
  std::vector<Evidence> evidence;      ///< of the reading shown
};

/// A document as its newest reading has it.
struct StoredDocument {
  std::string id;  ///< SHA-256 of its bytes
  Document document;
  std::string facts;  ///< JSON as DocumentInput::facts
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> record_ids;  ///< in the order they were read
  std::vector<std::string> payloads;    ///< of those records in this document, the machine's reading
  std::vector<StoredArrival> arrivals;  ///< oldest first
  std::string archive_path;
};

/// One line of the list of documents.
struct DocumentSummary {
  std::string id;
  std::string name;  ///< under which it came first
  std::string type;  ///< `minutes` …
  std::string title;
  std::string date;               ///< ISO; empty when unknown
  std::string municipality_code;  ///< empty when unknown
  std::string municipality_name;
  std::int64_t pages = 0;
  std::int64_t records = 0;
  std::int64_t diagnostics = 0;
  double confidence = 0;
};

/// A declaration row for the register.
struct StoredDeclaration {
  std::string record;
  std::string document;
  std::string name;     ///< the file's, for people
  std::string payload;  ///< JSON of a `declaration`, corrections applied
  double confidence = 0;
  std::string received_at;  ///< when the document came first
};

}  // namespace frisaet
