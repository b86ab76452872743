#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <stop_token>
#include <vector>

#include "pipeline/run/opened_file.h"

namespace frisaet::watch {

/// Sleeps until something happens in the watched folders, time is up, or a stop is requested. What happened
/// is not told: whoever wakes looks at the folders themselves, so that a lost or overflown notification costs
/// only time.
class Wakeup {
 public:
  Wakeup();

  /// Watches exactly these folders from now on. Folders that cannot be watched are left to the periodic look.
  void watch(const std::vector<std::filesystem::path>& folders);

  /// False when the time passed without anything happening.
  bool sleep(std::chrono::milliseconds most, const std::stop_token& stop);

 private:
  Descriptor inotify_;  ///< empty where the kernel gives none: only the time wakes then
  Descriptor stopped_;  ///< eventfd
  std::map<std::filesystem::path, int> watches_;
};

}  // namespace frisaet::watch
