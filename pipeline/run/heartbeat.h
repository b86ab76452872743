#pragma once

#include <filesystem>
#include <string>

#include "models/core/result.h"
#include "pipeline/json/status.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// Now, by the wall's clock and by the machine's own.
Moment moment_now();

/// Held by whoever watches the inbox of a data folder, for as long as it lives: `watch.lock`, let go of by
/// the kernel however the process ends.
class WatchLock {
 public:
  /// kStore when somebody else has it, or when the file cannot be opened or locked; the message tells which.
  static Result<WatchLock> take(const std::filesystem::path& data);

  /// True when somebody has it. Asks without taking it, so that a look never keeps a watcher from starting.
  static bool is_taken(const std::filesystem::path& data);

 private:
  explicit WatchLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

/// What the watched folder last said, and whether anybody watches it now.
Result<WatchView> watch_view(Store& store, const std::filesystem::path& data);

/// Where a file is to be laid so that it is read: the inbox that is watched, or was last, but for a run that
/// was to end; else the data folder's own.
std::filesystem::path inbox_watched(Store& store, const std::filesystem::path& data);

/// True where files are not being read and a person should see to it.
bool is_alarm(const WatchView& view);

/// One Danish sentence for a screen or a log: how it is, and what to do where something is wrong.
std::string in_danish(const WatchView& view);

/// `29.11.2026 kl. 12.40`, by the machine's own time zone.
std::string danish_time(std::int64_t wall);

}  // namespace frisaet
