#include <map>

#include "pipeline/store/closed_items.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Rows;
using sqlite::Transaction;

std::string waiting() {
  return " FROM record c JOIN current_record n ON n.record_id = c.id"
         " JOIN record_version v ON v.record_id = c.id AND v.reading_id = n.reading_id"
         " JOIN reading r ON r.id = n.reading_id JOIN document d ON d.id = r.document_id"
         " WHERE NOT n.withdrawn AND ((v.confidence < ?1 AND NOT n.corrected AND n.found)"
         "  OR EXISTS (SELECT 1 FROM correction k WHERE k.record_id = c.id AND k.state = 'conflict')"
         "  OR " +
         std::string(sqlite::kVersionsDisagree) +
         ")"
         " AND (?2 OR NOT " +
         sqlite::from_closed_item() + ")";
}

/// What an error would cost: wishes decide who gets what, agreements who has it, and decisions are what
/// people look for; an address or a number of places is seen to be wrong where it is used.
constexpr const char* kConsequence =
    "CASE c.kind WHEN 'declaration' THEN 4 WHEN 'agreement_assignment' THEN 3"
    " WHEN 'decision' THEN 2 + (coalesce(json_array_length(v.payload, '$.areas'), 0) > 0) ELSE 1 END";

}  // namespace

Result<void> Store::confirm(std::string_view record, std::string_view author, std::string_view reason) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    std::vector<std::string> fields = sqlite::texts(impl_->db.query(
        "SELECT j.key FROM current_record n JOIN record_version v ON v.record_id = n.record_id AND "
        "v.reading_id = n.reading_id,"
        " json_each(v.payload) j WHERE n.record_id = ?1 AND j.key <> 'kind'",
        record));
    if (fields.empty())
      throw Refusal({ErrorCode::kNotFound, "Der er ingen oplysning med dette id.", std::string(record), ""});
    for (std::string& field : fields) {
      // What a person set stays as it is: it was said on purpose.
      const std::int64_t set = impl_->db.integer(
          "SELECT count(*) FROM correction WHERE record_id = ?1 AND field = ?2 AND operation IN ('set', "
          "'clear')"
          " AND state IN ('active', 'agreed')",
          record, field);
      if (set == 0)
        impl_->correct({std::string(record), std::move(field), Correction::Operation::kConfirm, "",
                        std::string(author), std::string(reason)});
    }
    transaction.commit();
  });
}

namespace {

void take_back(sqlite::Database& db, std::string_view record, std::int64_t correction) {
  db.run("UPDATE correction SET state = 'revoked' WHERE id = ?1", correction);
  // What it replaced is in force again: people's word before the machine's. Its state is found anew below.
  db.run("UPDATE correction SET state = 'active', replaced_by = NULL WHERE replaced_by = ?1", correction);
  sqlite::refresh_said_of(db, record);
}

}  // namespace

Result<void> Store::revoke(std::string_view record, std::string_view field) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    const std::int64_t taken_back = impl_->db.integer(
        "SELECT id FROM correction WHERE record_id = ?1 AND field = ?2 AND state <> 'revoked'", record,
        field);
    if (taken_back == 0) {
      throw Refusal({ErrorCode::kNotFound, "Der er intet sagt om det felt, som kan tages tilbage.",
                     std::string(record) + " " + std::string(field),
                     "frisaet review show viser, hvad der er sagt."});
    }
    take_back(impl_->db, record, taken_back);
    transaction.commit();
  });
}

Result<void> Store::revoke(std::string_view record, std::int64_t id) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    if (impl_->db.integer(
            "SELECT count(*) FROM correction WHERE id = ?1 AND record_id = ?2 AND state <> 'revoked'", id,
            record) == 0) {
      throw Refusal({ErrorCode::kNotFound, "Det er taget tilbage, eller nogen har sagt noget andet siden.",
                     std::string(record), "Hent siden igen: »Hvem gjorde hvad« viser, hvad der gælder nu."});
    }
    take_back(impl_->db, record, id);
    transaction.commit();
  });
}

Result<std::vector<SaidCorrection>> Store::corrections(std::string_view record) {
  return guarded([&] {
    std::vector<SaidCorrection> said;
    Rows rows = impl_->db.query(
        "SELECT k.field, k.operation, k.value, k.machine_value, k.author, k.reason, k.made_at, k.state,"
        "  k.machine_value IS NULL OR " +
            sqlite::read_in_sight("k.machine_value") +
            ", k.id FROM correction k WHERE k.record_id = ?1 ORDER BY k.id",
        record);
    while (rows.next()) {
      said.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                      rows.text(6), rows.text(7), rows.integer(8) != 0, rows.integer(9)});
    }
    return said;
  });
}

Result<ReviewQueue> Store::review_queue(double below, std::int64_t limit, std::int64_t offset,
                                        bool with_closed) {
  return guarded([&] {
    ReviewQueue queue;
    queue.total = impl_->db.integer("SELECT count(*)" + waiting(), below, with_closed);
    Rows rows =
        impl_->db.query(std::string("SELECT c.id, c.kind, d.id, (SELECT name FROM arrival WHERE document_id "
                                    "= d.id ORDER BY id LIMIT 1),"
                                    " coalesce(n.payload, v.payload), v.confidence,"
                                    " EXISTS (SELECT 1 FROM correction k WHERE k.record_id = c.id AND "
                                    "k.state = 'conflict') AS conflict, ") +
                            std::string(sqlite::kVersionsDisagree) + " AS disagree, n.found" + waiting() +
                            " ORDER BY conflict DESC, disagree DESC, (1 - v.confidence) * " + kConsequence +
                            " DESC, v.confidence, c.id LIMIT ?3 OFFSET ?4",
                        below, with_closed, limit, offset);
    while (rows.next()) {
      queue.items.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                             rows.real(5), rows.integer(6) != 0, rows.integer(8) != 0, rows.integer(7) != 0});
    }
    return queue;
  });
}

namespace {

/// A document whose newest reading is not its first, and the reading before.
struct Reread {
  std::string document, name, read_at;
  std::int64_t before = 0, newest = 0;
};

std::vector<Reread> reread_documents(sqlite::Database& db, std::int64_t limit) {
  std::vector<Reread> documents;
  Rows rows = db.query(
      "SELECT d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1), r.created_at,"
      "  (SELECT max(x.id) FROM reading x WHERE x.document_id = d.id AND x.id < r.id) AS before, r.id"
      " FROM document d JOIN reading r ON r.id = (SELECT max(x.id) FROM reading x JOIN run u ON u.id = "
      "x.run_id"
      "  WHERE x.document_id = d.id AND u.reason <> 'correction')"
      " WHERE d.reading_id IS NOT NULL AND before IS NOT NULL ORDER BY r.id DESC LIMIT ?1",
      limit);
  while (rows.next())
    documents.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4)});
  return documents;
}

/// SQL: the records of reading ?1 that reading ?2 has not, or has otherwise; ?3: those of closed items too.
std::string told_otherwise() {
  return "SELECT c.id, c.kind, coalesce(o.payload, ''), v.payload, v.confidence,"
         "  EXISTS (SELECT 1 FROM correction k WHERE k.record_id = c.id AND k.state = 'conflict'),"
         "  o.reading_id IS NULL, " +
         sqlite::from_closed_item() +
         " FROM record_version v JOIN record c ON c.id = v.record_id"
         " JOIN current_record n ON n.record_id = c.id"
         " JOIN reading r ON r.id = v.reading_id JOIN document d ON d.id = r.document_id"
         " LEFT JOIN record_version o ON o.record_id = v.record_id AND o.reading_id = ?2"
         " WHERE v.reading_id = ?1 AND o.payload IS NOT v.payload ORDER BY v.ordinal";
}

}  // namespace

Result<std::vector<RereadRecord>> Store::reread_records(std::size_t limit, bool with_closed) {
  return guarded([&] {
    std::vector<RereadRecord> changes;
    for (const Reread& of : reread_documents(impl_->db, kRereadDocuments)) {
      std::map<std::string, bool> closed_before;  // of the records the reading before had otherwise
      std::vector<RereadRecord> gone;
      Rows older = impl_->db.query(told_otherwise(), of.before, of.newest);
      while (older.next()) {
        closed_before[older.text(0)] = older.integer(7) != 0;
        if (older.integer(6) != 0 && (with_closed || older.integer(7) == 0))
          gone.push_back({older.text(0), older.text(1), of.document, of.name, older.text(3), "",
                          older.real(4), of.read_at, older.integer(5) != 0});
      }
      Rows newer = impl_->db.query(told_otherwise(), of.newest, of.before);
      while (newer.next()) {
        if (!with_closed && (newer.integer(7) != 0 || closed_before[newer.text(0)])) continue;
        changes.push_back({newer.text(0), newer.text(1), of.document, of.name, newer.text(2), newer.text(3),
                           newer.real(4), of.read_at, newer.integer(5) != 0});
      }
      changes.insert(changes.end(), gone.begin(), gone.end());
      if (changes.size() < limit) continue;
      changes.resize(limit);
      break;
    }
    return changes;
  });
}

Result<std::vector<RecordVersion>> Store::versions(std::string_view record, bool with_held) {
  return guarded([&] {
    std::vector<RecordVersion> list;
    Rows rows = impl_->db.query(
        "SELECT d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1), v.payload, "
        "v.confidence"
        " FROM record_version v JOIN reading r ON r.id = v.reading_id"
        " JOIN document d ON d.id = r.document_id AND d.reading_id = r.id"
        " JOIN current_record n ON n.record_id = v.record_id"
        " WHERE v.record_id = ?1 AND (?2 OR NOT d.held) ORDER BY n.reading_id <> v.reading_id, d.id",
        record, with_held);
    while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.real(3)});
    return list;
  });
}

Result<std::vector<std::string>> Store::areas_beside(std::string_view record) {
  return guarded([&] {
    return sqlite::texts(impl_->db.query(
        "WITH own AS (SELECT d.id, d.round FROM record_version v JOIN reading r ON r.id = v.reading_id"
        "  JOIN document d ON d.id = r.document_id WHERE v.record_id = ?1)"
        " SELECT DISTINCT t.value FROM document d JOIN reading r ON r.document_id = d.id"
        " JOIN record_version v ON v.reading_id = r.id, json_tree(v.payload) t"
        " WHERE (d.id IN (SELECT id FROM own) OR d.round IN (SELECT round FROM own))"
        "  AND t.type = 'text' AND (t.key = 'area' OR t.path LIKE '%.areas') ORDER BY 1",
        record));
  });
}

Result<std::vector<std::string>> Store::record_ids() {
  return guarded([&] {
    std::vector<std::string> ids;
    Rows rows = impl_->db.query(
        "SELECT n.record_id FROM current_record n JOIN reading r ON r.id = n.reading_id"
        " JOIN document d ON d.id = r.document_id"
        " WHERE NOT n.withdrawn AND (n.found OR n.corrected) AND NOT d.held ORDER BY n.record_id");
    while (rows.next()) ids.push_back(rows.text(0));
    return ids;
  });
}

Result<std::vector<std::string>> Store::conflicts(bool with_held) {
  return guarded([&] {
    std::vector<std::string> records;
    Rows rows = impl_->db.query(
        "SELECT DISTINCT k.record_id FROM correction k JOIN current_record n ON n.record_id = k.record_id"
        " JOIN reading r ON r.id = n.reading_id JOIN document d ON d.id = r.document_id"
        " WHERE k.state = 'conflict' AND (?1 OR NOT d.held) ORDER BY k.record_id",
        with_held);
    while (rows.next()) records.push_back(rows.text(0));
    return records;
  });
}

}  // namespace frisaet
