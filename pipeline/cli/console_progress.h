#pragma once

#include <chrono>
#include <iosfwd>

#include "pipeline/run/ingest.h"

namespace frisaet {

/// One line a file that needs a person, and a counter: rewritten in place on a terminal; in a pipe a line
/// every ten seconds.
class ConsoleProgress : public IngestProgress {
 public:
  explicit ConsoleProgress(std::ostream& err);
  void started(std::size_t files) override;
  void finished(const FileOutcome& outcome) override;
  /// Leaves the counter's line. Call once, after the last file.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  void clear();
  void show(Clock::time_point now);

  std::ostream& err_;
  bool terminal_;
  bool shown_any_ = false;
  std::size_t files_ = 0, done_ = 0, failed_ = 0;
  Clock::time_point begun_, shown_;
};

}  // namespace frisaet
