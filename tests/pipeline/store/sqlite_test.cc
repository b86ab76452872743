#include "pipeline/store/sqlite.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace frisaet::sqlite {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

TEST(Deadline, BreaksAStatementOffAndRefusesThoseAfterIt) {
  const support::TemporaryFolder folder;
  Database db(folder / "a.db", 1000);
  const char* endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
  db.set_deadline(steady_clock::now() + milliseconds(50));
  try {
    db.integer(endless);
    FAIL();
  } catch (const SqliteFailure& failure) {
    EXPECT_EQ(failure.to_error().code, ErrorCode::kTimeout);
  }
  EXPECT_THROW(db.integer("SELECT 1"), SqliteFailure);
  db.set_deadline(std::nullopt);
  EXPECT_EQ(db.integer("SELECT 1"), 1);
}

TEST(Deadline, UndoesTheTransactionItBreaksOff) {
  const support::TemporaryFolder folder;
  Database db(folder / "a.db", 1000);
  db.script("CREATE TABLE t (i)");
  db.set_deadline(steady_clock::now() + milliseconds(50));
  EXPECT_THROW(
      {
        Transaction transaction(db, Transaction::Kind::kWrite);
        db.run("INSERT INTO t VALUES (1)");
        db.run(
            "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        transaction.commit();
      },
      SqliteFailure);
  db.set_deadline(std::nullopt);
  EXPECT_EQ(db.integer("SELECT count(*) FROM t"), 0);
  db.run("INSERT INTO t VALUES (2)");
  EXPECT_EQ(db.integer("SELECT i FROM t"), 2);
}

}  // namespace
}  // namespace frisaet::sqlite
