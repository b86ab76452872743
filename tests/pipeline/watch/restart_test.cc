// What a restart must still know of files that were in hand.
#include <gmock/gmock.h>

#include "pipeline/watch/claims.h"
#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = WatchEvent::Kind;

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
