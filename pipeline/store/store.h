#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/result.h"
#include "models/register/register.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/search.h"
#include "pipeline/store/stored_document.h"

namespace frisaet {

/// Numbers for `doctor` and for the end of an ingest.
struct StoreStatus {
  int schema_version = 0;
  std::int64_t documents = 0;  ///< those withdrawn are not counted
  std::int64_t withdrawn = 0;
  std::int64_t held = 0;  ///< of the documents, those that wait for a person
  std::int64_t readings = 0;
  std::int64_t pages = 0;
  std::int64_t search_rows = 0;
  std::map<std::string, std::int64_t> records;  ///< by kind
  /// Files by state, each as often as it was read; of those that could not be, files that are not held,
  /// however often they were tried.
  std::map<std::string, std::int64_t> attempts;
};

/// The note under which the watcher of the inbox leaves its heartbeat: one JSON object
/// (pipeline/json/status.h reads it).
inline constexpr std::string_view kHeartbeatNote = "watch";

/// One thing a person says about a record. Stored beside the machine's readings and applied on top of the
/// newest one.
struct Correction {
  enum class Operation { kSet, kClear, kConfirm, kWithdraw };

  std::string record;
  std::string field;  ///< name in the payload (`outcome`, `municipality`); empty for kWithdraw
  Operation operation = Operation::kSet;
  std::string value;  ///< JSON, for kSet
  std::string author;
  std::string reason;
};

/// One thing said of a record, as the store keeps it.
struct SaidCorrection {
  std::string field;          ///< empty: of the record as a whole
  std::string operation;      ///< `set clear confirm withdraw`
  std::string value;          ///< JSON; empty unless `set`
  std::string machine_value;  ///< JSON: what the person saw
  std::string author, reason, made_at;
  std::string state;        ///< `active agreed conflict revoked`
  bool is_in_sight = true;  ///< false: machine_value is read only in documents that are held or withdrawn
  std::int64_t id = 0;      ///< for revoke()
};

/// One thing a person says of how a document was read (pipeline/json/reading_correction.h makes and reads
/// `said`). The store keeps it; whoever reads the document or extracts from it applies what is in force.
struct DocumentCorrection {
  std::string document;
  std::string operation;  ///< `raw_word split join suggestion`
  std::string said;       ///< JSON
  std::string author, reason;
};

/// The same as the store keeps it.
struct SaidOfDocument {
  std::int64_t id = 0;
  DocumentCorrection said;
  std::string made_at;
  std::string revoked_by, revoked_at;  ///< empty: in force
};

/// A document that somebody withdrew, as it came by mistake.
struct Withdrawal {
  std::string document;
  std::string name;  ///< under which it came first
  std::string mail;  ///< the mail with which it was withdrawn; empty: by itself
  std::string author, reason, made_at;
  bool held = false;  ///< would be held if it were taken back: for staff only
};

/// A document that waits for a person, as personal data may stand in it.
struct HeldDocument {
  std::string document;
  std::string name;  ///< under which it came first; may hold such data itself
  struct Place {
    int page = 0;        ///< 0: in a name
    std::string masked;  ///< `010190-••••`
  };
  std::vector<Place> places;
};

/// Where the bytes of a document lie, relative to the data folder.
struct ArchivedOriginal {
  std::string document, path;
  std::int64_t bytes = 0;
};

/// Something that is not as it should be: Danish, what it is and what to do.
struct StoreFault {
  std::string what, what_now;
};

/// Who erases, and how far.
struct ErasureOrder {
  std::string author, reason;  ///< kept for good: nothing of what is erased belongs in it
  bool with_frozen = false;    ///< frozen registers that cite the document too
  bool only_look = false;      ///< tell what would go, and change nothing
  std::string made_at = {};    ///< of an erasure that is applied again; empty: now
};

/// A document that is erased, or would be.
struct ErasedDocument {
  std::string document;
  std::string name;          ///< under which it came first; empty where it was never here
  std::string archive_path;  ///< empty where it was never here
  std::int64_t bytes = 0, pages = 0, records = 0;
};
struct ErasureReport {
  std::vector<ErasedDocument> documents;    ///< what was named first, then what came with it
  std::vector<std::string> frozen;          ///< names of frozen registers that cite them
  std::vector<std::string> same_decisions;  ///< ids of documents that stay and hold some of their decisions
};

/// An erasure as it is logged.
struct Erasure {
  std::string document, author, reason, made_at;
  std::int64_t pages = 0, records = 0, bytes = 0;
  std::string archive_path;
  bool finished = false;  ///< its files are gone, and the database file was made anew since
};

/// A register that somebody signed off under a name.
struct FrozenRegister {
  std::string name;
  std::string round;    ///< code
  std::string content;  ///< JSON (pipeline/json/frozen.h); empty in lists
  std::string sha256;   ///< of content
  std::string author, reason, made_at;
};

/// What one document's newest reading has of a record.
struct RecordVersion {
  std::string document;
  std::string name;     ///< under which the document came first
  std::string payload;  ///< JSON, the machine's
  double confidence = 0;
};

/// A record that waits for a person.
struct ReviewItem {
  std::string record, kind, document;
  std::string name;     ///< the document's, under which it came first
  std::string payload;  ///< corrections applied
  double confidence = 0;
  bool conflict = false;  ///< a person and the newest reading
  bool found = true;      ///< false: of a conflict, where the newest reading has the record no more
  bool versions_disagree =
      false;  ///< two papers about the outcome of the same decision, and nobody has said which
};
struct ReviewQueue {
  std::vector<ReviewItem> items;
  std::int64_t total = 0;
};

/// A record that the newest reading of its document tells otherwise than the reading before. Payloads are the
/// machine's; empty = that reading has no such record.
struct RereadRecord {
  std::string record, kind, document;
  std::string name;  ///< the document's, under which it came first
  std::string before, after;
  double confidence = 0;  ///< of the newer payload, or of the older where there is no newer
  std::string read_at;    ///< when it was read otherwise, UTC
  bool conflict = false;  ///< a person said a third thing
};

/// Now, as the store writes times: UTC, `2026-11-29T12:03:44Z`.
std::string utc_now();

/// The database: documents, their readings, records, people's corrections, the ledger, and the search index
/// over them.
///
/// One SQLite file in WAL mode (on a local disk, never on a network share). Every call that writes is one
/// `BEGIN IMMEDIATE` transaction: all of it is stored or nothing, also when the process is killed. Several
/// processes may have it open; a writer waits up to `busy_timeout` for another. A Store belongs to one thread
/// at a time.
///
/// Errors: kStore with SQLite's own words (disk full, damaged, locked): nothing was committed. kNotFound and
/// kUsage where a method says so. Messages are Danish.
class Store {
 public:
  struct Options {
    int busy_timeout_ms = 10'000;
    /// The clock: UTC as `2026-11-20T17:48:00Z`. Left empty, the system's.
    std::function<std::string()> now;
  };

  /// Opens or creates the database, brings its schema up to date (each migration in one transaction) and the
  /// index in line with this program's tokenizer. Fails with kStore on a database that a newer program made,
  /// touching nothing.
  /// Runs whose process is gone are noted as interrupted.
  static Result<Store> open(const std::filesystem::path& path, Options options);
  static Result<Store> open(const std::filesystem::path& path);

  /// Opens a database that is there and in the form this program writes, for looking only: every call that
  /// writes is refused (kStore), and a writer at work beside it is neither waited for nor disturbed. Reads
  /// also where the folder may not be written, as long as SQLite's -wal and -shm files lie there (a Store
  /// leaves them behind). kNotFound when there is no database; kStore, saying what to do, when it is older or
  /// newer than this program or cannot be read from here.
  static Result<Store> open_reading(const std::filesystem::path& path);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // ---- runs and the ledger ----
  /// The run is this Store's: when it goes without end_run, however it goes, the run is interrupted.
  Result<RunId> begin_run(const RunInfo& info);
  Result<void> end_run(RunId run, RunState state);

  /// The last `limit` runs, newest first. Cost: about 3 microseconds for each of their files.
  Result<std::vector<RunSummary>> runs(std::int64_t limit);

  /// By municipality, body and year. Cost: one pass over documents and failed files.
  Result<std::vector<CoverageRow>> coverage();

  /// Notes a file in the ledger, state kSeen; `municipality_code` is the one told with it, if any.
  Result<AttemptId> begin_attempt(RunId run, std::string_view path, std::string_view municipality_code = {});
  /// Notes how far it came. `sha256` and `error` are kept as they were when left empty.
  Result<void> advance_attempt(AttemptId attempt, AttemptState state, std::string_view sha256 = {},
                               const std::optional<Error>& error = std::nullopt);
  /// Notes that a stored document is done, and how long storing it took.
  Result<void> finish_attempt(AttemptId attempt, std::int64_t milliseconds);
  /// Files under way or cut off (state not final, and not taken up again since), oldest first.
  Result<std::vector<Attempt>> open_attempts();
  /// The last `limit` files of a state, newest first. Of one that could not be read, its last try; none where
  /// its bytes are held now.
  Result<std::vector<Attempt>> attempts(AttemptState state, std::int64_t limit);

  /// Files of the watched folder to be tried once more, by where the claim lies below claimed/.
  Result<std::map<std::string, Retry>> retries();
  Result<void> set_retry(std::string_view claim, const Retry& retry);
  Result<void> forget_retry(std::string_view claim);  ///< one that is not there is no error

  // ---- documents ----
  /// True when the document's newest reading was made (or confirmed) under the same versions, or under other
  /// rules of which none that it asked is another now, and with what people say of its reading: no need to
  /// read it again.
  Result<bool> is_fresh(std::string_view sha256, const RunInfo& info);

  /// What the document's newest reading was made (or last confirmed) with; kNotFound when it is not here.
  Result<RunInfo> read_with(std::string_view sha256);

  /// The same of all documents in sight, those together that were made with the same. Cost: one walk through
  /// the documents, 2 µs each.
  struct MadeWith {
    RunInfo info;
    std::vector<std::string> documents;
  };
  Result<std::vector<MadeWith>> made_with();

  /// Notes one more name of a document that is here already. True when it was not known before; a name, path
  /// and municipality that came before change nothing. kNotFound when there is no such document.
  Result<bool> add_arrival(std::string_view sha256, const Arrival& arrival);

  /// The names under which a document came, oldest first; none when it is not here.
  Result<std::vector<StoredArrival>> arrivals(std::string_view sha256);

  /// Documents in sight that came `since` that moment (seconds since 1970) or later and that a file of that
  /// path, as it was told in Arrival::path, was read as; by size.
  Result<std::vector<CameBy>> came_by(std::string_view path, std::int64_t since);

  /// Stores a reading with its pages and records, and brings projection and search index up to date. The same
  /// bytes and the same reading twice change nothing. With `attempt`, the ledger moves to kStored in the same
  /// transaction and keeps what was read (RunSummary). REQUIRES: `input.document.source().sha256` is set,
  /// JSON is valid (kInvalid otherwise). kNotFound as may_enter(): nothing is stored then.
  Result<PutOutcome> put_document(RunId run, const DocumentInput& input,
                                  std::optional<AttemptId> attempt = std::nullopt);

  /// From now on every call that is not answered within `limit` fails with kTimeout, counted from here and
  /// over all of them; nothing = no limit, as at first. For a page that somebody waits for; a call that
  /// writes is undone as a whole.
  void limit_time(std::optional<std::chrono::milliseconds> limit);

  /// What an id, or an unambiguous beginning of at least four characters, names.
  struct Found {
    enum class Kind { kDocument, kRecord };
    Kind kind = Kind::kDocument;
    std::string id;
  };
  /// kNotFound when nothing begins so, kUsage when several do or it is too short.
  Result<Found> find(std::string_view id);

  Result<StoredDocument> document(std::string_view id);  ///< full id; kNotFound
  /// True when the document prints more of a closed item than its title, its numbers and a bare outcome, or
  /// holds no decisions and speaks of closed items: then its pages are not for everybody. In doubt it is
  /// true.
  Result<bool> holds_closed_text(std::string_view document);

  /// Documents that hold at least half of the decisions that this one, or they themselves, hold; oldest
  /// first, none for a document that is not here.
  Result<std::vector<OtherVersion>> other_versions(std::string_view document);

  /// One page of a document's newest reading; kNotFound.
  Result<StoredPage> page(std::string_view document, int number);
  Result<StoredRecord> record(std::string_view id);       ///< full id; kNotFound
  Result<std::vector<std::string>> record_ids();          ///< of all that are found and not withdrawn, by id
  Result<std::vector<DocumentSummary>> documents();       ///< by municipality, date, id
  Result<std::vector<StoredDeclaration>> declarations();  ///< what counts now and then, by record id
  /// Documents read as declarations in which none was found, others whose reading ended in the diagnostic
  /// `declaration_unclear`, and mails with something that nobody could open, by id; not mails that brought a
  /// declaration, or a paper that stands here itself, nor those for whose municipality somebody wrote a reply
  /// down since (a run for the reason `person`). First come documents with declarations that are held, for
  /// each municipality in them.
  Result<std::vector<UnreadPaper>> unread_declarations();
  /// The decisions of a municipality's bodies that name a welfare area, by record id.
  Result<std::vector<StoredDeclaration>> decisions_on_areas(std::string_view municipality_code);
  /// What councils and finance committees of all municipalities decided, one way or the other, on items that
  /// name a welfare area, on days from `from` to `to` (ISO, both included) or unknown ones; by record id.
  /// Cost: linear in the decisions of that time.
  Result<std::vector<StoredDeclaration>> decided_on_areas(std::string_view from, std::string_view to);

  // ---- what is not to be there ----
  /// Nothing where these bytes may be read and stored; kNotFound, in Danish who said what and when, where
  /// somebody withdrew or erased them. Asked before a file is read, and once more by put_document().
  Result<void> may_enter(std::string_view sha256);

  /// Takes a document that came by mistake out of every view, index, export and register, and a mail with all
  /// that came with it alone; what people said of it stays for when it is taken back. Gives the ids, the
  /// document's first. kUsage without author or reason, kNotFound where it is not here or withdrawn already.
  /// `made_at`: of a withdrawal that a restore applies again; empty: now. Cost: as put_document().
  Result<std::vector<std::string>> withdraw(std::string_view document, std::string_view author,
                                            std::string_view reason, std::string_view made_at = {});

  /// Puts it back as it was, with what was withdrawn with it. kNotFound where it is not withdrawn.
  Result<std::vector<std::string>> undo_withdrawal(std::string_view document, std::string_view author,
                                                   std::string_view reason);
  /// In force, oldest first. Cost: reads their pages.
  Result<std::vector<Withdrawal>> withdrawals();

  /// Whether the document, or something that withdraw() would take with it, is held for its personal data;
  /// false for an unknown one.
  Result<bool> brings_held(std::string_view document);

  /// Erases a document for good, withdrawn ones too: its rows, what people said of records that it alone
  /// held, of other records those corrections whose words no document in sight reads, its names in the
  /// ledger, and its words in the index, in one transaction; a mail with all that came with it alone. Its
  /// bytes are never taken in again. A full SHA-256 of bytes that were never here is noted alone. Half of the
  /// work: the caller removes the originals, then calls scrub() and finish_erasures() (pipeline/run/erase.h).
  /// kNotFound; kUsage for an attachment (its mail holds it too), without author or reason, and where a
  /// frozen register cites it and `with_frozen` is not said. Cost: merging the index, about a second for each
  /// 50 MB of it.
  Result<ErasureReport> erase(std::string_view document, const ErasureOrder& order);

  /// Makes the database file anew without what was deleted, and empties its log. kStore when it is in use:
  /// nothing is lost, call it again. Cost: writes the whole database once more, and needs as much room.
  Result<void> scrub();
  /// Notes that of these erasures nothing is left on the disk; others, made meanwhile, stay unfinished.
  Result<void> finish_erasures(const std::vector<std::string>& documents);
  Result<std::vector<Erasure>> erasures();  ///< in the order they were made
  Result<bool> is_erased(std::string_view sha256);

  // ---- personal data ----
  /// Documents in which CPR numbers were found when they were stored, oldest first. Until somebody releases
  /// one, it is in no index, register or export, and its pages are closed.
  Result<std::vector<HeldDocument>> held();
  /// Says that what stands in the document need not be held. A later reading in which another number stands
  /// is held again. kUsage without author or reason, kNotFound where it is not held.
  Result<void> release(std::string_view document, std::string_view author, std::string_view reason);
  Result<void> revoke_release(std::string_view document, std::string_view author);  ///< kNotFound: none

  // ---- people ----
  /// Adds a correction with the machine's value of that moment; it replaces an earlier one of the same field;
  /// the same said twice changes nothing.
  /// kNotFound for an unknown record, kInvalid for a value that is no JSON, kUsage for a declaration without
  /// a reason once a register was frozen. In nothing that a person types, here and in withdraw(), erase(),
  /// release(), rule() and freeze(), may a CPR number stand (kUsage).
  Result<void> correct(const Correction& correction);

  /// Confirms every field of a record as the machine has it now, each with what was seen, so that a later
  /// reading that says otherwise becomes a conflict. Errors as correct().
  Result<void> confirm(std::string_view record, std::string_view author, std::string_view reason);

  /// Takes back what is said of a field (empty: that the record was withdrawn); what it replaced, if
  /// anything, is in force again. kNotFound when nothing is in force there.
  Result<void> revoke(std::string_view record, std::string_view field);

  /// The same of one thing said (SaidCorrection::id), so that what somebody said since stays. kNotFound where
  /// it is not in force any more.
  Result<void> revoke(std::string_view record, std::int64_t id);

  /// What has been said of a record, oldest first, what was revoked included.
  Result<std::vector<SaidCorrection>> corrections(std::string_view record);

  /// All that `work` asks of this Store as one write transaction: what it read is so until it has written,
  /// and nobody sees half of it. An error of `work` undoes all and comes back. REQUIRES: `work` begins and
  /// ends no run, and does nothing slow: whoever else writes waits.
  Result<void> together(const std::function<Result<void>()>& work);

  /// Keeps what a person says of a document's reading and gives its id; the same said twice is one. The
  /// reading itself changes when the document is stored next, and is stale until then unless both are done
  /// together(). kNotFound for an unknown document, kInvalid for
  /// what is no JSON, kUsage without an author, and where a CPR number stands in a split or join.
  Result<std::int64_t> correct_document(const DocumentCorrection& correction);
  /// Names how a document is read, what people said of that and what they said of its records: while the mark
  /// is the same, none of it is another. kNotFound for an unknown document. Cost: that of its records.
  Result<std::string> reading_mark(std::string_view document);
  /// Documents in sight whose newest reading was not made with what people say of it now, by id: whoever said
  /// it was cut off, or it was said while the document was read. Readings of programs that did not note it
  /// (schema below 13) are taken to have what was said until then.
  Result<std::vector<std::string>> read_without_what_was_said();
  /// Gives the records of a document that is to be stored the keys under which its readings before had them,
  /// so that people's divisions and joins, which name records by their keys, find them. To be asked before
  /// those are applied; put_document() does so itself where nobody did. What is no longer surely the same
  /// record gets a key of its own, and what was said of the one before becomes a conflict. Cost: that of the
  /// document's records but its decisions.
  Result<void> recognise(DocumentInput& input);
  /// Takes it back; kNotFound where it is not in force.
  Result<void> revoke_document_correction(std::string_view document, std::int64_t id,
                                          std::string_view author);
  /// All that was said of a document, oldest first, what was taken back included.
  Result<std::vector<SaidOfDocument>> document_corrections(std::string_view document);

  /// What a person should look at: records read with less than `below` confidence, and decisions whose papers
  /// tell different outcomes, of which nobody has said anything, and those where a person and the newest
  /// reading disagree. Disagreements first, then by doubt times what an error would cost (a wish before a
  /// decision before an address), then by id. `with_closed`: also those that
  /// tell of items behind closed doors; else they are neither listed nor counted.
  Result<ReviewQueue> review_queue(double below, std::int64_t limit, std::int64_t offset, bool with_closed);

  /// What readings after the first have changed, by the machine and not because a person said something of
  /// the document: the last such reading of each document against the one before it, newest first, records in
  /// the order of the paper and those that are gone last. At most `limit` records of the kRereadDocuments
  /// read last. `with_closed` as for review_queue; without it a record counts as closed where either reading
  /// says so. Cost: two small queries a document.
  static constexpr std::int64_t kRereadDocuments = 2'000;
  Result<std::vector<RereadRecord>> reread_records(std::size_t limit, bool with_closed);

  /// A record as each of the documents that hold it has it; the one that is shown first, then by document.
  /// `with_held`: documents that are held too, for staff.
  Result<std::vector<RecordVersion>> versions(std::string_view record, bool with_held = false);

  /// The areas that machines read, now or before, in the documents that hold a record and in all that were
  /// given for the same round: beside those of the built-in rounds what it may be corrected to. Codes in
  /// order; none for an unknown record. Cost: one pass over what was read of these documents.
  Result<std::vector<std::string>> areas_beside(std::string_view record);

  /// Records with a correction in conflict, by id. `with_held`: those that a held document tells too, for
  /// staff.
  Result<std::vector<std::string>> conflicts(bool with_held = false);

  /// Keeps what a person decided where sources disagree; `made_at` is set here. It replaces what was decided
  /// for the same municipality and phase; the same said twice changes nothing. kNotFound for an unknown
  /// record, kUsage without author or reason.
  Result<void> rule(std::string_view round, const RegisterRuling& ruling);

  /// Takes back what is in force; kNotFound when nothing is.
  Result<void> revoke_ruling(std::string_view round, std::string_view phase, std::string_view municipality);

  /// The rulings of a round that were in force at a time (the beginning of one in the form of received_at:
  /// its end, so `2022-09-30` is that whole day); empty = now.
  Result<std::vector<RegisterRuling>> rulings(std::string_view round, std::string_view at = {});

  /// Keeps a register for good under its name; `sha256` and `made_at` are set here and given back. kUsage for
  /// a name that is taken, and without name, author or reason.
  Result<FrozenRegister> freeze(FrozenRegister frozen);

  /// kNotFound when there is none of that name, kStore when its content is not what was frozen.
  Result<FrozenRegister> frozen(std::string_view name);
  Result<std::vector<FrozenRegister>> frozen_registers();  ///< by time, without content

  // ---- looking up ----
  /// Cost: tens of milliseconds for hundreds of thousands of rows (tests/bench/search_bench.cc).
  Result<SearchPage> search(const SearchQuery& query);

  /// Words of the index that begin so, for a person who is typing, the commonest first (completions.h).
  /// `with_closed` as in SearchQuery. Cost: milliseconds, at most 25 in 300,000 decisions.
  Result<std::vector<std::string>> completions(std::string_view begin, std::size_t most, bool with_closed);

  Result<StoreStatus> status();

  // ---- notes: small facts that one process leaves for another (the heartbeat of the watched folder) ----
  Result<void> set_note(std::string_view name, std::string_view value);  ///< an empty value removes it
  Result<std::string> note(std::string_view name);                       ///< empty when there is none

  // ---- copies ----
  /// Writes the database as it is at one moment into one file that stands alone, and checks it; others read
  /// and write meanwhile. Overwrites `file`; where it fails, there is none. Cost: about 10 s a GB.
  Result<void> copy_to(const std::filesystem::path& file);
  /// Writes what the views show (views.h) into an SQLite file of its own that may be handed on: tables of the
  /// views' names with primary and foreign keys, the municipalities, `about` as a table om_data (what, text),
  /// and for the texts of decisions, declarations and documents an index each that any SQLite with FTS5 can
  /// ask (README.md). The same rows give the same bytes. Overwrites `file` by one rename; gives the records
  /// written. kStore with the path when it cannot be written. Cost: that of the views, all of them.
  Result<std::int64_t> write_open_copy(const std::filesystem::path& file,
                                       const std::vector<std::pair<std::string, std::string>>& about);
  /// Puts what copy_to() wrote in the place of a database. kStore when anybody has that open, idle or not:
  /// whoever has would go on writing to a file that is gone. Nothing is changed then.
  static Result<void> put_in_place(const std::filesystem::path& copy, const std::filesystem::path& database);
  Result<std::vector<ArchivedOriginal>> originals();  ///< of all documents, withdrawn ones too, by id

  /// Whether the file, every reading's pages, the index and everything that is made from the readings are
  /// what they should be. Makes the projections anew: for a copy (copy_to) of the database that people use.
  Result<std::vector<StoreFault>> examine();

  /// Everything that does not depend on when or how often it was stored, as lines of text in a fixed order:
  /// two databases with equal dumps hold the same. Includes whether index and tables agree.
  Result<std::string> dump();

  /// Throws the projection and the index away and makes them anew from readings and corrections.
  Result<void> rebuild();

 private:
  class Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace frisaet
