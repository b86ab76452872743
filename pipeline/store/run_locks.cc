#include "pipeline/store/run_locks.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

struct flock byte_of(RunId run, short kind) {
  struct flock lock {};
  lock.l_type = kind;
  lock.l_whence = SEEK_SET;
  lock.l_start = run;
  lock.l_len = 1;
  return lock;
}

}  // namespace

RunLocks::~RunLocks() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RunLocks::hold(RunId run) {
  if (descriptor_ < 0) descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  struct flock lock = byte_of(run, F_WRLCK);
  if (descriptor_ < 0 || ::fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
    throw Refusal({ErrorCode::kStore,
                   std::string("Kørslens lås kan ikke tages: ") + std::strerror(errno) + ".", file_.string(),
                   "Undersøg, om du må skrive i datamappen, og om der er plads på disken."});
  }
  own_.insert(run);
}

void RunLocks::release(RunId run) noexcept {
  if (own_.erase(run) == 0) return;
  struct flock lock = byte_of(run, F_UNLCK);
  ::fcntl(descriptor_, F_OFD_SETLK, &lock);
}

bool RunLocks::is_held(RunId run) const {
  if (own_.contains(run)) return true;
  const int file = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno != ENOENT;
  struct flock lock = byte_of(run, F_WRLCK);
  const bool held = ::fcntl(file, F_OFD_GETLK, &lock) != 0 || lock.l_type != F_UNLCK;
  ::close(file);
  return held;
}

}  // namespace frisaet
