#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "pipeline/watch/claims.h"
#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Watch, ReadsAnInboxThatIsALinkAndRefusesOneThatIsAFileOrLeadsIntoItsOwnFolders) {
  Watched w;
  w.write("brev.txt", "Kære KL\nVi ønsker folkeskoleområdet.\n");
  WatchSettings settings = w.settings();
  settings.inbox = w.folder / "genvej";
  fs::create_directory_symlink(w.inbox, settings.inbox);
  const auto report = w.run(settings);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->stored, 1);

  w.write("fil", "x");
  settings.inbox = w.inbox / "fil";
  EXPECT_THAT(w.run(settings).error().describe(), HasSubstr("ikke en mappe"));
  settings.inbox = w.folder / "arkiv";
  fs::create_directory_symlink(w.folder / "data" / "archive", settings.inbox);
  EXPECT_EQ(w.run(settings).error().code, ErrorCode::kUsage);
}

TEST(Watcher, AFileThatCannotBeMovedIsToldOnceAndDoesNotHoldARunThatIsToEnd) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "svar.pdf");
  // Its path fits within PATH_MAX in the inbox, and not in the claims folder, whose name is longer.
  fs::path deep = w.inbox;
  while (deep.string().size() + 210 < 4085) deep /= std::string(200, 'm');
  deep /= std::string(4085 - deep.string().size() - 7, 'n');
  fs::create_directories(deep);
  std::ofstream(deep / "a.txt") << "Kære KL";
  const auto report = w.run();
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->stored, 1);
  EXPECT_EQ(report->left, 1);
  EXPECT_TRUE(fs::exists(deep / "a.txt"));
  EXPECT_EQ(std::count_if(w.events.begin(), w.events.end(),
                          [](const WatchEvent& event) { return event.kind == WatchEvent::Kind::kRetry; }),
            1);
}

TEST(Watcher, WhatLiesUnreadIsKeptForTheStatusWithReasonAndSinceWhen) {
  Watched w;
  fs::path deep = w.inbox;  // as above: it cannot be moved
  while (deep.string().size() + 210 < 4085) deep /= std::string(200, 'm');
  deep /= std::string(4085 - deep.string().size() - 7, 'n');
  fs::create_directories(deep);
  std::ofstream(deep / "a.txt") << "Kære KL";
  fs::create_symlink("/etc/passwd", w.inbox / "genvej.pdf");
  ASSERT_TRUE(w.run().ok());
  const auto beat = [&] { return *heartbeat_from_json(*w.store().note(kHeartbeatNote)); };
  Heartbeat first = beat();
  EXPECT_EQ(first.inbox, w.inbox.string());
  EXPECT_GE(first.scan_age, 0);
  ASSERT_THAT(first.unread, SizeIs(2));
  EXPECT_TRUE(first.unread[0].stuck);
  EXPECT_THAT(first.unread[0].file, testing::EndsWith("/a.txt"));
  EXPECT_EQ(first.unread[1].file, "genvej.pdf");
  EXPECT_FALSE(first.unread[1].stuck);
  EXPECT_THAT(first.unread[1].reason, HasSubstr("genvej (symbolsk link)"));

  first.unread[1].since -= 5000;
  ASSERT_TRUE(w.store().set_note(kHeartbeatNote, heartbeat_json(first)).ok());
  fs::remove(deep / "a.txt");
  ASSERT_TRUE(w.run().ok());
  EXPECT_THAT(beat().unread, ElementsAre(first.unread[1])) << "a restart goes on counting";
  EXPECT_EQ(beat().unread_total, 1);
}

TEST(Watcher, ATransferThatIsNotFinishedIsLeftForTheNextRun) {
  Watched w;
  w.write("Vejle.part/brev.txt", "Kære KL");
  w.write("brev.pdf.part", "%PDF");
  w.write(".skjult", "x");
  EXPECT_EQ(w.run()->left, 2);
}

TEST(Watcher, AnotherInboxEndsWhatIsInHandOfTheFormerAndTellsWhatLiesThere) {
  Watched w;
  const fs::path former = w.inbox;
  WatchSettings settings = w.settings();
  ASSERT_TRUE(w.run().ok());
  w.write("Vejle/svar.txt", "Kære KL\nVi ønsker folkeskoleområdet.\n");
  w.write("brev.txt", "Kære KL\nVi ønsker ældreområdet.\n");
  const auto data = DataFolder::open(w.folder / "data");
  ASSERT_TRUE(Claims::open(data->claimed())->take(former, former / "Vejle/svar.txt").ok());  // and was killed
  settings.inbox = w.folder / "anden";
  fs::create_directories(settings.inbox);
  const auto report = w.run(settings);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->stored, 1);
  ASSERT_THAT(w.events, SizeIs(2));
  EXPECT_EQ(w.events[1].kind, WatchEvent::Kind::kFormerInbox);
  EXPECT_THAT(w.events[1].message, HasSubstr(former.string()));
  EXPECT_THAT(w.events[1].message, HasSubstr("læses ikke mere, og der ligger 1 fil."));
  auto store = w.store();
  const auto arrivals = store.arrivals(w.events[0].document);
  ASSERT_THAT(*arrivals, SizeIs(1));
  EXPECT_EQ(arrivals->front().arrival.path, (former / "Vejle/svar.txt").string());
  w.events.clear();
  ASSERT_TRUE(w.run(settings).ok());
  EXPECT_THAT(w.events, IsEmpty()) << "told once";
}

/// A small file system that a test can fill and take away.
class OwnMount : public testing::Test {
 protected:
  void mount_on(const fs::path& folder) {
    fs::create_directories(folder);
    if (mount("frisaet", folder.c_str(), "tmpfs", 0, "size=16m") != 0)
      GTEST_SKIP() << "may not mount a small file system here";
    mounted_ = folder;
  }
  void unmount() {
    if (!mounted_.empty()) umount2(mounted_.c_str(), MNT_DETACH);
    mounted_.clear();
  }
  void TearDown() override { unmount(); }
  Watched w;

 private:
  fs::path mounted_;
};

TEST_F(OwnMount, AnInboxThatWasAMountIsMissedByALaterRunToo) {
  mount_on(w.inbox);
  if (IsSkipped()) return;
  ASSERT_TRUE(w.run().ok());
  unmount();
  const auto later = w.run();
  ASSERT_FALSE(later) << "the empty mount point was taken for the inbox";
  EXPECT_EQ(later.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(later.error().describe(), HasSubstr("var et drev for sig"));
}

TEST_F(OwnMount, ACopyInHandIsFinishedWithWhenTheInboxIsAnotherOne) {
  mount_on(w.inbox);
  if (IsSkipped()) return;
  ASSERT_TRUE(w.run().ok());
  w.write("svar.txt", "Kære KL\nVi ønsker folkeskoleområdet.\n");
  const auto data = DataFolder::open(w.folder / "data");
  ASSERT_TRUE(Claims::open(data->claimed())->take(w.inbox, w.inbox / "svar.txt").ok());
  ASSERT_TRUE(fs::exists(w.inbox / "svar.txt")) << "it was to be copied";
  WatchSettings settings = w.settings();
  settings.inbox = w.folder / "anden";
  fs::create_directories(settings.inbox);
  EXPECT_EQ(w.run(settings)->stored, 1);
  EXPECT_FALSE(fs::exists(w.inbox / "svar.txt"));
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
  ASSERT_THAT(w.events, SizeIs(2));
  EXPECT_THAT(w.events[1].message, HasSubstr(w.inbox.string() + ", er tom."));
}

TEST_F(OwnMount, SaysWhenThereIsRoomAgain) {
  mount_on(w.folder / "data");
  if (IsSkipped()) return;
  WatchSettings settings = w.settings();
  settings.once = false;
  settings.scan = 20ms;
  settings.least_space = 8U << 20;
  const fs::path ballast = w.folder / "data/ballast";
  std::ofstream(ballast) << std::string(10U << 20, 'x');
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  std::stop_source stop;
  std::jthread alarm([&](const std::stop_token& done) {
    for (int i = 0; i < 1000 && !done.stop_requested(); ++i) std::this_thread::sleep_for(20ms);
    stop.request_stop();
  });
  std::vector<WatchEvent::Kind> told;
  ASSERT_TRUE(watch(
                  *data, *store, settings,
                  [&](const WatchEvent& event) {
                    told.push_back(event.kind);
                    if (event.kind == WatchEvent::Kind::kDiskFull) fs::remove(ballast);
                    if (event.kind == WatchEvent::Kind::kDiskFree) stop.request_stop();
                  },
                  stop.get_token())
                  .ok());
  EXPECT_THAT(told, ElementsAre(WatchEvent::Kind::kDiskFull, WatchEvent::Kind::kDiskFree));
}

TEST(Watcher, WhatTheArchiveCannotTakeStaysClaimedAndIsNoFaultOfTheFile) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "svar.pdf");
  const fs::path archive = w.folder / "data/archive";
  fs::create_directories(archive);
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const char a : kDigits)
    for (const char b : kDigits) std::ofstream(archive / std::string{a, b}) << "no folder";
  EXPECT_EQ(w.run().error().code, ErrorCode::kStore);  // and does not try for ever
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), ElementsAre("svar.pdf"));
  EXPECT_FALSE(fs::exists(w.folder / "data/failed/svar.pdf"));
  fs::remove_all(archive);
  fs::create_directories(archive);
  EXPECT_EQ(w.run()->stored, 1);
}

TEST(Watcher, ARunThatIsToEndWithoutItsInboxFails) {
  Watched w;
  fs::remove(w.inbox);
  EXPECT_EQ(w.run().error().code, ErrorCode::kNotFound);
}

TEST(Watcher, ARunThatIsToEndLeavesWhatAFullDiskHoldsBack) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "svar.pdf");
  WatchSettings settings = w.settings();
  settings.least_space = ~std::uintmax_t{0};
  const auto report = w.run(settings);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->left, 1);
  EXPECT_THAT(w.left_in(w.inbox), ElementsAre("svar.pdf"));
}

TEST(Watcher, EveryFileEndsInTheStoreInFailedOrWhereItLay) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "erklæring med blanke.pdf");
  w.drop("erklaering_ingen.pdf", "kopi.pdf");
  w.drop("kl_paamindelse.txt", "Vejle/linje\nskift.txt");
  w.write("afkortet.pdf", "%PDF-1.7\n1 0 obj\n");
  w.write("tom.pdf", "");
  fs::create_symlink("/etc/passwd", w.inbox / "genvej.pdf");
  const auto report = w.run();
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_EQ(report->stored, 2);
  EXPECT_EQ(report->known, 1);
  EXPECT_EQ(report->failed, 2);
  EXPECT_EQ(report->refused, 1);
  EXPECT_THAT(w.left_in(w.inbox), ElementsAre("genvej.pdf"));
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
  EXPECT_THAT(w.left_in(w.folder / "data/failed"),
              ElementsAre("afkortet.pdf", "afkortet.pdf.reason.txt", "tom.pdf", "tom.pdf.reason.txt"));
  EXPECT_EQ(w.store().status()->documents, 2);
}

TEST(Watcher, ASingleFileIsReadBeforeTheRestOfAHeap) {
  Watched w;
  // Long enough that the heap is not read before the inbox is looked at twice more.
  std::string text;
  for (int i = 0; i < 600; ++i) text += "Udvalget drøftede sagen om stien ved åen og bad om et notat.\n";
  for (int i = 0; i < 45; ++i) w.write("arkiv/sag " + std::to_string(i) + ".txt", text + std::to_string(i));
  WatchSettings settings = w.settings();
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  ASSERT_TRUE(watch(*data, *store, settings,
                    [&](const WatchEvent& event) {
                      if (w.events.empty()) {
                        w.drop("erklaering_ingen.pdf", "svar.pdf");
                        std::this_thread::sleep_for(10ms);
                      }
                      w.events.push_back(event);
                    },
                    {})
                  .ok());
  ASSERT_THAT(w.events, SizeIs(46));
  const auto at = std::find_if(w.events.begin(), w.events.end(),
                               [](const WatchEvent& event) { return event.file == "svar.pdf"; });
  EXPECT_LT(at - w.events.begin(), 40);
  EXPECT_EQ(w.events.front().file, "arkiv/sag 0.txt");
  const auto runs = store->runs(10);
  ASSERT_THAT(*runs, SizeIs(1)) << "one burst is one run";
  EXPECT_EQ(runs->front().state, RunState::kDone);
  EXPECT_EQ(runs->front().new_documents, 46);
}

TEST(Watcher, ALetterIsReadBeforeAnArchiveThatIsCopiedInFileByFile) {
  Watched w;
  std::string text;
  for (int i = 0; i < 600; ++i) text += "Udvalget drøftede sagen om stien ved åen og bad om et notat.\n";
  int copied = 0;
  const auto copy = [&](int upto) {  // a few at each look: never a heap that comes to rest at once
    for (; copied < upto; ++copied)
      w.write("arkiv/sag " + std::to_string(100 + copied) + ".txt", text + std::to_string(copied));
  };
  copy(20);
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  ASSERT_TRUE(watch(*data, *store, w.settings(),
                    [&](const WatchEvent& event) {
                      w.events.push_back(event);
                      if (copied == 140) w.drop("erklaering_ingen.pdf", "svar.pdf");
                      copy(std::min(160, copied + 20));
                      std::this_thread::sleep_for(10ms);
                    },
                    {})
                  .ok());
  ASSERT_THAT(w.events, SizeIs(161));
  const auto at = std::find_if(w.events.begin(), w.events.end(),
                               [](const WatchEvent& event) { return event.file == "svar.pdf"; });
  EXPECT_LT(at - w.events.begin(), 100);
}

TEST(Watcher, WhatWasThereAtTheFirstLookIsReadInTheOrderInWhichItCame) {
  Watched w;
  for (const char* name : {"z.txt", "m.txt", "a.txt"}) {
    w.write(name, std::string("Referat ") + name);
    std::this_thread::sleep_for(20ms);
  }
  ASSERT_TRUE(w.run());
  std::vector<std::string> read;
  for (const WatchEvent& event : w.events) read.push_back(event.file);
  EXPECT_THAT(read, ElementsAre("z.txt", "m.txt", "a.txt"));
}

TEST(Watcher, AReasonThatIsLaidBackBesideItsFileIsNoDocument) {
  Watched w;
  w.write("brev.pdf", "%PDF-1.4\n");
  ASSERT_TRUE(w.run());
  const fs::path failed = w.folder / "data/failed";
  ASSERT_THAT(w.left_in(failed), ElementsAre("brev.pdf", "brev.pdf.reason.txt"));
  fs::copy_file(failed / "brev.pdf.reason.txt", w.inbox / "brev.pdf.reason.txt");
  w.write("andet.pdf.reason.txt", "Referat\nByrådet den 3. maj 2022\n");  // somebody's own
  ASSERT_TRUE(w.run());
  EXPECT_EQ(w.store().status()->documents, 1);
  EXPECT_TRUE(fs::exists(w.inbox / "brev.pdf.reason.txt"));
}

TEST(Watcher, ALongDocumentHoldsUpNobody) {
  Watched w;
  w.drop("referat_sbsys_byraad_200dpi.pdf", "skannet.pdf");  // read by OCR, which takes seconds
  WatchSettings settings = w.settings();
  settings.jobs = 2;
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  const std::jthread late([&] {
    while (!fs::exists(w.folder / "data/claimed/00000001")) std::this_thread::sleep_for(5ms);
    std::this_thread::sleep_for(100ms);  // it is being read
    w.drop("erklaering_ingen.pdf", "svar.pdf");
  });
  ASSERT_TRUE(
      watch(*data, *store, settings, [&](const WatchEvent& event) { w.events.push_back(event); }, {}).ok());
  ASSERT_THAT(w.events, SizeIs(2));
  EXPECT_EQ(w.events[0].file, "svar.pdf");
  EXPECT_EQ(w.events[1].file, "skannet.pdf");
}

TEST(Watcher, AFolderNamedAfterAMunicipalityGivesItToItsFiles) {
  EXPECT_EQ(municipality_of("Vejle/brev.pdf"), "630");
  EXPECT_EQ(municipality_of("2022/Aarhus Kommune/maj/brev.pdf"), "751");
  EXPECT_EQ(municipality_of("Diverse/brev.pdf"), "");
  EXPECT_EQ(municipality_of("Vejle.pdf"), "");
}

TEST(Watcher, WhatAKilledRunHadClaimedIsTakenUpAgain) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "Dragør/svar.pdf");
  fs::create_directories(w.folder / "data");
  {
    auto claims = Claims::open(w.folder / "data/claimed");
    ASSERT_TRUE(claims->take(w.inbox, w.inbox / "Dragør/svar.pdf").ok());
  }
  const auto report = w.run();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->stored, 1);
  const auto documents = w.store().documents();
  ASSERT_THAT(*documents, SizeIs(1));
  EXPECT_EQ(documents->front().name, "svar.pdf");
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

TEST(Watcher, AFileWrittenWhileItIsReadIsReadAgainUntilItIsWhole) {
  Watched w;
  const fs::path claimed = w.folder / "data/claimed/00000001/brev.txt";
  fs::create_directories(claimed.parent_path());
  std::string text = "Kære KL\nVi skriver endnu.\n";
  std::ofstream writer(claimed, std::ios::binary);
  writer << text << std::flush;
  const auto told_again = [&] {
    return std::any_of(w.events.begin(), w.events.end(),
                       [](const WatchEvent& event) { return event.kind == WatchEvent::Kind::kRetry; });
  };
  std::atomic<bool> done = false;
  std::jthread hand([&] {
    while (!done) {
      writer << "En linje mere.\n" << std::flush;
      text += "En linje mere.\n";
      std::this_thread::sleep_for(1ms);
    }
  });
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  WatchSettings settings = w.settings();
  settings.scan = 20ms;
  const auto report = watch(*data, *store, settings,
                            [&](const WatchEvent& event) {
                              w.events.push_back(event);
                              done = done || event.kind == WatchEvent::Kind::kRetry;
                            },
                            {});
  hand.join();
  ASSERT_TRUE(report) << report.error().describe();
  ASSERT_TRUE(told_again());
  EXPECT_EQ(report->stored, 1);
  EXPECT_FALSE(fs::exists(claimed));
  bool whole = false;
  for (const auto& entry : fs::recursive_directory_iterator(w.folder / "data/archive")) {
    if (entry.is_directory()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    whole = whole || std::string(std::istreambuf_iterator<char>(file), {}) == text;
  }
  EXPECT_TRUE(whole);
}

TEST(Watcher, AnInboxInTheArchiveOrTheReverseIsRefused) {
  Watched w;
  WatchSettings settings = w.settings();
  settings.inbox = w.folder / "data/archive/ind";
  EXPECT_EQ(w.run(settings).error().code, ErrorCode::kUsage);
  settings.inbox = w.folder / "data";
  EXPECT_EQ(w.run(settings).error().code, ErrorCode::kUsage);
}

TEST(Watcher, AFullDiskStopsClaimingAndLosesNothing) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "svar.pdf");
  WatchSettings settings = w.settings();
  settings.least_space = ~std::uintmax_t{0};
  settings.once = false;
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  std::stop_source stop;
  const auto tell = [&](const WatchEvent& event) {
    w.events.push_back(event);
    if (event.kind == WatchEvent::Kind::kDiskFull) stop.request_stop();
  };
  ASSERT_TRUE(watch(*data, *store, settings, tell, stop.get_token()).ok());
  EXPECT_EQ(w.events.back().kind, WatchEvent::Kind::kDiskFull);
  EXPECT_THAT(w.left_in(w.inbox), ElementsAre("svar.pdf"));
}

TEST(Watcher, AFileDroppedWhileWatchingIsStoredAndOneWatcherIsEnough) {
  Watched w;
  WatchSettings settings = w.settings();
  settings.once = false;
  settings.scan = 60s;  // only the notification can wake it
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  std::stop_source stop;
  std::jthread dropper([&] {
    std::this_thread::sleep_for(300ms);
    Watched second;
    EXPECT_EQ(watch(*data, *store, settings, [](const WatchEvent&) {}, {}).error().code, ErrorCode::kStore);
    w.drop("erklaering_ingen.pdf", "ny mappe/svar.pdf");
  });
  const auto tell = [&](const WatchEvent& event) {
    w.events.push_back(event);
    stop.request_stop();
  };
  std::jthread alarm([&](const std::stop_token& done) {
    for (int i = 0; i < 200 && !done.stop_requested(); ++i) std::this_thread::sleep_for(100ms);
    stop.request_stop();
  });
  ASSERT_TRUE(watch(*data, *store, settings, tell, stop.get_token()).ok());
  alarm.request_stop();
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().kind, WatchEvent::Kind::kStored);
}

}  // namespace
}  // namespace frisaet::watch
