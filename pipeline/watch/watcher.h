#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/store/store.h"
#include "pipeline/watch/inbox.h"
#include "pipeline/watch/watch_event.h"

namespace frisaet::watch {

struct WatchSettings {
  std::filesystem::path inbox;  ///< empty: the data folder's own
  Patience patience;
  std::chrono::milliseconds scan{5'000};         ///< at the latest so often the inbox is looked at
  std::chrono::milliseconds remote_scan{2'000};  ///< where no notifications come (network shares)
  /// No notifications are asked for: the inbox is gone through every `remote_scan` and no more is known of
  /// it. For a share that does not say what it is (hears_no_others(), inbox.h).
  bool scan_only = false;
  std::uintmax_t least_space = std::uintmax_t{200}
                               << 20;    ///< bytes free on the data folder's disk; below, nothing is claimed
  std::chrono::seconds first_retry{30};  ///< after a fault that may pass; doubled each time
  int retries = 4;                       ///< then the file is moved to failed/
  /// End when the inbox is empty or holds only what will never be ready or cannot be moved. Nothing is waited
  /// for then: what the store or the disk refuses stays claimed for the next start, and an inbox that cannot
  /// be reached is an error (kNotFound).
  bool once = false;
  /// The data folder's lock, where the caller watches on under other settings and nobody is to get in
  /// between, nor a monitor to see it free. Null: taken here.
  const WatchLock* lock = nullptr;
  /// Asked once, when a stop was requested: true when the caller watches on at once, under other settings.
  /// Nobody is told then that the watching ends. Empty: it ends.
  std::function<bool()> goes_on = {};
  int jobs = 0;
  std::string reader_program = "/proc/self/exe";
};

struct WatchReport {
  int stored = 0, known = 0, failed = 0, refused = 0;
  int left = 0;          ///< with `once`: lie in the inbox or the claims folder still, for the next run
  int handed_back = 0;   ///< in hand when a stop was asked for; the next start takes them up
  bool goes_on = false;  ///< `goes_on` said so
};

/// The watched folder: takes files out of the inbox when they have come to rest, reads them into the store,
/// and moves what cannot be read to `failed/` with a reason. A folder in the inbox that is named after a
/// municipality gives it to the files in it. Runs until a stop is requested; the documents in hand are given
/// up then and taken up again at the next start.
///
/// No file is lost or read twice whenever the process is killed: it lies in the inbox, or in the claims
/// folder, or the store has committed it (and reading it once more changes nothing).
///
/// Errors: those of inbox_at(), kStore when another watcher has the data
/// folder or the store refuses.
Result<WatchReport> watch(const DataFolder& folder, Store& store, const WatchSettings& settings,
                          const std::function<void(const WatchEvent&)>& tell, const std::stop_token& stop);

}  // namespace frisaet::watch
