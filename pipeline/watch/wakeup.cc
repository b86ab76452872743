#include "pipeline/watch/wakeup.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <set>

namespace frisaet::watch {
namespace {

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;

void drain(int fd) {
  std::array<char, 16'384> bytes{};
  while (::read(fd, bytes.data(), bytes.size()) > 0) {
  }
}

}  // namespace

Wakeup::Wakeup()
    : inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), stopped_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Wakeup::watch(const std::vector<std::filesystem::path>& folders) {
  if (!inotify_) return;
  const std::set<std::filesystem::path> wanted(folders.begin(), folders.end());
  std::erase_if(watches_, [&](const auto& entry) {
    if (wanted.contains(entry.first)) return false;
    inotify_rm_watch(inotify_.get(), entry.second);
    return true;
  });
  // Again for those known: a folder that was replaced by another of its name has a new inode.
  for (const auto& folder : folders) {
    const int watch = inotify_add_watch(inotify_.get(), folder.c_str(), kEvents);
    if (watch >= 0) watches_[folder] = watch;
  }
}

bool Wakeup::sleep(std::chrono::milliseconds most, const std::stop_token& stop) {
  const std::stop_callback wake(stop, [&] { eventfd_write(stopped_.get(), 1); });
  std::array<pollfd, 2> ready{{{stopped_.get(), POLLIN, 0}, {inotify_.get(), POLLIN, 0}}};
  const int happened = poll(ready.data(), inotify_ ? 2 : 1, static_cast<int>(most.count()));
  drain(stopped_.get());
  if (inotify_) drain(inotify_.get());
  return happened > 0;
}

}  // namespace frisaet::watch
