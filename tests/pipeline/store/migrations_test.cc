#include "pipeline/store/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "pipeline/store/store.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet::sqlite {
namespace {

using frisaet::testing::TemporaryFolder;
using frisaet::testing::value_of;
using ::testing::HasSubstr;

const Migration kFirst{1, "0001_a.sql", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"};
const Migration kSecond{2, "0002_b.sql", "CREATE TABLE b (y); UPDATE a SET x = 2;"};
const Migration kBroken{2, "0002_broken.sql", "UPDATE a SET x = 9; CREATE TABLE a (again);"};

class MigrationTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
};

TEST_F(MigrationTest, StepsAreTakenOnceEach) {
  Database db(folder / "a.db", 1000);
  EXPECT_TRUE(migrate(db, {kFirst}).ok());
  EXPECT_TRUE(migrate(db, {kFirst, kSecond}).ok());
  EXPECT_TRUE(migrate(db, {kFirst, kSecond}).ok());
  EXPECT_EQ(db.integer("SELECT x FROM a"), 2);
  EXPECT_EQ(db.integer("PRAGMA user_version"), 2);
  EXPECT_EQ(db.text("PRAGMA journal_mode"), "wal");
}

TEST_F(MigrationTest, ViewsOfWhatAStepRenamesDoNotKeepItFromOpening) {
  const Migration renames{2, "0002_c.sql", "ALTER TABLE a RENAME COLUMN x TO z;"};
  Database db(folder / "a.db", 1000);
  EXPECT_TRUE(migrate(db, {kFirst}).ok());
  db.run("CREATE VIEW b (\"en kolonne\") AS SELECT y FROM a");  // `y` is no more since
  EXPECT_TRUE(migrate(db, {kFirst, renames}).ok());
  EXPECT_EQ(db.integer("SELECT z FROM a"), 1);
  EXPECT_EQ(db.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), 0);
}

TEST_F(MigrationTest, BrokenStepLeavesTheVersionBefore) {
  Database db(folder / "a.db", 1000);
  EXPECT_TRUE(migrate(db, {kFirst}).ok());
  EXPECT_THROW(static_cast<void>(migrate(db, {kFirst, kBroken})), SqliteFailure);
  EXPECT_EQ(db.integer("SELECT x FROM a"), 1);
  EXPECT_EQ(db.integer("PRAGMA user_version"), 1);
}

TEST_F(MigrationTest, NewerDatabaseIsRefusedAndNotTouched) {
  {
    Database db(folder / "a.db", 1000);
    EXPECT_TRUE(migrate(db, {kFirst, kSecond}).ok());
  }
  Database db(folder / "a.db", 1000);
  const Result<void> result = migrate(db, {kFirst});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kStore);
  EXPECT_EQ(result.error().message,
            "Databasen er lavet af en nyere udgave af Frisæt (skema 2; denne udgave kender 1).");
  EXPECT_EQ(db.integer("PRAGMA user_version"), 2);
}

TEST_F(MigrationTest, DatabaseOfAnotherProgramIsRefusedAndNotTouched) {
  Database db(folder / "other.db", 1000);
  db.script("CREATE TABLE theirs (x)");
  const Result<void> result = migrate(db, {kFirst});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("ikke lavet af Frisæt"));
  EXPECT_NE(db.text("PRAGMA journal_mode"), "wal");
}

TEST_F(MigrationTest, NumbersAreTheVersions) {
  ASSERT_FALSE(migrations().empty());
  for (std::size_t i = 0; i < migrations().size(); ++i)
    EXPECT_EQ(migrations()[i].number, static_cast<int>(i) + 1);
}

TEST_F(MigrationTest, ManyMayOpenANewDatabaseAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> errors(4);
  for (std::size_t i = 0; i < errors.size(); ++i) {
    threads.emplace_back([&, i] {
      const Result<Store> store = Store::open(folder / "shared.db");
      if (!store) errors[i] = store.error().describe();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& error : errors) EXPECT_EQ(error, "");
}

TEST_F(MigrationTest, FileThatIsNoDatabaseIsRefusedInDanish) {
  std::ofstream(folder / "no.db") << std::string(5000, 'x');
  const Result<Store> store = Store::open(folder / "no.db");
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kStore);
  EXPECT_THAT(store.error().describe(), HasSubstr("Filen er beskadiget eller er ikke en database."));
  EXPECT_THAT(store.error().where, HasSubstr("no.db"));
}

TEST_F(MigrationTest, MissingFolderIsRefusedInDanish) {
  const Result<Store> store = Store::open(folder / "findes/ikke/frisaet.db");
  ASSERT_FALSE(store);
  EXPECT_THAT(store.error().hint, HasSubstr("Undersøg, om mappen findes"));
}

TEST_F(MigrationTest, IndexIsMadeAnewWhenTheTokenizerChanges) {
  const std::filesystem::path path = folder / "frisaet.db";
  {
    Store store = frisaet::testing::open_store(path);
    const RunId run = value_of(store.begin_run(frisaet::testing::run_info()));
    value_of(store.put_document(run, frisaet::testing::minutes(frisaet::testing::two_items())));
  }
  {
    Database db(path, 1000);
    db.script(
        "UPDATE setting SET value = 'older' WHERE name = 'tokenizer'; DELETE FROM search_data WHERE id > "
        "10;");
  }
  Store store = frisaet::testing::open_store(path);
  SearchQuery query;
  query.text = "børnehave";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

TEST_F(MigrationTest, WhatAnEarlierProgramShowedToEverybodyIsClosedAtTheFirstStart) {
  const std::filesystem::path path = folder / "frisaet.db";
  SearchQuery query;
  query.text = "medarbejder";
  query.with_closed = false;
  {
    Store store = frisaet::testing::open_store(path);
    const RunId run = value_of(store.begin_run(frisaet::testing::run_info()));
    value_of(store.put_document(
        run, frisaet::testing::letter({"Lukkede punkter\nSag om en medarbejder"}, DocumentType::kAgenda)));
    EXPECT_EQ(value_of(store.search(query)).total, 0);
  }
  {
    Database db(path, 1000);  // as a program without this rule had left it
    db.script("UPDATE search_doc SET closed = 0; DELETE FROM setting WHERE name = 'projections';");
  }
  Store store = frisaet::testing::open_store(path);
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  query.with_closed = true;
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

}  // namespace
}  // namespace frisaet::sqlite
