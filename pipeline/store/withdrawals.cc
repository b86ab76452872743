#include "pipeline/store/withdrawals.h"

#include <algorithm>
#include <set>

#include "models/text/danish_days.h"
#include "pipeline/store/erasures.h"
#include "pipeline/store/holds.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::texts;
using sqlite::Transaction;
using sqlite::Withdrawn;

/// Takes a document out of what counts (reading 0) or puts its newest reading back, with all that follows.
void set_reading(Database& db, const std::string& document, std::int64_t reading) {
  db.run("UPDATE document SET reading_id = nullif(?1, 0) WHERE id = ?2", reading, document);
  sqlite::refresh_hold(db, document);
  for (const std::string& record : sqlite::records_of(db, document)) sqlite::refresh_record(db, record);
  sqlite::refresh_document(db, document);
}

void put_back(Database& db, const std::string& document, std::string_view author, std::string_view reason,
              const std::string& now) {
  db.run(
      "UPDATE withdrawal SET undone_by = ?1, undone_reason = ?2, undone_at = ?3"
      " WHERE document_id = ?4 AND undone_at IS NULL",
      author, reason, now, document);
  set_reading(db, document, db.integer("SELECT max(id) FROM reading WHERE document_id = ?1", document));
}

/// True of an attachment that nobody sent in any other way than on mails that are out.
bool came_no_other_way(Database& db, const std::string& attachment, const std::set<std::string>& out,
                       Withdrawn withdrawn) {
  const auto mails =
      texts(db.query("SELECT a.mail_id FROM attachment a JOIN document m ON m.id = a.mail_id"
                     " WHERE a.document_id = ?1 AND (?2 OR m.reading_id IS NOT NULL)",
                     attachment, withdrawn == Withdrawn::kToo));
  if (!std::all_of(mails.begin(), mails.end(), [&](const std::string& mail) { return out.contains(mail); }))
    return false;
  // ` » ` stands between a mail's path and what hung on it (pipeline/run/ingest.cc).
  return db.integer("SELECT count(*) FROM arrival WHERE document_id = ?1 AND instr(path, ' » ') = 0",
                    attachment) == 0;
}

}  // namespace

namespace sqlite {

void require_not_withdrawn(Database& db, std::string_view document) {
  const std::string day =
      db.text("SELECT made_at FROM withdrawal WHERE document_id = ?1 AND undone_at IS NULL", document);
  if (day.empty()) return;
  throw Refusal(
      {ErrorCode::kNotFound,
       "Dokumentet er trukket tilbage den " + danish_date(std::string_view(day).substr(0, 10)) + ".", "",
       "»frisaet withdraw« viser, af hvem og hvorfor. Skal det alligevel være med, så skriv »frisaet "
       "withdraw --undo " +
           std::string(document.substr(0, 12)) + "«."});
}

std::vector<std::string> that_came_with(Database& db, std::string_view document, Withdrawn withdrawn) {
  std::vector<std::string> list{std::string(document)};
  std::set<std::string> out{std::string(document)};
  for (std::size_t at = 0; at < list.size(); ++at) {
    for (std::string& attached :
         texts(db.query("SELECT a.document_id FROM attachment a JOIN document d ON d.id = a.document_id"
                        " WHERE a.mail_id = ?1 AND (?2 OR d.reading_id IS NOT NULL) ORDER BY a.ordinal",
                        list[at], withdrawn == Withdrawn::kToo))) {
      if (out.contains(attached) || !came_no_other_way(db, attached, out, withdrawn)) continue;
      out.insert(attached);
      list.push_back(std::move(attached));
    }
  }
  return list;
}

}  // namespace sqlite

Result<std::vector<std::string>> Store::withdraw(std::string_view document, std::string_view author,
                                                 std::string_view reason, std::string_view made_at) {
  return guarded([&] {
    Database& db = impl_->db;
    // One that is applied again was made under the rules of its day, and must not fail now.
    if (made_at.empty())
      require_person(author, reason, "Skriv det, så andre kan se, hvem der gjorde det og hvorfor.");
    Transaction transaction(db, Transaction::Kind::kWrite);
    impl_->require_document(document);
    const std::string now = made_at.empty() ? impl_->now() : std::string(made_at);
    std::vector<std::string> list = sqlite::that_came_with(db, document, Withdrawn::kPassedOver);
    for (const std::string& id : list) {
      db.run(
          "INSERT INTO withdrawal (document_id, with_mail, author, reason, made_at)"
          " VALUES (?1, ?2, ?3, ?4, ?5)",
          id, id == document ? std::nullopt : std::optional(document), author, reason, now);
      set_reading(db, id, 0);
    }
    transaction.commit();
    return list;
  });
}

Result<std::vector<std::string>> Store::undo_withdrawal(std::string_view document, std::string_view author,
                                                        std::string_view reason) {
  return guarded([&] {
    Database& db = impl_->db;
    require_person(author, reason, "Skriv det, så andre kan se, hvem der gjorde det og hvorfor.");
    Transaction transaction(db, Transaction::Kind::kWrite);
    std::vector<std::string> list =
        texts(db.query("SELECT document_id FROM withdrawal WHERE undone_at IS NULL AND (document_id = ?1 OR"
                       " with_mail = ?1 AND EXISTS (SELECT 1 FROM withdrawal w WHERE w.document_id = ?1 AND"
                       "  w.undone_at IS NULL)) ORDER BY id",
                       document));
    if (list.empty()) {
      throw Refusal({ErrorCode::kNotFound, "Dokumentet er ikke trukket tilbage.", std::string(document),
                     "frisaet withdraw uden ID viser dem, der er."});
    }
    for (const std::string& id : list) put_back(db, id, author, reason, impl_->now());
    transaction.commit();
    return list;
  });
}

Result<std::vector<Withdrawal>> Store::withdrawals() {
  return guarded([&] {
    std::vector<Withdrawal> list;
    Rows rows = impl_->db.query(
        "SELECT w.document_id, (SELECT name FROM arrival WHERE document_id = w.document_id ORDER BY id LIMIT "
        "1), coalesce(w.with_mail, ''), w.author, w.reason, w.made_at FROM withdrawal w"
        " WHERE w.undone_at IS NULL ORDER BY w.id");
    while (rows.next())
      list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                      sqlite::would_be_held(impl_->db, rows.view(0))});
    return list;
  });
}

Result<bool> Store::brings_held(std::string_view document) {
  return guarded([&] {
    Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kRead);
    const auto list = sqlite::that_came_with(db, document, Withdrawn::kPassedOver);
    return std::any_of(list.begin(), list.end(), [&](const std::string& id) {
      return db.integer("SELECT count(*) FROM document WHERE id = ?1 AND held", id) > 0;
    });
  });
}

Result<void> Store::may_enter(std::string_view sha256) {
  return guarded([&] {
    sqlite::require_not_erased(impl_->db, sha256);
    sqlite::require_not_withdrawn(impl_->db, sha256);
  });
}

}  // namespace frisaet
