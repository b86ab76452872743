#pragma once

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "pipeline/run/ingest.h"

namespace frisaet {

/// One line a file that needs a person, and a counter: rewritten in place on a terminal; in a pipe a line
/// every ten seconds, also while one long file is read. The rate and what is left of the time are of files
/// that are read: known ones take none.
class ConsoleProgress : public IngestProgress {
 public:
  explicit ConsoleProgress(std::ostream& err);
  void started(std::size_t files) override;
  void finished(const FileOutcome& outcome) override;
  void page(const std::filesystem::path& file, int done, int of) override;
  /// Leaves the counter's line. Call once, after the last file.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  void clear();
  void show_when_due();

  std::ostream& err_;
  bool terminal_;
  bool shown_any_ = false;
  std::size_t files_ = 0, done_ = 0, read_ = 0, failed_ = 0;
  std::string at_;  ///< where a long file is: `, side 5 af 12 i brev.pdf`
  Clock::time_point begun_, shown_;
};

}  // namespace frisaet
