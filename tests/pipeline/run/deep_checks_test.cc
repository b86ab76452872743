#include "pipeline/run/deep_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "models/core/sha256.h"
#include "pipeline/run/ingest.h"
#include "pipeline/store/sqlite.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kMinutes =
    "Vejle Kommune\n\nReferat\n\nTeknisk Udvalg\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Cykelsti\n\nBeslutning\n\nGodkendt.\n";

class Silent : public IngestProgress {
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

class DeepChecksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    IngestRequest request;
    request.arguments = {folder.write("a.txt", kMinutes)};
    request.reader_program = FRISAET_PROGRAM;
    Silent silent;
    ASSERT_TRUE(ingest(data, *store, request, silent, {}).ok());
  }
  std::vector<std::string> faults() {
    const auto found = deep_checks(data, *store);
    EXPECT_TRUE(found.ok()) << found.error().describe();
    std::vector<std::string> list;
    for (const StoreFault& fault : *found) list.push_back(fault.what + ". " + fault.what_now);
    return list;
  }
  void damage(const std::string& sql) const {
    sqlite::Database db(data.database(), 1000);
    db.script("PRAGMA foreign_keys=OFF;" + sql);
  }

  support::TemporaryFolder folder;
  DataFolder data = *DataFolder::open(folder / "data");
  std::optional<Store> store = *Store::open(data.database());
  fs::path original =
      data.root() / "archive" / sha256_hex(kMinutes).substr(0, 2) / (sha256_hex(kMinutes) + ".txt");
};

TEST_F(DeepChecksTest, FindNothingWhereAllIsWellAndLeaveNothingBehind) {
  const std::string before = *store->dump();
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_EQ(*store->dump(), before);
  for (const auto& entry : fs::directory_iterator(data.root()))
    EXPECT_THAT(entry.path().filename().string(), ::testing::Not(HasSubstr("check")));
}

TEST_F(DeepChecksTest, NameOriginalsThatAreGoneChangedOrNobodys) {
  fs::permissions(original, fs::perms(0644));
  std::ofstream(original, std::ios::app) << "x";
  fs::create_directories(data.root() / "archive/ff");
  std::ofstream(data.root() / "archive/ff/fremmed.pdf") << "x";
  fs::last_write_time(data.root() / "archive/ff/fremmed.pdf",
                      fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("ikke den, der blev læst"),
                                    HasSubstr("Intet dokument hører til archive/ff/fremmed.pdf")));
  fs::remove(original);
  EXPECT_THAT(faults(), ::testing::Contains(HasSubstr("Originalen mangler")));
}

TEST_F(DeepChecksTest, DoNotAdviseToDeleteWhatIsReadInMeanwhile) {
  for (int i = 0; i < 150; ++i)
    folder.write("mange/" + std::to_string(i) + ".txt", kMinutes + std::to_string(i));
  std::atomic<bool> done = false;
  const std::jthread reading([&] {
    auto own = *Store::open(data.database());
    IngestRequest request;
    request.arguments = {folder / "mange"};
    request.reader_program = FRISAET_PROGRAM;
    Silent silent;
    EXPECT_TRUE(ingest(data, own, request, silent, {}).ok());
    done = true;
  });
  while (!done) EXPECT_THAT(faults(), IsEmpty());
  EXPECT_EQ(store->status()->documents, 151);
}

TEST_F(DeepChecksTest, NamePagesThatAreGoneOrChanged) {
  damage("UPDATE page SET furniture = json_array('Side 9')");
  EXPECT_THAT(faults(), ::testing::Contains(HasSubstr("Siderne i læsning 1")));
  damage("DELETE FROM page");
  EXPECT_THAT(faults(), ::testing::Contains(HasSubstr("eller de mangler")));
}

TEST_F(DeepChecksTest, NameWhatTheReadingsDoNotGive) {
  damage("UPDATE current_record SET withdrawn = 1");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("Det, der søges i, er ikke det, læsningerne giver: current")));
  ASSERT_TRUE(store->rebuild().ok());
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(DeepChecksTest, NameAnIndexThatDisagreesWithItsTable) {
  damage("DELETE FROM search_data WHERE id > 10");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("frisaet doctor --rebuild")));
  ASSERT_TRUE(store->rebuild().ok());
  EXPECT_THAT(faults(), IsEmpty());
}

}  // namespace
}  // namespace frisaet
