// An inbox on another file system than the data folder: what is taken is copied.
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/watch/claims.h"
#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = WatchEvent::Kind;

/// An inbox on another file system than the data folder, as a share is.
class Elsewhere : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = "/dev/shm/frisaet_XXXXXX";
    struct stat here {
    }, there{};
    if (mkdtemp(name.data()) == nullptr) GTEST_SKIP() << "no second file system";
    w.inbox = name;
    if (stat(name.c_str(), &there) != 0 || stat(w.folder.path().c_str(), &here) != 0 ||
        here.st_dev == there.st_dev)
      GTEST_SKIP() << "no second file system";
  }
  void TearDown() override {
    if (w.inbox.string().starts_with("/dev/shm/")) fs::remove_all(w.inbox);
  }
  Watched w;
};

TEST_F(Elsewhere, AFileLiesInTheInboxUntilItIsStoredAndThenItIsGone) {
  w.write("Vejle/brev.txt", "Kære KL\n");
  bool lay_there = false;
  const auto report = watch_until(
      w, w.settings(),
      [&](const WatchEvent& event) {
        lay_there = lay_there || (event.kind == Kind::kStored && fs::exists(w.inbox / "Vejle/brev.txt"));
        return false;
      },
      2s);
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_TRUE(lay_there);
  EXPECT_EQ(report->stored, 1);
  EXPECT_EQ(report->known, 0) << "it is not read again while it lies there";
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

TEST_F(Elsewhere, WhatIsWrittenThereAfterTheCopyWasReadIsReadToo) {
  w.write("brev.txt", "Kære KL\n");
  int stored = 0;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && ++stored == 1)
      std::ofstream(w.inbox / "brev.txt", std::ios::app) << "Vi ønsker folkeskolen.\n";
    return stored == 2;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_THAT(archived(w), Contains("Kære KL\nVi ønsker folkeskolen.\n"));
}

TEST_F(Elsewhere, AHalfThatWasReadOfACopyGoesWhenALaterRunReadsTheWhole) {
  w.write("brev.txt", kHalf);
  // The copy is given up, and the file is to come to rest in the inbox: only the store knows of the half.
  ASSERT_TRUE(watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored) w.write("brev.txt", kWhole);
    return event.kind == Kind::kRetry;
  }));
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
  ASSERT_TRUE(w.run());
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, ElementsAre(std::ssize(kHalf)));
}

TEST_F(Elsewhere, ACopyThatAnEarlierRunReadIsKnownForAHalfByWhatTheInboxHas) {
  w.write("brev.txt", kHalf);
  ASSERT_TRUE(
      watch_until(w, w.settings(), [&](const WatchEvent& event) { return event.kind == Kind::kStored; }));
  ASSERT_THAT(w.left_in(w.folder / "data/claimed"), SizeIs(1)) << "stopped before it was done with";
  w.write("brev.txt", kWhole);
  ASSERT_TRUE(w.run());
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, ElementsAre(std::ssize(kHalf)));
}

TEST_F(Elsewhere, ARestartKnowsWhichFileInTheInboxItHadCopied) {
  w.write("brev.txt", "%PDF-1.7\n1 0 obj\n");
  fs::create_directories(w.folder / "data");
  ASSERT_TRUE(Claims::open(w.folder / "data/claimed")->take(w.inbox, w.inbox / "brev.txt").ok());
  ASSERT_THAT(w.left_in(w.inbox), SizeIs(1));
  const auto report = w.run();
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(report->failed, 1);
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
  EXPECT_THAT(w.left_in(w.folder / "data/failed"), ElementsAre("brev.txt", "brev.txt.reason.txt"));
}

TEST_F(Elsewhere, AnotherFileInThePlaceOfOneThatCouldNotBeRemovedIsRead) {
  const fs::path there = w.inbox / "brev.txt";
  w.write("brev.txt", "Kære KL, nr. 1\n");
  const auto time = fs::last_write_time(there);
  if (mount(there.c_str(), there.c_str(), nullptr, MS_BIND, nullptr) != 0)  // it can be read, not removed
    GTEST_SKIP() << "may not mount here";
  int stored = 0;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kLeft) {
      umount2(there.c_str(), MNT_DETACH);
      w.write(".nyt", "Kære KL, nr. 2\n");  // as long, and as old
      fs::last_write_time(w.inbox / ".nyt", time);
      fs::rename(w.inbox / ".nyt", there);
    }
    return event.kind == Kind::kStored && ++stored == 2;
  });
  umount2(there.c_str(), MNT_DETACH);
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(stored, 2);
}

TEST_F(Elsewhere, ASingleFileIsReadBeforeTheRestOfAHeapThatIsInHand) {
  for (int i = 0; i < 60; ++i) w.write("arkiv/sag " + std::to_string(i) + ".txt", "Sag " + std::to_string(i));
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  const auto report = watch(*data, *store, w.settings(),
                            [&](const WatchEvent& event) {
                              if (w.events.empty()) {
                                w.write("svar.txt", "Kære KL\n");
                                std::this_thread::sleep_for(30ms);
                              }
                              w.events.push_back(event);
                            },
                            {});
  ASSERT_TRUE(report) << report.error().describe();
  ASSERT_THAT(w.events, SizeIs(61));
  const auto at = std::find_if(w.events.begin(), w.events.end(),
                               [](const WatchEvent& event) { return event.file == "svar.txt"; });
  EXPECT_LT(at - w.events.begin(), 40);
}

TEST_F(Elsewhere, WhatCanNeitherBeReadNorPutAsideIsLeftOnce) {
  w.write("brev.txt", "%PDF-1.7\n1 0 obj\n");
  fs::create_directories(w.folder / "data");
  fs::create_directory_symlink("/proc", w.folder / "data/failed");  // a folder that takes nothing
  const auto report = w.run();                                      // and does not try for ever
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(report->left, 1);
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), ElementsAre("brev.txt"));
}

TEST_F(Elsewhere, ANameOfAllBytesThatANameMayHaveIsRead) {
  w.write(std::string(251, 'a') + ".txt", "Kære KL\n");
  EXPECT_EQ(w.run()->stored, 1);
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
}

TEST_F(Elsewhere, WhereTimesAreKeptMoreCoarselyAFileIsReadOnce) {
  // As a copy on a disk that keeps whole seconds looks to a restart: the original has more.
  w.write("brev.txt", "Kære KL\n");
  const fs::path copy = w.folder / "data/claimed/00000001.copy/brev.txt";
  fs::create_directories(copy.parent_path());
  fs::copy_file(w.inbox / "brev.txt", copy);
  const auto whole = std::chrono::floor<std::chrono::seconds>(fs::last_write_time(w.inbox / "brev.txt"));
  fs::last_write_time(w.inbox / "brev.txt", whole + 700ms);
  fs::last_write_time(copy, whole);
  const auto report = w.run();
  EXPECT_EQ(report->stored, 1);
  EXPECT_EQ(report->known, 0);
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
}

TEST_F(Elsewhere, CopiesAreMadeNoFurtherAheadThanTheyAreRead) {
  for (int i = 0; i < 40; ++i)
    w.write("brev " + std::to_string(i) + ".txt", "Kære KL " + std::to_string(i) + "\n");
  std::size_t most = 0;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    most = std::max(most, w.left_in(w.folder / "data/claimed").size());
    return event.kind == Kind::kStored && std::count_if(w.events.begin(), w.events.end(), [](const auto& e) {
                                            return e.kind == Kind::kStored;
                                          }) == 40;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_LE(most, 17U) << "two batches, and one that is being concluded";
}

TEST_F(Elsewhere, WhatFailedAndCannotBeTakenAwayLiesInFailedOnce) {
  w.write("brev.pdf", "%PDF-1.7\nintet\nstartxref\n0\n%%EOF\n");
  ASSERT_EQ(w.run()->failed, 1);
  w.write("brev.pdf", "%PDF-1.7\nintet\nstartxref\n0\n%%EOF\n");  // as if it had stayed there
  ASSERT_EQ(w.run()->failed, 1);
  EXPECT_THAT(w.left_in(w.folder / "data/failed"), ElementsAre("brev.pdf", "brev.pdf.reason.txt"));
  w.write("brev.pdf", "%PDF-1.7\nandet\nstartxref\n0\n%%EOF\n");
  ASSERT_EQ(w.run()->failed, 1);
  EXPECT_THAT(w.left_in(w.folder / "data/failed"), SizeIs(4)) << "other bytes are another file";
}

TEST_F(Elsewhere, ACopyThatWasCutOffIsRemovedAndTheFileReadFromTheInbox) {
  w.write("brev.txt", "Kære KL\n");
  fs::create_directories(w.folder / "data/claimed/00000001.copy");
  std::ofstream(w.folder / "data/claimed/00000001.copy/brev.txt.part") << "Kæ";
  EXPECT_EQ(w.run()->stored, 1);
  EXPECT_TRUE(fs::is_empty(w.folder / "data/claimed"));
}

}  // namespace
}  // namespace frisaet::watch
