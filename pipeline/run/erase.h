#pragma once

#include <filesystem>
#include <map>
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
/// was something. kStore when a file cannot be removed, or a folder or file not be looked into (nobody knows
/// then whether it is the document): the erasures stay unfinished, and the next call tries again. One made
/// meanwhile by somebody else is left to them. Cost: one small query when there was not.
Result<bool> finish_erasures(const DataFolder& folder, Store& store);

/// Removes the original of a document from `root/archive`, a data folder's or a backup's, under whatever
/// ending, and what killed runs left of it. None there is no error; kStore when one cannot be removed for
/// good.
Result<void> remove_originals(const std::filesystem::path& root, std::string_view document);

/// The list of erasures beside the database, `erased.csv`: hashes, times and who, nothing of what was erased.
/// A restore reads it, so that a backup made before cannot bring back what it held.
inline constexpr const char* kErasureList = "erased.csv";

/// The erasures that such a list names, by hash; none where there is no list. Lines as Excel saves them again
/// (semicolons) and rows of which only the hash can be read count too. kStore when a line has no hash: what
/// is not read there could bring back what was erased.
Result<std::map<std::string, ErasureOrder>> read_erasure_list(const std::filesystem::path& file);

/// Adds to such a list; what it names already stays. kStore as above, or when it cannot be written.
Result<void> add_to_erasure_list(const std::filesystem::path& file,
                                 const std::map<std::string, ErasureOrder>& erasures);

}  // namespace frisaet
