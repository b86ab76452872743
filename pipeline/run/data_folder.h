#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/store/audit_log.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// The folder in which one installation keeps everything (README, "The data folder").
///
///   inbox/               drop files here
///   archive/ab/abc….pdf  originals, named by the hash of their bytes, read-only, never changed
///   claimed/             what the watched folder has taken out of the inbox and is reading
///   failed/              for what the watched folder cannot read, each with NAME.reason.txt
///   frisaet.db           everything that was read
///   audit.db             who looked at, searched for and changed what (pipeline/store/audit_log.h)
///   erased.csv           what was erased for good, by hash (pipeline/run/erase.h)
class DataFolder {
 public:
  /// Opens the folder, making it and its parts when they are missing. Errors: kStore with the path and what
  /// to do.
  static Result<DataFolder> open(const std::filesystem::path& root);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path database() const { return root_ / "frisaet.db"; }
  [[nodiscard]] std::filesystem::path audit_log() const { return root_ / kAuditLogName; }
  [[nodiscard]] std::filesystem::path inbox() const { return root_ / "inbox"; }
  [[nodiscard]] std::filesystem::path claimed() const { return root_ / "claimed"; }
  [[nodiscard]] std::filesystem::path failed() const { return root_ / "failed"; }

  /// Keeps a document's bytes; gives their path relative to root(). When this returns, the bytes and their
  /// name are on the disk (fsync of file and folder), so that a database row may point at them. Bytes that
  /// are there already are left alone. A process killed in between leaves at most a temporary file, which
  /// open() removes later. Errors: kStore (disk full, no permission).
  Result<std::string> archive(std::string_view sha256, std::string_view media_type,
                              std::string_view bytes) const;

  /// Removes at once what killed processes of this machine were writing to the archive.
  void remove_half_written() const;

 private:
  explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}
  std::filesystem::path root_;
};

/// What is wrong with an archived original, as a Danish sentence: it is missing, or is not what was read.
/// Empty where it is as it should be. Cost: reads it.
std::string fault_of_original(const std::filesystem::path& root, const ArchivedOriginal& original);

/// SHA-256 of a file of any size, which is mapped and not loaded, or of its first bytes. Empty where it
/// cannot be read, or is shorter.
std::string sha256_of_file(const std::filesystem::path& path,
                           std::optional<std::size_t> first = std::nullopt);

}  // namespace frisaet
