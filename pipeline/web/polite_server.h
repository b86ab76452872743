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
  /// `pace`: a request that has not come by then is behind, and let go; every 32 KB that came give it a
  /// second more.
  PoliteServer(std::size_t connections, std::chrono::milliseconds pace);

  /// Call when it is bound.
  void queue_for_many();

  /// The request that this thread answers was understood to its end: the connection may be asked again.
  /// Without this call it is closed, as nobody knows where on it the next request would begin.
  static void keep_open();

 private:
  bool process_and_close_socket(socket_t socket) override;

  std::size_t connections_;
  std::chrono::milliseconds pace_;
  std::atomic<std::size_t> open_{0};  ///< connections, waiting ones included
};

}  // namespace frisaet::web
