// The watched folder under the ways people and scanners drop files, under kills, and on a full disk. Counts
// at the end: nothing lost, nothing doubled, nothing half-read. scripts/soak runs it; FRISAET_SOAK_KILLS says
// how many kills (300).
#include <dirent.h>
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "models/core/sha256.h"
#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::IsEmpty;

int kills_wanted() {
  const char* given = std::getenv("FRISAET_SOAK_KILLS");
  return given != nullptr ? std::atoi(given) : 300;
}

/// PDFs that differ in a comment after their end alone: each is a document of its own, read in a moment.
/// Every third has two pages, and every fiftieth is a scan, which takes a reader long enough to be killed at
/// it.
std::string pdf(int number) {
  static const std::string one = support::read_file(kCorpus + "erklaering_ingen.pdf");
  static const std::string two = support::read_file(kCorpus + "erklaering_to_sider.pdf");
  static const std::string scan = support::read_file(kCorpus + "erklaering_administrativ_200dpi.pdf");
  const std::string& bytes = number % 50 == 0 ? scan : number % 3 == 0 ? two : one;
  return bytes + "\n% nummer " + std::to_string(number) + "\n";
}

const std::string kCutOff = "%PDF-1.7\n1 0 obj\n% ";

/// What was dropped, by what must become of it.
struct Expected {
  std::set<std::string> documents;  ///< hashes of bytes that must be stored
  std::set<std::string> allowed;    ///< of bytes that may be: somebody put others in their place
  int failed = 0;                   ///< files that cannot be read
  int left = 0;                     ///< links, fifos and folders that stay
};

/// Drops files in every way people and scanners do, until told to stop.
class Droppers {
 public:
  Droppers(fs::path inbox, fs::path outside) : inbox_(std::move(inbox)), outside_(std::move(outside)) {}

  void start(int threads) {
    for (int i = 0; i < threads; ++i)
      threads_.emplace_back(
          [this, i](const std::stop_token& stop) { drop_on(stop, static_cast<unsigned>(i)); });
  }
  void stop() { threads_.clear(); }

  /// Many at once: a folder that is moved in.
  void burst(int files) {
    const fs::path folder = outside_ / "arkiv";
    fs::create_directories(folder);
    for (int i = 0; i < files; ++i) put(folder / ("sag " + std::to_string(i) + ".pdf"), expect(next_++));
    fs::rename(folder, inbox_ / "arkiv");
  }
  /// What is no file to read.
  void lay_traps() {
    fs::create_symlink("/etc/passwd", inbox_ / "genvej.pdf");
    fs::create_symlink("findes ikke", inbox_ / "tom genvej.pdf");
    if (mkfifo((inbox_ / "fifo.pdf").c_str(), 0600) != 0) std::abort();
    fs::create_directories(inbox_ / "mappe.pdf");
    expected_.left = 3;  // an empty folder is no file
  }
  [[nodiscard]] const Expected& expected() const { return expected_; }
  [[nodiscard]] const std::map<int, int>& manners() const { return manners_; }

 private:
  std::string expect(int number) {
    std::string bytes = pdf(number);
    const std::lock_guard lock(mutex_);
    expected_.documents.insert(sha256_hex(bytes));
    return bytes;
  }
  static void put(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  void slowly(const fs::path& path, const std::string& bytes, bool closing, std::mt19937& random) {
    std::ofstream file(path, std::ios::binary);
    const std::size_t piece = bytes.size() / 4 + 1;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      if (closing) {
        file.close();
        file.open(path, std::ios::binary | std::ios::app);
      }
      file << bytes.substr(at, piece) << std::flush;
      std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(20, 400)(random)));
    }
  }
  fs::path a_name(int number, std::mt19937& random) const {
    static const char* const kFolders[] = {"", "Dragør", "Ærø", "Vejle/maj", "Diverse"};
    const fs::path folder = inbox_ / kFolders[std::uniform_int_distribution(0, 4)(random)];
    fs::create_directories(folder);
    const std::string unique = std::to_string(number);
    switch (std::uniform_int_distribution(0, 3)(random)) {
      case 0:
        return folder / ("blåbærgrød på Ærø " + unique + ".pdf");
      case 1:
        return folder / ("linje\nskift " + unique + ".PDF");
      case 2: {
        std::string longest = unique;
        while (longest.size() + 2 <= 251) longest += "å";
        longest.resize(251, 'x');
        return folder / (longest + ".pdf");
      }
      default:
        return folder / ("scan" + unique);
    }
  }

  void drop_on(const std::stop_token& stop, unsigned seed) {
    std::mt19937 random(seed + 11);
    while (!stop.stop_requested()) {
      drop_one(std::uniform_int_distribution(0, 7)(random), random);
      std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, 250)(random)));
    }
  }

  void drop_one(int manner, std::mt19937& random) {
    const int number = next_++;
    const fs::path path = a_name(number, random);
    {
      const std::lock_guard lock(mutex_);
      ++manners_[manner];
    }
    switch (manner) {
      case 0:  // saved there
        return put(path, expect(number));
      case 1:  // written under another name, then renamed
        put(path.parent_path() / (std::to_string(number) + ".part"), expect(number));
        return fs::rename(path.parent_path() / (std::to_string(number) + ".part"), path);
      case 2:  // a scanner that writes page by page
        return slowly(path, expect(number), false, random);
      case 3:  // one that opens the file again for every piece
        return slowly(path, expect(number), true, random);
      case 4: {  // a folder of files, moved in
        const fs::path folder = outside_ / ("mappe " + std::to_string(number));
        fs::create_directories(folder);
        for (int i = 0; i < 3; ++i) put(folder / (std::to_string(i) + ".pdf"), expect(next_++));
        return fs::rename(folder, inbox_ / folder.filename());
      }
      case 5: {  // replaced, perhaps while it is read
        const std::string first = pdf(number);
        {
          const std::lock_guard lock(mutex_);
          expected_.allowed.insert(sha256_hex(first));
        }
        put(path, first);
        std::this_thread::sleep_for(
            std::chrono::milliseconds(std::uniform_int_distribution(0, 2500)(random)));
        put(outside_ / std::to_string(number), expect(next_++));
        return fs::rename(outside_ / std::to_string(number), path);
      }
      case 6: {  // the same bytes twice
        const std::string bytes = expect(number);
        put(path, bytes);
        return put(inbox_ / ("kopi " + std::to_string(number) + ".pdf"), bytes);
      }
      default: {  // cut off by whoever made it
        const std::lock_guard lock(mutex_);
        ++expected_.failed;
        return put(path, kCutOff + std::to_string(number) + "\n");
      }
    }
  }

  fs::path inbox_, outside_;
  std::atomic<int> next_ = 1;
  std::mutex mutex_;  // guards what follows
  Expected expected_;
  std::map<int, int> manners_;
  std::vector<std::jthread> threads_;
};

/// `frisaet watch` in a process of its own; with `scan_only` as a watcher of a share goes about it.
pid_t start_watcher(const Watched& w, bool scan_only = false) {
  std::fflush(stdout);  // else the child says again what waits there
  const pid_t child = fork();
  if (child != 0) return child;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (std::freopen("/dev/null", "w", stderr) == nullptr || std::freopen("/dev/null", "w", stdout) == nullptr)
    _exit(126);
  execl(FRISAET_PROGRAM, "frisaet", "--data", (w.folder / "data").c_str(), "watch", "--inbox",
        w.inbox.c_str(), scan_only ? "--scan-only" : nullptr, nullptr);
  _exit(127);
}

/// The readers of a watcher at this moment.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = support::read_file(entry.path() / "stat");
    const std::size_t after = stat.rfind(')');
    if (after == std::string::npos) continue;
    pid_t of = 0;
    if (std::sscanf(stat.c_str() + after + 1, " %*c %d", &of) == 1 && of == parent)
      children.push_back(std::stoi(name));
  }
  return children;
}

/// Until a watcher has readers, ten seconds at most.
void await_readers(pid_t watcher) {
  for (int i = 0; i < 500 && children_of(watcher).empty(); ++i) std::this_thread::sleep_for(20ms);
}

/// Hashes of the originals in the archive; counts those whose bytes are not what their name says.
std::set<std::string> archived(const Watched& w, int& torn) {
  std::set<std::string> hashes;
  for (const auto& entry : fs::recursive_directory_iterator(w.folder / "data/archive")) {
    // A killed process leaves what it was writing; it is swept away when it is an hour old.
    if (entry.is_directory() || entry.path().filename().string().starts_with("tmp")) continue;
    const std::string hash = sha256_hex(support::read_file(entry.path()));
    torn += hash != entry.path().stem().string();
    hashes.insert(hash);
  }
  return hashes;
}

/// What lies in failed/.
struct Failed {
  int cut_off = 0;               ///< files that could not be read whoever tried
  std::set<std::string> others;  ///< hashes of those that could: their reader was killed twice on one page
  int reasons = 0;
};
Failed failed_in(const Watched& w) {
  Failed failed;
  for (const auto& entry : fs::directory_iterator(w.folder / "data/failed")) {
    const std::string name = entry.path().string();
    if (name.ends_with(".reason.txt")) {
      ++failed.reasons;
      continue;
    }
    const std::string bytes = support::read_file(entry.path());
    if (bytes.starts_with(kCutOff)) {
      ++failed.cut_off;
      continue;
    }
    const std::string reason = support::read_file(name + ".reason.txt");
    EXPECT_THAT(reason, testing::HasSubstr("Ikke én side kunne læses")) << name;
    std::cout << "    " << reason.substr(0, reason.find("\n\n")) << '\n';
    EXPECT_TRUE(failed.others.insert(sha256_hex(bytes)).second) << "twice in failed/: " << name;
  }
  return failed;
}

/// `most_quarantined`: files whose reader may have been killed twice.
void count(const Watched& w, const Expected& expected, int most_quarantined) {
  Store store = w.store();
  int torn = 0;
  const std::set<std::string> originals = archived(w, torn);
  EXPECT_EQ(torn, 0);
  std::set<std::string> documents;
  const auto list = store.documents();
  ASSERT_TRUE(list.ok());
  for (const DocumentSummary& document : *list) documents.insert(document.id);
  EXPECT_EQ(documents.size(), list->size());
  const Failed failed = failed_in(w);
  int lost = 0, half = 0;
  for (const std::string& hash : expected.documents)
    lost += !(documents.contains(hash) && originals.contains(hash)) && !failed.others.contains(hash);
  for (const std::string& hash : documents)
    half += !expected.documents.contains(hash) && !expected.allowed.contains(hash);
  EXPECT_EQ(lost, 0);
  EXPECT_EQ(half, 0) << "documents of bytes that nobody dropped";
  std::int64_t incomplete = 0;
  for (const CoverageRow& row : *store.coverage()) incomplete += row.incomplete;
  EXPECT_EQ(incomplete, 0) << "documents with pages that were lost with a reader";
  EXPECT_THAT(w.left_in(w.folder / "data/claimed"), IsEmpty());
  EXPECT_EQ(w.left_in(w.inbox).size(), static_cast<std::size_t>(expected.left));
  EXPECT_EQ(failed.cut_off, expected.failed);
  EXPECT_LE(failed.others.size(), static_cast<std::size_t>(most_quarantined));
  EXPECT_EQ(failed.reasons, expected.failed + static_cast<int>(failed.others.size()));
  EXPECT_TRUE(store.dump().ok()) << "index and tables agree";
  for (const RunSummary& run : *store.runs(100'000)) EXPECT_NE(run.state, RunState::kRunning) << run.id;
  std::cout << "    dropped " << expected.documents.size() << " documents and " << expected.failed
            << " that cannot be read; stored " << list->size() << ", in failed/ " << failed.cut_off << " and "
            << failed.others.size() << " whose reader was killed twice; lost " << lost << ", half-read "
            << half << ", torn " << torn << '\n';
}

TEST(Soak, EveryWayOfDroppingUnderKillsLosesDoublesAndTearsNothing) {
  Watched w;
  const fs::path outside = w.folder / "outside";
  fs::create_directories(outside);
  Droppers droppers(w.inbox, outside);
  droppers.lay_traps();
  droppers.burst(1000);
  droppers.start(3);
  std::mt19937 random(7);
  int watchers_killed = 0, readers_killed = 0;
  pid_t watcher = start_watcher(w);
  while (watchers_killed + readers_killed < kills_wanted()) {
    // A loaded machine takes longer to load the dictionaries than the longest wait below: most kills are to
    // come while something is read.
    if (random() % 4 != 0) await_readers(watcher);
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(1, 1500)(random)));
    const auto readers = children_of(watcher);
    if (!readers.empty() && std::uniform_int_distribution(0, 2)(random) == 0) {
      readers_killed += kill(readers[random() % readers.size()], SIGKILL) == 0;
      continue;
    }
    kill(watcher, SIGKILL);
    waitpid(watcher, nullptr, 0);
    ++watchers_killed;
    watcher = start_watcher(w, watchers_killed % 2 == 1);
  }
  droppers.stop();
  std::this_thread::sleep_for(2s);  // in the middle of what is left
  kill(watcher, SIGTERM);
  int status = 0;
  waitpid(watcher, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  WatchSettings settings = w.settings();
  settings.jobs = 2;
  const auto report = w.run(settings);
  ASSERT_TRUE(report.ok()) << report.error().describe();
  std::cout << "    killed: " << watchers_killed << " watchers, " << readers_killed
            << " readers; dropped by manner:";
  for (const auto& [manner, times] : droppers.manners()) std::cout << ' ' << manner << ':' << times;
  std::cout << '\n';
  count(w, droppers.expected(), readers_killed / 2);
}

TEST(Soak, ALetterIsSearchableWithinFiveSecondsOfItsDrop) {
  const Watched w;
  const pid_t watcher = start_watcher(w);
  std::this_thread::sleep_for(2s);
  double longest = 0;
  for (int i = 0; i < 5; ++i) {
    const std::string text =
        support::read_file(kCorpus + "erklaering_to_sider.pdf") + "\n% " + std::to_string(i);
    const auto begun = Clock::now();
    std::ofstream(w.inbox / ("svar " + std::to_string(i) + ".pdf"), std::ios::binary) << text;
    for (bool found = false; !found && Clock::now() - begun < 30s;) {
      std::this_thread::sleep_for(20ms);
      auto store = Store::open_reading(w.folder / "data/frisaet.db");
      found = store && store->status()->documents > i;
    }
    longest = std::max(longest, std::chrono::duration<double>(Clock::now() - begun).count());
  }
  kill(watcher, SIGTERM);
  waitpid(watcher, nullptr, 0);
  std::cout << "    two pages, from drop to searchable: at most " << longest << " s of 5\n";
  EXPECT_LT(longest, 5);
}

/// A small file system of its own for the data folder.
class FullDisk : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(w.folder / "data");
    if (mount("frisaet", (w.folder / "data").c_str(), "tmpfs", 0, "size=12m") != 0)
      GTEST_SKIP() << "may not mount a small file system here";
    mounted_ = true;
  }
  void TearDown() override {
    if (mounted_) umount2((w.folder / "data").c_str(), MNT_DETACH);
  }
  Watched w;
  bool mounted_ = false;
};

TEST_F(FullDisk, SoakWhatDoesNotFitWaitsAndIsReadWhenThereIsRoomAgain) {
  constexpr int kFiles = 60;
  WatchSettings settings = w.settings();
  settings.once = false;
  settings.scan = 100ms;
  settings.first_retry = 1s;  // and the disk is full for real: least_space is 0
  Expected expected;
  const auto drop = [&](int number) {
    expected.documents.insert(sha256_hex(pdf(number)));
    std::ofstream(w.inbox / ("brev " + std::to_string(number) + ".pdf"), std::ios::binary) << pdf(number);
  };
  std::atomic<int> stored = 0, refused = 0;
  std::stop_source stop;
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  ASSERT_TRUE(store.ok());
  std::jthread watcher([&] {
    const auto done = watch(
        *data, *store, settings,
        [&](const WatchEvent& event) {
          stored += event.kind == WatchEvent::Kind::kStored || event.kind == WatchEvent::Kind::kKnown;
          refused += event.kind == WatchEvent::Kind::kRetry;
        },
        stop.get_token());
    EXPECT_TRUE(done.ok()) << (done ? "" : done.error().describe());
  });
  const auto wait_for = [&](const auto& reached) {
    for (int i = 0; i < 1200 && !reached(); ++i) std::this_thread::sleep_for(100ms);
    return reached();
  };
  for (int i = 0; i < kFiles / 2; ++i) drop(i);
  EXPECT_TRUE(wait_for([&] { return stored >= 5; }));
  const fs::path ballast = w.folder / "data/ballast";
  {
    std::ofstream file(ballast, std::ios::binary);
    const std::string block(4096, 'x');
    while (file << block << std::flush) {
    }
  }
  for (int i = kFiles / 2; i < kFiles; ++i) drop(i);
  EXPECT_TRUE(wait_for([&] { return refused >= 3; })) << "the disk was not felt";
  const int before = stored;
  std::this_thread::sleep_for(3s);
  std::cout << "    " << before << " of " << kFiles << " stored when the disk was full, refused " << refused
            << " times\n";
  fs::remove(ballast);
  EXPECT_TRUE(wait_for([&] { return stored >= kFiles && w.left_in(w.inbox).empty(); }));
  stop.request_stop();
  watcher.join();
  count(w, expected, 0);
}

TEST_F(FullDisk, SoakAHeapLargerThanTheDiskHasRoomForTwiceIsReadPieceByPiece) {
  // The inbox is on another file system, so each file is copied, archived, and removed from the inbox.
  constexpr int kFiles = 7;
  WatchSettings settings = w.settings();
  settings.once = false;
  settings.scan = 50ms;
  settings.first_retry = 1s;
  settings.least_space = std::uintmax_t{1} << 19;
  for (int i = 0; i < kFiles; ++i) {
    const std::string document = pdf(i);  // made large by a comment; its end still names its table
    const std::size_t end = document.rfind("startxref");
    std::ofstream(w.inbox / ("brev " + std::to_string(i) + ".pdf"), std::ios::binary)
        << document << "\n%" << std::string(std::size_t{1} << 20, 'x') << "\n"
        << document.substr(end);
  }
  std::atomic<int> stored = 0;
  std::stop_source stop;
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  ASSERT_TRUE(store.ok());
  std::jthread watcher([&] {
    const auto done = watch(
        *data, *store, settings,
        [&](const WatchEvent& event) { stored += event.kind == WatchEvent::Kind::kStored; },
        stop.get_token());
    EXPECT_TRUE(done.ok()) << (done ? "" : done.error().describe());
  });
  for (int i = 0; i < 600 && stored < kFiles; ++i) std::this_thread::sleep_for(100ms);
  std::this_thread::sleep_for(1s);  // and let go of
  stop.request_stop();
  watcher.join();
  EXPECT_EQ(stored, kFiles);
  EXPECT_THAT(w.left_in(w.inbox), testing::IsEmpty());
  EXPECT_THAT(w.left_in(w.folder / "data/failed"), testing::IsEmpty());
}

}  // namespace
}  // namespace frisaet::watch
