#include <algorithm>

#include "pipeline/store/pages_hash.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::texts;

constexpr const char* kFromBackup = "Hent den seneste sikkerhedskopi (frisaet restore).";
constexpr const char* kRebuild = "Kør frisaet doctor --rebuild: det laver dem om fra læsningerne.";

/// Where two dumps part: the first line that only one has, shortened.
std::string first_difference(const std::string& a, const std::string& b) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  const std::size_t begin = a.rfind('\n', at) == std::string::npos ? 0 : a.rfind('\n', at) + 1;
  return a.substr(begin, std::min<std::size_t>(a.find_first_of("\t\n", begin + 40) - begin, 80));
}

void check_file(Database& db, std::vector<StoreFault>& faults) {
  for (const std::string& said : texts(db.query("PRAGMA integrity_check(5)")))
    if (said != "ok") faults.push_back({"Databasefilen er beskadiget: " + said, kFromBackup});
  for (Rows rows = db.query("PRAGMA foreign_key_check"); rows.next();)
    faults.push_back(
        {"En række i " + rows.text(0) + " peger på noget i " + rows.text(2) + ", der ikke er der",
         kFromBackup});
}

/// True when the index holds what its table does.
bool check_index(Database& db, std::vector<StoreFault>& faults) {
  try {
    db.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
    return true;
  } catch (const sqlite::SqliteFailure& failure) {
    faults.push_back({std::string("Søgeregisteret og tabellen er uenige: ") + failure.what(), kRebuild});
    return false;
  }
}

void check_pages(Database& db, std::vector<StoreFault>& faults) {
  for (Rows rows = db.query("SELECT id, document_id, pages_of, pages_hash FROM reading ORDER BY id");
       rows.next();) {
    if (sqlite::pages_hash(db, rows.integer(2)) == rows.view(3)) continue;
    faults.push_back({"Siderne i læsning " + rows.text(0) + " af dokument " + rows.text(1).substr(0, 12) +
                          " er ikke dem, der blev læst, eller de mangler",
                      kFromBackup});
  }
}

void check_said(const std::vector<std::string>& documents, std::vector<StoreFault>& faults) {
  for (const std::string& document : documents)
    faults.push_back({"Dokument " + document.substr(0, 12) +
                          " er ikke læst med det, der er sagt om, hvordan det blev læst",
                      "Kør frisaet reprocess."});
}

}  // namespace

Result<std::vector<StoreFault>> Store::examine() {
  return guarded([&] {
    std::vector<StoreFault> faults;
    check_file(impl_->db, faults);
    check_pages(impl_->db, faults);
    check_said(impl_->read_without_what_was_said(), faults);
    if (!check_index(impl_->db, faults)) return faults;
    const std::string before = impl_->dump();
    sqlite::Transaction transaction(impl_->db, sqlite::Transaction::Kind::kWrite);
    sqlite::rebuild_projections(impl_->db);
    transaction.commit();
    if (const std::string after = impl_->dump(); before != after)
      faults.push_back(
          {"Det, der søges i, er ikke det, læsningerne giver: " + first_difference(before, after), kRebuild});
    return faults;
  });
}

}  // namespace frisaet
