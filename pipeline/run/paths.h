#pragma once

#include <filesystem>

namespace frisaet {

/// Forces a file's bytes, or a folder's entries, to the disk (fsync(2)). Gives 0, or the errno of what
/// failed: whoever promises that something is on the disk must look, whoever only hurries it along need not.
[[nodiscard]] int sync_to_disk(const std::filesystem::path& path);

/// Is `inner` at or below `outer`? Links are resolved, and neither needs to exist.
bool lies_in(const std::filesystem::path& inner, const std::filesystem::path& outer);

}  // namespace frisaet
