#include "pipeline/run/deep_checks.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace frisaet {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFetchOriginal =
    "Hent den fra en sikkerhedskopi (frisaet restore), eller læg filen ind igen.";

void check_originals(const DataFolder& folder, const std::vector<ArchivedOriginal>& originals,
                     std::vector<StoreFault>& faults) {
  std::set<fs::path> known;
  for (const ArchivedOriginal& original : originals) {
    const fs::path path = folder.root() / original.path;
    known.insert(path);
    std::error_code code;
    if (!fs::exists(path, code)) {
      faults.push_back({"Originalen mangler: " + original.path, kFetchOriginal});
    } else if (sha256_of_file(path) != original.document) {
      faults.push_back({"Originalen er ikke den, der blev læst: " + original.path, kFetchOriginal});
    }
  }
  std::error_code code;
  for (fs::recursive_directory_iterator entry(folder.root() / "archive", code), end; !code && entry != end;
       entry.increment(code))
    if (entry->is_regular_file(code) && !known.contains(entry->path()) &&
        !entry->path().filename().string().starts_with("tmp"))  // being written, or swept some day
      faults.push_back(
          {"Intet dokument hører til " + entry->path().lexically_relative(folder.root()).string(),
           "Læs den ind med frisaet ingest, eller slet den."});
}

}  // namespace

Result<std::vector<StoreFault>> deep_checks(const DataFolder& folder, Store& store) {
  std::vector<StoreFault> faults;
  const auto originals = store.originals();
  if (!originals) return originals.error();
  check_originals(folder, *originals, faults);

  struct Copy {
    fs::path path;
    ~Copy() {
      std::error_code ignored;
      for (const char* end : {"", "-wal", "-shm"}) fs::remove(path.string() + end, ignored);
    }
  } const copy{folder.database().string() + ".check"};
  // A damaged file cannot be copied: that is what was asked, and the rest cannot be looked at then.
  if (auto copied = store.copy_to(copy.path); !copied) {
    faults.push_back({copied.error().message, copied.error().hint});
    return faults;
  }
  auto looked_at = Store::open(copy.path);
  if (!looked_at) return looked_at.error();
  auto found = looked_at->examine();
  if (!found) return found.error();
  std::move(found->begin(), found->end(), std::back_inserter(faults));
  return faults;
}

}  // namespace frisaet
