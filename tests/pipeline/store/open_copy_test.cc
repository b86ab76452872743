// The database that is handed on: what Datasette looks at, asked as Datasette asks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/search_archive.h"

namespace frisaet {
namespace {

using sqlite::Database;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace testing;

class OpenCopy : public SearchArchive {
 protected:
  std::filesystem::path write(const char* name = "ud.db") {
    const std::filesystem::path path = folder / name;
    value_of(store.write_open_copy(path, {{"Program", "0"}}));
    return path;
  }
};

TEST_F(OpenCopy, HoldsWhatTheViewsShowAsTablesWithKeys) {
  Database db(write(), 1000, Database::Access::kRead);
  EXPECT_THAT(sqlite::texts(db.query("PRAGMA integrity_check")), ElementsAre("ok"));
  EXPECT_EQ(db.text("PRAGMA journal_mode"), "delete")
      << "one file that stands alone, in a folder nobody may write";
  EXPECT_EQ(db.integer("SELECT count(*) FROM beslutninger"), 5);
  EXPECT_EQ(db.integer("SELECT count(*) FROM dokumenter"), 4);
  EXPECT_EQ(db.integer("SELECT count(*) FROM kommuner"), 98);
  EXPECT_EQ(db.text("SELECT name FROM pragma_table_info('beslutninger') WHERE pk"), "post");
  EXPECT_THAT(
      sqlite::texts(db.query("SELECT \"table\" FROM pragma_foreign_key_list('beslutninger') ORDER BY 1")),
      ElementsAre("dokumenter", "kommuner"));
  EXPECT_THAT(sqlite::texts(db.query("SELECT \"table\" FROM pragma_foreign_key_check")), IsEmpty());
  EXPECT_EQ(db.text("SELECT k.region FROM beslutninger b JOIN kommuner k USING (kommunekode) WHERE titel = "
                    "'Fåreavl på digerne'"),
            "Sjælland");
  EXPECT_EQ(db.text("SELECT DISTINCT typeof(side) || typeof(sikkerhed) FROM beslutninger"), "integerreal");
  EXPECT_EQ(db.text("SELECT type FROM pragma_table_info('erklaeringer') WHERE name = 'uden_raekkefoelge'"),
            "TEXT")
      << "areas, not yes or no";
}

TEST_F(OpenCopy, DatasetteFindsItsIndexesAndAnySqliteCanAskThem) {
  Database db(write(), 1000, Database::Access::kRead);
  for (const char* table : {"beslutninger", "erklaeringer", "dokumenter"}) {
    // The condition by which Datasette (0.65) tells a table's index.
    EXPECT_EQ(db.text("SELECT name FROM sqlite_schema WHERE rootpage = 0 AND sql LIKE"
                      " '%VIRTUAL TABLE%USING FTS%content=\"' || ?1 || '\"%'",
                      table),
              std::string(table) + "_tekst");
  }
  EXPECT_EQ(db.text("SELECT titel FROM beslutninger WHERE rowid IN"
                    " (SELECT rowid FROM beslutninger_tekst WHERE beslutninger_tekst MATCH 'fåreavl')"),
            "Fåreavl på digerne");
  EXPECT_EQ(db.integer("SELECT count(*) FROM beslutninger_tekst WHERE beslutninger_tekst MATCH 'fareavl'"),
            0);
}

TEST_F(OpenCopy, WhatIsClosedStaysHere) {
  const std::string record = search("havnen").hits.front().record;
  expect_ok(store.correct({record, "closed", Correction::Operation::kSet, "true", "anna", ""}));
  const std::filesystem::path path = write();
  Database db(path, 1000, Database::Access::kRead);
  EXPECT_EQ(db.integer("SELECT count(*) FROM beslutninger"), 4);
  EXPECT_EQ(support::read_file(path).find("Lokalplan for havnen"), std::string::npos);
}

TEST_F(OpenCopy, TheSameRowsGiveTheSameBytes) {
  EXPECT_EQ(support::read_file(write("a.db")), support::read_file(write("b.db")));
  const auto failed = store.write_open_copy(folder / "findes/ikke.db", {});
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().code, ErrorCode::kStore);
  EXPECT_EQ(failed.error().where, (folder / "findes/ikke.db").string());
}

}  // namespace
}  // namespace frisaet
