#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/error.h"
#include "models/core/result.h"
#include "pipeline/run/data_folder.h"

namespace frisaet::watch {

using Clock = std::chrono::steady_clock;  ///< never the wall clock: it jumps, and a file's own times may lie

/// The inbox as it is watched: absolute, and where it is a link, the folder that this leads to. `given`
/// empty: the data folder's own. kUsage when it is no folder, or lies in one of the program's own or the
/// reverse. One that is not there is no error: a drive may be connected later.
Result<std::filesystem::path> inbox_at(const DataFolder& folder, const std::filesystem::path& given);

/// The municipality a file's folder in the inbox names: the first part of the relative path that is an
/// official or known spelling. Empty when none is.
std::string municipality_of(const std::filesystem::path& relative);

/// Whether an earlier run saw that this inbox is a mount point, and the note of it; false where that cannot
/// be kept.
bool was_mount(Store& store, const std::filesystem::path& inbox);
bool note_mount(Store& store, const std::filesystem::path& inbox);

/// What is said of an inbox that cannot be reached (kNotFound).
Error cannot_reach(const std::filesystem::path& inbox, bool was_mount);

/// How long a file must lie unchanged, and nobody known to be writing to it, before it is taken. "Unchanged"
/// is device, inode, size and both times; that it opens says nothing (a truncated one-page PDF opens as a
/// whole one).
struct Patience {
  std::chrono::milliseconds whole{
      1'000};  ///< its end is there: `%%EOF` of a PDF, the last chunk of a picture
  std::chrono::milliseconds unsure{10'000};  ///< nothing tells where it ends, or its end is missing
  std::chrono::milliseconds empty{60'000};   ///< no bytes yet; then it is taken and refused with a reason
  /// How long a file that was read is kept where nothing tells whether somebody still writes to it (a share,
  /// another owner's file): what is written then is read too. Searchable it is at once.
  std::chrono::milliseconds after{60'000};
  std::chrono::milliseconds unfinished{3'600'000};  ///< a `….part` that has not grown for so long is told of
};

/// Whether somebody has a file open for writing.
enum class Writer { kNobody, kSomebody, kUnknown };

/// A read lease is granted only where nobody has (fcntl(2), F_SETLEASE). kUnknown where leases are not to be
/// had: another owner's file, a share, a file that cannot be opened.
Writer writer_of(const std::filesystem::path& path);

/// Something in the inbox that is not read and stays where it lies: a link, a fifo, a folder with a
/// document's name or that cannot be entered, a transfer that has come to a halt.
struct Refused {
  std::filesystem::path path;
  Error error;
};

/// True of a kind of file system (statfs(2), f_type) that other machines write to: inotify tells nothing of
/// what they do. A kind that is not known here is taken for a disk of this machine.
bool hears_no_others(std::uint32_t kind);

/// What tells one state of a file from another. Unchanged means all of it.
struct Sight {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds
  std::int64_t changed = 0;
  friend bool operator==(const Sight&, const Sight&) = default;
};

/// Of a regular file; nothing where there is none. Links are not followed.
std::optional<Sight> sight_of(const std::filesystem::path& path);

/// What one look at the inbox found.
struct Look {
  std::vector<std::filesystem::path> ready;    ///< by when they were first seen, then by name
  std::vector<Refused> refused;                ///< each reported once as long as it lies there
  std::vector<std::filesystem::path> folders;  ///< all of them, the inbox first: what to be notified of
  std::vector<Refused> lying;                  ///< all that is refused and lies there, reported or not
  std::size_t waiting = 0;                     ///< files that are not yet still
  std::size_t unfinished = 0;                  ///< under the name of a transfer: files, and folders whole
  Clock::time_point oldest =
      Clock::time_point::max();  ///< when the first of those not yet still was first seen
  bool reachable = true;         ///< false: the inbox is gone (unmounted, renamed)
};

/// Looks at the inbox again and again and knows which files have come to rest. There is one rule for every
/// way in: a file copied there before the start, one moved in with its folder and one still being scanned are
/// all looked at here.
class Inbox {
 public:
  /// `was_mount`: an earlier run saw that the inbox is a mount point.
  Inbox(std::filesystem::path root, Patience patience, bool was_mount = false)
      : root_(std::move(root)), patience_(patience), was_mount_(was_mount) {}

  /// Walks the inbox without following links, but that which it may be itself. Names that programs use while
  /// they write (`~$…`, those of transfers, a leading dot) wait for their rename. Cost: one
  /// stat a file, and for a file that waits one read of 1 KB. `tick` is called now and then on the way: a
  /// walk of a hundred thousand files takes a while.
  Look look(Clock::time_point now, const std::function<void()>& tick = {});

  /// True when the file is as the last look found it. Cost: one stat.
  [[nodiscard]] bool is_as_seen(const std::filesystem::path& path) const;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  /// True once it was seen that the inbox is a mount point. To be kept for later runs: at the next boot the
  /// mount may fail, and the empty folder that is there then is no inbox.
  [[nodiscard]] bool was_mount() const { return was_mount_; }

  /// When the last look first saw a file; now for one it did not see.
  [[nodiscard]] Clock::time_point first_seen(const std::filesystem::path& file) const {
    const auto known = known_.find(file);
    return known == known_.end() ? Clock::now() : known->second.first_seen;
  }

  /// Whether the inbox lies on such a file system now (hears_no_others).
  [[nodiscard]] bool is_remote() const;

 private:
  struct Known {
    Sight sight;
    Clock::time_point first_seen, still_since;
    std::optional<Error> refusal = std::nullopt;  ///< what was reported
    bool seen_now = false;
  };
  void walk(const std::filesystem::path& folder, Clock::time_point now, Look& look);
  void see_unfinished(const std::filesystem::path& path, Clock::time_point now, Look& look);
  /// What is known of a file, brought up to date.
  Known& known_of(const std::filesystem::path& path, const struct stat& status, Clock::time_point now);
  void see_file(const std::filesystem::path& path, Clock::time_point now, Look& look);
  [[nodiscard]] std::chrono::milliseconds wait_for(const std::filesystem::path& path,
                                                   const Sight& sight) const;
  void refuse(const std::filesystem::path& path, Clock::time_point now, std::string_view what,
              std::string_view hint, Look& look);

  std::filesystem::path root_;
  Patience patience_;
  std::map<std::filesystem::path, Known> known_;
  const std::function<void()>* tick_ = nullptr;  ///< during a look
  std::size_t seen_ = 0;                         ///< entries, in this look
  bool was_mount_;  ///< the inbox was a mount point once; then it is reachable only as one
};

/// True when the bytes at the end of the file are how its kind ends.
bool has_its_end(const std::filesystem::path& path);

}  // namespace frisaet::watch
