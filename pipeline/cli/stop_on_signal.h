#pragma once

#include <csignal>
#include <mutex>
#include <stop_token>
#include <thread>

namespace frisaet {

/// Turns Ctrl-C, SIGTERM and a closed terminal (SIGHUP) into a stop request for as long as it lives. Signals
/// are blocked in all threads and taken by one that does nothing else, so that no code runs inside a handler.
/// A second signal ends the program at once: everything that is committed stays.
///
/// Where no terminal could be closed, SIGHUP asks a service to read its settings anew: it stops what is done
/// under the old ones. A terminal is asked for as such: its closing also ends what has all three streams
/// elsewhere (`frisaet watch </dev/null >log 2>&1 &`). Whoever started the program to live longer than the
/// terminal (nohup) has it ignore SIGHUP. REQUIRES: made before any other thread.
class StopOnSignal {
 public:
  explicit StopOnSignal(bool may_reload);
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

  /// Requested when settings are to be read anew; each call gives a fresh one.
  std::stop_token next_reload();

 private:
  void wait();

  const bool may_reload_;
  std::mutex mutex_;
  std::stop_source reload_;  // guarded by mutex_
  sigset_t signals_{};
  sigset_t before_{};
  std::stop_source source_;
  std::jthread waiter_;
};

}  // namespace frisaet
