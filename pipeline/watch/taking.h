#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "pipeline/run/data_folder.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/inbox.h"
#include "pipeline/watch/life_sign.h"
#include "pipeline/watch/watch_event.h"
#include "pipeline/watch/watcher.h"

namespace frisaet::watch {

/// So many files come to rest at once only when somebody moves an archive; so many of one folder wait unread
/// only when somebody copies one in.
inline constexpr std::ptrdiff_t kHeap = 32;

/// Files that wait to be read, by their folder in the inbox; those of heaps not counted.
using WaitingByFolder = std::map<std::filesystem::path, std::ptrdiff_t>;

/// Room on the data folder's disk for the file and for the copy of it that the archive keeps, with
/// `least_space` left. An empty path: is there any room at all? True where the disk does not say.
bool has_room_for(const DataFolder& folder, std::uintmax_t least_space, const std::filesystem::path& file);

/// What is taken out of the inbox, and in which order: in that in which files were first seen, but what came
/// to rest with more than kHeap others (an archive that was moved in), or while more than kHeap of its folder
/// wait (one that is copied in), when nothing else waits. Of files on
/// another file system, which are copied, no more than 16 lie ready for the readers: the inbox has them.
///
/// A file that cannot be moved is stuck: told of once, shown as unread, and tried again only when it has
/// changed or `WatchSettings::first_retry` has passed. Every call is made from the watcher's thread.
class Taking {
 public:
  struct Taken {
    Claim claim;
    bool of_heap = false;  ///< it came with many others
  };
  struct Round {
    std::vector<Taken> taken;
    bool full = false;  ///< the disk has no room for some that are ready
  };

  /// All that is named must outlive this.
  Taking(const DataFolder& folder, const WatchSettings& settings, Claims& claims, Tell tell)
      : folder_(folder), settings_(settings), claims_(claims), tell_(tell) {}

  /// Claims what has come to rest: `fresh`, in the order of the inbox. `waiting` are claims that wait to be
  /// read; `copies` lie ready already. `alive` is called on the way. A file that changed since `inbox` was
  /// looked at is left to come to rest.
  Round take(const std::vector<std::filesystem::path>& fresh, const Inbox& inbox, WaitingByFolder waiting,
             std::size_t copies, const std::function<void()>& alive, const std::stop_token& stop);

  /// How many are stuck, and which: for whoever looks.
  [[nodiscard]] std::size_t stuck() const { return stuck_.size(); }
  void add_stuck(std::vector<LifeSign::Lying>& lying) const;

 private:
  struct Stuck {
    Sight sight;
    std::string why;  ///< as it was told
    Clock::time_point due;
  };
  std::vector<std::filesystem::path> in_order(std::vector<std::filesystem::path> fresh,
                                              WaitingByFolder waiting);
  [[nodiscard]] bool waits(const std::filesystem::path& file) const;
  void note_stuck(const std::filesystem::path& file, const Error& error);

  const DataFolder& folder_;
  const WatchSettings& settings_;
  Claims& claims_;
  Tell tell_;
  std::map<std::filesystem::path, bool> heaps_;  ///< ready and not claimed: did it come with many others?
  std::map<std::filesystem::path, Stuck> stuck_;
};

}  // namespace frisaet::watch
