#include "pipeline/store/audit_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AuditLogTest : public testing::Test {
 protected:
  AuditLog opened(int months = AuditLog::kMonths) {
    auto log = AuditLog::open(path_, months);
    EXPECT_TRUE(log.ok()) << log.error().describe();
    return *std::move(log);
  }

  static void add(AuditLog& log, const std::string& at, const std::string& who, const std::string& detail) {
    const auto added = log.add({0, at, who, "search", "", detail});
    ASSERT_TRUE(added.ok()) << added.error().describe();
  }

  std::vector<std::string> details(const AuditFilter& filter = {}) {
    std::vector<std::string> list;
    auto log = opened();
    for (const AuditEntry& entry : *log.entries(filter)) list.push_back(entry.detail);
    return list;
  }

  /// As somebody does who has the file and no leave.
  void tamper(const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(SQLITE_OK, sqlite3_open(path_.c_str(), &db));
    EXPECT_EQ(SQLITE_OK, sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr)) << sqlite3_errmsg(db);
    sqlite3_close(db);
  }

  support::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "audit.db";
};

TEST_F(AuditLogTest, TellsNewestFirstWhoAskedForWhat) {
  auto log = opened();
  add(log, "2026-11-01T10:00:00Z", "Bente", "q=plejehjem");
  ASSERT_TRUE(log.add({0, "2026-11-02T10:00:00Z", "Jens", "view", "ab12", "side=2"}).ok());
  const auto entries = *log.entries({});
  ASSERT_EQ(2U, entries.size());
  EXPECT_EQ(2, entries[0].number);
  EXPECT_EQ("2026-11-02T10:00:00Z", entries[0].at);
  EXPECT_EQ("Jens", entries[0].who);
  EXPECT_EQ("view", entries[0].action);
  EXPECT_EQ("ab12", entries[0].target);
  EXPECT_EQ("side=2", entries[0].detail);
  EXPECT_EQ("q=plejehjem", entries[1].detail);
}

TEST_F(AuditLogTest, NarrowsByDayPersonAndWords) {
  auto log = opened();
  add(log, "2026-11-01T10:00:00Z", "Bente", "q=Hansen");
  add(log, "2026-11-02T23:59:59Z", "Jens", "q=100%_rigtig");
  add(log, "2026-11-03T00:00:00Z", "Bente", "q=1000 rigtig");
  EXPECT_THAT(details({.from = "2026-11-02", .to = "2026-11-02"}), ElementsAre("q=100%_rigtig"));
  EXPECT_THAT(details({.who = "Bente"}), ElementsAre("q=1000 rigtig", "q=Hansen"));
  EXPECT_THAT(details({.about = "hansen"}), ElementsAre("q=Hansen"));
  EXPECT_THAT(details({.about = "0%_r"}),
              ElementsAre("q=100%_rigtig"));  // signs that LIKE would take for more
  EXPECT_THAT(details({.limit = 1}), ElementsAre("q=1000 rigtig"));
}

/// It is noted before the command refuses it.
TEST_F(AuditLogTest, HoldsNoPersonsNumber) {
  auto log = opened();
  add(log, "2026-11-29T10:00:00Z", "Anna", "--reason 010190-1234 er borgerens nummer");
  EXPECT_THAT(details(), ElementsAre("--reason 010190-•••• er borgerens nummer"));
}

TEST_F(AuditLogTest, IsReadableByItsOwnerOnly) {
  opened();
  struct stat status {};
  ASSERT_EQ(0, stat(path_.c_str(), &status));
  EXPECT_EQ(0600U, status.st_mode & 0777U);
}

TEST_F(AuditLogTest, AWholeLogProvesItself) {
  auto log = opened();
  for (int i = 0; i < 20; ++i) add(log, "", "Bente", "q=" + std::to_string(i));
  const auto proof = *log.prove();
  EXPECT_EQ(20, proof.checked);
  EXPECT_EQ(20, proof.last_number);
  EXPECT_EQ(64U, proof.last_hash.size());
  EXPECT_FALSE(proof.broken_at);
}

TEST_F(AuditLogTest, AChangedEntryShows) {
  {
    auto log = opened();
    for (int i = 0; i < 5; ++i) add(log, "", "Bente", "q=" + std::to_string(i));
  }
  tamper("DROP TRIGGER audit_stays; UPDATE audit SET who = 'Jens' WHERE number = 3");
  EXPECT_EQ(3, opened().prove()->broken_at);
}

TEST_F(AuditLogTest, LettersMovedFromOneFieldToTheNextShow) {
  {
    auto log = opened();
    ASSERT_TRUE(log.add({0, "", "Bente", "view", "ab", "cd"}).ok());
  }
  tamper("DROP TRIGGER audit_stays; UPDATE audit SET target = 'abc', detail = 'd'");
  EXPECT_EQ(1, opened().prove()->broken_at);
}

TEST_F(AuditLogTest, AMissingEntryShowsAtTheNext) {
  {
    auto log = opened();
    for (int i = 0; i < 5; ++i) add(log, "", "Bente", "q=" + std::to_string(i));
  }
  tamper("DELETE FROM audit WHERE number = 3");
  EXPECT_EQ(4, opened().prove()->broken_at);
}

TEST_F(AuditLogTest, NobodyChangesAnEntryByMistake) {
  {
    auto log = opened();
    add(log, "", "Bente", "q=1");
  }
  sqlite3* db = nullptr;
  ASSERT_EQ(SQLITE_OK, sqlite3_open(path_.c_str(), &db));
  EXPECT_NE(SQLITE_OK, sqlite3_exec(db, "UPDATE audit SET who = 'x'", nullptr, nullptr, nullptr));
  sqlite3_close(db);
}

TEST_F(AuditLogTest, WhatIsTooOldIsForgottenAndTheRestStillProvesItself) {
  {
    auto log = opened(120);
    add(log, "2026-01-31T10:00:00Z", "Bente", "gammel");
    add(log, "2026-05-28T23:59:59Z", "Bente", "lige for gammel");
    add(log, "2026-05-29T12:00:00Z", "Bente", "ung nok");
  }
  auto log = opened(6);
  add(log, "2026-11-29T12:00:00Z", "Bente", "ny");
  EXPECT_THAT(details(), ElementsAre("ny", "ung nok"));
  const auto proof = *log.prove();
  EXPECT_EQ(2, proof.checked);
  EXPECT_EQ(4, proof.last_number);
  EXPECT_FALSE(proof.broken_at);
}

TEST_F(AuditLogTest, ALogInWhichAllIsTooOldGoesOnWithItsNumbers) {
  {
    auto log = opened();
    add(log, "2020-01-01T10:00:00Z", "Bente", "a");
    add(log, "2026-11-29T10:00:00Z", "Bente", "b");
  }
  tamper("DELETE FROM audit WHERE number = 2");
  auto log = opened();
  add(log, "2026-11-30T10:00:00Z", "Bente", "c");
  EXPECT_EQ(2, log.entries({})->front().number);
}

TEST_F(AuditLogTest, LongTextsAreCutAtALetter) {
  auto log = opened();
  std::string text = "x";
  for (int i = 0; i < 3000; ++i) text += "æ";
  add(log, "", "Bente", text);
  EXPECT_EQ("x", log.entries({})->front().detail.substr(0, 1));
  EXPECT_EQ(3999U, log.entries({})->front().detail.size());
}

TEST_F(AuditLogTest, SeveralWriteAtOnceAndTheChainHolds) {
  opened();
  std::vector<std::thread> writers;
  for (int w = 0; w < 4; ++w) {
    writers.emplace_back([&] {
      auto log = AuditLog::open(path_);
      for (int i = 0; i < 25; ++i) EXPECT_TRUE(log->add({0, "", "Bente", "view", "x", ""}).ok());
    });
  }
  for (std::thread& writer : writers) writer.join();
  const auto proof = *opened().prove();
  EXPECT_EQ(100, proof.checked);
  EXPECT_FALSE(proof.broken_at);
}

TEST_F(AuditLogTest, WhoOnlyLooksMakesNoLog) {
  const auto log = AuditLog::open_reading(path_);
  ASSERT_FALSE(log.ok());
  EXPECT_EQ(ErrorCode::kNotFound, log.error().code);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

}  // namespace
}  // namespace frisaet
