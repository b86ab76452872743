#include "models/core/sha256.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Rows;
using sqlite::Transaction;

void require(const std::string& text, const char* what) {
  refuse_person_number(text, "Det, der skrives,");
  if (!text.empty()) return;
  throw Refusal({ErrorCode::kUsage, std::string("Der mangler ") + what + ".", "",
                 "Skriv det, så andre kan se, hvem der besluttede det og hvorfor."});
}

constexpr std::string_view kInForce =
    " FROM ruling WHERE round = ?1 AND phase = ?2 AND municipality_code = ?3 AND revoked_at IS NULL";

FrozenRegister read_frozen(const Rows& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

}  // namespace

Result<void> Store::rule(std::string_view round, const RegisterRuling& ruling) {
  return guarded([&] {
    sqlite::Database& db = impl_->db;
    require(ruling.author, "navnet på den, der afgør det");
    require(ruling.reason, "en begrundelse");
    Transaction transaction(db, Transaction::Kind::kWrite);
    if (db.integer("SELECT count(*) FROM record WHERE id = ?1", ruling.record) == 0) {
      throw Refusal({ErrorCode::kNotFound, "Der er ingen oplysning med dette id.", ruling.record, ""});
    }
    const std::string seen = sqlite::to_json_list(db, ruling.seen);
    const bool said_already =
        db.integer("SELECT count(*)" + std::string(kInForce) +
                       " AND record_id = ?4 AND seen = ?5 AND said = ?6 AND author = ?7 AND reason = ?8",
                   round, ruling.phase, ruling.municipality, ruling.record, seen, ruling.said, ruling.author,
                   ruling.reason) > 0;
    if (said_already) return;
    const std::string now = impl_->now();
    db.run(
        "UPDATE ruling SET revoked_at = ?4 WHERE round = ?1 AND phase = ?2 AND municipality_code = ?3 AND "
        "revoked_at IS NULL",
        round, ruling.phase, ruling.municipality, now);
    db.run(
        "INSERT INTO ruling (round, phase, municipality_code, record_id, seen, said, author, reason, made_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        round, ruling.phase, ruling.municipality, ruling.record, seen, ruling.said, ruling.author,
        ruling.reason, now);
    transaction.commit();
  });
}

Result<void> Store::revoke_ruling(std::string_view round, std::string_view phase,
                                  std::string_view municipality) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    impl_->db.run(
        "UPDATE ruling SET revoked_at = ?4 WHERE round = ?1 AND phase = ?2 AND municipality_code = ?3 AND "
        "revoked_at IS NULL",
        round, phase, municipality, impl_->now());
    if (impl_->db.changes() == 0) {
      throw Refusal(
          {ErrorCode::kNotFound, "Der er ingen afgørelse at tage tilbage.", std::string(phase), ""});
    }
    transaction.commit();
  });
}

Result<std::vector<RegisterRuling>> Store::rulings(std::string_view round, std::string_view at) {
  return guarded([&] {
    std::vector<RegisterRuling> list;
    Rows rows = impl_->db.query(
        "SELECT municipality_code, phase, record_id, seen, said, author, reason, made_at FROM ruling"
        " WHERE round = ?1 AND CASE WHEN ?2 = '' THEN revoked_at IS NULL"
        "  ELSE substr(made_at, 1, length(?2)) <= ?2"
        "   AND (revoked_at IS NULL OR substr(revoked_at, 1, length(?2)) > ?2) END"
        " ORDER BY id",
        round, at);
    while (rows.next()) {
      list.push_back({rows.text(0), rows.text(1), rows.text(2),
                      sqlite::from_json_list(impl_->db, rows.view(3)), rows.text(4), rows.text(5),
                      rows.text(6), rows.text(7)});
    }
    return list;
  });
}

Result<FrozenRegister> Store::freeze(FrozenRegister frozen) {
  return guarded([&] {
    sqlite::Database& db = impl_->db;
    require(frozen.name, "et navn til registeret");
    require(frozen.author, "navnet på den, der godkender det");
    require(frozen.reason, "en begrundelse");
    frozen.sha256 = sha256_hex(frozen.content);
    Transaction transaction(db, Transaction::Kind::kWrite);
    frozen.made_at = impl_->now();
    if (db.integer("SELECT count(*) FROM frozen_register WHERE name = ?1", frozen.name) > 0) {
      throw Refusal({ErrorCode::kUsage, "Der er allerede et fastfrosset register med det navn.", frozen.name,
                     "Det kan ikke ændres. Vælg et andet navn."});
    }
    db.run(
        "INSERT INTO frozen_register (name, round, content, sha256, author, reason, made_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        frozen.name, frozen.round, frozen.content, frozen.sha256, frozen.author, frozen.reason,
        frozen.made_at);
    transaction.commit();
    return frozen;
  });
}

Result<FrozenRegister> Store::frozen(std::string_view name) {
  return guarded([&] {
    Rows rows = impl_->db.query(
        "SELECT name, round, content, sha256, author, reason, made_at FROM frozen_register WHERE name = ?1",
        name);
    if (!rows.next()) {
      throw Refusal({ErrorCode::kNotFound, "Der er intet fastfrosset register med det navn.",
                     std::string(name), "frisaet register frozen viser dem, der er."});
    }
    FrozenRegister frozen = read_frozen(rows);
    if (sha256_hex(frozen.content) != frozen.sha256) {
      throw Refusal({ErrorCode::kStore, "Det fastfrosne register er ændret, siden det blev gemt.",
                     frozen.name, "Hent databasen fra en sikkerhedskopi."});
    }
    return frozen;
  });
}

Result<std::vector<FrozenRegister>> Store::frozen_registers() {
  return guarded([&] {
    std::vector<FrozenRegister> list;
    Rows rows = impl_->db.query(
        "SELECT name, round, '', sha256, author, reason, made_at FROM frozen_register ORDER BY made_at, "
        "name");
    while (rows.next()) list.push_back(read_frozen(rows));
    return list;
  });
}

}  // namespace frisaet
