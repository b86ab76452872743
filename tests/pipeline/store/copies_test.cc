#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/failing_vfs.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
namespace fs = std::filesystem;

DocumentInput numbered(int i) {
  Meeting meeting = two_items();
  meeting.file = "referat " + std::to_string(i) + ".pdf";
  meeting.items[1].number = std::to_string(100 + i);
  meeting.items[1].body = "Sag nummer " + std::to_string(i) + ' ' + std::string(3000, 'x');
  return minutes(meeting);
}

TEST(CopiedStore, IsWholeWhileAnotherProcessWrites) {
  TemporaryFolder folder;
  const fs::path path = folder / "frisaet.db";
  Store reader = open_store(path);
  std::atomic<bool> stop = false;
  std::atomic<int> stored = 0;
  std::thread writer([&] {
    Store store = open_store(path);
    const RunId run = value_of(store.begin_run(run_info()));
    for (int i = 0; !stop && i < 400; ++i, ++stored) value_of(store.put_document(run, numbered(i)));
  });
  while (stored < 5) std::this_thread::yield();
  for (int i = 0; i < 5; ++i) {
    const int before = stored;
    const fs::path copy = folder / ("kopi" + std::to_string(i) + ".db");
    expect_ok(reader.copy_to(copy));
    EXPECT_FALSE(fs::exists(copy.string() + "-wal"));
    Store copied = open_store(copy);
    EXPECT_GE(value_of(copied.status()).documents, before);
    static_cast<void>(value_of(copied.dump()));  // index and tables agree
  }
  const int during = stored;
  stop = true;
  writer.join();
  EXPECT_GT(during, 5) << "somebody wrote meanwhile";
}

TEST(CopiedStore, IsThereWholeOrNotAtAllWhateverFails) {
  TemporaryFolder folder;
  const fs::path path = folder / "frisaet.db";
  Store store = open_store(path);
  value_of(store.put_document(value_of(store.begin_run(run_info())), numbered(1)));
  const std::string whole = value_of(store.dump());
  FailingVfs vfs;
  for (const auto mode : {FailingVfs::Mode::kOnce, FailingVfs::Mode::kForEver}) {
    int failures = 0;
    for (int n = 1;; ++n) {
      vfs.arm(n, mode);
      const bool done = store.copy_to(folder / "kopi.db").ok();
      const bool failed = vfs.has_failed();
      vfs.disarm();
      EXPECT_EQ(fs::exists(folder / "kopi.db"), done) << n;
      if (done) {
        fs::copy_file(folder / "kopi.db", folder / "prøve.db", fs::copy_options::overwrite_existing);
        Store copied = open_store(folder / "prøve.db");
        EXPECT_EQ(value_of(copied.dump()), whole) << n;
      }
      if (!failed) break;
      ++failures;
    }
    EXPECT_GT(failures, 5);
  }
  EXPECT_EQ(value_of(store.dump()), whole);
}

TEST(CopiedStore, IsNotPutInThePlaceOfOneThatIsInUse) {
  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  value_of(store.put_document(value_of(store.begin_run(run_info())), numbered(1)));
  expect_ok(store.copy_to(folder / "kopi.db"));
  sqlite::Database reader(folder / "frisaet.db", 10, sqlite::Database::Access::kRead);
  sqlite::Transaction looking(reader, sqlite::Transaction::Kind::kRead);
  EXPECT_EQ(reader.integer("SELECT count(*) FROM document"), 1);
  value_of(store.put_document(value_of(store.begin_run(run_info())), numbered(2)));
  const auto refused = Store::put_in_place(folder / "kopi.db", folder / "frisaet.db");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().hint, "Stop frisaet watch og frisaet serve, og prøv igen.");
  EXPECT_EQ(value_of(store.status()).documents, 2);
  EXPECT_TRUE(fs::exists(folder / "kopi.db"));
}

TEST(CopiedStore, IsNotPutInThePlaceOfOneThatSomebodyHasOpenWhileIdle) {
  TemporaryFolder folder;
  std::optional<Store> store = open_store(folder / "frisaet.db");
  value_of(store->put_document(value_of(store->begin_run(run_info())), numbered(1)));
  expect_ok(store->copy_to(folder / "kopi.db"));
  value_of(store->put_document(value_of(store->begin_run(run_info())), numbered(2)));
  EXPECT_FALSE(Store::put_in_place(folder / "kopi.db", folder / "frisaet.db"));
  EXPECT_EQ(value_of(store->status()).documents, 2);
  store.reset();
  expect_ok(Store::put_in_place(folder / "kopi.db", folder / "frisaet.db"));
  EXPECT_EQ(value_of(open_store(folder / "frisaet.db").status()).documents, 1);
}

}  // namespace
}  // namespace frisaet
