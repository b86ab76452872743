#include "pipeline/run/reader_sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <string>

namespace frisaet {
namespace {

/// Runs `attempt` in a child of ours that shut itself in; true when it said so.
bool holds_inside(const std::function<bool()>& attempt) {
  const pid_t pid = fork();
  if (pid == 0) {
    enter_sandbox();
    _exit(attempt() ? 0 : 1);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#ifndef FRISAET_SANITIZED

TEST(ReaderSandbox, IsInForceOnThisKernel) {
  EXPECT_TRUE(holds_inside([] { return true; }));
  const pid_t pid = fork();
  if (pid == 0) _exit(enter_sandbox().empty() ? 0 : 1);
  int status = 0;
  waitpid(pid, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(ReaderSandbox, NoSocketProcessOrProgramCanBeMade) {
  EXPECT_TRUE(holds_inside([] { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM; }));
  EXPECT_TRUE(holds_inside([] { return socket(AF_UNIX, SOCK_STREAM, 0) < 0; }));
  EXPECT_TRUE(holds_inside([] { return fork() < 0; }));
  EXPECT_TRUE(holds_inside([] { return execl("/bin/true", "true", nullptr) < 0 && errno == EPERM; }));
}

TEST(ReaderSandbox, FilesCanBeReadAndNotWritten) {
  EXPECT_TRUE(holds_inside([] { return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0; }));
  EXPECT_TRUE(holds_inside([] { return open("/tmp/frisaet_sandbox_test", O_WRONLY | O_CREAT, 0600) < 0; }));
  EXPECT_TRUE(holds_inside([] { return open("/tmp", O_RDWR | O_TMPFILE, 0600) < 0; }));
  EXPECT_TRUE(holds_inside([] { return unlink("/tmp/frisaet_sandbox_test") < 0 && errno == EPERM; }));
}

TEST(ReaderSandbox, MemoryBeyondTheLimitIsRefused) {
  EXPECT_TRUE(holds_inside([] {
    limit_memory(std::size_t{4} << 30);  // far above what the tests before this one left behind
    const auto take = [](std::size_t bytes) {
      return mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    };
    return take(std::size_t{16} << 20) && !take(std::size_t{8} << 30);
  }));
}

#else

TEST(ReaderSandbox, SaysThatSystemCallsAreNotFilteredUnderSanitizers) {
  EXPECT_TRUE(holds_inside([] { return true; }));
}

#endif

}  // namespace
}  // namespace frisaet
