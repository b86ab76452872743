#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// What a backup or a restore did.
struct BackupReport {
  std::filesystem::path database;  ///< the copy that was made or used
  std::int64_t documents = 0;
  std::int64_t copied = 0;  ///< originals that were not there
  std::int64_t erased = 0;  ///< erasures made since, applied again (restore)
  std::int64_t hidden = 0;  ///< documents withdrawn, or held again, since: so they are now (restore)
  std::vector<std::string> problems;  ///< Danish: originals that are missing or are not what they were
};

/// Copies the data folder to `out` while others read and write: the database by SQLite's online backup, as it
/// is at one moment, checked; originals by their hash, once for all copies.
///
///   out/frisaet-2026-11-29T120344Z.db + .sha256   one for each backup
///   out/archive/ab/abc….pdf                       originals, checked as they are copied
///   out/erased.csv                                what was erased; its originals are removed from `out`
///
/// Earlier copies of the database are left alone, and hold what was erased since: delete them on schedule.
/// `now`: UTC, as Store::Options::now gives it. kUsage when `out` holds something else or lies in the data
/// folder; kStore when it cannot be written. Killed in between, it leaves a `.part` that the next one
/// replaces.
Result<BackupReport> back_up(const DataFolder& folder, Store& store, const std::filesystem::path& out,
                             const std::string& now);

/// Puts a backup (its folder: the newest copy; or one `.db` in it) into a data folder. The copy is checked
/// against its hash, brought to this program's schema, and erased of everything that was erased since it was
/// made (by the lists in the backup and in the data folder, and the database there) before it takes its
/// place. What the database there hides, and the copy shows, is hidden after it: documents that were
/// withdrawn since, and those whose release was taken back. The reverse, what was taken back of a withdrawal
/// and what was released since, is a person's to say again: a restore shows nobody anything. Originals are
/// checked by their hash; those of the data folder stay. The watcher's lock is held meanwhile, and nobody may
/// have the database open. What a killed restore left is removed by the next. With a database in the folder
/// kUsage, unless `replace`; kStore when it is in use, or the copy is not what it was: nothing is changed
/// then.
Result<BackupReport> restore(const std::filesystem::path& from, const std::filesystem::path& data,
                             bool replace);

}  // namespace frisaet
