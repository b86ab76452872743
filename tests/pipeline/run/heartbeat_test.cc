#include "pipeline/run/heartbeat.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using ::testing::HasSubstr;

Heartbeat beat_at(Moment at) {
  Heartbeat beat;
  beat.at = std::move(at);
  beat.waiting = 3;
  return beat;
}

Heartbeat stopped(bool once) {
  Heartbeat beat = beat_at({1000, 100, "a"});
  beat.stopped = true;
  beat.once = once;
  return beat;
}

TEST(WatchView, TellsAMonitorWhetherFilesAreRead) {
  const Moment soon{1010, 110, "a"}, late{2000, 1100, "a"};
  struct Case {
    std::optional<Heartbeat> beat;
    Moment now;
    bool lives;
    Watching watching;
    bool alarm;
  };
  const Heartbeat beat = beat_at({1000, 100, "a"});
  Heartbeat unreachable = beat, full = beat;
  unreachable.reachable = false;
  full.full = true;
  const Case cases[] = {{std::nullopt, soon, false, Watching::kNever, false},
                        {std::nullopt, soon, true, Watching::kWell, false},
                        {beat, soon, true, Watching::kWell, false},
                        {beat, late, true, Watching::kSilent, true},
                        {beat, soon, false, Watching::kGone, true},
                        {stopped(false), soon, false, Watching::kStopped, true},
                        {stopped(true), soon, false, Watching::kEmptied, false},
                        {stopped(false), late, true, Watching::kWell, false},
                        {unreachable, soon, true, Watching::kWell, true},
                        {full, soon, true, Watching::kWell, true}};
  for (const Case& c : cases) {
    const WatchView view = watch_view_of(c.beat, c.now, c.lives);
    EXPECT_EQ(to_string(view.watching), to_string(c.watching)) << in_danish(view);
    EXPECT_EQ(is_alarm(view), c.alarm) << in_danish(view);
  }
}

TEST(WatchView, AClockThatIsSetBackMakesNoWatcherYoungerAndNoAgeNegative) {
  const Heartbeat beat = beat_at({5000, 100, "a"});
  EXPECT_EQ(watch_view_of(beat, {1000, 600, "a"}, true).age, 500);
  EXPECT_EQ(watch_view_of(beat, {1000, 600, "a"}, true).watching, Watching::kSilent);
  EXPECT_EQ(watch_view_of(beat, {99'000, 105, "a"}, true).watching, Watching::kWell) << "nor one set ahead";
  EXPECT_EQ(watch_view_of(beat, {1000, 20, "b"}, false).age, 0) << "another start of the machine";
  EXPECT_EQ(watch_view_of(beat, {5060, 20, "b"}, false).age, 60);
}

TEST(Heartbeat, ComesBackFromTheStoreAsItWas) {
  Heartbeat beat = beat_at(moment_now());
  EXPECT_FALSE(beat.at.boot.empty());
  beat.claimed = 2;
  beat.process = 77;
  beat.full = true;
  beat.once = true;
  beat.inbox = "/srv/indbakke";
  beat.scan_age = 3;
  beat.oldest_age = 70;
  beat.unread = {{"Vejle/brev.pdf", "Filen kan ikke flyttes.", 900, true},
                 {"genvej", "Det er en genvej.", 800, false}};
  beat.unread_total = 60;
  EXPECT_EQ(heartbeat_from_json(heartbeat_json(beat)), beat);
  EXPECT_FALSE(heartbeat_from_json(""));
}

TEST(WatchView, ADocumentStuckForLongIsAnAlarmAndWhatIsNeverReadIsNone) {
  const auto view_with = [](Unread file) {
    Heartbeat beat = beat_at({100'000, 100, "a"});
    beat.unread = {std::move(file)};
    beat.unread_total = 1;
    return watch_view_of(beat, {100'000, 100, "a"}, true);
  };
  EXPECT_TRUE(is_alarm(view_with({"brev.pdf", "", 100'000 - kStuckForLong, true})));
  EXPECT_FALSE(is_alarm(view_with({"brev.pdf", "", 100'001 - kStuckForLong, true})))
      << "it may pass by itself";
  const WatchView link = view_with({"genvej", "", 0, false});
  EXPECT_FALSE(is_alarm(link));
  EXPECT_THAT(in_danish(link), HasSubstr("1 fil i indbakken bliver ikke læst"));
}

TEST(WatchView, TellsHowLongTheOldestHasWaitedAndWhenTheInboxWasGoneThrough) {
  Heartbeat beat = beat_at({1000, 100, "a"});
  beat.scan_age = 4;
  beat.oldest_age = 600;
  const WatchView view = watch_view_of(beat, {1060, 160, "a"}, true);
  EXPECT_THAT(in_danish(view), HasSubstr("den ældste har ventet i 11 minutter"));
  EXPECT_THAT(in_danish(view), HasSubstr("gået igennem for 64 sekunder siden"));
  StatusView status;
  status.failed_files = 7;
  status.watch = view;
  EXPECT_THAT(status_json(status), HasSubstr("\"scan_age_seconds\": 64"));
  EXPECT_THAT(status_json(status), HasSubstr("\"oldest_waiting_seconds\": 660"));
  EXPECT_THAT(status_json(status), HasSubstr("\"failed_files\": 7"));
}

TEST(InboxWatched, IsWhereTheWatcherLooksAndNotWhereAPassingRunDid) {
  const TemporaryFolder folder;
  auto store = Store::open(folder / "frisaet.db");
  ASSERT_TRUE(store.ok());
  EXPECT_EQ(inbox_watched(*store, folder.path()), folder / "inbox");
  Heartbeat beat;
  beat.inbox = "/srv/indbakke";
  ASSERT_TRUE(store->set_note(kHeartbeatNote, heartbeat_json(beat)).ok());
  EXPECT_EQ(inbox_watched(*store, folder.path()), "/srv/indbakke");
  beat.once = true;
  ASSERT_TRUE(store->set_note(kHeartbeatNote, heartbeat_json(beat)).ok());
  EXPECT_EQ(inbox_watched(*store, folder.path()), folder / "inbox");
}

TEST(WatchLock, IsSeenWithoutBeingTakenAndGoesWithItsProcess) {
  const TemporaryFolder folder;
  EXPECT_FALSE(WatchLock::is_taken(folder.path()));
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = WatchLock::take(folder.path());
    static_cast<void>(!write(ends[1], lock ? "y" : "n", 1));
    for (;;) pause();
  }
  char told = 0;
  ASSERT_EQ(read(ends[0], &told, 1), 1);
  EXPECT_EQ(told, 'y');
  EXPECT_TRUE(WatchLock::is_taken(folder.path()));
  const auto second = WatchLock::take(folder.path());
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().describe(), HasSubstr("En anden overvågning er i gang"));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_FALSE(WatchLock::is_taken(folder.path()));
  EXPECT_TRUE(WatchLock::take(folder.path()).ok());
  close(ends[0]);
  close(ends[1]);
}

TEST(WatchLock, AFileThatCannotBeOpenedIsNotAnotherWatcher) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "watch.lock");  // no leave would do, but not to root
  const auto lock = WatchLock::take(folder.path());
  ASSERT_FALSE(lock);
  EXPECT_THAT(lock.error().describe(), HasSubstr("låsefil kan ikke bruges"));
  EXPECT_THAT(lock.error().describe(), HasSubstr("watch.lock"));
  EXPECT_FALSE(WatchLock::is_taken(folder.path()));
}

}  // namespace
}  // namespace frisaet
