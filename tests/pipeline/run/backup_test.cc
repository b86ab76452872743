#include "pipeline/run/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "models/core/sha256.h"
#include "pipeline/run/erase.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/ingest.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/views.h"
#include "pipeline/store/words.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kMinutes =
    "Vejle Kommune\n\nReferat\n\nBørne- og Familieudvalget\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Kvaksalverbroens fremtid\n\nBeslutning\n\nGodkendt.\n";
const char* const kOther =
    "Vejle Kommune\n\nReferat\n\nTeknisk Udvalg\n\nTirsdag den 13. september 2022 kl. 15.00\n\n"
    "1. Cykelsti\n\nBeslutning\n\nGodkendt.\n";

class Silent : public IngestProgress {
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

class BackupTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder.write("a.txt", kMinutes);
    folder.write("b.txt", kOther);
    IngestRequest request;
    request.arguments = {folder / "a.txt", folder / "b.txt"};
    request.reader_program = FRISAET_PROGRAM;
    Silent silent;
    ASSERT_TRUE(ingest(data, *store, request, silent, {}).ok());
  }
  BackupReport make(const std::string& now = "2026-11-29T12:00:00Z") {
    auto done = back_up(data, *store, out, now);
    EXPECT_TRUE(done.ok()) << done.error().describe();
    return *done;
  }
  BackupReport fetch(bool replace = false) {
    auto done = restore(out, other, replace);
    EXPECT_TRUE(done.ok()) << done.error().describe();
    return done ? *done : BackupReport{};
  }
  [[nodiscard]] std::string dump(const fs::path& of) const { return *Store::open(of / "frisaet.db")->dump(); }
  [[nodiscard]] std::vector<std::string> files_with(const fs::path& where, const std::string& word) const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(where))
      if (entry.is_regular_file() && support::read_file(entry.path()).find(word) != std::string::npos)
        found.push_back(entry.path().filename().string());
    return found;
  }
  [[nodiscard]] fs::path original(const fs::path& root) const {
    return root / "archive" / id.substr(0, 2) / (id + ".txt");
  }

  support::TemporaryFolder folder;
  fs::path out = folder / "kopi";
  fs::path other = folder / "nyt";
  DataFolder data = *DataFolder::open(folder / "data");
  std::optional<Store> store = *Store::open(data.database());
  std::string id = sha256_hex(kMinutes);
};

TEST_F(BackupTest, WhatIsRestoredIsWhatWasBackedUp) {
  const BackupReport made = make();
  EXPECT_EQ(made.documents, 2);
  EXPECT_EQ(made.copied, 2);
  EXPECT_THAT(made.problems, IsEmpty());
  const BackupReport fetched = fetch();
  EXPECT_EQ(fetched.copied, 2);
  EXPECT_THAT(fetched.problems, IsEmpty());
  EXPECT_EQ(dump(other), dump(data.root()));
  EXPECT_EQ(support::read_file(original(other)), kMinutes);
  EXPECT_EQ(make("2026-11-29T13:00:00Z").copied, 0) << "originals once for all copies";
}

TEST_F(BackupTest, WhatWasErasedSinceIsErasedAgain) {
  make();
  ASSERT_TRUE(erase(data, *store, id, {"Anna", "Anmodning"}).ok());
  EXPECT_FALSE(files_with(out, "vaksalverbr").empty()) << "the old copy holds it";
  // Into the same folder: its database and list know of the erasure.
  store.reset();
  auto done = restore(out, data.root(), true);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_EQ(done->erased, 1);
  EXPECT_THAT(files_with(data.root(), "vaksalverbr"), IsEmpty());
  EXPECT_EQ(Store::open(data.database())->status()->documents, 1);
  EXPECT_EQ(Store::open(data.database())->may_enter(id).error().code, ErrorCode::kNotFound);
}

TEST_F(BackupTest, WhatWasHiddenSinceIsHiddenStillAndNothingComesIntoSight) {
  const std::string with_number = std::string(kOther) + "Ansøger er 010190-1234.\n";
  IngestRequest request;
  request.arguments = {folder.write("c.txt", with_number)};
  request.reader_program = FRISAET_PROGRAM;
  Silent silent;
  ASSERT_TRUE(ingest(data, *store, request, silent, {}).ok());
  const std::string number = sha256_hex(with_number), third = sha256_hex(kOther);
  ASSERT_TRUE(store->release(number, "Bo", "Opdigtet").ok());
  ASSERT_TRUE(store->withdraw(third, "Bo", "Forkert mappe").ok());
  make();
  ASSERT_TRUE(store->withdraw(id, "Anna", "Kom ved en fejl").ok());
  const std::string when = store->withdrawals()->back().made_at;
  ASSERT_TRUE(store->revoke_release(number, "Anna").ok());
  ASSERT_TRUE(store->undo_withdrawal(third, "Anna", "Hørte til").ok());
  store.reset();
  const auto done = restore(out, data.root(), true);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_EQ(done->hidden, 2);
  store = *Store::open(data.database());
  const auto withdrawn = store->withdrawals();
  ASSERT_EQ(withdrawn->size(), 2U);
  EXPECT_EQ(withdrawn->at(0).document, third) << "to take it back is said again";
  EXPECT_EQ(withdrawn->at(1).document, id);
  EXPECT_EQ(withdrawn->at(1).author, "Anna");
  EXPECT_EQ(withdrawn->at(1).reason, "Kom ved en fejl");
  EXPECT_EQ(withdrawn->at(1).made_at, when);
  ASSERT_EQ(store->held()->size(), 1U);
  EXPECT_EQ(store->held()->front().document, number);
}

/// After an upgrade, before anybody has opened it.
TEST_F(BackupTest, WhatAnEarlierVersionsDatabaseHidesIsHiddenStill) {
  make();
  ASSERT_TRUE(store->withdraw(id, "Anna", "Kom ved en fejl").ok());
  store.reset();
  {
    Analyzer analyzer;
    sqlite::Database db(data.database(), 1000);
    sqlite::register_tokenizer(db, analyzer);  // a changed table makes SQLite read all of the schema
    for (const sqlite::View& view : sqlite::views()) db.script("DROP VIEW " + view.name);
    db.script(
        "DROP INDEX search_doc_narrow; DROP INDEX search_doc_counted; ALTER TABLE search_doc DROP COLUMN "
        "review;"
        "ALTER TABLE search_doc DROP COLUMN facets; ALTER TABLE search_doc DROP COLUMN words;"
        "CREATE INDEX search_doc_narrow ON search_doc (id); ALTER TABLE document DROP COLUMN round;"
        "DROP TABLE known_record; ALTER TABLE correction DROP COLUMN said_of;"
        "DROP TABLE document_correction; ALTER TABLE reading DROP COLUMN rules_asked; ALTER TABLE "
        "reading DROP COLUMN said; DROP TABLE rules_asked;"
        " PRAGMA user_version = 9;");
  }
  const auto done = restore(out, data.root(), true);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_EQ(done->hidden, 1);
  EXPECT_THAT(done->problems, IsEmpty());
  EXPECT_EQ(Store::open(data.database())->withdrawals()->size(), 1U);
}

TEST_F(BackupTest, ADatabaseThatCannotTellWhatItHidIsToldOf) {
  make();
  ASSERT_TRUE(store->withdraw(id, "Anna", "Kom ved en fejl").ok());
  store.reset();
  std::fstream(data.database(), std::ios::in | std::ios::out | std::ios::binary) << "ødelagt ødelagt";
  const auto done = restore(out, data.root(), true);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_THAT(done->problems, ElementsAre(HasSubstr("er ikke skjult igen")));
}

TEST_F(BackupTest, AListBesideTheDatabaseIsEnoughWhenTheDatabaseIsLost) {
  make();
  ASSERT_TRUE(erase(data, *store, id, {"Anna", "Anmodning"}).ok());
  store.reset();
  fs::remove(data.database());
  auto done = restore(out, data.root(), false);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_EQ(done->erased, 1);
  EXPECT_THAT(files_with(data.root(), "vaksalverbr"), IsEmpty());
  const auto log = *Store::open(data.database())->erasures();
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].author, "Anna");
}

TEST_F(BackupTest, AListThatExcelSavedAgainCountsAndOneThatCannotBeReadStopsTheRestore) {
  make();
  ASSERT_TRUE(erase(data, *store, id, {"Anna", "Anmodning"}).ok());
  store.reset();
  fs::remove(data.database());
  const fs::path list = data.root() / kErasureList;
  const std::string written = support::read_file(list);
  std::string semicolons = written;
  std::replace(semicolons.begin(), semicolons.end(), ',', ';');
  for (const std::string& text : {"\xEF\xBB\xBF" + semicolons, "sha256\n" + id + ",\"aldrig lukket\n"}) {
    std::ofstream(list, std::ios::binary) << text;
    auto done = restore(out, data.root(), true);
    ASSERT_TRUE(done.ok()) << done.error().describe();
    EXPECT_EQ(done->erased, 1) << text;
    EXPECT_THAT(files_with(data.root(), "vaksalverbr"), IsEmpty());
  }
  EXPECT_THAT(support::read_file(list), ::testing::HasSubstr(id)) << "and the list still names it";
  std::ofstream(list, std::ios::binary) << written << "her stod noget\n";
  fs::remove(data.database());
  const auto refused = restore(out, data.root(), true);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kStore);
  EXPECT_FALSE(fs::exists(data.database())) << "nothing is brought back by halves";
}

TEST_F(BackupTest, ANewerBackupTellsAnOlderOneAndForgetsTheOriginal) {
  make();
  ASSERT_TRUE(erase(data, *store, id, {"Anna", "Anmodning"}).ok());
  make("2026-11-29T13:00:00Z");
  EXPECT_FALSE(fs::exists(original(out)));
  auto done = restore(out / "frisaet-2026-11-29T120000Z.db", other, false);
  ASSERT_TRUE(done.ok()) << done.error().describe();
  EXPECT_EQ(done->erased, 1);
  EXPECT_THAT(done->problems, IsEmpty());
  EXPECT_THAT(files_with(other, "vaksalverbr"), IsEmpty());
}

TEST_F(BackupTest, NothingIsOverwrittenWithoutBeingTold) {
  make();
  const std::string before = dump(data.root());
  const auto refused = restore(out, data.root(), false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kUsage);
  EXPECT_THAT(refused.error().hint, HasSubstr("--replace"));
  EXPECT_EQ(dump(data.root()), before);
  folder.write("optaget/noget.txt", "x");
  EXPECT_EQ(back_up(data, *store, folder / "optaget", "t").error().code, ErrorCode::kUsage);
  EXPECT_EQ(back_up(data, *store, data.root() / "kopi", "t").error().code, ErrorCode::kUsage);
  const auto lock = WatchLock::take(data.root());
  EXPECT_THAT(restore(out, data.root(), true).error().message, HasSubstr("overvåges"));
}

TEST_F(BackupTest, WhileSomebodyHasTheDatabaseOpenItIsNotReplaced) {
  make();
  folder.write("c.txt", std::string(kOther) + "2. Endnu en sag\n\nBeslutning\n\nUdsat.\n");
  IngestRequest request;
  request.arguments = {folder / "c.txt"};
  request.reader_program = FRISAET_PROGRAM;
  Silent silent;
  ASSERT_TRUE(ingest(data, *store, request, silent, {}).ok());
  const auto refused = restore(out, data.root(), true);  // `store` is open, and idle
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("Et andet program bruger databasen"));
  EXPECT_EQ(store->status()->documents, 3);
  store.reset();
  ASSERT_TRUE(restore(out, data.root(), true).ok());
  EXPECT_EQ(Store::open(data.database())->status()->documents, 2);
}

TEST_F(BackupTest, NoWatcherStartsWhileItIsRestored) {
  make();
  fs::remove(original(out));
  ASSERT_EQ(mkfifo(original(out).c_str(), 0644),
            0);  // holds the restore up until somebody opens it for writing
  std::jthread restoring([&] { EXPECT_TRUE(restore(out, other, false).ok()); });
  for (int i = 0; i < 1000 && !WatchLock::is_taken(other); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(WatchLock::is_taken(other));
  const std::ofstream writer(original(out));
  restoring.join();
  EXPECT_FALSE(WatchLock::is_taken(other));
}

TEST_F(BackupTest, WhatAKilledRestoreLeftIsNotTakenForThisOnes) {
  const BackupReport made = make();
  const fs::path before = folder / "før.db", partial = other / "frisaet.db.part";
  fs::copy_file(made.database, before);
  fs::create_directories(other);
  {
    sqlite::Database killed(before, 1000);
    killed.script("PRAGMA journal_mode=WAL; UPDATE arrival SET name = 'fra før'");
    fs::copy_file(before.string() + "-wal", partial.string() + "-wal");
    fs::copy_file(made.database, partial);
    fs::copy_file(made.database, partial.string() + ".part");
    fs::copy_file(made.database, other / "frisaet.db.before");
  }
  fetch();
  EXPECT_EQ(dump(other), dump(data.root()));
  for (const auto& entry : fs::directory_iterator(other))
    EXPECT_THAT(entry.path().filename().string(),
                ::testing::Not(::testing::AnyOf(HasSubstr(".part"), HasSubstr(".before"))));
}

TEST_F(BackupTest, ADamagedCopyIsRefusedAndADamagedOriginalNamed) {
  const BackupReport made = make();
  fs::permissions(original(out), fs::perms(0644));
  std::ofstream(original(out), std::ios::trunc) << std::string(std::string(kMinutes).size(), 'x');
  EXPECT_THAT(fetch().problems, ElementsAre(HasSubstr("Originalen er ikke den, der blev læst: archive/")));
  {
    std::fstream file(made.database, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(5000);
    file << "x";
  }
  const auto refused = restore(out, folder / "tredje", false);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("ikke, som den blev skrevet"));
  EXPECT_FALSE(fs::exists(folder / "tredje/frisaet.db"));
}

TEST_F(BackupTest, AMissingOriginalIsNamedAndTheRestIsThere) {
  fs::remove(original(data.root()));
  EXPECT_THAT(make().problems, ElementsAre(HasSubstr("Originalen mangler")));
  EXPECT_EQ(fetch().copied, 1);
}

}  // namespace
}  // namespace frisaet
