#include "pipeline/store/store.h"

#include <array>
#include <chrono>
#include <ctime>

#include "pipeline/store/closed_items.h"
#include "pipeline/store/erasures.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/migrations.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/ranking.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/views.h"

namespace frisaet {

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

namespace {

using sqlite::Database;
using sqlite::or_null;
using sqlite::Rows;
using sqlite::Transaction;

/// Raised whenever the rows that search reads would be made otherwise from the same readings: a store made by
/// an earlier program must not keep showing them. 2: agendas and annexes that speak of closed items are
/// closed. 3: rows have a context. 4: documents with personal data are held. 5: what was confirmed in a
/// document that is held or withdrawn is not shown. 6: more CPR numbers are found. 7: what was confirmed to
/// be closed is closed whatever paper is left; labels of numbers are known before any blank or sign. 8: rows
/// have review states, and keys for those, bodies and closed items; who was away is in the context. 9:
/// running heads and feet have rows. 10: rows have their facets and their number of words. 11: of running
/// lines, those whose number is the page's by chance are not there twice.
constexpr const char* kProjections = "11";

bool is_of_today(Database& db) {
  const auto stored = [&](const char* name) {
    return db.text("SELECT value FROM setting WHERE name = ?1", name);
  };
  return stored("tokenizer") == Analyzer::version() && stored("projections") == kProjections;
}

/// Who only reads cannot make the rows anew.
void require_index_of_today(Database& db) {
  if (is_of_today(db)) return;
  throw Refusal({ErrorCode::kStore, "Databasens søgeregister er lavet af en anden udgave af Frisæt.", "",
                 "Kør frisaet doctor én gang som den, der ejer datamappen: det bringer den ajour."});
}

/// Makes rows and index anew when they were made by other rules than this program's. Cost: one pass over the
/// store, once.
void bring_index_up_to_date(Database& db) {
  if (is_of_today(db)) return;
  Transaction transaction(db, Transaction::Kind::kWrite);
  if (is_of_today(db)) return;  // another process was first
  const std::string version = Analyzer::version();
  if (db.text("SELECT value FROM setting WHERE name = 'projections'") == kProjections) {
    db.run("INSERT INTO search (search) VALUES ('rebuild')");
  } else {
    sqlite::rebuild_projections(db);
  }
  for (const auto& [name, value] : {std::pair("tokenizer", version.c_str()), {"projections", kProjections}})
    db.run("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", name, value);
  transaction.commit();
}

Attempt read_attempt(const Rows& row) {
  return {row.integer(0),
          row.integer(1),
          row.text(2),
          row.text(3),
          parse_attempt_state(row.view(4)).value_or(AttemptState::kSeen),
          row.text(5),
          row.text(6),
          row.text(7),
          row.text(8)};
}

constexpr const char* kAttemptColumns =
    "SELECT id, run_id, path, sha256, state, error_code, message, started_at, changed_at FROM attempt";

}  // namespace

Store::Impl::Impl(const std::filesystem::path& path, const Options& options, Database::Access access)
    : db(path, options.busy_timeout_ms, access),
      now(options.now ? options.now : utc_now),
      run_locks(path.string() + "-runs") {
  sqlite::register_tokenizer(db, analyzer);
  sqlite::register_ranking(db);
  // SQLite's own 2 MiB make a search of a large index read a fifth of its time (tests/bench/README.md).
  db.script("PRAGMA cache_size=-65536");  // KiB, used as they are needed
  if (access == Database::Access::kRead) {
    if (const Result<void> migrated = sqlite::require_migrated(db, sqlite::migrations()); !migrated)
      throw Refusal(migrated.error());
    require_index_of_today(db);
    return;
  }
  if (const Result<void> migrated = sqlite::migrate(db, sqlite::migrations()); !migrated)
    throw Refusal(migrated.error());
  bring_index_up_to_date(db);
  sqlite::refresh_views(db);
  end_dead_runs();
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path) {
  return open(path, Options());
}

Result<Store> Store::open(const std::filesystem::path& path, Options options) {
  Result<Store> store =
      guarded([&] { return Store(std::make_unique<Impl>(path, options, sqlite::Database::Access::kWrite)); });
  if (store) return store;
  Error error = store.error();
  error.where = path.string();
  return error;
}

Result<Store> Store::open_reading(const std::filesystem::path& path) {
  std::error_code code;
  if (!std::filesystem::exists(path, code) && !code)
    return Error{ErrorCode::kNotFound, "Der er ingen database.", path.string(),
                 "Læs noget ind med frisaet ingest, eller vælg en anden datamappe med --data."};
  try {
    return Store(std::make_unique<Impl>(path, Options(), sqlite::Database::Access::kRead));
  } catch (const sqlite::SqliteFailure& failure) {
    Error error = failure.to_error();
    error.where = path.string();
    if (failure.is_unopenable())
      error.hint =
          "Må du læse i datamappen? Må du kun læse, skal den, der ejer den, have kørt denne udgave én gang "
          "(frisaet doctor), så filerne frisaet.db-wal og frisaet.db-shm ligger der.";
    return error;
  } catch (const Refusal& refusal) {
    Error error = refusal.error();
    error.where = path.string();
    return error;
  }
}

// ---- runs and the ledger: the rest is in runs.cc ----

Result<RunId> Store::begin_run(const RunInfo& info) {
  return guarded([&] { return impl_->begin_run(info); });
}
Result<void> Store::end_run(RunId run, RunState state) {
  return guarded([&] { impl_->end_run(run, state); });
}
Result<std::vector<RunSummary>> Store::runs(std::int64_t limit) {
  return guarded([&] { return impl_->runs(limit); });
}
Result<std::vector<CoverageRow>> Store::coverage() {
  return guarded([&] { return impl_->coverage(); });
}

Result<AttemptId> Store::begin_attempt(RunId run, std::string_view path, std::string_view municipality_code) {
  return guarded([&] {
    const std::string now = impl_->now();
    impl_->db.run(
        "INSERT INTO attempt (run_id, path, municipality_code, state, started_at, changed_at)"
        " VALUES (?1, ?2, ?3, 'seen', ?4, ?5)",
        run, path, municipality_code, now, now);
    return AttemptId{impl_->db.last_row()};
  });
}

void Store::Impl::advance_attempt(AttemptId attempt, AttemptState state, std::string_view sha256,
                                  const std::optional<Error>& error) {
  std::optional<std::string> code;
  std::optional<std::string> message;
  if (error) {
    code = std::string(to_string(error->code));
    message = error->hint.empty() ? error->message : error->message + " " + error->hint;
  }
  db.run(
      "UPDATE attempt SET state = ?1, sha256 = coalesce(?2, sha256), error_code = coalesce(?3, error_code),"
      " message = coalesce(?4, message), changed_at = ?5,"
      // What it was called is not kept of a file that was erased and comes again.
      " path = CASE WHEN EXISTS (SELECT 1 FROM erasure WHERE subject = ?2) THEN 'slettet' ELSE path END"
      " WHERE id = ?6",
      to_string(state), or_null(sha256), code, message, now(), attempt);
  // The log holds the name still; in vain where somebody reads just now.
  if (!sha256.empty() && sqlite::is_erased(db, sha256)) db.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Store::advance_attempt(AttemptId attempt, AttemptState state, std::string_view sha256,
                                    const std::optional<Error>& error) {
  return guarded([&] { impl_->advance_attempt(attempt, state, sha256, error); });
}

Result<void> Store::finish_attempt(AttemptId attempt, std::int64_t milliseconds) {
  return guarded([&] {
    impl_->db.run(
        "UPDATE attempt SET state = 'done', changed_at = ?1, result = json_set(coalesce(result, '{}'),"
        " '$.ms', json_set(coalesce(result -> '$.ms', '{}'), '$.store', ?2)) WHERE id = ?3",
        impl_->now(), milliseconds, attempt);
  });
}

Result<std::vector<Attempt>> Store::open_attempts() {
  return guarded([&] {
    std::vector<Attempt> list;
    Rows rows = impl_->db.query(std::string(kAttemptColumns) + " a WHERE state IN ('seen', 'stored') AND " +
                                std::string(kNotOfWithdrawn) + " AND " + std::string(kNotTakenUpSince) +
                                " ORDER BY id");
    while (rows.next()) list.push_back(read_attempt(rows));
    return list;
  });
}

Result<std::vector<Attempt>> Store::attempts(AttemptState state, std::int64_t limit) {
  return guarded([&] {
    std::vector<Attempt> list;
    const bool failed = state == AttemptState::kRejected || state == AttemptState::kQuarantined;
    Rows rows = impl_->db.query(std::string(kAttemptColumns) + " a WHERE state = ?1 AND " +
                                    std::string(failed ? kFailedFile : kNotOfWithdrawn) +
                                    " ORDER BY id DESC LIMIT ?2",
                                to_string(state), limit);
    while (rows.next()) list.push_back(read_attempt(rows));
    return list;
  });
}

// ---- documents, people, search: the work is in documents.cc, search.cc and dump.cc ----

Result<bool> Store::is_fresh(std::string_view sha256, const RunInfo& info) {
  return guarded([&] {
    return impl_->db.integer(
               "SELECT count(*) FROM document d JOIN reading r ON r.id = d.reading_id JOIN run u ON u.id = "
               "r.confirmed_by"
               " LEFT JOIN rules_asked a ON a.id = r.rules_asked"
               " WHERE d.id = ?1 AND u.program_version = ?2 AND u.model_hash = ?4 AND (u.rules_hash = ?3"
               "  OR NOT EXISTS (SELECT 1 FROM json_each(coalesce(a.files, '[0]')) f WHERE f.value IS NOT"
               "   (SELECT value FROM json_each(?5) WHERE key = f.key))) AND NOT " +
                   kNotAsSaid,
               sha256, info.program_version, info.rules_hash, info.model_hash,
               sqlite::to_json_object(impl_->db, info.rules)) > 0;
  });
}

Result<RunInfo> Store::read_with(std::string_view sha256) {
  return guarded([&] {
    Rows rows = impl_->db.query(
        "SELECT u.program_version, u.rules_hash, u.model_hash, u.reason, coalesce(a.files, '{}')"
        " FROM document d JOIN reading r ON r.id = d.reading_id JOIN run u ON u.id = r.confirmed_by"
        " LEFT JOIN rules_asked a ON a.id = r.rules_asked WHERE d.id = ?1",
        sha256);
    if (!rows.next()) {
      throw Refusal({ErrorCode::kNotFound, "Dokumentet findes ikke.", std::string(sha256),
                     "frisaet show viser de dokumenter, der er."});
    }
    return RunInfo{rows.text(0), rows.text(1), rows.text(2), rows.text(3),
                   sqlite::from_json_object(impl_->db, rows.view(4))};
  });
}

Result<std::vector<Store::MadeWith>> Store::made_with() {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kRead);
    std::vector<MadeWith> all;
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> places;
    Rows rows = impl_->db.query(
        "SELECT r.confirmed_by, coalesce(r.rules_asked, 0), d.id FROM document d JOIN reading r ON r.id = "
        "d.reading_id");
    while (rows.next()) {
      const auto [place, is_new] = places.try_emplace({rows.integer(0), rows.integer(1)}, all.size());
      if (is_new) all.emplace_back();
      all[place->second].documents.push_back(rows.text(2));
    }
    for (const auto& [with, place] : places) {
      Rows run = impl_->db.query(
          "SELECT program_version, rules_hash, model_hash, reason,"
          "  coalesce((SELECT files FROM rules_asked WHERE id = ?2), '{}') FROM run WHERE id = ?1",
          with.first, with.second);
      if (run.next())
        all[place].info = {run.text(0), run.text(1), run.text(2), run.text(3),
                           sqlite::from_json_object(impl_->db, run.view(4))};
    }
    return all;
  });
}

Result<void> Store::set_note(std::string_view name, std::string_view value) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    if (value.empty()) {
      impl_->db.run("DELETE FROM setting WHERE name = 'note.' || ?1", name);
    } else {
      impl_->db.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('note.' || ?1, ?2)", name, value);
    }
    transaction.commit();
  });
}

Result<std::map<std::string, Retry>> Store::retries() {
  return guarded([&] {
    std::map<std::string, Retry> all;
    Rows rows = impl_->db.query("SELECT claim, tries, due_at FROM retry");
    while (rows.next()) all[rows.text(0)] = {static_cast<int>(rows.integer(1)), rows.integer(2)};
    return all;
  });
}
Result<void> Store::set_retry(std::string_view claim, const Retry& retry) {
  return guarded([&] {
    impl_->db.run("INSERT OR REPLACE INTO retry (claim, tries, due_at) VALUES (?1, ?2, ?3)", claim,
                  retry.tries, retry.due_at);
  });
}
Result<void> Store::forget_retry(std::string_view claim) {
  return guarded([&] { impl_->db.run("DELETE FROM retry WHERE claim = ?1", claim); });
}

Result<std::string> Store::note(std::string_view name) {
  return guarded(
      [&] { return impl_->db.text("SELECT value FROM setting WHERE name = 'note.' || ?1", name); });
}

Result<bool> Store::add_arrival(std::string_view sha256, const Arrival& arrival) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    const bool is_new = impl_->add_arrival(sha256, arrival);
    transaction.commit();
    return is_new;
  });
}

Result<std::vector<CameBy>> Store::came_by(std::string_view path, std::int64_t since) {
  return guarded([&] {
    std::vector<CameBy> list;
    Rows rows = impl_->db.query(
        "SELECT d.id, d.bytes FROM document d WHERE d.reading_id IS NOT NULL"
        " AND d.id IN (SELECT sha256 FROM attempt WHERE path = ?1)"
        " AND CAST(strftime('%s', d.received_at) AS INTEGER) >= ?2 ORDER BY d.bytes, d.id",
        path, since);
    while (rows.next()) list.push_back({rows.text(0), rows.integer(1)});
    return list;
  });
}

Result<std::vector<StoredArrival>> Store::arrivals(std::string_view sha256) {
  return guarded([&] { return impl_->arrivals(sha256); });
}

Result<std::vector<OtherVersion>> Store::other_versions(std::string_view document) {
  return guarded([&] { return impl_->other_versions(document); });
}

Result<PutOutcome> Store::put_document(RunId run, const DocumentInput& input,
                                       std::optional<AttemptId> attempt) {
  return guarded([&] { return impl_->put_document(run, input, attempt); });
}

Result<Store::Found> Store::find(std::string_view id) {
  return guarded([&] { return impl_->find(id); });
}
Result<StoredDocument> Store::document(std::string_view id) {
  return guarded([&] { return impl_->document(id); });
}
Result<StoredPage> Store::page(std::string_view document, int number) {
  return guarded([&] { return impl_->page(document, number); });
}
Result<StoredRecord> Store::record(std::string_view id) {
  return guarded([&] { return impl_->record(id); });
}
Result<std::vector<DocumentSummary>> Store::documents() {
  return guarded([&] { return impl_->documents(); });
}
Result<std::vector<StoredDeclaration>> Store::declarations() {
  return guarded([&] { return impl_->declarations(); });
}
Result<std::vector<UnreadPaper>> Store::unread_declarations() {
  return guarded([&] { return impl_->unread_declarations(); });
}
Result<std::vector<StoredDeclaration>> Store::decisions_on_areas(std::string_view municipality_code) {
  return guarded([&] { return impl_->decisions_on_areas(municipality_code); });
}
Result<std::vector<StoredDeclaration>> Store::decided_on_areas(std::string_view from, std::string_view to) {
  return guarded([&] { return impl_->decided_on_areas(from, to); });
}
Result<void> Store::correct(const Correction& correction) {
  return guarded([&] { impl_->correct(correction); });
}
Result<void> Store::together(const std::function<Result<void>()>& work) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    if (auto done = work(); !done) throw Refusal(done.error());
    transaction.commit();
  });
}
void Store::limit_time(std::optional<std::chrono::milliseconds> limit) {
  impl_->db.set_deadline(limit ? std::optional(std::chrono::steady_clock::now() + *limit) : std::nullopt);
}

Result<SearchPage> Store::search(const SearchQuery& query) {
  return guarded([&] { return impl_->search(query); });
}
Result<bool> Store::holds_closed_text(std::string_view document) {
  return guarded([&] { return sqlite::prints_closed_text(impl_->db, document); });
}
Result<std::string> Store::dump() {
  return guarded([&] { return impl_->dump(); });
}

Result<void> Store::rebuild() {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    sqlite::rebuild_projections(impl_->db);
    transaction.commit();
  });
}

Result<StoreStatus> Store::status() {
  return guarded([&] {
    Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kRead);
    StoreStatus status;
    status.schema_version = static_cast<int>(db.integer("PRAGMA user_version"));
    status.documents = db.integer("SELECT count(*) FROM document WHERE reading_id IS NOT NULL");
    status.held = db.integer("SELECT count(*) FROM document WHERE held AND reading_id IS NOT NULL");
    status.withdrawn = db.integer("SELECT count(*) FROM document WHERE reading_id IS NULL");
    status.readings = db.integer("SELECT count(*) FROM reading");
    status.pages = db.integer(
        "SELECT count(*) FROM document d JOIN reading r ON r.id = d.reading_id JOIN page p ON p.reading_id = "
        "r.pages_of");
    status.search_rows = db.integer("SELECT count(*) FROM search_doc WHERE id > 0");
    Rows records = db.query(
        "SELECT r.kind, count(*) FROM current_record c JOIN record r ON r.id = c.record_id"
        " WHERE NOT c.withdrawn AND (c.found OR c.corrected) GROUP BY r.kind");
    while (records.next()) status.records[records.text(0)] = records.integer(1);
    Rows attempts = db.query(
        "SELECT state, count(*) FROM attempt a WHERE CASE"
        " WHEN state IN ('rejected', 'quarantined') THEN " +
        kFailedFile + " WHEN state IN ('done', 'duplicate') THEN 1 ELSE " + std::string(kNotTakenUpSince) +
        " END AND " + std::string(kNotOfWithdrawn) + " GROUP BY state");
    while (attempts.next()) status.attempts[attempts.text(0)] = attempts.integer(1);
    return status;
  });
}

}  // namespace frisaet
