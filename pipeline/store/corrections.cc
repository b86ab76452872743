#include <algorithm>

#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

std::string_view name_of(Correction::Operation operation) {
  switch (operation) {
    case Correction::Operation::kSet:
      return "set";
    case Correction::Operation::kClear:
      return "clear";
    case Correction::Operation::kConfirm:
      return "confirm";
    case Correction::Operation::kWithdraw:
      return "withdraw";
  }
  return "";
}

/// Names of the JSON contract: what can be put in a JSON path as it is.
bool is_field_name(std::string_view field) {
  return !field.empty() &&
         std::all_of(field.begin(), field.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

}  // namespace

void Store::Impl::require_reason_once_frozen(std::string_view reason, std::string_view concerns,
                                             const std::string& id, std::string_view hint) {
  if (!reason.empty()) return;
  const std::string frozen = db.text("SELECT name FROM frozen_register WHERE " + std::string(concerns) +
                                         " ORDER BY made_at DESC, name LIMIT 1",
                                     id);
  if (frozen.empty()) return;
  throw Refusal({ErrorCode::kUsage,
                 "Registeret er fastfrosset som \"" + frozen + "\"; en ændring skal begrundes.", id,
                 std::string(hint)});
}

void Store::Impl::correct(const Correction& correction) {
  using Operation = Correction::Operation;
  refuse_person_number(correction.reason, "Begrundelsen");
  refuse_person_number(correction.author, "Navnet");
  sqlite::Transaction transaction(db, sqlite::Transaction::Kind::kWrite);
  sqlite::Rows machine = db.query(
      "SELECT coalesce(v.payload -> ?2, 'null'), json_type(v.payload, '$.' || ?2) IS NOT NULL"
      " FROM current_record n JOIN record_version v ON v.record_id = n.record_id AND v.reading_id = "
      "n.reading_id"
      " WHERE n.record_id = ?1",
      correction.record, correction.operation == Operation::kWithdraw ? "kind" : correction.field);
  if (!machine.next()) {
    throw Refusal({ErrorCode::kNotFound, "Der er ingen oplysning med dette id.", correction.record, ""});
  }
  const bool is_whole = correction.operation == Operation::kWithdraw;
  if (!is_whole && (!is_field_name(correction.field) || machine.integer(1) == 0)) {
    throw Refusal({ErrorCode::kInvalid, "Oplysningen har intet felt, der hedder " + correction.field + ".",
                   correction.record, ""});
  }
  require_reason_once_frozen(correction.reason,
                             "EXISTS (SELECT 1 FROM record WHERE id = ?1 AND kind = 'declaration')",
                             correction.record, "Skriv hvorfor (--reason på kommandolinjen).");
  std::optional<std::string> value;
  if (correction.operation == Operation::kSet) {
    if (db.integer("SELECT json_valid(?1)", correction.value) == 0) {
      throw Refusal({ErrorCode::kInvalid, "Den nye værdi er ikke gyldig JSON.", correction.field,
                     "Sæt tekst i anførselstegn."});
    }
    value = db.text("SELECT json(?1)", correction.value);
    refuse_person_number_in_json(db, *value, correction.field);
  }
  const std::optional<std::string> seen = is_whole ? std::nullopt : std::optional(machine.text(0));
  const std::string_view operation = name_of(correction.operation);
  if (db.integer("SELECT count(*) FROM correction WHERE record_id = ?1 AND field = ?2 AND operation = ?3 AND "
                 "value IS ?4"
                 " AND machine_value IS ?5 AND state IN ('active', 'agreed')",
                 correction.record, correction.field, operation, value, seen) > 0) {
    return;  // said already
  }
  const std::int64_t replaced =
      db.integer("SELECT id FROM correction WHERE record_id = ?1 AND field = ?2 AND state <> 'revoked'",
                 correction.record, correction.field);
  db.run("UPDATE correction SET state = 'revoked' WHERE id = ?1", replaced);
  db.run(
      "INSERT INTO correction (record_id, field, operation, value, machine_value, author, reason, made_at, "
      "state)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'active')",
      correction.record, correction.field, operation, value, seen, correction.author, correction.reason,
      now());
  db.run("UPDATE correction SET replaced_by = ?1 WHERE id = ?2", db.last_row(), replaced);
  sqlite::refresh_said_of(db, correction.record);
  transaction.commit();
}

}  // namespace frisaet
