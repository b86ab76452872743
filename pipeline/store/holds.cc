#include "pipeline/store/holds.h"

#include <algorithm>
#include <set>

#include "models/text/personal_data.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::texts;
using sqlite::Transaction;

/// A number with the page it stands on; 0: in a name.
struct Place {
  int page = 0;
  std::string number;
};

void scan(std::string_view text, int page, std::vector<Place>& places) {
  for (const Span span : person_numbers(text)) places.push_back({page, std::string(span.of(text))});
}

void scan_pages(Database& db, std::int64_t reading, std::vector<Place>& places) {
  Rows pages = db.query(
      "SELECT number, text, furniture FROM page WHERE reading_id = (SELECT pages_of FROM reading WHERE id = "
      "?1)"
      " ORDER BY number",
      reading);
  while (pages.next()) {
    const int number = static_cast<int>(pages.integer(0));
    scan(pages.view(1), number, places);
    for (const std::string& piece : sqlite::from_json_list(db, pages.view(2))) scan(piece, number, places);
  }
}

/// Its own names, and those of what hangs on it, which stand on its page.
void scan_names(Database& db, std::string_view document, std::int64_t last_arrival,
                std::vector<Place>& places) {
  for (const std::string& name :
       texts(db.query("SELECT name FROM arrival WHERE document_id = ?1 AND id <= ?2 UNION"
                      " SELECT name FROM attachment WHERE mail_id = ?1",
                      document, last_arrival)))
    scan(name, 0, places);
}

/// 0: none, it is withdrawn.
std::int64_t newest_reading(Database& db, std::string_view document) {
  return db.integer("SELECT reading_id FROM document WHERE id = ?1", document);
}

constexpr std::int64_t kAllArrivals = INT64_MAX;

/// What nobody released.
std::vector<Place> places_to_look_at(Database& db, std::string_view document, std::int64_t reading) {
  std::vector<Place> places;
  if (reading == 0) return places;
  scan_pages(db, reading, places);
  scan_names(db, document, kAllArrivals, places);
  if (places.empty()) return places;
  std::set<std::string> released;
  Rows releases = db.query(
      "SELECT reading_id, arrival_id FROM release WHERE document_id = ?1 AND revoked_at IS NULL", document);
  while (releases.next()) {
    std::vector<Place> seen;
    scan_pages(db, releases.integer(0), seen);
    scan_names(db, document, releases.integer(1), seen);
    for (const Place& place : seen) released.insert(digits_of_person_number(place.number));
  }
  std::erase_if(places,
                [&](const Place& place) { return released.contains(digits_of_person_number(place.number)); });
  return places;
}

}  // namespace

namespace sqlite {

bool refresh_hold(Database& db, std::string_view document) {
  db.run("UPDATE document SET held = ?1 WHERE id = ?2 AND held <> ?1",
         !places_to_look_at(db, document, newest_reading(db, document)).empty(), document);
  return db.changes() > 0;
}

bool would_be_held(Database& db, std::string_view document) {
  const std::int64_t last = db.integer("SELECT max(id) FROM reading WHERE document_id = ?1", document);
  return !places_to_look_at(db, document, last).empty();
}

void refresh_hold_and_rows(Database& db, std::string_view document) {
  if (!refresh_hold(db, document)) return;
  for (const std::string& record : records_of(db, document)) refresh_record(db, record);
  refresh_document(db, document);
}

}  // namespace sqlite

Result<std::vector<HeldDocument>> Store::held() {
  return guarded([&] {
    Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kRead);
    std::vector<HeldDocument> list;
    for (const std::string& id : texts(db.query(
             "SELECT id FROM document WHERE held AND reading_id IS NOT NULL ORDER BY received_at, id"))) {
      HeldDocument held{
          id, db.text("SELECT name FROM arrival WHERE document_id = ?1 ORDER BY id LIMIT 1", id), {}};
      for (const Place& place : places_to_look_at(db, id, newest_reading(db, id)))
        held.places.push_back({place.page, masked_person_number(place.number)});
      list.push_back(std::move(held));
    }
    return list;
  });
}

Result<void> Store::release(std::string_view document, std::string_view author, std::string_view reason) {
  return guarded([&] {
    Database& db = impl_->db;
    require_person(author, reason, "Skriv det, så andre kan se, hvem der frigav dokumentet og hvorfor.");
    Transaction transaction(db, Transaction::Kind::kWrite);
    impl_->require_document(document);
    if (db.integer("SELECT held FROM document WHERE id = ?1", document) == 0)
      throw Refusal({ErrorCode::kNotFound, "Dokumentet holdes ikke tilbage.", std::string(document), ""});
    db.run(
        "INSERT INTO release (document_id, reading_id, arrival_id, author, reason, made_at)"
        " SELECT id, reading_id, (SELECT coalesce(max(id), 0) FROM arrival WHERE document_id = ?1), ?2, ?3, "
        "?4"
        " FROM document WHERE id = ?1",
        document, author, reason, impl_->now());
    sqlite::refresh_hold_and_rows(db, document);
    transaction.commit();
  });
}

Result<void> Store::revoke_release(std::string_view document, std::string_view author) {
  return guarded([&] {
    refuse_person_number(author, "Navnet");
    Database& db = impl_->db;
    Transaction transaction(db, Transaction::Kind::kWrite);
    impl_->require_document(document);
    db.run(
        "UPDATE release SET revoked_by = ?1, revoked_at = ?2 WHERE document_id = ?3 AND revoked_at IS NULL",
        author, impl_->now(), document);
    if (db.changes() == 0)
      throw Refusal({ErrorCode::kNotFound, "Ingen har frigivet dokumentet.", std::string(document), ""});
    sqlite::refresh_hold_and_rows(db, document);
    transaction.commit();
  });
}

}  // namespace frisaet
