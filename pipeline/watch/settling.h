#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/core/error.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/ingest.h"
#include "pipeline/store/store.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/inbox.h"
#include "pipeline/watch/life_sign.h"
#include "pipeline/watch/watch_event.h"
#include "pipeline/watch/watcher.h"

namespace frisaet::watch {

/// A wait is doubled so often at most.
inline constexpr int kMostDoublings = 4;

/// A file that was taken out of the inbox, until it is done with.
struct Held {
  Claim claim;
  bool of_heap = false;   ///< it came with many others
  Clock::time_point due;  ///< when to read it, or, once read, when to look whether it can go
  int tries = 0;          ///< to read it, that failed by what may pass
  std::optional<FileOutcome> read = std::nullopt;  ///< what came of it; it may still be written to
  Clock::time_point read_at = {};
  std::string stuck = {};  ///< read and failed, and why it cannot be moved to failed/
};

/// What becomes of files once they are read. A claim goes when its file is known to be whole: nobody has
/// written to it since it was claimed, and nobody has it open for writing (where the kernel cannot tell, it
/// is kept for `Patience::after`). Else it is read again, and the paper that was read of its half is
/// withdrawn when the whole is stored, where the whole begins with the half's bytes; where it does not,
/// somebody wrote another paper over the first, and both are papers.
///
/// What failed goes to `failed/`, at once or after some tries. Where it cannot be moved there it is stuck:
/// told of once, shown as unread, and moved when that has become possible. Every call is made from the
/// watcher's thread.
class Settling {
 public:
  /// All that is named must outlive this; what becomes of files is counted in `report`.
  Settling(const DataFolder& folder, Store& store, const WatchSettings& settings, const Claims& claims,
           Tell tell, WatchReport& report)
      : folder_(folder), store_(store), settings_(settings), claims_(claims), tell_(tell), report_(report) {}

  /// What came of reading a claim. What is stored is told at once: people wait for it.
  void note_read(Held& held, const FileOutcome& outcome);

  /// A claim that an earlier run left may have been read then, before its file was whole: those papers are
  /// halves too. They are known by the file's path and by when they came: not before the file was claimed.
  void recall_halves(const Claim& claim);

  /// True when a claim that was read is done with; else `held.due` says when to ask again, or `held.read` is
  /// empty and it is to be read again. `unreachable`: why the inbox cannot be asked for the original.
  bool conclude(Held& held, const std::optional<Error>& unreachable);

  /// Forgets the originals below that are gone or have changed: they are files like any others then.
  void look_again();

  /// True for a file in the inbox that this run is done with and that cannot be removed (or, with `once`,
  /// cannot be finished with): it is not taken again before it changes in device, inode, size or a time.
  [[nodiscard]] bool is_passed_over(const std::filesystem::path& file) const {
    return passed_over_.contains(file);
  }
  [[nodiscard]] std::size_t passed_over() const { return passed_over_.size(); }
  void add_passed_over(std::vector<LifeSign::Lying>& lying) const;

 private:
  void count_read(const Held& held);
  void tell_versions(const std::string& name, const FileOutcome& outcome);
  /// Papers that were read of a file before it was whole, by its place in the inbox or by its claim. Kept in
  /// the store, so that a stop in between forgets none; under a hash, as names are people's.
  [[nodiscard]] std::string note_of(const Claim& claim) const;
  [[nodiscard]] std::vector<CameBy> halves_of(const Claim& claim) const;
  void keep_halves(const Claim& claim, const std::vector<CameBy>& halves);
  void note_half(const Held& held);
  void take_half_out(const Held& held);
  [[nodiscard]] bool may_be_written_to(const Held& held) const;
  bool read_again(Held& held, const std::string& name);
  bool conclude_failed(Held& held, const std::string& name);
  void try_later(Held& held, const std::string& name, const Error& error);
  bool stay_stuck(Held& held, const std::string& name, const Error& error);
  bool leave(const Held& held, const std::string& name, const Error& error);
  void remove_original(const Held& held, const std::string& name);
  bool pass_over(const Claim& claim);
  void finish(const Held& held, const std::string& name);

  const DataFolder& folder_;
  Store& store_;
  const WatchSettings& settings_;
  const Claims& claims_;
  Tell tell_;
  WatchReport& report_;
  std::map<std::filesystem::path, Sight> passed_over_;
};

}  // namespace frisaet::watch
