#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/error.h"
#include "models/core/result.h"

namespace frisaet::watch {

/// What tells that nobody has written to a file.
struct Imprint {
  std::uintmax_t size = 0;
  std::filesystem::file_time_type modified;

  friend bool operator==(const Imprint&, const Imprint&) = default;
};

/// A file taken out of the inbox and not yet finished with.
struct Claim {
  std::filesystem::path path;      ///< where it lies now, in the claims folder
  std::filesystem::path relative;  ///< where it lay, relative to the inbox: `Vejle/brev.pdf`
  Imprint claimed = {};            ///< of `path`, when it was claimed
  /// Where it still lies in the inbox, having been copied from another file system; empty: it was moved.
  std::filesystem::path original = {};
  /// Of a claim that an earlier run left: when it was claimed, in seconds since 1970.
  std::int64_t since = 0;
  Imprint copied = {};  ///< of `original`, when it was copied: its file system may keep finer times than ours
};

/// The folder of claimed files. A file is claimed by one rename, so that of two watchers only one gets it and
/// nobody opens it any more by its old name; who had it open before can still write (see `is_as_claimed`).
/// From another file system it is copied instead and stays in the inbox until it is finished with, as whoever
/// still writes to it writes there. It lies here until the store holds it (then it is removed) or it has
/// failed (then it is moved to `failed/`). Whatever is here at the start was left by a killed run and is
/// taken up again.
///
///   claimed/00000017/Vejle/brev.pdf        moved here
///   claimed/00000018.copy/Vejle/svar.pdf   copied; the inbox has it still
class Claims {
 public:
  /// `folder` is made when it is missing. kStore when it cannot be.
  static Result<Claims> open(const std::filesystem::path& folder);

  /// Claims a file. Across file systems it is copied, forced to disk and compared in size and time with the
  /// original, whose time it takes; `alive` is called now and then meanwhile. kNotFound when it is gone
  /// (somebody else was first, or took it back), kStore when it cannot be moved; the file then lies where it
  /// lay.
  Result<Claim> take(const std::filesystem::path& inbox, const std::filesystem::path& file,
                     const std::function<void()>& alive = {});

  /// Claims that are there, oldest first. What the inbox still holds under the name of a copy, of its size
  /// and, within the two seconds to which the coarsest file system keeps time, of its time, is its original.
  /// Copies that were cut off are removed: the inbox has them.
  [[nodiscard]] std::vector<Claim> left(const std::filesystem::path& inbox) const;

  /// Names a claim for good, also for a later run: where it lies below the claims folder.
  [[nodiscard]] std::string name_of(const Claim& claim) const;

  /// Whether it was copied, also one whose original in the inbox has changed since or is gone.
  [[nodiscard]] bool is_copy(const Claim& claim) const;

  /// False when somebody who had the file open before it was claimed has written to it since: what was read
  /// then is a part. Ask before `drop`; take_again() makes the file as it is now what is claimed, where it
  /// was moved here; a copy is to be dropped.
  [[nodiscard]] static bool is_as_claimed(const Claim& claim);
  static void take_again(Claim& claim);

  /// True when somebody took the file out of the folder of claims.
  [[nodiscard]] static bool is_gone(const Claim& claim);

  /// Removes a claim: one whose document is in the store or in failed/ (call after the commit, never before),
  /// or a copy that is not to be read.
  void drop(const Claim& claim) const;

  /// True while the inbox has the original of a claim that was copied, of the size and time it had then.
  [[nodiscard]] static bool has_original(const Claim& claim);

  /// Removes the original of a claim that was copied, where it is still what was copied: from then on the
  /// claim is all there is. kStore when it cannot be removed: it lies in the inbox still.
  static Result<void> remove_original(const Claim& claim);

 private:
  explicit Claims(std::filesystem::path folder, long last) : folder_(std::move(folder)), last_(last) {}
  std::filesystem::path folder_;
  long last_;
};

/// The line of a reason's file that says in which folder of the inbox the file lay; drop.h reads it.
inline constexpr std::string_view kFolderLine = "Mappe:    ";
/// Whether a file is a reason that was written so: moved back beside its file, it is no document.
bool is_reason(const std::filesystem::path& file);

/// Puts a file into `failed/` under its own name (`navn (2).pdf` where another file has that) with
/// `NAME.reason.txt` beside it, in Danish: what happened, why, what to do. Where the same bytes lie there
/// under that name already, only the reason is written anew. Gives where it lies. kStore when it cannot be
/// moved.
Result<std::filesystem::path> move_to_failed(const std::filesystem::path& failed, const Claim& claim,
                                             const Error& error);

/// Of a file that was erased for good and dropped again, only this stays: a reason in `failed/` under the
/// beginning of its hash, without the name, which may be a person's.
void note_erased(const std::filesystem::path& failed, const std::string& document, const Error& error);

}  // namespace frisaet::watch
