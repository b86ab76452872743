#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/document/diagnostic.h"
#include "models/document/raw_page.h"
#include "models/document/source_file.h"
#include "models/records/evidence.h"
#include "models/records/record.h"
#include "pipeline/store/ledger.h"

namespace frisaet {

/// A page as the store keeps it. The store searches and quotes `text` and `furniture`; `blob` is the whole
/// page in a form only its maker reads (pipeline/json/page_blob.h), and comes back byte for byte.
struct StoredPage {
  int number = 0;
  PageOrigin origin = PageOrigin::kTextFile;
  std::string reason;
  double confidence = 1;
  std::string text;                    ///< repaired, in reading order
  std::vector<std::string> furniture;  ///< running heads, feet and page numbers; last the other readings of
                                       ///< words that were mended or might be, for search only
  std::string blob;

  friend bool operator==(const StoredPage&, const StoredPage&) = default;
};

/// A record on its way into the store.
struct RecordInput {
  std::string kind;         ///< kind_of(record)
  std::string natural_key;  ///< natural_key(record, …), or the one Store::recognise() gave; keys that repeat
                            ///< within a document get `~2`, `~3` …
  std::string payload;    ///< the record's fields as one JSON object in the form of the JSON contract
  double confidence = 0;  ///< 0..1
  std::vector<Evidence> evidence;
  std::string
      body;  ///< text of the item that stands in none of its fields (case text), for search; may be empty
};

/// A record as the machine read it, before people divided or joined any, and the key under which the document
/// has it.
struct KnownRecord {
  std::string kind;
  std::string natural_key;
  std::string content_key;  ///< that what it says now would give it
  std::string payload;
  std::vector<Evidence> places;
};

/// The keys under which the store keeps a document's records, in their order: those that repeat are numbered
/// (a badly read agenda may number two items alike, and both are kept).
std::vector<std::string> stored_keys(const std::vector<RecordInput>& records);

/// Under which name, from where and with what said about it a file came. Told by people, not read from the
/// bytes.
struct Arrival {
  std::string name;               ///< file name without folder
  std::string path;               ///< where it lay; empty when it came otherwise
  std::string municipality_code;  ///< given by a person or a folder; empty when not given

  friend bool operator==(const Arrival&, const Arrival&) = default;
};

/// A file that came in another, an e-mail's attachment: a document of its own, or why it is none.
struct AttachedDocument {
  std::string name;      ///< as the sender called it
  std::string document;  ///< id; empty where it could not be read
  std::string problem;   ///< Danish sentence; empty where it could

  friend bool operator==(const AttachedDocument&, const AttachedDocument&) = default;
};

/// A document that was read, with what was extracted from it, on its way into the store.
struct DocumentInput {
  SourceFile source;
  DocumentFacts facts;
  std::vector<StoredPage> pages;
  std::vector<RecordInput> records;
  std::vector<Diagnostic> diagnostics;  ///< all of them, the reader's and the extractors'
  Arrival arrival;
  std::string archive_path;  ///< of the original, relative to the data folder: `archive/ab/abcdef….pdf`
  std::vector<AttachedDocument> attachments = {};  ///< those with a document are stored already
  std::map<std::string, std::int64_t> milliseconds =
      {};  ///< what reading took, by stage; kept with the attempt
  std::map<std::string, std::string> rules =
      {};                  ///< hashes by name of the rule files that were asked (RunInfo::rules)
  std::string round = {};  ///< code of the round for which somebody gives it; empty: nobody says (and what
                           ///< was said of the document before stays)
  /// What people said of its reading (SaidOfDocument::id, in that order) and it was made with; nothing where
  /// nobody looked.
  std::optional<std::vector<std::int64_t>> said = {};
  /// What Store::recognise() found; nothing where nobody asked: then put_document() does.
  std::optional<std::vector<KnownRecord>> known = {};
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

/// A document, and how many bytes it has.
struct CameBy {
  std::string document;
  std::int64_t bytes = 0;

  friend bool operator==(const CameBy&, const CameBy&) = default;
};

/// A record as it stands in the store.
struct StoredRecord {
  std::string
      id;  ///< `r` and 20 hexadecimal digits, made from kind and natural key: the same in a rebuilt store
  std::string kind;
  std::string natural_key;
  std::string document;    ///< id of the document whose reading is shown
  std::string payload;     ///< JSON as RecordInput::payload, people's corrections applied
  double confidence = 0;   ///< 0..1, the machine's
  bool corrected = false;  ///< a person changed or confirmed something in it
  bool withdrawn = false;  ///< a person took it out of the index
  bool closed = false;     ///< tells of an item behind closed doors: not for everybody
  bool versions_disagree =
      false;           ///< another paper tells another outcome, and nobody has said which is right
  std::string review;  ///< how it stands with people: see SearchHit::review
  bool found = true;   ///< false: the newest readings no longer hold it; this is the last one that did
  std::vector<std::string> documents;  ///< whose newest readings hold it, ids in order; no other held one
  std::vector<Evidence> evidence;      ///< of the reading shown
};

/// Another document that tells of the same decisions: a corrected issue of the same minutes, or the same ones
/// from another system. Sittings that only share a paper count too, where most of the smaller paper is in the
/// other.
struct OtherVersion {
  std::string document;  ///< id
  std::string name;      ///< under which it came first
  std::string received_at;
  std::int64_t shared = 0;     ///< decisions that both hold
  std::int64_t different = 0;  ///< of these, read with another text, outcome or other field
};

/// A document as its newest reading has it.
struct StoredDocument {
  SourceFile source;  ///< sha256 is its id; the name is the one it came under first
  DocumentFacts facts;
  std::vector<StoredPage> pages;
  std::vector<StoredRecord> records;  ///< as this document has them, in the order they were read
  std::vector<Diagnostic> diagnostics;
  std::vector<StoredArrival> arrivals;  ///< oldest first
  std::string archive_path;
  bool held = false;                          ///< personal data may stand in it: for staff only
  std::vector<AttachedDocument> attachments;  ///< what hung on it, in order
  std::vector<AttachedDocument> attached_to;  ///< the mails on which it hung: their name and id
  std::vector<OtherVersion> other_versions;   ///< oldest first
};

/// One line of the list of documents.
struct DocumentSummary {
  std::string id;
  std::string name;  ///< under which it came first
  std::string archive_path;
  DocumentFacts facts;  ///< without evidence
  std::int64_t pages = 0;
  std::int64_t records = 0;
  std::int64_t diagnostics = 0;
  bool held = false;       ///< waits for a person
  std::string round = {};  ///< DocumentInput::round; empty = nobody said
};

/// A declaration, or a decision that led to none, as the register needs it.
struct StoredDeclaration {
  std::string record;
  std::string document;
  std::string name;     ///< the file's, for people
  std::string payload;  ///< JSON of the record, corrections applied
  double confidence = 0;
  std::string received_at;    ///< when the document came first
  bool confirmed = false;     ///< a person corrected or confirmed something in it
  bool closed = false;        ///< wished behind closed doors: not for everybody
  std::int64_t reading = 0;   ///< the reading shown; rises with the order of reading
  std::string round;          ///< DocumentInput::round; empty = nobody said
  std::string read_for;       ///< RunInfo::reason of the run that made the reading
  std::string document_type;  ///< of the document, as to_string(DocumentType) has it
  std::string date_printed;   ///< the words that `date` was read in; empty where there are none
};

}  // namespace frisaet
