#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "pipeline/json/status.h"
#include "pipeline/store/store.h"
#include "pipeline/watch/inbox.h"
#include "pipeline/watch/watch_event.h"

namespace frisaet::watch {

/// What a watcher says of itself to `frisaet status`, the pages and the service manager: that it lives, what
/// it waits for, and what lies unread with its reason and since when. Kept as one note in the store
/// (`kHeartbeatNote`), so that whoever asks needs no watcher that answers.
///
/// Every call is made from the watcher's thread.
class LifeSign {
 public:
  /// Something that is not read and why, for a person.
  struct Lying {
    std::filesystem::path file;  ///< in the inbox, or where it lay there before it was claimed
    std::string reason;          ///< Danish, with what to do
    bool stuck = false;          ///< it should be read, and cannot be moved
  };

  /// Takes up what an earlier watcher of the same inbox said of files that lie there still: since when.
  LifeSign(Store& store, const std::filesystem::path& inbox, bool once, Tell tell);

  /// What is said next; to be kept right by the watcher.
  Heartbeat beat;

  /// What a look at a reachable inbox found unread, and since when the oldest file waits to be read
  /// (Clock::time_point::max(): none does). News is said at the next give().
  void note_unread(const std::vector<Lying>& lying, Clock::time_point oldest);

  /// To be called wherever something was done, also in the middle of a long walk or a long document: it is
  /// said only while work goes on, and so is true of a watcher that hangs. At most every five seconds but
  /// for news. A store that refuses is told of and is no reason to stop watching.
  void give();

  /// The same, at once. kStore where the store refuses.
  Result<void> say();

 private:
  Store& store_;
  std::filesystem::path inbox_;
  Tell tell_;
  Clock::time_point last_{};
  Clock::time_point looked_{};                           ///< when the inbox was last gone through
  Clock::time_point oldest_ = Clock::time_point::max();  ///< since then the oldest file waits
  std::map<std::string, std::int64_t> since_;            ///< by file; wall clock: it outlives the process
};

}  // namespace frisaet::watch
