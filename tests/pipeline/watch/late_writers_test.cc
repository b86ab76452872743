// Files that are written to after they were taken, and what a restart must still know.
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "pipeline/run/heartbeat.h"
#include "pipeline/watch/claims.h"
#include "tests/pipeline/watch/watched.h"
#include "tests/support/capabilities.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = WatchEvent::Kind;

/// All originals in the archive.
std::vector<std::string> archived(const Watched& w) {
  std::vector<std::string> texts;
  for (const auto& entry : fs::recursive_directory_iterator(w.folder / "data/archive"))
    if (!entry.is_directory()) texts.push_back(support::read_file(entry.path()));
  return texts;
}

TEST(LateWriter, WhatIsWrittenAfterTheFileWasReadIsReadToo) {
  Watched w;
  const fs::path claimed = w.folder / "data/claimed/00000001/brev.txt";
  fs::create_directories(claimed.parent_path());
  std::ofstream writer(claimed, std::ios::binary);
  writer << "Kære KL\n" << std::flush;
  int stored = 0;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind != Kind::kStored) return false;
    if (++stored == 1) {
      writer << "Vi ønsker folkeskolen.\n";
      writer.close();
    }
    return stored == 2;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_THAT(archived(w), Contains("Kære KL\nVi ønsker folkeskolen.\n"));
}

TEST(LateWriter, AStopWhileAFileIsKeptHandsItBackAndSaysSo) {
  Watched w;
  const fs::path claimed = w.folder / "data/claimed/00000001/brev.txt";
  fs::create_directories(claimed.parent_path());
  std::ofstream writer(claimed, std::ios::binary);
  writer << "Kære KL\n" << std::flush;
  const auto report =
      watch_until(w, w.settings(), [](const WatchEvent& event) { return event.kind == Kind::kStored; });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(report->handed_back, 1);
  EXPECT_EQ(report->left, 0);
  EXPECT_TRUE(fs::exists(claimed));
  writer.close();
  const auto next = w.run();
  EXPECT_EQ(next->handed_back, 0);
}

TEST(LateWriter, OfAFileReadBeforeItWasWholeOnlyTheWholeStays) {
  Watched w;
  w.write("brev.txt", "Kære KL\n");
  std::ofstream writer;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && !writer.is_open()) {  // as if it had been open before it was claimed
      writer.open(w.folder / "data/claimed/00000001/brev.txt", std::ios::binary | std::ios::app);
      writer << "Vi ønsker folkeskolen.\n";
      writer.close();
    }
    return event.kind == Kind::kHalfOut;
  });
  ASSERT_TRUE(report) << report.error().describe();
  Store store = w.store();
  const auto documents = store.documents();
  ASSERT_EQ(documents->size(), 1U);
  const auto whole = store.document(documents->front().id);
  EXPECT_THAT(whole->pages.front().text, testing::HasSubstr("folkeskolen"));
  const auto withdrawn = store.withdrawals();
  ASSERT_EQ(withdrawn->size(), 1U);
  EXPECT_EQ(withdrawn->front().reason, "Læst, før filen var skrevet færdig.");
}

/// What is in sight and what was withdrawn, by the size of its original.
std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> sizes_in(const Watched& w) {
  Store store = w.store();
  std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> sizes;
  const auto size = [&](const std::string& id) {
    for (const auto& entry : fs::recursive_directory_iterator(w.folder / "data/archive"))
      if (entry.path().stem() == id) return static_cast<std::int64_t>(fs::file_size(entry.path()));
    return std::int64_t{-1};
  };
  for (const DocumentSummary& document : *store.documents()) sizes.first.push_back(size(document.id));
  for (const Withdrawal& withdrawal : *store.withdrawals()) sizes.second.push_back(size(withdrawal.document));
  std::sort(sizes.first.begin(), sizes.first.end());
  return sizes;
}

const std::string kHalf = "Kære KL\n", kWhole = kHalf + "Vi ønsker folkeskolen.\n";

TEST(Restart, AHalfThatAnEarlierRunReadGoesWhenTheWholeIsRead) {
  Watched w;
  const fs::path claimed = w.folder / "data/claimed/00000001/brev.txt";
  w.write("brev.txt", kHalf);
  std::ofstream writer;
  // Stopped while the file is kept because somebody writes to it; how a kill leaves it, too.
  ASSERT_TRUE(watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind != Kind::kStored) return false;
    writer.open(claimed, std::ios::binary | std::ios::app);
    return true;
  }));
  ASSERT_TRUE(fs::exists(claimed));
  // Nothing more has come yet, and the run after that is stopped as well.
  ASSERT_TRUE(
      watch_until(w, w.settings(), [&](const WatchEvent& event) { return event.kind == Kind::kKnown; }));
  ASSERT_TRUE(fs::exists(claimed));
  writer << kWhole.substr(kHalf.size());
  writer.close();
  ASSERT_TRUE(w.run());
  EXPECT_EQ(w.events.back().kind, Kind::kHalfOut);
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, ElementsAre(std::ssize(kHalf)));
}

TEST(Restart, AnEarlierPaperOfTheSameNameStaysThoughThisOneBeginsWithItsBytes) {
  Watched w;
  w.write("brev.txt", kHalf);
  ASSERT_TRUE(w.run());
  std::this_thread::sleep_for(1100ms);  // moments are kept to a second, and a file lies still for one
  w.write("brev.txt", kWhole);
  ASSERT_TRUE(
      Claims::open(w.folder / "data/claimed")->take(w.inbox, w.inbox / "brev.txt").ok());  // and killed
  ASSERT_TRUE(w.run());
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kHalf), std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, IsEmpty());
}

/// A paper that was signed since, dropped under its name while the earlier one's claim is still kept.
TEST(Restart, ALaterPaperOfTheSameNameIsNotTheWholeOfTheClaimBeforeIt) {
  Watched w;
  w.write("brev.txt", kHalf);
  std::ofstream writer;
  ASSERT_TRUE(watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind != Kind::kStored) return false;
    writer.open(w.folder / "data/claimed/00000001/brev.txt", std::ios::binary | std::ios::app);
    return true;
  }));
  writer.close();
  w.write("brev.txt", kWhole);
  ASSERT_TRUE(w.run());
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kHalf), std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, IsEmpty());
}

TEST(Restart, WhatWasSeenGrowingIsSettledAnew) {
  Watched w;
  w.write("halv.pdf", "%PDF-1.7\n1 0 obj\n");
  WatchSettings settings = w.settings();
  settings.patience = {.whole = 1ms, .unsure = 400ms, .empty = 400ms};
  for (int start = 0; start < 3; ++start) {  // each start begins to wait anew: nothing was known to lie still
    ASSERT_TRUE(watch_until(
        w, settings, [](const WatchEvent&) { return true; }, 200ms));
    EXPECT_THAT(w.events, IsEmpty());
  }
  std::ofstream(w.inbox / "halv.pdf", std::ios::binary)
      << support::read_file(kCorpus + "erklaering_ingen.pdf");
  ASSERT_TRUE(w.run(settings));
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().kind, Kind::kStored);
}

TEST(LateWriter, ALaterPaperOfTheSameNameIsNotTheWholeOfAClaimThatIsWrittenAnew) {
  Watched w;
  w.write("brev.txt", kHalf);
  std::ofstream writer;
  ASSERT_TRUE(watch_until(
      w, w.settings(),
      [&](const WatchEvent& event) {
        if (event.kind == Kind::kStored && !writer.is_open()) {  // saved as it was, and kept open
          writer.open(w.folder / "data/claimed/00000001/brev.txt", std::ios::binary);
          writer << kHalf << std::flush;
          w.write("brev.txt", kWhole);
        }
        return false;
      },
      1500ms));
  writer.close();
  ASSERT_TRUE(w.run());
  EXPECT_TRUE(std::any_of(w.events.begin(), w.events.end(),
                          [](const WatchEvent& event) { return event.kind == Kind::kRetry; }));
  const auto [documents, withdrawn] = sizes_in(w);
  EXPECT_THAT(documents, ElementsAre(std::ssize(kHalf), std::ssize(kWhole)));
  EXPECT_THAT(withdrawn, IsEmpty());
  EXPECT_FALSE(fs::exists(w.folder / "data/failed/brev.txt"));
}

TEST(LateWriter, APaperThatAnotherOneWasWrittenOverStays) {
  Watched w;
  w.write("brev.txt", "Kære KL\nVi ønsker folkeskolen.\n");
  int stored = 0;
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && ++stored == 1)
      std::ofstream(w.folder / "data/claimed/00000001/brev.txt", std::ios::binary)
          << "Kære Kommunernes Landsforening\nVi ønsker ældreområdet.\n";
    return event.kind == Kind::kHalfOut || stored == 2;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(stored, 2);
  EXPECT_THAT(*w.store().withdrawals(), IsEmpty());
  EXPECT_THAT(*w.store().documents(), SizeIs(2));
}

TEST(LateWriter, WhatCannotBePutAsideIsToldOnceShownAsStuckAndMovedWhenItCanBe) {
  Watched w;
  w.write("brev.pdf", "%PDF-1.7\nintet\nstartxref\n0\n%%EOF\n");
  const fs::path failed = w.folder / "data/failed";
  fs::create_directories(w.folder / "data");
  fs::create_directory_symlink("/proc", failed);  // a folder that takes nothing
  WatchSettings settings = w.settings();
  settings.first_retry = 0s;
  ASSERT_TRUE(watch_until(
                  w, settings, [](const WatchEvent&) { return false; }, 1500ms)
                  .ok());
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().kind, Kind::kRetry);
  const auto beat = heartbeat_from_json(*w.store().note(kHeartbeatNote));
  ASSERT_THAT(beat->unread, SizeIs(1));
  EXPECT_EQ(beat->unread.front().file, "brev.pdf");
  EXPECT_TRUE(beat->unread.front().stuck);

  const auto mended = watch_until(w, settings, [&](const WatchEvent& event) {
    if (event.kind == Kind::kRetry) fs::remove(failed);
    return event.kind == Kind::kFailed;
  });
  ASSERT_TRUE(mended.ok()) << mended.error().describe();
  EXPECT_THAT(w.left_in(failed), ElementsAre("brev.pdf", "brev.pdf.reason.txt"));
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

TEST(LateWriter, AClaimThatSomebodyTookAwayIsNotWaitedFor) {
  Watched w;
  const fs::path claim = w.folder / "data/claimed/00000001";
  fs::create_directories(claim);
  std::ofstream(claim / "brev.txt") << "Kære KL\n";
  fs::create_symlink("/nowhere", w.inbox / "genvej.pdf");
  const auto report = watch_until(w, w.settings(), [&](const WatchEvent& event) {
    if (event.kind == Kind::kRefused) fs::remove_all(claim);  // told of before anything is read
    return event.kind == Kind::kGone;
  });
  ASSERT_TRUE(report) << report.error().describe();
  ASSERT_FALSE(w.events.empty());
  EXPECT_EQ(w.events.back().kind, Kind::kGone);
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

TEST(LateWriter, WhereNothingTellsWhoWritesAFileIsKeptForAWhile) {
  if (geteuid() != 0) GTEST_SKIP() << "needs a file of another owner";
  Watched w;
  w.write("brev.txt", "Kære KL\n");
  ASSERT_EQ(chown((w.inbox / "brev.txt").c_str(), 65534, 65534), 0);
  std::ofstream writer(w.inbox / "brev.txt", std::ios::binary | std::ios::app);
  // Nor may a service of its own user ask the kernel who writes to other people's files.
  const support::WithoutCapabilities without{CAP_LEASE};
  ASSERT_EQ(writer_of(w.inbox / "brev.txt"), Writer::kUnknown);
  WatchSettings settings = w.settings();
  settings.patience.after = 500ms;
  int stored = 0;
  const auto report = watch_until(w, settings, [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && ++stored == 1) writer << "Vi ønsker folkeskolen.\n" << std::flush;
    return stored == 2;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_THAT(archived(w), Contains("Kære KL\nVi ønsker folkeskolen.\n"));
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), SizeIs(1)) << "kept for whoever still writes";
  // And then it goes.
  const auto rest = watch_until(
      w, settings, [](const WatchEvent&) { return false; }, 1500ms);
  ASSERT_TRUE(rest) << rest.error().describe();
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

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

TEST(Restart, KnowsACopyByItsFolderAlsoWhereAllIsOneDevice) {  // a service's mounts keep one disk apart
  Watched w;
  w.write("brev.txt", "%PDF-1.7\n1 0 obj\n");
  const fs::path copy = w.folder / "data/claimed/00000001.copy/brev.txt";
  fs::create_directories(copy.parent_path());
  fs::copy_file(w.inbox / "brev.txt", copy);
  fs::last_write_time(copy, fs::last_write_time(w.inbox / "brev.txt"));
  const auto report = w.run();
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_EQ(report->failed, 1);
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
  EXPECT_THAT(w.left_in(w.folder / "data/failed"), ElementsAre("brev.txt", "brev.txt.reason.txt"));
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

TEST(Restart, GoesOnCountingHowOftenAFileWasTried) {
  Watched w;
  w.write("svar.txt", "Kære KL\n");
  WatchSettings settings = w.settings();
  settings.first_retry = 2s;
  const fs::path archive = w.folder / "data/archive";
  fs::create_directories(archive);
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const char a : kDigits)
    for (const char b : kDigits) std::ofstream(archive / std::string{a, b}) << "no folder";
  ASSERT_TRUE(watch_until(w, settings, [](const WatchEvent& event) {
                return event.kind == Kind::kRetry && !event.file.empty();
              }).ok());
  const auto kept = w.store().retries();
  ASSERT_THAT(*kept, SizeIs(1));
  EXPECT_EQ(kept->begin()->first, "00000001/svar.txt");
  EXPECT_EQ(kept->begin()->second.tries, 1);

  fs::remove_all(archive);
  fs::create_directories(archive);
  const auto begun = Clock::now();
  w.events.clear();
  ASSERT_TRUE(watch_until(w, settings, [](const WatchEvent&) { return true; }).ok());
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().kind, Kind::kStored);
  EXPECT_GT(Clock::now() - begun, 500ms) << "it was not due at once";
  ASSERT_TRUE(watch_until(
                  w, settings, [](const WatchEvent&) { return false; }, 2s)
                  .ok());
  EXPECT_THAT(*w.store().retries(), IsEmpty());
}

TEST(Restart, AWaitIsNeverLongerThanTheLongestEvenWhenTheClockWasSetBack) {
  Watched w;
  w.write("svar.txt", "Kære KL\n");
  fs::create_directories(w.folder / "data");
  ASSERT_TRUE(Claims::open(w.folder / "data/claimed")->take(w.inbox, w.inbox / "svar.txt").ok());
  ASSERT_TRUE(w.store().set_retry("00000001/svar.txt", {1, std::int64_t{1} << 40}).ok());
  ASSERT_TRUE(w.store().set_retry("00000009/væk.txt", {1, 0}).ok());
  WatchSettings settings = w.settings();
  settings.first_retry = 0s;
  const auto report = watch_until(w, settings, [](const WatchEvent&) { return true; });
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().kind, Kind::kStored);
  EXPECT_FALSE(w.store().retries()->contains("00000009/væk.txt")) << "nothing lies there any more";
}

}  // namespace
}  // namespace frisaet::watch
