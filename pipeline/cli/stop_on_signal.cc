#include "pipeline/cli/stop_on_signal.h"

#include <fcntl.h>
#include <unistd.h>

#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

constexpr int kWakeUp = SIGUSR1;

bool has_terminal() {
  return static_cast<bool>(Descriptor(::open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)));
}

}  // namespace

StopOnSignal::StopOnSignal(bool may_reload) : may_reload_(may_reload && !has_terminal()) {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, kWakeUp}) {
    struct sigaction action {};
    sigaction(signal, nullptr, &action);
    if (signal != SIGHUP || action.sa_handler != SIG_IGN) sigaddset(&signals_, signal);
  }
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  waiter_ = std::jthread([this] { wait(); });
}

StopOnSignal::~StopOnSignal() {
  pthread_kill(waiter_.native_handle(), kWakeUp);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

std::stop_token StopOnSignal::next_reload() {
  const std::lock_guard lock(mutex_);
  reload_ = std::stop_source();
  return reload_.get_token();
}

void StopOnSignal::wait() {
  int signal = 0;
  while (sigwait(&signals_, &signal) == 0 && signal == SIGHUP && may_reload_) {
    const std::lock_guard lock(mutex_);
    reload_.request_stop();
  }
  if (signal == kWakeUp) return;
  source_.request_stop();
  sigwait(&signals_, &signal);
  if (signal != kWakeUp) _exit(128 + signal);
}

}  // namespace frisaet
