#include <algorithm>

#include "pipeline/store/closed_items.h"
#include "pipeline/store/erasures.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/withdrawals.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::Transaction;

constexpr std::size_t kShortestId = 4;

std::optional<std::string> text_or_nothing(const Rows& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.text(column);
}

/// Columns: type, title, date, municipality_code, municipality_name, areas, confidence, from `first` on.
DocumentFacts read_facts(Database& db, const Rows& row, int first) {
  DocumentFacts facts;
  facts.type = parse_document_type(row.view(first)).value_or(DocumentType::kOther);
  facts.title = text_or_nothing(row, first + 1);
  facts.date = parse_iso_date(row.view(first + 2));
  if (!row.is_null(first + 3)) facts.municipality = MunicipalityRef{row.text(first + 3), row.text(first + 4)};
  facts.areas = sqlite::from_json_list(db, row.view(first + 5));
  facts.confidence = row.real(first + 6);
  return facts;
}

/// Columns: number, origin, reason, confidence, text, furniture, blob.
StoredPage read_page(Database& db, const Rows& row) {
  return {static_cast<int>(row.integer(0)),
          parse_page_origin(row.view(1)).value_or(PageOrigin::kTextFile),
          row.text(2),
          row.real(3),
          row.text(4),
          sqlite::from_json_list(db, row.view(5)),
          row.text(6)};
}

/// Held ones are left out, but for the one whose reading is shown.
std::vector<std::string> documents_holding(Database& db, std::string_view record, std::int64_t reading) {
  std::vector<std::string> ids;
  Rows rows = db.query(
      "SELECT d.id FROM record_version v JOIN reading r ON r.id = v.reading_id"
      " JOIN document d ON d.id = r.document_id AND d.reading_id = r.id WHERE v.record_id = ?1"
      "  AND (NOT d.held OR r.id = ?2) ORDER BY d.id",
      record, reading);
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

/// A record as one reading has it. A correction is shown where that reading is the one that counts.
StoredRecord read_record(Database& db, std::string_view id, std::int64_t reading) {
  Rows row = db.query(
      "SELECT c.id, c.kind, c.natural_key, r.document_id,"
      "  CASE WHEN n.reading_id = v.reading_id THEN coalesce(n.payload, v.payload) ELSE v.payload END,"
      "  v.confidence, n.corrected, n.withdrawn, n.found, " +
          sqlite::from_closed_item() + ", " + std::string(sqlite::kVersionsDisagree) + ", " +
          sqlite::review_state() +
          " FROM record_version v JOIN record c ON c.id = v.record_id JOIN reading r ON r.id = v.reading_id"
          " JOIN current_record n ON n.record_id = c.id WHERE v.record_id = ?1 AND v.reading_id = ?2",
      id, reading);
  if (!row.next())
    throw Refusal({ErrorCode::kNotFound, "Der er ingen oplysning med dette id.", std::string(id), ""});
  StoredRecord record;
  record.id = row.text(0);
  record.kind = row.text(1);
  record.natural_key = row.text(2);
  record.document = row.text(3);
  record.payload = row.text(4);
  record.confidence = row.real(5);
  record.corrected = row.integer(6) != 0;
  record.withdrawn = row.integer(7) != 0;
  record.found = row.integer(8) != 0;
  record.closed = row.integer(9) != 0;
  record.versions_disagree = row.integer(10) != 0;
  record.review = row.text(11);
  record.documents = documents_holding(db, id, reading);
  record.evidence = sqlite::evidence_of(db, reading, id);
  return record;
}

[[noreturn]] void no_such_document(std::string_view id) {
  throw Refusal({ErrorCode::kNotFound, "Der er intet dokument med dette id.", std::string(id),
                 "Find det med `frisaet search`."});
}

}  // namespace

void Store::Impl::require_document(std::string_view id) {
  sqlite::require_not_withdrawn(db, id);
  if (db.integer("SELECT count(*) FROM document WHERE id = ?1", id) == 0) no_such_document(id);
}

Store::Found Store::Impl::find(std::string_view id) {
  if (id.size() < kShortestId) {
    throw Refusal({ErrorCode::kUsage, "Et id skal have mindst fire tegn.", std::string(id), ""});
  }
  std::vector<Found> found;
  // '~' sorts after every letter an id can have.
  Rows rows = db.query(
      "SELECT 0, id FROM document WHERE id >= ?1 AND id < ?1 || '~' UNION ALL"
      " SELECT 1, id FROM record WHERE id >= ?1 AND id < ?1 || '~' LIMIT 2",
      id);
  while (rows.next()) {
    found.push_back({rows.integer(0) == 0 ? Found::Kind::kDocument : Found::Kind::kRecord, rows.text(1)});
  }
  if (found.empty()) {
    sqlite::require_not_erased(
        db, db.text("SELECT subject FROM erasure WHERE subject >= ?1 AND subject < ?1 || '~' LIMIT 1", id));
    throw Refusal({ErrorCode::kNotFound, "Intet dokument og ingen oplysning har et id, der begynder sådan.",
                   std::string(id), "Find det med `frisaet search`."});
  }
  if (found.size() > 1) {
    throw Refusal(
        {ErrorCode::kUsage, "Flere id'er begynder sådan.", std::string(id), "Skriv flere tegn af id'et."});
  }
  return found.front();
}

std::vector<StoredArrival> Store::Impl::arrivals(std::string_view document) {
  std::vector<StoredArrival> list;
  Rows rows = db.query(
      "SELECT name, path, municipality_code, received_at FROM arrival WHERE document_id = ?1 ORDER BY id",
      document);
  while (rows.next()) list.push_back({{rows.text(0), rows.text(1), rows.text(2)}, rows.text(3)});
  return list;
}

std::vector<OtherVersion> Store::Impl::other_versions(std::string_view document) {
  std::vector<OtherVersion> list;
  Rows rows = db.query(
      "WITH mine AS MATERIALIZED (SELECT v.record_id, v.content_hash FROM document d"
      "  JOIN record_version v ON v.reading_id = d.reading_id JOIN record c ON c.id = v.record_id"
      "  WHERE d.id = ?1 AND +c.kind = 'decision'),"
      " shared AS (SELECT d.id, d.reading_id, d.received_at, count(*) AS both,"
      "   sum(v.content_hash <> m.content_hash) AS different"
      "  FROM mine m JOIN record_version v ON v.record_id = m.record_id JOIN reading r ON r.id = v.reading_id"
      "  JOIN document d ON d.id = r.document_id AND d.reading_id = r.id WHERE d.id <> ?1 AND NOT d.held"
      "  GROUP BY d.id)"
      " SELECT s.id, (SELECT name FROM arrival WHERE document_id = s.id ORDER BY id LIMIT 1), s.received_at,"
      "  s.both, s.different FROM shared s"
      " WHERE 2 * s.both >= min((SELECT count(*) FROM mine), (SELECT count(*) FROM record_version v"
      "  JOIN record c ON c.id = v.record_id WHERE v.reading_id = s.reading_id AND +c.kind = 'decision'))"
      " ORDER BY s.received_at, s.id",
      document);
  while (rows.next())
    list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4)});
  return list;
}

StoredDocument Store::Impl::document(std::string_view id) {
  Transaction transaction(db, Transaction::Kind::kRead);
  Rows row = db.query(
      "SELECT d.media_type, d.bytes, d.archive_path, r.id, r.pages_of,"
      "  r.type, r.title, r.date, r.municipality_code, r.municipality_name, r.areas, r.confidence, d.held"
      " FROM document d JOIN reading r ON r.id = d.reading_id WHERE d.id = ?1",
      id);
  if (!row.next()) {
    sqlite::require_not_erased(db, id);
    sqlite::require_not_withdrawn(db, id);
    no_such_document(id);
  }
  const std::int64_t reading = row.integer(3);
  StoredDocument document;
  document.arrivals = arrivals(id);
  document.source = {document.arrivals.empty() ? std::string() : document.arrivals.front().arrival.name,
                     std::string(id), row.text(0), static_cast<std::uint64_t>(row.integer(1))};
  document.archive_path = row.text(2);
  document.held = row.integer(12) != 0;
  document.facts = read_facts(db, row, 5);
  document.facts.evidence = sqlite::evidence_of(db, reading, "");
  Rows pages = db.query(
      "SELECT number, origin, reason, confidence, text, furniture, blob FROM page WHERE reading_id = ?1 "
      "ORDER BY number",
      row.integer(4));
  while (pages.next()) document.pages.push_back(read_page(db, pages));
  Rows records =
      db.query("SELECT record_id FROM record_version WHERE reading_id = ?1 ORDER BY ordinal", reading);
  while (records.next()) document.records.push_back(read_record(db, records.text(0), reading));
  Rows diagnostics =
      db.query("SELECT code, message, page FROM diagnostic WHERE reading_id = ?1 ORDER BY ordinal", reading);
  while (diagnostics.next()) {
    document.diagnostics.push_back(
        {diagnostics.text(0), diagnostics.text(1), static_cast<int>(diagnostics.integer(2))});
  }
  Rows attached = db.query(
      "SELECT a.name, a.document_id, a.problem FROM attachment a LEFT JOIN document d ON d.id = "
      "a.document_id"
      " WHERE a.mail_id = ?1 AND (d.id IS NULL OR d.reading_id IS NOT NULL) ORDER BY a.ordinal",
      id);
  while (attached.next())
    document.attachments.push_back({attached.text(0), attached.text(1), attached.text(2)});
  Rows mails = db.query(
      "SELECT DISTINCT (SELECT name FROM arrival WHERE document_id = a.mail_id ORDER BY id LIMIT 1), "
      "a.mail_id"
      " FROM attachment a JOIN document m ON m.id = a.mail_id AND m.reading_id IS NOT NULL AND NOT m.held"
      " WHERE a.document_id = ?1 ORDER BY a.mail_id",
      id);
  while (mails.next()) document.attached_to.push_back({mails.text(0), mails.text(1), ""});
  document.other_versions = other_versions(id);
  return document;
}

StoredPage Store::Impl::page(std::string_view document, int number) {
  Rows row = db.query(
      "SELECT p.number, p.origin, p.reason, p.confidence, p.text, p.furniture, p.blob"
      " FROM document d JOIN reading r ON r.id = d.reading_id JOIN page p ON p.reading_id = r.pages_of"
      " WHERE d.id = ?1 AND p.number = ?2",
      document, number);
  if (row.next()) return read_page(db, row);
  throw Refusal({ErrorCode::kNotFound,
                 "Dokumentet findes ikke eller har ingen side " + std::to_string(number) + ".",
                 std::string(document), ""});
}

StoredRecord Store::Impl::record(std::string_view id) {
  Transaction transaction(db, Transaction::Kind::kRead);
  return read_record(db, id, db.integer("SELECT reading_id FROM current_record WHERE record_id = ?1", id));
}

std::vector<DocumentSummary> Store::Impl::documents() {
  std::vector<DocumentSummary> list;
  Rows rows = db.query(
      "SELECT d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1),"
      "  (SELECT count(*) FROM page WHERE reading_id = r.pages_of),"
      "  (SELECT count(*) FROM record_version WHERE reading_id = r.id),"
      "  (SELECT count(*) FROM diagnostic WHERE reading_id = r.id),"
      "  r.type, r.title, r.date, r.municipality_code, r.municipality_name, r.areas, r.confidence, "
      "d.archive_path, d.held, d.round"
      " FROM document d JOIN reading r ON r.id = d.reading_id"
      " ORDER BY r.municipality_code IS NULL, r.municipality_code, r.date IS NULL, r.date, d.id");
  while (rows.next()) {
    list.push_back({rows.text(0), rows.text(1), rows.text(12), read_facts(db, rows, 5), rows.integer(2),
                    rows.integer(3), rows.integer(4), rows.integer(13) != 0, rows.text(14)});
  }
  return list;
}

namespace {

/// Columns of kRegisterColumns, to which a FROM that names c, n, v and d is added.
const std::string kRegisterColumns =
    "SELECT c.id, d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1),"
    "  coalesce(n.payload, v.payload), v.confidence, d.received_at, n.corrected, v.reading_id,"
    "  (SELECT u.reason FROM reading x JOIN run u ON u.id = x.run_id WHERE x.id = v.reading_id),"
    "  (SELECT x.type FROM reading x WHERE x.id = v.reading_id),"
    "  (SELECT e.quote FROM evidence e WHERE e.reading_id = v.reading_id AND e.record_id = c.id"
    "    AND e.field = 'date' ORDER BY e.ordinal LIMIT 1), d.round, " +
    sqlite::from_closed_item();

const std::string kFromItems =
    " FROM search_doc s JOIN record c ON c.id = s.record_id JOIN current_record n ON n.record_id = c.id"
    " JOIN record_version v ON v.record_id = c.id AND v.reading_id = n.reading_id"
    " JOIN document d ON d.id = s.document_id";

std::vector<StoredDeclaration> read_register_rows(Rows rows) {
  std::vector<StoredDeclaration> list;
  while (rows.next()) {
    list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.real(4), rows.text(5),
                    rows.integer(6) != 0, rows.integer(12) != 0, rows.integer(7), rows.text(11), rows.text(8),
                    rows.text(9), rows.text(10)});
  }
  return list;
}

}  // namespace

std::vector<StoredDeclaration> Store::Impl::declarations() {
  return read_register_rows(
      db.query(kRegisterColumns +
               " FROM record c JOIN current_record n ON n.record_id = c.id"
               " JOIN record_version v ON v.record_id = c.id AND v.reading_id = n.reading_id"
               " JOIN reading r ON r.id = n.reading_id JOIN document d ON d.id = r.document_id"
               " WHERE c.kind = 'declaration' AND NOT n.withdrawn AND (n.found OR n.corrected) AND NOT d.held"
               " ORDER BY c.id"));
}

std::vector<UnreadPaper> Store::Impl::unread_declarations() {
  std::vector<UnreadPaper> papers;
  Rows held = db.query(
      "SELECT DISTINCT coalesce(v.payload ->> '$.municipality.code', r.municipality_code) AS code, d.id,"
      "  d.received_at, r.date FROM document d JOIN reading r ON r.id = d.reading_id"
      " LEFT JOIN record_version v ON v.reading_id = r.id"
      "  AND EXISTS (SELECT 1 FROM record c WHERE c.id = v.record_id AND c.kind = 'declaration')"
      " WHERE d.held AND (v.record_id IS NOT NULL OR r.type = 'declaration') AND code IS NOT NULL"
      " ORDER BY d.id, code");
  while (held.next())
    papers.push_back(
        {held.text(0), held.text(1), "", held.text(2), parse_iso_date(held.view(3)), /*held=*/true});
  // A mail is answered for by what it brought, where that is a reply; what it brought and nobody could open
  // may be one. Seals, cards and calendars are none.
  Rows rows = db.query(
      "WITH told AS MATERIALIZED (SELECT s.municipality_code AS code, max(e.received_at) AS latest"
      "  FROM run u JOIN reading s ON s.run_id = u.id JOIN document e ON e.reading_id = s.id"
      "  WHERE u.reason = 'person' GROUP BY 1)"
      " SELECT r.municipality_code, d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id "
      "LIMIT 1),"
      "  d.received_at, r.date"
      " FROM document d JOIN reading r ON r.id = d.reading_id LEFT JOIN told t ON t.code = "
      "r.municipality_code"
      " WHERE NOT d.held AND (r.type = 'declaration' OR (r.type = 'other' AND ("
      "    EXISTS (SELECT 1 FROM diagnostic g WHERE g.reading_id = r.id AND g.code = 'declaration_unclear')"
      "    OR EXISTS (SELECT 1 FROM attachment a WHERE a.mail_id = d.id AND a.document_id IS NULL"
      "      AND a.problem <> '' AND lower(a.name) NOT GLOB '*.p7s*' AND lower(a.name) NOT GLOB '*.vcf*'"
      "      AND lower(a.name) NOT GLOB '*.ics*'))))"
      "  AND NOT EXISTS (SELECT 1 FROM record_version v JOIN record c ON c.id = v.record_id"
      "   WHERE v.reading_id = r.id AND +c.kind = 'declaration')"
      "  AND NOT EXISTS (SELECT 1 FROM attachment a JOIN document x ON x.id = a.document_id"
      "    JOIN reading y ON y.id = x.reading_id WHERE a.mail_id = d.id"
      "    AND (NOT x.held OR y.municipality_code IS NOT NULL) AND (y.type = 'declaration'"
      "     OR EXISTS (SELECT 1 FROM record_version v JOIN record c ON c.id = v.record_id"
      "      WHERE v.reading_id = y.id AND +c.kind = 'declaration')))"
      "  AND (t.latest IS NULL OR t.latest < d.received_at)"
      " ORDER BY d.id");
  while (rows.next())
    papers.push_back(
        {rows.text(0), rows.text(1), rows.text(2), rows.text(3), parse_iso_date(rows.view(4)), false});
  return papers;
}

std::vector<StoredDeclaration> Store::Impl::decisions_on_areas(std::string_view municipality_code) {
  return read_register_rows(
      db.query(kRegisterColumns + kFromItems +
                   " WHERE s.municipality_code = ?1 AND s.kind = 'decision'"
                   "  AND EXISTS (SELECT 1 FROM search_area a WHERE a.search_doc_id = s.id) ORDER BY c.id",
               municipality_code));
}

std::vector<StoredDeclaration> Store::Impl::decided_on_areas(std::string_view from, std::string_view to) {
  return read_register_rows(
      db.query(kRegisterColumns + kFromItems +
                   " WHERE s.kind = 'decision' AND s.body_kind IN ('council', 'finance_committee')"
                   "  AND s.outcome IN ('approved', 'amended', 'split', 'rejected', 'withdrawn')"
                   "  AND (s.date IS NULL OR (s.date >= ?1 AND s.date <= ?2))"
                   "  AND EXISTS (SELECT 1 FROM search_area a WHERE a.search_doc_id = s.id) ORDER BY c.id",
               from, to));
}

}  // namespace frisaet
