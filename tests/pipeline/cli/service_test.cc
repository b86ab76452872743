// `frisaet watch` as a service manager and a monitor see it: the program itself, started, asked and stopped.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

#include "pipeline/cli/cli.h"
#include "pipeline/run/heartbeat.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// The socket a service manager listens on.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& name) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path, sizeof address.sun_path - 1);
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    if (bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) != 0) std::abort();
  }
  ~NotifySocket() { close(socket_); }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  /// What comes next; empty when nothing does for a while.
  [[nodiscard]] std::string next() const {
    pollfd ready{socket_, POLLIN, 0};
    if (poll(&ready, 1, 20'000) <= 0) return {};
    char bytes[256];
    const ssize_t size = recv(socket_, bytes, sizeof bytes, 0);
    return {bytes, size > 0 ? static_cast<std::size_t>(size) : 0};
  }

 private:
  int socket_;
};

/// `frisaet watch` in a process of its own.
class Service {
 public:
  /// `journal`: a file that plays the journal; empty: none. `terminal`: the one it is started from, though
  /// none of its streams leads there; -1: none, as services have none.
  Service(const TemporaryFolder& folder, const std::string& notify, const std::string& journal = {},
          const std::string& config = "/dev/null", int terminal = -1) {
    std::fflush(stdout);  // else the child says again what waits there
    process_ = fork();
    if (process_ != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setsid();  // without the terminal that the test may have
    if (terminal >= 0) ioctl(terminal, TIOCSCTTY, 0);
    std::signal(SIGHUP, SIG_DFL);  // which the test may have been told to ignore (nohup)
    setenv("NOTIFY_SOCKET", notify.c_str(), 1);
    if (std::freopen(journal.empty() ? "/dev/null" : journal.c_str(), "w", stderr) == nullptr) _exit(126);
    struct stat status {};
    fstat(STDERR_FILENO, &status);
    const std::string stream = std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
    if (!journal.empty()) setenv("JOURNAL_STREAM", stream.c_str(), 1);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
    if (std::freopen("/dev/null", "r", stdin) == nullptr) _exit(126);
    execl(FRISAET_PROGRAM, "frisaet", "--config", config.c_str(), "--data", (folder / "data").c_str(),
          "watch", nullptr);
    _exit(127);
  }
  ~Service() { stop(SIGKILL); }
  void signal(int which) const { kill(process_, which); }
  /// The program's exit code, or minus the signal that ended it.
  int stop(int signal) {
    if (process_ <= 0) return -1;
    kill(process_, signal);
    return wait();
  }
  int wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t process_ = 0;
};

/// A service whose settings name its inbox, and a letter that comes into one.
class Reloaded : public ::testing::Test {
 protected:
  void inbox_is(const std::string& inbox, const std::string& more = {}) {
    folder_.write("valg.toml", "[watch]\ninbox = \"" + (folder_ / inbox).string() + "\"\n" + more);
  }
  void start(const std::string& inbox) {
    for (const char* name : {"a", "b"}) std::filesystem::create_directories(folder_ / name);
    inbox_is(inbox);
    service_.emplace(folder_, name_, journal_, (folder_ / "valg.toml").string());
    ASSERT_THAT(manager_.next(), StartsWith("READY=1\n"));
  }
  /// What was said since the service was asked to read its settings again, once it watches on.
  std::string reload() {
    const std::size_t before = support::read_file(journal_).size();
    service_->signal(SIGHUP);
    std::string news = manager_.next();
    while (!news.empty() && !news.starts_with("RELOADING=1")) news = manager_.next();
    while (!news.empty() && !news.starts_with("READY=1")) news = manager_.next();
    EXPECT_THAT(news, StartsWith("READY=1"));
    return support::read_file(journal_).substr(before);
  }
  bool comes_in(const std::string& file) {
    folder_.write(file + ".part", "Kære KL\n" + file + "\n");
    std::filesystem::rename(folder_ / (file + ".part"), folder_ / file);
    for (int i = 0; i < 300 && std::filesystem::exists(folder_ / file); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return !std::filesystem::exists(folder_ / file);
  }

  const TemporaryFolder folder_;
  const std::string name_ = (folder_ / "notify").string();
  const std::string journal_ = folder_.write("journal", "").string();
  const NotifySocket manager_{name_};
  std::optional<Service> service_;
};

struct Status {
  int code;
  std::string out;
};
Status status_of(const TemporaryFolder& folder) {
  const std::string out = (folder / "out.txt").string();
  const int status = std::system(
      (std::string(FRISAET_PROGRAM) + " --data " + (folder / "data").string() + " status >" + out).c_str());
  return {WEXITSTATUS(status), support::read_file(out)};
}

/// The next word to the manager that begins so; empty when none comes.
std::string next_of(const NotifySocket& manager, std::string_view beginning) {
  std::string news = manager.next();
  while (!news.empty() && !news.starts_with(beginning)) news = manager.next();
  return news;
}

TEST(Service, IsReadyWatchesOverAndStopsAsAServiceManagerWantsIt) {
  const TemporaryFolder folder;
  const std::string name = (folder / "notify").string();
  const NotifySocket manager(name);
  Service service(folder, name);
  EXPECT_THAT(manager.next(), StartsWith("READY=1\n"));
  EXPECT_EQ(manager.next(), "WATCHDOG=1");
  EXPECT_EQ(service.stop(SIGTERM), kExitDone);
  EXPECT_THAT(next_of(manager, "STOPPING=1"), StartsWith("STOPPING=1\n"));
}

TEST_F(Reloaded, TakesUpOtherSettingsAndFaultyOnesLeaveThemAsTheyWere) {
  start("a");
  inbox_is("b");
  reload();
  EXPECT_TRUE(comes_in("b/brev.txt"));

  folder_.write("valg.toml", "[watch]\nindbakke = \"c\"\n");
  EXPECT_THAT(reload(), HasSubstr("Indstillingerne er, som de var."));
  EXPECT_TRUE(comes_in("b/svar.txt"));
  EXPECT_EQ(status_of(folder_).code, kExitDone) << "no monitor is told that it stopped";
  EXPECT_EQ(service_->stop(SIGTERM), kExitDone);
}

TEST_F(Reloaded, AnInboxThatCannotBeOneLeavesTheOneThatWas) {
  start("a");
  folder_.write("fil", "x");
  for (const char* inbox : {"data/archive", "findes-ikke", "fil"}) {
    inbox_is(inbox);
    const std::string said = reload();
    EXPECT_THAT(said, HasSubstr("Indstillingerne er, som de var.")) << inbox;
    EXPECT_THAT(said, HasSubstr(inbox));
  }
  EXPECT_TRUE(comes_in("a/brev.txt"));
  EXPECT_EQ(service_->stop(SIGTERM), kExitDone);
}

TEST_F(Reloaded, OnceDoesNotEndAServiceThatWasStartedWithoutIt) {
  start("a");
  inbox_is("b", "once = true\n");
  EXPECT_THAT(reload(), HasSubstr("once gælder fra en start"));
  EXPECT_TRUE(comes_in("b/brev.txt")) << "the other settings are taken up";
  EXPECT_EQ(status_of(folder_).code, kExitDone);
  EXPECT_EQ(service_->stop(SIGTERM), kExitDone);
}

TEST_F(Reloaded, NobodyFindsTheLockFreeMeanwhile) {
  start("a");
  std::atomic<bool> ends = false;
  int looks = 0, free = 0;
  std::jthread monitor([&] {
    for (; !ends; ++looks) free += WatchLock::is_taken(folder_ / "data") ? 0 : 1;
  });
  for (int i = 0; i < 20; ++i) reload();
  ends = true;
  monitor.join();
  EXPECT_GT(looks, 100);
  EXPECT_EQ(free, 0);
}

TEST_F(Reloaded, AStopDuringAReloadIsAStop) {
  start("a");
  service_->signal(SIGHUP);
  EXPECT_EQ(service_->stop(SIGTERM), kExitDone);
  EXPECT_THAT(next_of(manager_, "STOPPING=1"), StartsWith("STOPPING=1"));
  EXPECT_THAT(status_of(folder_).out, HasSubstr("overvågningen blev stoppet"));
}

TEST(Service, AClosedTerminalEndsItThoughNoStreamLeadsThere) {
  const TemporaryFolder folder;
  const std::string name = (folder / "notify").string();
  const NotifySocket manager(name);
  int ours = -1, its = -1;
  ASSERT_EQ(openpty(&ours, &its, nullptr, nullptr, nullptr), 0);
  fcntl(ours, F_SETFD, FD_CLOEXEC);
  Service service(folder, name, "", "/dev/null", its);
  close(its);
  ASSERT_THAT(manager.next(), StartsWith("READY=1\n"));
  close(ours);
  const std::string news = next_of(manager, "STOPPING=1");
  EXPECT_THAT(news, StartsWith("STOPPING=1")) << "it went on";
  if (!news.empty()) {
    EXPECT_EQ(service.wait(), kExitDone);
  }
}

TEST(Service, FindsASocketWithoutAFile) {
  const TemporaryFolder folder;
  const std::string name = "@frisaet-test-" + std::to_string(getpid());
  const NotifySocket manager(name);
  const Service service(folder, name);
  EXPECT_THAT(manager.next(), StartsWith("READY=1\n"));
}

TEST(Service, TheJournalGetsCodesAndNoNames) {
  const TemporaryFolder folder;
  const std::string name = (folder / "notify").string();
  const std::string journal = folder.write("journal", "").string();
  folder.write("data/inbox/Brev fra Jens Hansen.pdf",
               support::read_file(FRISAET_SOURCE_DIR "/corpus/documents/erklaering_ingen.pdf"));
  folder.write("data/inbox/Lone Jensen.pdf", "%PDF-1.7\nintet\nstartxref\n0\n%%EOF\n");
  const NotifySocket manager(name);
  const Service service(folder, name, journal);
  std::string log;
  const auto tells = [&](const char* what) { return log.find(what) != std::string::npos; };
  for (int i = 0; i < 300 && !(tells("event=stored") && tells("event=failed")); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    log = support::read_file(journal);
  }
  EXPECT_THAT(log, HasSubstr("<6>event=stored document="));
  EXPECT_THAT(log, HasSubstr("<4>event=failed"));
  EXPECT_THAT(log, HasSubstr("fault=unreadable"));
  folder.write("uden for", "x");
  std::filesystem::create_symlink(folder / "uden for", folder / "data/inbox/Genvej til Jens Hansen.pdf");
  for (int i = 0; i < 300 && !tells("event=refused"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    log = support::read_file(journal);
  }
  EXPECT_THAT(log, HasSubstr("<4>event=refused"));
  EXPECT_THAT(log, Not(HasSubstr("Jens")));
  // The names are for whoever asks for them.
  Status status = status_of(folder);
  for (int i = 0; i < 100 && status.out.find("Genvej til Jens") == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    status = status_of(folder);
  }
  EXPECT_EQ(status.code, kExitDiagnostics);
  EXPECT_THAT(status.out, HasSubstr("  Genvej til Jens Hansen.pdf (siden "));
  EXPECT_THAT(status.out, HasSubstr("1 fil, som ikke kunne læses, ligger i failed/"));
}

TEST(Service, AMonitorIsToldAtOnceWhenItStopsOrDies) {
  const TemporaryFolder folder;
  const std::string name = (folder / "notify").string();
  const NotifySocket manager(name);
  {
    Service service(folder, name);
    ASSERT_THAT(manager.next(), StartsWith("READY=1\n"));
    const Status well = status_of(folder);
    EXPECT_EQ(well.code, kExitDone);
    EXPECT_THAT(well.out, HasSubstr("Indbakken overvåges: 0 filer venter"));
    EXPECT_EQ(service.stop(SIGKILL), -SIGKILL);
    const Status dead = status_of(folder);
    EXPECT_EQ(dead.code, kExitFailed);
    EXPECT_THAT(dead.out, HasSubstr("overvågningen er gået ned"));
  }
  {
    Service service(folder, name);
    ASSERT_THAT(manager.next(), StartsWith("READY=1\n"));
    EXPECT_EQ(service.stop(SIGTERM), kExitDone);
  }
  const Status stopped = status_of(folder);
  EXPECT_EQ(stopped.code, kExitFailed);
  EXPECT_THAT(stopped.out, HasSubstr("overvågningen blev stoppet"));
}

}  // namespace
}  // namespace frisaet
