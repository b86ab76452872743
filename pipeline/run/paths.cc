#include "pipeline/run/paths.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace fs = std::filesystem;

int sync_to_disk(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return file && ::fsync(file.get()) == 0 ? 0 : errno;
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code code;
  const fs::path a = fs::weakly_canonical(inner, code), b = fs::weakly_canonical(outer, code);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

}  // namespace frisaet
