#pragma once

#include <filesystem>
#include <set>

#include "pipeline/store/ledger.h"

namespace frisaet {

/// Which runs have a living process behind them. A process that begins a run locks one byte of the file
/// `frisaet.db-runs`, the run's number its offset; the kernel lets go of it when the process ends, however it
/// ends. A process number written into a row would be given to another process some day, and tells nothing
/// across containers.
///
/// The locks belong to this object (F_OFD_SETLK of fcntl(2)), not to the process: SQLite's own locks are not
/// touched, and two stores of one process see each other's runs. Not for several threads at once.
class RunLocks {
 public:
  /// Opens nothing yet.
  explicit RunLocks(std::filesystem::path file) : file_(std::move(file)) {}
  ~RunLocks();
  RunLocks(const RunLocks&) = delete;
  RunLocks& operator=(const RunLocks&) = delete;

  /// Makes the file when it is missing. Call before the row of the run can be seen by others. Throws Refusal
  /// (kStore) when the file cannot be made or locked.
  void hold(RunId run);
  void release(RunId run) noexcept;

  /// True when some process, this one included, holds the run; also when that cannot be found out.
  [[nodiscard]] bool is_held(RunId run) const;

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
  std::set<RunId> own_;  ///< a lock of our own is not told to us by the kernel
};

}  // namespace frisaet
