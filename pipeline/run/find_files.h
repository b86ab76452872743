#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/core/error.h"

namespace frisaet {

/// Files to read, in a fixed order, and what was passed over on the way.
struct FoundFiles {
  std::vector<std::filesystem::path> files;  ///< sorted by path within each argument
  std::vector<Error> refused;                ///< arguments that do not exist, folders that may not be entered
};

/// True for names that a file has while it is transferred: `….part`, `….filepart`, `….tmp`, `….crdownload`,
/// in large letters or small.
bool is_transfer(const std::filesystem::path& path);

/// True for names that programs use while they write: those of transfers, `~$…`, a leading dot.
bool is_still_written(const std::filesystem::path& path);

/// Walks the given files and folders. A file named outright is taken whatever it is (opening it tells what is
/// wrong with it). In folders, hidden files and those that a program is still writing (`~$…`, and those of
/// transfers) are passed over, and so is `passed_over` with all in it (the data folder itself);
/// links, fifos and devices are refused. Links are never followed. A folder named `x.pdf` is a folder.
FoundFiles find_files(const std::vector<std::filesystem::path>& arguments,
                      const std::filesystem::path& passed_over = {});

}  // namespace frisaet
