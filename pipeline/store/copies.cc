#include <sqlite3.h>

#include <memory>
#include <system_error>

#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using sqlite::Database;
using sqlite::Rows;

/// SQLite's own files beside a database.
void remove_beside(const fs::path& database) {
  std::error_code code;
  for (const char* end : {"-wal", "-shm", "-journal"}) fs::remove(database.string() + end, code);
}

/// All pages at one moment. In WAL mode nobody who writes is kept waiting, and one read transaction sees none
/// of what they write.
void copy_pages(Database& from, Database& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr)
    throw sqlite::SqliteFailure(sqlite3_extended_errcode(to.handle()), sqlite3_errmsg(to.handle()));
  int result = SQLITE_OK;
  do {
    result = sqlite3_backup_step(backup, -1);
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED) sqlite3_sleep(50);
  } while (result == SQLITE_BUSY || result == SQLITE_LOCKED);
  const int finished = sqlite3_backup_finish(backup);
  if (result != SQLITE_DONE) throw sqlite::SqliteFailure(result, sqlite3_errstr(result));
  if (finished != SQLITE_OK) throw sqlite::SqliteFailure(finished, sqlite3_errstr(finished));
}

void require_whole(Database& db) {
  const std::string said = db.text("PRAGMA integrity_check(1)");
  if (said != "ok")
    throw Refusal({ErrorCode::kStore, "Databasen er beskadiget: " + said + ".", "",
                   "Kør frisaet doctor, og brug en ældre sikkerhedskopi, hvis den ikke kan reddes."});
}

/// The database, where nobody else has it open, and nobody gets at it while this lives. Null where it cannot
/// even be opened: it is what is being replaced.
std::unique_ptr<Database> alone_with(const fs::path& database) {
  const auto in_use = [&] {
    return Refusal({ErrorCode::kStore, "Et andet program bruger databasen.", database.string(),
                    "Stop frisaet watch og frisaet serve, og prøv igen."});
  };
  try {
    auto alone = std::make_unique<Database>(database, 0);
    // Whoever has it open in WAL mode shares a lock, also while idle; to leave the mode takes it from all.
    if (alone->text("PRAGMA journal_mode=DELETE") != "delete") throw in_use();
    alone->run("BEGIN EXCLUSIVE");
    return alone;
  } catch (const sqlite::SqliteFailure& failure) {
    const int code = failure.code() & 0xFF;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw in_use();
    return nullptr;
  }
}

}  // namespace

Result<void> Store::copy_to(const fs::path& file) {
  return guarded([&] {
    std::error_code code;
    fs::remove(file, code);
    remove_beside(file);
    try {
      Database copy(file, 1000);
      copy_pages(impl_->db, copy);
      copy.run("PRAGMA journal_mode=DELETE");  // one file that stands alone
      require_whole(copy);
    } catch (...) {
      fs::remove(file, code);
      remove_beside(file);
      throw;
    }
    remove_beside(file);
  });
}

Result<void> Store::put_in_place(const fs::path& copy, const fs::path& database) {
  return guarded([&] {
    std::error_code code;
    const auto old = fs::exists(database, code) ? alone_with(database) : nullptr;
    // What the old one's log holds belongs to it, not to the new one.
    remove_beside(database);
    fs::rename(copy, database, code);
    if (code)
      throw Refusal({ErrorCode::kStore, "Databasen kan ikke lægges på plads: " + code.message() + ".",
                     database.string(), "Intet er ændret."});
    remove_beside(copy);
  });
}

Result<std::vector<ArchivedOriginal>> Store::originals() {
  return guarded([&] {
    std::vector<ArchivedOriginal> list;
    Rows rows = impl_->db.query("SELECT id, archive_path, bytes FROM document ORDER BY id");
    while (rows.next()) list.push_back({rows.text(0), rows.text(1), rows.integer(2)});
    return list;
  });
}

}  // namespace frisaet
