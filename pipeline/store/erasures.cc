#include "pipeline/store/erasures.h"

#include <algorithm>
#include <set>

#include "models/records/vocabulary.h"
#include "models/text/danish_days.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/withdrawals.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::texts;
using sqlite::Transaction;

bool is_sha256(std::string_view id) {
  return id.size() == 64 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The bytes of an attachment stand in its mail's original too.
void require_on_no_other_mail(Database& db, std::string_view document) {
  const std::string mail =
      db.text("SELECT mail_id FROM attachment WHERE document_id = ?1 ORDER BY mail_id LIMIT 1", document);
  if (mail.empty()) return;
  throw Refusal({ErrorCode::kUsage, "Dokumentet hang på en mail, og det står også i mailens original.",
                 std::string(document.substr(0, 12)),
                 "Slet mailen (" + mail.substr(0, 12) + "), så slettes det, der kom med den."});
}

std::vector<std::string> frozen_that_cite(Database& db, const std::vector<std::string>& documents) {
  std::set<std::string> names;
  for (const std::string& document : documents)
    for (std::string& name :
         texts(db.query("SELECT name FROM frozen_register WHERE instr(content, ?1) > 0", document)))
      names.insert(std::move(name));
  return {names.begin(), names.end()};
}

void erase_frozen(Database& db, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const std::string trigger =
      db.text("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'frozen_register_remains'");
  db.run("DROP TRIGGER frozen_register_remains");
  for (const std::string& name : names) db.run("DELETE FROM frozen_register WHERE name = ?1", name);
  db.run(trigger);
}

/// Removes what was said of a record that no document holds any more, and the record.
void erase_record(Database& db, const std::string& record) {
  db.run("DELETE FROM ruling WHERE record_id = ?1", record);
  db.run("UPDATE correction SET replaced_by = NULL WHERE record_id = ?1", record);
  for (const char* table : {"correction", "current_record"})
    db.run("DELETE FROM " + std::string(table) + " WHERE record_id = ?1", record);
  db.run("DELETE FROM record WHERE id = ?1", record);
}

/// A code, a yes or no, or nothing: no words of the document's. That somebody said an item is closed must not
/// be lost with one of its papers.
bool is_code(std::string_view field, std::string_view json) {
  for (const std::string_view bare : {"", "null", "true", "false", "[]"})
    if (json == bare) return true;
  return field == "outcome" && json.size() > 2 && parse_outcome(json.substr(1, json.size() - 2));
}

/// Removes what was said of a record that other documents hold too, replaced and revoked ones included, where
/// words stand in it that none of them, as far as they are to be seen, reads: they may be the erased one's.
void erase_corrections(Database& db, const std::string& record) {
  std::vector<std::int64_t> gone;
  {
    Rows rows = db.query(
        "SELECT k.id, k.field, k.value, k.machine_value, " + sqlite::read_in_sight("k.value") + ", " +
            sqlite::read_in_sight("k.machine_value") + " FROM correction k WHERE k.record_id = ?1",
        record);
    while (rows.next()) {
      const auto may_stay = [&](int column) {
        return is_code(rows.view(1), rows.view(column)) || rows.integer(column + 2) != 0;
      };
      if (!may_stay(2) || !may_stay(3)) gone.push_back(rows.integer(0));
    }
  }
  if (gone.empty()) return;
  for (const std::int64_t id : gone) {
    db.run("UPDATE correction SET replaced_by = NULL WHERE replaced_by = ?1", id);
    db.run("DELETE FROM correction WHERE id = ?1", id);
  }
  sqlite::refresh_said_of(db, record);
}

/// The ledger keeps that something came and how it went, not what it was called: files are named after
/// people.
void erase_names_in_ledger(Database& db, const std::string& document) {
  // What hung on a mail and stays: `…/mail.eml » bilag.pdf` names the mail.
  for (const std::string& mail : texts(db.query(
           "SELECT path FROM attempt WHERE sha256 = ?1 UNION SELECT path FROM arrival WHERE document_id = ?1",
           document))) {
    const std::string inside = mail + " » ";
    db.run("UPDATE attempt SET path = 'slettet', message = NULL WHERE substr(path, 1, length(?1)) = ?1",
           inside);
    db.run("UPDATE OR IGNORE arrival SET path = '' WHERE substr(path, 1, length(?1)) = ?1", inside);
    db.run("DELETE FROM arrival WHERE substr(path, 1, length(?1)) = ?1", inside);  // another says the same
  }
  db.run(
      "UPDATE attempt SET path = 'slettet', message = NULL WHERE sha256 = ?1"
      " OR path IN (SELECT path FROM attempt WHERE sha256 = ?1)"
      " OR path IN (SELECT path FROM arrival WHERE document_id = ?1)",
      document);
}

void erase_rows(Database& db, const std::string& document) {
  const std::vector<std::string> records = sqlite::records_of(db, document);
  db.run("UPDATE document SET reading_id = NULL WHERE id = ?1", document);
  sqlite::refresh_document(db, document);                                        // out of the index
  for (const std::string& record : records) sqlite::refresh_record(db, record);  // no current row reads it
  for (const char* table : {"evidence", "diagnostic", "page", "record_version"}) {
    db.run("DELETE FROM " + std::string(table) +
               " WHERE reading_id IN (SELECT id FROM reading WHERE document_id = ?1)",
           document);
  }
  for (const std::string& record : records) {
    if (db.integer("SELECT count(*) FROM record_version WHERE record_id = ?1", record) == 0) {
      erase_record(db, record);
    } else {
      erase_corrections(db, record);
    }
  }
  erase_names_in_ledger(db, document);
  db.run("DELETE FROM release WHERE document_id = ?1", document);
  for (const char* what :
       {"reading WHERE document_id", "arrival WHERE document_id", "withdrawal WHERE document_id",
        "document_correction WHERE document_id", "known_record WHERE document_id", "document WHERE id"})
    db.run("DELETE FROM " + std::string(what) + " = ?1", document);
}

ErasedDocument described(Database& db, const std::string& document) {
  Rows row = db.query(
      "SELECT coalesce((SELECT name FROM arrival WHERE document_id = ?1 ORDER BY id LIMIT 1), ''),"
      "  coalesce((SELECT archive_path FROM document WHERE id = ?1), ''),"
      "  coalesce((SELECT bytes FROM document WHERE id = ?1), 0),"
      "  (SELECT count(*) FROM page p WHERE p.reading_id = (SELECT pages_of FROM reading WHERE document_id = "
      "?1 ORDER BY id DESC LIMIT 1)),"
      "  (SELECT count(*) FROM record_version v WHERE v.reading_id = (SELECT max(id) FROM reading WHERE "
      "document_id = ?1))",
      document);
  row.next();
  return {document, row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4)};
}

/// Documents that stay and hold some of the same decisions.
std::vector<std::string> with_the_same(Database& db, const std::vector<std::string>& documents) {
  std::set<std::string> others;
  for (const std::string& document : documents)
    for (std::string& other :
         texts(db.query("SELECT DISTINCT d.id FROM reading r JOIN record_version v ON v.reading_id = r.id"
                        " JOIN record_version w ON w.record_id = v.record_id"
                        " JOIN document d ON d.reading_id = w.reading_id WHERE r.document_id = ?1",
                        document)))
      if (std::find(documents.begin(), documents.end(), other) == documents.end())
        others.insert(std::move(other));
  return {others.begin(), others.end()};
}

}  // namespace

namespace sqlite {

bool is_erased(Database& db, std::string_view document) {
  return db.integer("SELECT count(*) FROM erasure WHERE subject = ?1", document) > 0;
}

void require_not_erased(Database& db, std::string_view document) {
  Rows row = db.query("SELECT made_at, author FROM erasure WHERE subject = ?1", document);
  if (!row.next()) return;
  throw Refusal({ErrorCode::kNotFound,
                 "Dokumentet er slettet for altid den " + danish_date(row.view(0).substr(0, 10)) + " af " +
                     row.text(1) + " og læses ikke ind igen.",
                 "", "frisaet erase uden ID viser, hvad der er slettet."});
}

}  // namespace sqlite

Result<ErasureReport> Store::erase(std::string_view document, const ErasureOrder& order) {
  return guarded([&] {
    Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kWrite);
    sqlite::require_not_erased(db, document);
    const bool is_here = db.integer("SELECT count(*) FROM document WHERE id = ?1", document) > 0;
    if (!is_here && !is_sha256(document))
      throw Refusal({ErrorCode::kNotFound, "Der er intet dokument med dette id.", std::string(document),
                     "Skriv hele dets fingeraftryk (SHA-256, 64 tegn), når det aldrig må læses ind."});
    require_on_no_other_mail(db, document);
    const std::vector<std::string> list = sqlite::that_came_with(db, document, sqlite::Withdrawn::kToo);
    ErasureReport report;
    report.frozen = frozen_that_cite(db, list);
    report.same_decisions = with_the_same(db, list);
    for (const std::string& id : list) report.documents.push_back(described(db, id));
    if (order.only_look) return report;
    // One that is applied again after a restore was made under the rules of its day, and must not fail now.
    if (order.made_at.empty())
      require_person(order.author, order.reason,
                     "Skriv hvorfor (--reason), men ikke noget af det, der skal slettes.");
    if (!report.frozen.empty() && !order.with_frozen)
      throw Refusal({ErrorCode::kUsage,
                     "Det fastfrosne register \"" + report.frozen.front() + "\" bygger på dokumentet.", "",
                     "Skal det slettes med, så skriv --with-frozen; en plan, der bygger på det, kan så ikke "
                     "efterprøves."});
    erase_frozen(db, report.frozen);
    for (const ErasedDocument& one : report.documents) {
      db.run("DELETE FROM attachment WHERE mail_id = ?1", one.document);
      db.run("UPDATE withdrawal SET with_mail = NULL WHERE with_mail = ?1", one.document);
      db.run(
          "INSERT INTO erasure (subject, author, reason, made_at, pages, records, bytes, archive_path)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          one.document, order.author, order.reason, order.made_at.empty() ? impl_->now() : order.made_at,
          one.pages, one.records, one.bytes, one.archive_path);
    }
    for (const ErasedDocument& one : report.documents) erase_rows(db, one.document);
    // A deleted row's words stay in the segments of the index until these are merged.
    db.run("INSERT INTO search (search) VALUES ('optimize')");
    transaction.commit();
    return report;
  });
}

Result<void> Store::scrub() {
  return guarded([&] {
    Database& db = impl_->db;
    // Freed pages are zeroed (Database), but cells that moved between pages leave copies in gaps.
    db.run("VACUUM");
    Rows done = db.query("PRAGMA wal_checkpoint(TRUNCATE)");
    if (done.next() && done.integer(0) != 0)
      throw Refusal({ErrorCode::kStore, "Et andet program læser i databasen, så dens log kan ikke tømmes.",
                     "", "Kør frisaet doctor, når det er færdigt; så tømmes den."});
  });
}

Result<void> Store::finish_erasures(const std::vector<std::string>& documents) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    const std::string now = impl_->now();
    for (const std::string& document : documents)
      impl_->db.run("UPDATE erasure SET finished_at = ?1 WHERE subject = ?2 AND finished_at IS NULL", now,
                    document);
    transaction.commit();
  });
}

Result<std::vector<Erasure>> Store::erasures() {
  return guarded([&] {
    std::vector<Erasure> list;
    Rows rows = impl_->db.query(
        "SELECT subject, author, reason, made_at, pages, records, bytes, archive_path, finished_at IS NOT "
        "NULL"
        " FROM erasure ORDER BY id");
    while (rows.next())
      list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4),
                      rows.integer(5), rows.integer(6), rows.text(7), rows.integer(8) != 0});
    return list;
  });
}

Result<bool> Store::is_erased(std::string_view sha256) {
  return guarded([&] { return sqlite::is_erased(impl_->db, sha256); });
}

}  // namespace frisaet
