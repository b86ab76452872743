#include "pipeline/store/migrations.h"

#include "models/core/check.h"
#include "models/core/embedded.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& pipeline_store();
}

namespace sqlite {
namespace {

constexpr int kApplicationId = 0x46726973;  // "Fris": tells our files from other SQLite files

std::vector<Migration> read_migrations() {
  std::vector<Migration> steps;
  for (const auto& [name, sql] : embedded::pipeline_store()) {  // sorted by name
    steps.push_back({static_cast<int>(steps.size()) + 1, name, sql});
    FRISAET_CHECK(std::stoi(std::string(name.substr(0, 4))) == steps.back().number);
  }
  return steps;
}

int version_of(Database& database) {
  return static_cast<int>(database.integer("PRAGMA user_version"));
}

bool is_foreign(Database& database) {
  Transaction transaction(database, Transaction::Kind::kRead);  // both questions to one state of the file
  const std::int64_t id = database.integer("PRAGMA application_id");
  if (id == kApplicationId) return false;
  return id != 0 || database.integer("SELECT count(*) FROM sqlite_schema") > 0;
}

/// Neither another program's nor a newer one's.
Result<void> require_ours(Database& database, int newest) {
  if (is_foreign(database)) {
    return Error{ErrorCode::kStore, "Filen er en database, men den er ikke lavet af Frisæt.", "",
                 "Vælg en anden datamappe med --data."};
  }
  if (const int version = version_of(database); version > newest) {
    return Error{ErrorCode::kStore,
                 "Databasen er lavet af en nyere udgave af Frisæt (skema " + std::to_string(version) +
                     "; denne udgave kender " + std::to_string(newest) + ").",
                 "", "Brug den nyere udgave. Databasen er ikke rørt."};
  }
  return {};
}

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> steps = read_migrations();
  return steps;
}

Result<void> migrate(Database& database, const std::vector<Migration>& steps) {
  if (auto ours = require_ours(database, static_cast<int>(steps.size())); !ours) return ours;
  if (database.text("PRAGMA journal_mode") != "wal") database.script("PRAGMA journal_mode=WAL");
  for (const Migration& step : steps) {
    if (version_of(database) >= step.number) continue;
    Transaction transaction(database, Transaction::Kind::kWrite);
    if (version_of(database) >= step.number) continue;  // another process was first
    // Views are made anew when all steps are done (views.h); one that names what a step renames would be an
    // error of that step, and the database would never open again.
    for (const std::string& drop : texts(database.query(
             "SELECT printf('DROP VIEW \"%w\"', name) FROM sqlite_schema WHERE type = 'view'")))
      database.run(drop);
    database.script(std::string(step.sql));
    database.script("PRAGMA application_id=" + std::to_string(kApplicationId) +
                    "; PRAGMA user_version=" + std::to_string(step.number));
    transaction.commit();
  }
  return {};
}

Result<void> require_migrated(Database& database, const std::vector<Migration>& steps) {
  const int newest = static_cast<int>(steps.size());
  if (auto ours = require_ours(database, newest); !ours) return ours;
  if (const int version = version_of(database); version < newest) {
    return Error{ErrorCode::kStore,
                 "Databasen er fra en ældre udgave af Frisæt (skema " + std::to_string(version) +
                     "; denne udgave læser " + std::to_string(newest) + ").",
                 "", "Kør frisaet doctor én gang som den, der ejer datamappen: det bringer den ajour."};
  }
  return {};
}

}  // namespace sqlite
}  // namespace frisaet
