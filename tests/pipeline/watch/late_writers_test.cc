// Files that are written to after they were taken.
#include <gmock/gmock.h>
#include <unistd.h>

#include "pipeline/run/heartbeat.h"
#include "pipeline/watch/inbox.h"
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
      4000ms));
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
                  w, settings, [](const WatchEvent&) { return false; }, 4000ms)
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
      w, settings, [](const WatchEvent&) { return false; }, 4000ms);
  ASSERT_TRUE(rest) << rest.error().describe();
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

}  // namespace
}  // namespace frisaet::watch
