#pragma once

#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// Erases a document for good, wherever it is in the data folder: rows, index and ledger (Store::erase), its
/// original, copies of it in the inbox and in failed/ with their reasons, the database's free pages and log;
/// then writes the list of erasures. With `only_look` nothing is changed. What left the folder (exports,
/// backups) is out of reach. Errors as Store::erase; kStore also when a file cannot be removed or somebody
/// reads the database: the rows are gone then, and finish_erasures() does the rest.
Result<ErasureReport> erase(const DataFolder& folder, Store& store, std::string_view document,
                            const ErasureOrder& order);

/// Does what is left of erasures that were cut off (killed, a full disk, a reader at work): true when there
/// was something. Cost: one small query when there was not.
Result<bool> finish_erasures(const DataFolder& folder, Store& store);

/// The list of erasures beside the database, `erased.csv`: hashes, times and who, nothing of what was erased.
/// A restore reads it, so that a backup made before cannot bring back what it held.
inline constexpr const char* kErasureList = "erased.csv";

}  // namespace frisaet
