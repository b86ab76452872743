// An inbox on a share: nothing is notified, it goes away and comes back, and files grow there slowly.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <fstream>
#include <thread>

#include "models/core/sha256.h"
#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = WatchEvent::Kind;

/// As a watcher of a share goes about it.
WatchSettings scanning(const Watched& w, std::chrono::milliseconds every = 20ms) {
  WatchSettings settings = w.settings();
  settings.scan_only = true;
  settings.remote_scan = every;
  return settings;
}

bool is_stored(const WatchEvent& event) {
  return event.kind == Kind::kStored;
}

TEST(Share, ItsKindTellsThatNothingIsNotified) {
  for (const std::uint32_t kind : {0x6969U, 0xFF534D42U, 0xFE534D42U, 0x517BU, 0x65735546U, 0x01021997U})
    EXPECT_TRUE(hears_no_others(kind)) << std::hex << kind;
  // ext4, tmpfs, xfs, btrfs, overlay
  for (const std::uint32_t kind : {0xEF53U, 0x01021994U, 0x58465342U, 0x9123683EU, 0x794C7630U})
    EXPECT_FALSE(hears_no_others(kind)) << std::hex << kind;
}

TEST(Share, WithoutNotificationsAFileIsFoundByLookingOnly) {
  Watched w;
  const auto drop_later = [&](const std::string& name) {
    return std::jthread([&w, name] {
      std::this_thread::sleep_for(300ms);
      w.drop("erklaering_ingen.pdf", name);
    });
  };
  {
    const std::jthread dropper = drop_later("ny mappe/svar.pdf");
    ASSERT_TRUE(watch_until(w, scanning(w, 60s), is_stored, 1500ms));
    EXPECT_THAT(w.events, IsEmpty()) << "something woke it before it was to look";
  }
  ASSERT_TRUE(watch_until(w, scanning(w), is_stored));
  EXPECT_THAT(w.events, SizeIs(1));
  EXPECT_THAT(w.left_in(w.inbox), IsEmpty());
}

TEST(Share, AFileThatGrowsSlowlyIsReadOnceAndWhole) {
  Watched w;
  const std::string whole = support::read_file(kCorpus + "erklaering_to_sider.pdf");
  std::jthread scanner([&] {  // opens it anew for every piece, so that no lease tells of it
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 12 + 1) {
      std::ofstream(w.inbox / "scan.pdf", std::ios::binary | std::ios::app)
          << whole.substr(at, whole.size() / 12 + 1);
      std::this_thread::sleep_for(60ms);
    }
  });
  WatchSettings settings = scanning(w);
  settings.patience = {.whole = 100ms, .unsure = 5s, .empty = 5s};
  ASSERT_TRUE(watch_until(w, settings, is_stored));
  scanner.join();
  ASSERT_THAT(w.events, SizeIs(1));
  EXPECT_EQ(w.events.front().document, sha256_hex(whole));
}

TEST(Share, AFolderThatIsRenamedAwayAndBackLosesAndDoublesNothing) {
  Watched w;
  w.drop("erklaering_ingen.pdf", "før.pdf");
  const auto report = watch_until(w, scanning(w), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && w.events.size() == 1) fs::rename(w.inbox, w.folder / "væk");
    if (event.kind == Kind::kInboxGone) {
      fs::copy_file(kCorpus + "erklaering_to_sider.pdf", w.folder / "væk/efter.pdf");
      fs::rename(w.folder / "væk", w.inbox);
    }
    return event.kind == Kind::kStored && w.events.size() > 1;
  });
  ASSERT_TRUE(report) << report.error().describe();
  ASSERT_THAT(w.events, SizeIs(4));
  EXPECT_EQ(w.events[1].kind, Kind::kInboxGone);
  EXPECT_EQ(w.events[2].kind, Kind::kInboxBack);
  EXPECT_EQ(w.events[3].file, "efter.pdf");
  EXPECT_EQ(w.store().status()->documents, 2);
}

/// A file system of its own that is put on the inbox, taken away and put on again, as a share is.
class MountedShare : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(share_);
    if (mount("frisaet", share_.c_str(), "tmpfs", 0, "size=16m") != 0)
      GTEST_SKIP() << "may not mount a small file system here";
    connect();
  }
  void TearDown() override {
    disconnect();
    umount2(share_.c_str(), MNT_DETACH);
  }
  void connect() { connected_ = mount(share_.c_str(), w.inbox.c_str(), nullptr, MS_BIND, nullptr) == 0; }
  void disconnect() {
    if (connected_) umount2(w.inbox.c_str(), MNT_DETACH);
    connected_ = false;
  }
  Watched w;
  const fs::path share_ = w.folder / "serverens mappe";

 private:
  bool connected_ = false;
};

TEST_F(MountedShare, GoneAndBackItHasTheSameFilesAndItsMountPointIsNoInbox) {
  w.drop("erklaering_ingen.pdf", "før.pdf");
  const fs::path below = w.inbox / "ved siden af.pdf";  // of the folder that is there without the share
  const auto report = watch_until(w, scanning(w), [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored && w.events.size() == 1) {
      disconnect();
      w.drop("erklaering_betinget.pdf", "ved siden af.pdf");
    }
    if (event.kind == Kind::kInboxGone) {
      std::this_thread::sleep_for(200ms);  // ten looks
      EXPECT_TRUE(fs::exists(below)) << "taken out of an empty mount point";
      fs::copy_file(kCorpus + "erklaering_to_sider.pdf", share_ / "efter.pdf");
      connect();
    }
    return event.kind == Kind::kStored && event.file == "efter.pdf";
  });
  ASSERT_TRUE(report) << report.error().describe();
  std::vector<Kind> kinds;
  for (const WatchEvent& event : w.events) kinds.push_back(event.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::kStored, Kind::kInboxGone, Kind::kInboxBack, Kind::kStored));
  disconnect();
  EXPECT_TRUE(fs::exists(below));
  EXPECT_EQ(w.store().status()->documents, 2);
}

TEST_F(MountedShare, GoneWhileACopyIsReadItIsFinishedWithWhenItIsBack) {
  w.drop("erklaering_to_sider.pdf", "svar.pdf");
  WatchSettings settings = scanning(w);
  // Read and stored, and the original cannot be removed: the share is away.
  auto report = watch_until(w, settings, [&](const WatchEvent& event) {
    if (event.kind == Kind::kStored) disconnect();
    return event.kind == Kind::kInboxGone;
  });
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_TRUE(fs::exists(share_ / "svar.pdf")) << "removed though nobody could look at it";
  EXPECT_EQ(report->handed_back, 1);
  connect();
  w.events.clear();
  settings.once = true;
  report = w.run(settings);
  ASSERT_TRUE(report) << report.error().describe();
  EXPECT_FALSE(fs::exists(share_ / "svar.pdf"));
  EXPECT_EQ(report->known, 1);
  EXPECT_EQ(w.store().status()->documents, 1);
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
}

}  // namespace
}  // namespace frisaet::watch
