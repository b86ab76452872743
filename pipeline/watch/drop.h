#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet::watch {

/// The name a file gets in the inbox when somebody far away named it: its last part alone, without control
/// characters and without beginnings that the inbox takes for half-written files. `fil` where nothing is
/// left. At most 200 bytes, cut between characters, the ending kept.
std::string inbox_name(std::string_view name);

/// Lays a file into the inbox as a careful program does: written under a name that the inbox waits with,
/// forced to disk, then put in place by one rename that overwrites nothing (`navn (2).pdf` where the name is
/// taken). `where`: the folder in the inbox, such as a municipality's name; empty = the inbox itself. Gives
/// where it lies, relative to the inbox. Errors: kStore when it cannot be written (nothing is left behind
/// then).
Result<std::filesystem::path> drop_into(const std::filesystem::path& inbox, std::string_view name,
                                        std::string_view bytes, std::string_view where);

/// A file that could not be read, as it lies in `failed/`, with what was said of it.
struct FailedEntry {
  std::string name;
  std::string reason;  ///< Danish; empty where the reason's file is gone
};

/// The files in `failed/`, by name; at most `most`.
std::vector<FailedEntry> failed_files(const std::filesystem::path& failed, std::size_t most = 200);

/// Puts one of them back into the folder of the inbox it came from, to be read once more, and removes it and
/// its reason from `failed/`. `name` is one that failed_files() gave: kNotFound for any other, so that no
/// path leads out of the folder. kStore when it cannot be moved; it then lies where it lay.
Result<void> retry_failed(const std::filesystem::path& failed, const std::filesystem::path& inbox,
                          std::string_view name);

}  // namespace frisaet::watch
