#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

#include "models/core/result.h"
#include "pipeline/run/page_wire.h"

namespace frisaet {

/// A running reader process and the socket to it: what can be asked of the operating system, without any
/// policy. Not for two threads; the process dies with the thread that started it.
class ReaderConnection {
 public:
  /// Starts `program __reader`, in a process group of its own (Ctrl-C in a terminal stops the parent, which
  /// then decides), with OMP_THREAD_LIMIT=1, without standard input and output. Errors: kInternal.
  static Result<std::unique_ptr<ReaderConnection>> start(const std::string& program);

  ReaderConnection(const ReaderConnection&) = delete;
  ReaderConnection& operator=(const ReaderConnection&) = delete;
  ~ReaderConnection();  ///< ends the process at once

  /// False when the process is gone.
  [[nodiscard]] bool send_job(const ReadJob& job, int document);

  enum class Event {
    kFrame,    ///< `frame` has arrived
    kLost,     ///< the process ended, or sent what no reader sends
    kTimeout,  ///< the deadline passed
    kMemory,   ///< it is using more than `resident_limit`
    kStopped,  ///< a stop was requested
  };

  /// Waits for the next frame. After anything but kFrame the process is of no more use.
  Event receive(Frame& frame, std::chrono::steady_clock::time_point deadline, const std::stop_token& stop);

  /// Bytes of resident memory at which `receive` gives kMemory; 0 (as at the start): not watched.
  void watch_resident_memory(std::size_t bytes) { resident_limit_ = bytes; }

  /// Ends the process and tells in Danish how it ended: `gik ned (signal 11)`, `brugte mere hukommelse end
  /// tilladt`.
  std::string end();

  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  ReaderConnection(pid_t pid, int socket) : pid_(pid), socket_(socket) {}
  [[nodiscard]] bool uses_too_much() const;

  pid_t pid_;
  int socket_;
  std::size_t resident_limit_ = 0;
  bool closed_ = false;  // the process closed its end
  FrameSplitter frames_;
};

}  // namespace frisaet
