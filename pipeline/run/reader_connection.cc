#include "pipeline/run/reader_connection.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include "pipeline/run/reader_worker.h"

extern char** environ;

namespace frisaet {
namespace {

constexpr std::chrono::milliseconds kSlice{100};  // how late a stop or too much memory may be noticed

Error cannot_start(int error) {
  return {ErrorCode::kInternal,
          std::string("Læseprocessen kunne ikke startes: ") + std::strerror(error) + ".", "",
          "Kør `frisaet doctor`."};
}

/// The caller's environment with Tesseract held to one thread; it must be so before the process starts.
std::vector<char*> reader_environment() {
  static char one_thread[] = "OMP_THREAD_LIMIT=1";
  std::vector<char*> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("OMP_THREAD_LIMIT=")) environment.push_back(*entry);
  }
  environment.push_back(one_thread);
  environment.push_back(nullptr);
  return environment;
}

/// How the process is set up between fork and exec. posix_spawn rather than fork: the parent may have many
/// threads, and hundreds of megabytes whose page tables need not be copied.
class SpawnSetup {
 public:
  explicit SpawnSetup(int socket) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#ifndef FRISAET_SANITIZED  // whose reports come on standard error
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
    posix_spawn_file_actions_adddup2(&actions_, socket, kReaderSocket);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;
  ~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  int spawn(pid_t& pid, const std::string& program) {
    std::string name = "frisaet";
    std::string subcommand = kReaderSubcommand;
    std::array<char*, 3> arguments{name.data(), subcommand.data(), nullptr};
    std::vector<char*> environment = reader_environment();
    return posix_spawn(&pid, program.c_str(), &actions_, &attributes_, arguments.data(), environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

Result<std::unique_ptr<ReaderConnection>> ReaderConnection::start(const std::string& program) {
  std::array<int, 2> sockets{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) return cannot_start(errno);
  pid_t pid = 0;
  const int error = SpawnSetup(sockets[1]).spawn(pid, program);
  close(sockets[1]);
  if (error != 0) {
    close(sockets[0]);
    return cannot_start(error);
  }
  return std::unique_ptr<ReaderConnection>(new ReaderConnection(pid, sockets[0]));
}

ReaderConnection::~ReaderConnection() {
  end();
  close(socket_);
}

bool ReaderConnection::send_job(const ReadJob& job, int document) {
  std::string bytes = encode_frame(FrameKind::kRead, encode(job));
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof document);
  std::memcpy(CMSG_DATA(header), &document, sizeof document);
  ssize_t n = 0;
  do {
    n = sendmsg(socket_, &message, MSG_NOSIGNAL);
  } while (n < 0 && errno == EINTR);
  // A job is 33 bytes, and a socket whose other end waits takes them at once.
  return n == static_cast<ssize_t>(bytes.size());
}

ReaderConnection::Event ReaderConnection::receive(Frame& frame,
                                                  std::chrono::steady_clock::time_point deadline,
                                                  const std::stop_token& stop) {
  std::array<char, std::size_t{64} << 10> bytes{};
  for (;;) {
    if (std::optional<Frame> next = frames_.next()) {
      frame = std::move(*next);
      return Event::kFrame;
    }
    if (frames_.broken()) return Event::kLost;
    if (stop.stop_requested()) return Event::kStopped;
    if (uses_too_much()) return Event::kMemory;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    const auto slice = std::clamp(left, std::chrono::milliseconds{0}, kSlice);
    pollfd ready{socket_, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(slice.count())) <= 0) {
      if (left.count() <= 0) return Event::kTimeout;
      continue;
    }
    const ssize_t n = recv(socket_, bytes.data(), bytes.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      closed_ = true;
      return Event::kLost;
    }
    frames_.add({bytes.data(), static_cast<std::size_t>(n)});
  }
}

bool ReaderConnection::uses_too_much() const {
  if (resident_limit_ == 0) return false;
  const std::string path = "/proc/" + std::to_string(pid_) + "/statm";
  std::FILE* file = std::fopen(path.c_str(), "re");
  if (file == nullptr) return false;
  unsigned long total = 0;
  unsigned long resident = 0;
  const int fields =
      std::fscanf(file, "%lu %lu", &total, &resident);  // NOLINT(cert-err34-c): the kernel's own figures
  std::fclose(file);
  return fields == 2 && resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) > resident_limit_;
}

std::string ReaderConnection::end() {
  if (pid_ <= 0) return "";
  // A process that closed its end is on its way out, and only its own end tells why it went; all others are
  // killed.
  int status = 0;
  pid_t ended = waitpid(pid_, &status, WNOHANG);
  for (int tries = 0; closed_ && ended == 0 && tries < 1000; ++tries) {
    usleep(1000);
    ended = waitpid(pid_, &status, WNOHANG);
  }
  if (ended == 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
    pid_ = -1;
    return "blev stoppet";
  }
  pid_ = -1;
  if (WIFSIGNALED(status)) {
    if (WTERMSIG(status) == SIGXCPU) return "brugte mere regnetid end tilladt";
    return "gik ned (signal " + std::to_string(WTERMSIG(status)) + ")";
  }
  if (WEXITSTATUS(status) == kReaderOutOfMemory) return "brugte mere hukommelse end tilladt";
  return "stoppede uventet (kode " + std::to_string(WEXITSTATUS(status)) + ")";
}

}  // namespace frisaet
