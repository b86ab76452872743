#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Rows;
using sqlite::Transaction;

/// A split alone says texts of its own: what a record is named by, and what it said before, is the machine's,
/// and a person may be taking a number away.
void refuse_person_number_in_split(sqlite::Database& db, const DocumentCorrection& correction) {
  if (correction.operation != "split") return;
  Rows texts = db.query(
      "SELECT coalesce(?1 -> '$.second', 'null') UNION ALL"
      " SELECT coalesce(value -> '$.after', 'null') FROM json_each(?1, '$.first')",
      correction.said);
  while (texts.next()) refuse_person_number_in_json(db, texts.text(0), correction.operation);
}

/// Before anything is said or taken back: the reading of a program that did not note what it was made with is
/// taken to have all that was in force until now, so that what comes is missed in it until it is there.
void note_what_was_said(sqlite::Database& db, std::string_view document) {
  db.run("UPDATE reading AS r SET said = (SELECT " + kSaidOfReading +
             " FROM document d WHERE d.id = ?1) WHERE r.said IS NULL"
             " AND r.id = (SELECT reading_id FROM document WHERE id = ?1)",
         document);
}

}  // namespace

Result<std::int64_t> Store::correct_document(const DocumentCorrection& correction) {
  return guarded([&] {
    sqlite::Database& db = impl_->db;
    if (correction.author.empty()) throw Refusal({ErrorCode::kUsage, "Der mangler et navn.", "", ""});
    refuse_person_number(correction.author, "Navnet");
    refuse_person_number(correction.reason, "Begrundelsen");
    Transaction transaction(db, Transaction::Kind::kWrite);
    impl_->require_document(correction.document);
    if (db.integer("SELECT json_valid(?1)", correction.said) == 0)
      throw Refusal(
          {ErrorCode::kInvalid, "Det, der blev sagt, er ikke gyldig JSON.", correction.operation, ""});
    impl_->require_reason_once_frozen(
        correction.reason,
        "EXISTS (SELECT 1 FROM document d JOIN record_version v ON v.reading_id = d.reading_id"
        "  JOIN record c ON c.id = v.record_id AND +c.kind = 'declaration' WHERE d.id = ?1)",
        correction.document, "Gå tilbage, og skriv en begrundelse.");
    refuse_person_number_in_split(db, correction);
    const std::int64_t said_already = db.integer(
        "SELECT id FROM document_correction WHERE document_id = ?1 AND operation = ?2 AND said = ?3 AND"
        " revoked_at IS NULL",
        correction.document, correction.operation, correction.said);
    if (said_already != 0) return said_already;
    note_what_was_said(db, correction.document);
    db.run(
        "INSERT INTO document_correction (document_id, operation, said, author, reason, made_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        correction.document, correction.operation, correction.said, correction.author, correction.reason,
        impl_->now());
    const std::int64_t id = db.last_row();
    transaction.commit();
    return id;
  });
}

Result<void> Store::revoke_document_correction(std::string_view document, std::int64_t id,
                                               std::string_view author) {
  return guarded([&] {
    refuse_person_number(author, "Navnet");
    sqlite::Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kWrite);
    impl_->require_document(document);
    note_what_was_said(db, document);
    db.run(
        "UPDATE document_correction SET revoked_by = ?1, revoked_at = ?2"
        " WHERE id = ?3 AND document_id = ?4 AND revoked_at IS NULL",
        author, impl_->now(), id, document);
    if (db.changes() == 0)
      throw Refusal({ErrorCode::kNotFound, "Det er taget tilbage allerede.", std::string(document), ""});
    transaction.commit();
  });
}

Result<std::vector<SaidOfDocument>> Store::document_corrections(std::string_view document) {
  return guarded([&] {
    std::vector<SaidOfDocument> list;
    Rows rows = impl_->db.query(
        "SELECT id, operation, said, author, reason, made_at, coalesce(revoked_by, ''), coalesce(revoked_at, "
        "'')"
        " FROM document_correction WHERE document_id = ?1 ORDER BY id",
        document);
    while (rows.next())
      list.push_back({rows.integer(0),
                      {std::string(document), rows.text(1), rows.text(2), rows.text(3), rows.text(4)},
                      rows.text(5),
                      rows.text(6),
                      rows.text(7)});
    return list;
  });
}

Result<std::vector<std::string>> Store::read_without_what_was_said() {
  return guarded([&] { return impl_->read_without_what_was_said(); });
}

std::vector<std::string> Store::Impl::read_without_what_was_said() {
  // Only documents of which something was ever said are looked at: few.
  return sqlite::texts(
      db.query("SELECT d.id FROM document d JOIN reading r ON r.id = d.reading_id"
               " WHERE d.id IN (SELECT document_id FROM document_correction) AND " +
               kNotAsSaid + " ORDER BY d.id"));
}

Result<std::string> Store::reading_mark(std::string_view document) {
  return guarded([&] {
    impl_->require_document(document);
    return impl_->db.text(
        "SELECT d.reading_id || ' ' || d.held || ' ' || (SELECT count(*) FROM arrival WHERE document_id = "
        "d.id)"
        "  || ' ' || " +
            kSaidOfReading +
            " || ' ' || (SELECT coalesce(group_concat(id || state), '') FROM (SELECT k.id, k.state"
            "  FROM record_version v JOIN correction k ON k.record_id = v.record_id"
            "  WHERE v.reading_id = d.reading_id AND k.state <> 'revoked' ORDER BY k.id))"
            " FROM document d WHERE d.id = ?1",
        document);
  });
}

}  // namespace frisaet
