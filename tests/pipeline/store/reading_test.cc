#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <set>

#include "pipeline/store/migrations.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// Runs a check as somebody whom the folder's permissions bind; true when it held.
bool as_nobody(const std::function<bool()>& check) {
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0) _exit(2);
    _exit(check() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class ReadingTest : public ::testing::Test {
 protected:
  void fill() {
    Store store = open_store(database);
    const RunId run = value_of(store.begin_run(run_info()));
    value_of(store.put_document(run, minutes(two_items())));
    expect_ok(store.end_run(run, RunState::kDone));
  }
  /// May be entered and read, not written: by others, or by us unless we are root.
  void lock_folder() { fs::permissions(database.parent_path(), fs::perms(0555)); }
  void TearDown() override { fs::permissions(database.parent_path(), fs::perms(0755)); }
  [[nodiscard]] std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(database.parent_path()))
      names.insert(entry.path().filename().string());
    return names;
  }

  TemporaryFolder folder;
  fs::path database = folder / "frisaet.db";
};

TEST_F(ReadingTest, AnswersAsTheStoreDoesAndRefusesEveryChange) {
  fill();
  const Store writable = open_store(database);
  Store store = value_of(Store::open_reading(database));
  SearchQuery query;
  query.text = "åbningstider";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
  EXPECT_EQ(value_of(store.status()).documents, 1);
  EXPECT_EQ(value_of(store.runs(5)).size(), 1U);
  EXPECT_EQ(value_of(store.coverage()).size(), 1U);
  EXPECT_EQ(value_of(store.documents()).size(), 1U);
  EXPECT_EQ(value_of(store.review_queue(0.99, 5, 0, true)).total, 2);
  for (const Result<void>& refused : {store.set_note("x", "y"), store.rebuild(), store.set_retry("a", {})}) {
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kStore);
  }
  EXPECT_FALSE(store.begin_run(run_info()));
}

TEST_F(ReadingTest, SeesWhatIsCommittedBesideAWriterAndWaitsForNone) {
  fill();
  sqlite::Database writer(database, 1000);
  sqlite::Transaction transaction(writer, sqlite::Transaction::Kind::kWrite);
  writer.run("UPDATE run SET state = 'failed'");
  Store store = value_of(Store::open_reading(database));
  EXPECT_EQ(value_of(store.runs(1)).at(0).state, RunState::kDone);
  transaction.commit();
  EXPECT_EQ(value_of(store.runs(1)).at(0).state, RunState::kFailed);
}

TEST_F(ReadingTest, MakesNothingWhereThereIsNothing) {
  const auto store = Store::open_reading(database);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(store.error().describe(), HasSubstr("Læs noget ind med frisaet ingest"));
  EXPECT_TRUE(files().empty());
}

TEST_F(ReadingTest, AnOlderIndexIsToldWithWhatToDo) {
  fill();
  sqlite::Database(database, 1000).script("UPDATE setting SET value = 'older' WHERE name = 'tokenizer'");
  const auto store = Store::open_reading(database);
  ASSERT_FALSE(store);
  EXPECT_THAT(store.error().describe(), HasSubstr("Kør frisaet doctor én gang"));
}

TEST_F(ReadingTest, AnOlderOrNewerSchemaIsToldWithWhatToDoAndNotTouched) {
  fill();
  const int newest = static_cast<int>(sqlite::migrations().size());
  for (const auto& [version, says] :
       {std::pair(newest - 1, "fra en ældre udgave"), {newest + 1, "lavet af en nyere udgave"}}) {
    sqlite::Database db(database, 1000);
    db.script("PRAGMA user_version=" + std::to_string(version));
    const auto store = Store::open_reading(database);
    ASSERT_FALSE(store);
    EXPECT_THAT(store.error().describe(), HasSubstr(says));
    EXPECT_EQ(db.integer("PRAGMA user_version"), version);
  }
}

TEST_F(ReadingTest, ReadsInAFolderThatMayNotBeWrittenWithAndWithoutAWriter) {
  fill();
  lock_folder();
  const auto reads = [&] {
    auto store = Store::open_reading(database);
    return store && store->status() && store->status()->documents == 1 && store->runs(1).ok();
  };
  EXPECT_TRUE(as_nobody(reads)) << "after the last writer closed";
  const Store writer = open_store(database);
  EXPECT_TRUE(as_nobody(reads)) << "beside a writer";
}

TEST_F(ReadingTest, SaysSoWhereSqliteCannotRead) {
  fill();
  // As a program that removed them left it, or a copy of the database alone.
  for (const char* end : {"-wal", "-shm"}) fs::remove(database.string() + end);
  lock_folder();
  EXPECT_TRUE(as_nobody([&] {
    const auto store = Store::open_reading(database);
    return !store && store.error().code == ErrorCode::kStore &&
           store.error().describe().find("frisaet.db-wal") != std::string::npos;
  }));
}

TEST_F(ReadingTest, AClosedStoreLeavesAnEmptyLog) {
  fill();
  EXPECT_EQ(fs::file_size(database.string() + "-wal"), 0U) << "a copy of frisaet.db alone must be all of it";
  EXPECT_TRUE(fs::exists(database.string() + "-shm"));
}

}  // namespace
}  // namespace frisaet
