#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace frisaet::web {

/// Lets so many in at once, so many more wait for their turn for a while, and turns the others away.
class Turnstile {
 public:
  Turnstile(std::size_t inside, std::size_t waiting, std::chrono::milliseconds patience)
      : places_(inside), waiting_(waiting), patience_(patience) {}

  /// False: too many wait already, or the turn did not come in time. leave() is called exactly after true.
  bool enter();
  void leave();

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  std::size_t places_;
  std::size_t waiting_;
  std::chrono::milliseconds patience_;
};

/// cpp-httplib's server with what it lacks where strangers may connect:
/// - a request has to arrive at a pace. Each single read of httplib's own may take its whole time-out, so
/// that a
///   client which sends a byte now and then holds a thread for ever;
/// - idle connections are let go as soon as others wait for a thread.
class PoliteServer : public httplib::Server {
 public:
  /// `connections`: threads, one for each connection that is being read, answered or kept open.
  explicit PoliteServer(std::size_t connections);

  /// Ends the connection after the answer that this thread is about to give: what follows on it is not read.
  static void close_after_answer();

 private:
  bool process_and_close_socket(socket_t socket) override;

  std::size_t connections_;
  std::atomic<std::size_t> open_{0};  ///< connections, waiting ones included
};

}  // namespace frisaet::web
