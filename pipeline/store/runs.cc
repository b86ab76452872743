#include <algorithm>
#include <map>
#include <tuple>

#include "models/text/danish.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::Transaction;

using Counts = std::map<std::string, std::int64_t>;

Counts counts(Database& db, std::string_view sql, RunId run) {
  Counts all;
  Rows rows = db.query(sql, run);
  while (rows.next()) all[rows.text(0)] = rows.integer(1);
  return all;
}

void add_what_was_done(Database& db, RunSummary& run) {
  run.files = counts(db, "SELECT state, count(*) FROM attempt WHERE run_id = ?1 GROUP BY state", run.id);
  run.failures =
      counts(db,
             "SELECT error_code, count(*) FROM attempt WHERE run_id = ?1 AND error_code IS NOT NULL"
             " AND state IN ('rejected', 'quarantined') GROUP BY error_code",
             run.id);
  run.pages = counts(db,
                     "SELECT key, sum(value) FROM attempt, json_each(result, '$.pages')"
                     " WHERE run_id = ?1 AND result IS NOT NULL GROUP BY key",
                     run.id);
  run.records = counts(db,
                       "SELECT key, sum(value) FROM attempt, json_each(result, '$.records')"
                       " WHERE run_id = ?1 AND result IS NOT NULL GROUP BY key",
                       run.id);
  run.milliseconds = counts(db,
                            "SELECT key, sum(value) FROM attempt, json_each(result, '$.ms')"
                            " WHERE run_id = ?1 AND result IS NOT NULL GROUP BY key",
                            run.id);
  run.doubts = db.integer("SELECT sum(result ->> '$.doubts') FROM attempt WHERE run_id = ?1", run.id);
  Rows rows = db.query(
      "SELECT r.id = (SELECT min(id) FROM reading x WHERE x.document_id = r.document_id), count(*)"
      " FROM reading r WHERE r.run_id = ?1 GROUP BY 1",
      run.id);
  while (rows.next()) (rows.integer(0) != 0 ? run.new_documents : run.changed_documents) = rows.integer(1);
}

/// When a run was last heard of.
std::string last_sign_of(Database& db, RunId run) {
  return db.text(
      "SELECT max(coalesce((SELECT max(changed_at) FROM attempt WHERE run_id = ?1), ''), started_at)"
      " FROM run WHERE id = ?1",
      run);
}

}  // namespace

RunId Store::Impl::begin_run(const RunInfo& info) {
  Transaction transaction(db, Transaction::Kind::kWrite);
  db.run(
      "INSERT INTO run (program_version, rules_hash, model_hash, reason, state, started_at)"
      " VALUES (?1, ?2, ?3, ?4, 'running', ?5)",
      info.program_version, info.rules_hash, info.model_hash, info.reason, now());
  const RunId run = db.last_row();
  run_locks.hold(run);  // before anybody can see the row, and take the run for a dead one's
  try {
    transaction.commit();
  } catch (...) {
    run_locks.release(run);
    throw;
  }
  return run;
}

void Store::Impl::end_run(RunId run, RunState state) {
  // Over it is in any case: one whose end cannot be noted (a full disk) is interrupted, not running for ever.
  run_locks.release(run);
  db.run("UPDATE run SET state = ?1, ended_at = ?2 WHERE id = ?3", to_string(state), now(), run);
}

void Store::Impl::end_dead_runs() {
  const auto dead = [&] {
    std::vector<RunId> list;
    Rows rows = db.query("SELECT id FROM run WHERE state = 'running'");
    while (rows.next())
      if (!run_locks.is_held(rows.integer(0))) list.push_back(rows.integer(0));
    return list;
  };
  if (dead().empty()) return;  // opening a store writes only where there is something to say
  Transaction transaction(db, Transaction::Kind::kWrite);
  for (const RunId run : dead()) {
    db.run("UPDATE run SET state = 'interrupted', ended_at = ?1 WHERE id = ?2", last_sign_of(db, run), run);
  }
  transaction.commit();
}

std::vector<RunSummary> Store::Impl::runs(std::int64_t limit) {
  Transaction transaction(db, Transaction::Kind::kRead);
  std::vector<RunSummary> list;
  Rows rows = db.query(
      "SELECT id, program_version, rules_hash, model_hash, reason, state, started_at, coalesce(ended_at, '')"
      " FROM run ORDER BY id DESC LIMIT ?1",
      limit);
  while (rows.next()) {
    RunSummary run;
    run.id = rows.integer(0);
    run.info = {rows.text(1), rows.text(2), rows.text(3), rows.text(4)};
    run.state = parse_run_state(rows.view(5)).value_or(RunState::kFailed);
    run.started_at = rows.text(6);
    run.ended_at = rows.text(7);
    // Whoever only reads cannot note it, and need not call it running for that.
    if (run.state == RunState::kRunning && !run_locks.is_held(run.id)) {
      run.state = RunState::kInterrupted;
      run.ended_at = last_sign_of(db, run.id);
    }
    add_what_was_done(db, run);
    list.push_back(std::move(run));
  }
  return list;
}

std::vector<CoverageRow> Store::Impl::coverage() {
  Transaction transaction(db, Transaction::Kind::kRead);
  std::map<std::tuple<std::string, std::string, std::string>, CoverageRow> all;
  const auto row_of = [&](const std::string& code, const std::string& body,
                          const std::string& year) -> auto& {
    // One body, however a paper writes its letters.
    return all.try_emplace({code, fold(body), year}, CoverageRow{code, body, year}).first->second;
  };
  Rows held = db.query(
      "SELECT coalesce(i.payload ->> '$.municipality.code', r.municipality_code, ''),"
      " coalesce(i.payload ->> '$.committee', ''),"
      " substr(coalesce(i.payload ->> '$.meeting_date', r.date, ''), 1, 4),"
      " EXISTS (SELECT 1 FROM diagnostic g WHERE g.reading_id = r.id"
      // Those codes of is_of_reading() (pipeline/run/process_document.h) that speak of pages.
      "   AND g.code IN ('page_unreadable', 'pages_skipped', 'text_limit', 'no_text'))"
      " FROM document d JOIN reading r ON r.id = d.reading_id"
      // The first decision, as people corrected it where this reading is the one that counts.
      " LEFT JOIN (SELECT v.reading_id AS reading, coalesce(n.payload, v.payload) AS payload, min(v.ordinal)"
      "   FROM record_version v JOIN record c ON c.id = v.record_id AND c.kind = 'decision'"
      "   LEFT JOIN current_record n ON n.record_id = v.record_id AND n.reading_id = v.reading_id"
      "   GROUP BY v.reading_id) i ON i.reading = r.id"
      " ORDER BY d.id");
  while (held.next()) {
    CoverageRow& row = row_of(held.text(0), held.text(1), held.text(2));
    ++row.documents;
    row.incomplete += held.integer(3);
  }
  Rows failed = db.query("SELECT municipality_code, count(*) FROM attempt a WHERE " + kFailedFile +
                         " GROUP BY municipality_code");
  while (failed.next()) row_of(failed.text(0), "", "").failed = failed.integer(1);
  std::vector<CoverageRow> list;
  for (auto& [key, row] : all) list.push_back(std::move(row));
  return list;
}

}  // namespace frisaet
