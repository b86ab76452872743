#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <thread>

#include "pipeline/store/store.h"
#include "tests/pipeline/store/failing_vfs.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace testing;
namespace fs = std::filesystem;

/// Documents that share a record, so that storing one touches what another brought.
std::vector<DocumentInput> documents(int count) {
  std::vector<DocumentInput> list;
  for (int i = 0; i < count; ++i) {
    Meeting meeting = two_items();
    meeting.file = "referat " + std::to_string(i) + ".pdf";
    meeting.items[1].number = std::to_string(100 + i);
    meeting.items[1].body = "Sag nummer " + std::to_string(i) + " om stier. " + std::string(3000, 'x');
    list.push_back(minutes(meeting));
  }
  return list;
}

void copy_database(const fs::path& from, const fs::path& to) {
  for (const char* end : {"-wal", "-shm"}) fs::remove(to.string() + end);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

std::string dump_of(const fs::path& path) {
  Store store = open_store(path);
  return value_of(store.dump());
}

/// Fails the n-th change of a file for n = 1, 2, … until none fails, while `work` runs on a copy of `start`;
/// then the database must hold what it held before or all of `work`. Returns how many failures there were.
template <typename Work>
int fail_everywhere(const fs::path& start, const fs::path& copy, FailingVfs::Mode mode, const Work& work) {
  FailingVfs vfs;
  const std::string before = dump_of(start);
  copy_database(start, copy);
  work(copy);
  const std::string after = dump_of(copy);
  EXPECT_FALSE(before == after);
  for (int n = 1;; ++n) {
    copy_database(start, copy);
    vfs.arm(n, mode);
    const bool is_done = work(copy);
    const bool has_failed = vfs.has_failed();
    vfs.disarm();
    const std::string now = dump_of(copy);
    EXPECT_TRUE(now == before || now == after) << "half a document after failure " << n;
    EXPECT_TRUE(!is_done || now == after) << "reported as stored after failure " << n;
    work(copy);
    EXPECT_TRUE(dump_of(copy) == after) << "second try after failure " << n;
    if (!has_failed || ::testing::Test::HasFailure()) return n - 1;
  }
}

class FailureTest : public ::testing::TestWithParam<FailingVfs::Mode> {
 protected:
  TemporaryFolder folder;
};

bool try_put(const fs::path& path, const DocumentInput& input) {
  Result<Store> store = Store::open(path);
  if (!store) return false;
  const Result<RunId> run = store->begin_run(run_info());
  return run && store->put_document(*run, input).ok();
}

TEST_P(FailureTest, DocumentIsStoredWhollyOrNotAtAll) {
  const std::vector<DocumentInput> list = documents(2);
  ASSERT_TRUE(try_put(folder / "start.db", list[0]));
  const int failures = fail_everywhere(folder / "start.db", folder / "copy.db", GetParam(),
                                       [&](const fs::path& path) { return try_put(path, list[1]); });
  EXPECT_GT(failures, 10);
}

TEST_P(FailureTest, CorrectionIsStoredWhollyOrNotAtAll) {
  const DocumentInput input = documents(1)[0];
  ASSERT_TRUE(try_put(folder / "start.db", input));
  const std::string id = [&] {
    Store store = open_store(folder / "start.db");
    return value_of(store.document(input.source.sha256)).records[0].id;
  }();
  fail_everywhere(folder / "start.db", folder / "copy.db", GetParam(), [&](const fs::path& path) {
    Result<Store> store = Store::open(path);
    return store &&
           store->correct({id, "outcome", Correction::Operation::kSet, R"("noted")", "kbh", ""}).ok();
  });
}

TEST_P(FailureTest, DocumentIsWithdrawnWhollyOrNotAtAll) {
  const std::vector<DocumentInput> list = documents(2);
  for (const DocumentInput& input : list) ASSERT_TRUE(try_put(folder / "start.db", input));
  const int failures =
      fail_everywhere(folder / "start.db", folder / "copy.db", GetParam(), [&](const fs::path& path) {
        Store::Options options;
        options.now = [] { return std::string("2026-01-02T03:04:05Z"); };
        Result<Store> store = Store::open(path, options);
        return store && store->withdraw(list[0].source.sha256, "Anna", "Ved en fejl").ok();
      });
  EXPECT_GT(failures, 5);
}

TEST_P(FailureTest, DocumentIsErasedWhollyOrNotAtAll) {
  const std::vector<DocumentInput> list = documents(2);
  for (const DocumentInput& input : list) ASSERT_TRUE(try_put(folder / "start.db", input));
  const int failures =
      fail_everywhere(folder / "start.db", folder / "copy.db", GetParam(), [&](const fs::path& path) {
        Result<Store> store = Store::open(path);
        if (!store) return false;
        const auto erased = store->is_erased(list[0].source.sha256);
        if (!erased) return false;
        return (*erased || store->erase(list[0].source.sha256, {"Anna", "Anmodning"}).ok()) &&
               store->scrub().ok() && store->finish_erasures({list[0].source.sha256}).ok();
      });
  EXPECT_GT(failures, 20);
}

TEST_P(FailureTest, DocumentIsReleasedWhollyOrNotAtAll) {
  DocumentInput input = documents(1)[0];
  input.pages[0].text += "\n010190-1234";
  ASSERT_TRUE(try_put(folder / "start.db", input));
  fail_everywhere(folder / "start.db", folder / "copy.db", GetParam(), [&](const fs::path& path) {
    Result<Store> store = Store::open(path);
    return store && store->release(input.source.sha256, "Anna", "Opdigtet").ok();
  });
}

TEST_P(FailureTest, NewDatabaseIsMadeOrCanBeMadeAgain) {
  FailingVfs vfs;
  for (int n = 1;; ++n) {
    const fs::path path = folder / "new.db";
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(path.string() + end);
    vfs.arm(n, GetParam());
    static_cast<void>(Store::open(path).ok());
    const bool has_failed = vfs.has_failed();
    vfs.disarm();
    const Result<Store> again = Store::open(path);
    ASSERT_TRUE(again) << "after failure " << n << ": " << again.error().describe();
    if (!has_failed) break;
  }
}

INSTANTIATE_TEST_SUITE_P(Modes, FailureTest,
                         ::testing::Values(FailingVfs::Mode::kOnce, FailingVfs::Mode::kForEver),
                         [](const auto& mode) {
                           return mode.param == FailingVfs::Mode::kOnce ? "Once" : "ForEver";
                         });

TEST(FailedStore, CanBeUsedOnOnceThereIsRoomAgain) {
  TemporaryFolder folder;
  FailingVfs vfs;
  const std::vector<DocumentInput> list = documents(2);
  Store store = open_store(folder / "frisaet.db");
  const RunId run = value_of(store.begin_run(run_info()));
  vfs.arm(1, FailingVfs::Mode::kOnce);
  const Result<PutOutcome> failed = store.put_document(run, list[0]);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kStore);
  EXPECT_EQ(failed.error().message, "Databasen svarede: database or disk is full.");
  EXPECT_EQ(failed.error().hint, "Skaf plads på disken, og prøv igen. Intet er gået tabt.");
  EXPECT_EQ(value_of(store.put_document(run, list[0])), PutOutcome::kNew);
  EXPECT_EQ(value_of(store.put_document(run, list[1])), PutOutcome::kNew);
}

TEST(FailedStore, ARunWhoseEndCannotBeNotedIsInterruptedAndNotRunningForEver) {
  TemporaryFolder folder;
  FailingVfs vfs;
  Store store = open_store(folder / "frisaet.db");
  const RunId run = value_of(store.begin_run(run_info()));
  vfs.arm(1, FailingVfs::Mode::kOnce);
  EXPECT_FALSE(store.end_run(run, RunState::kDone));
  EXPECT_EQ(value_of(store.runs(1)).at(0).state, RunState::kInterrupted);
}

// ---- killed ----

/// Stores the documents in a child process and kills it after a while; true when the child had finished.
bool store_and_be_killed(const fs::path& path, const std::vector<DocumentInput>& list, int microseconds) {
  const pid_t child = fork();
  if (child == 0) {
    Result<Store> store = Store::open(path);
    if (!store) _exit(1);
    const Result<RunId> run = store->begin_run(run_info());
    for (const DocumentInput& input : list) {
      if (!run || !store->put_document(*run, input)) _exit(1);
    }
    _exit(0);
  }
  std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(KilledStore, LosesAndDoublesNothingSoak) {
  TemporaryFolder folder;
  const std::vector<DocumentInput> list = documents(40);
  EXPECT_TRUE(store_and_be_killed(folder / "whole.db", list, 60'000'000 / 10));
  const std::string whole = dump_of(folder / "whole.db");
  std::mt19937 random(4711);
  int kills = 0;
  for (int round = 0; kills < 200 && round < 400; ++round) {
    const fs::path path = folder / "killed.db";
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(path.string() + end);
    std::int64_t stored = 0;
    for (bool is_done = false; !is_done; ++kills) {
      is_done = store_and_be_killed(path, list, static_cast<int>(random() % 300'000));
      Store store = open_store(path);
      const std::int64_t now = value_of(store.status()).documents;
      EXPECT_GE(now, stored) << "what was stored is still there";
      stored = now;
      static_cast<void>(value_of(store.dump()));  // index and tables agree
    }
    ASSERT_TRUE(dump_of(path) == whole);
  }
}

}  // namespace
}  // namespace frisaet
