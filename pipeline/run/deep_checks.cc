#include "pipeline/run/deep_checks.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <utility>

namespace frisaet {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFetchOriginal =
    "Hent den fra en sikkerhedskopi (frisaet restore), eller læg filen ind igen.";

/// Bytes are archived before a row names them, which then may have to wait for others who write; a file
/// younger than this may be on its way to its row.
constexpr std::chrono::minutes kOnItsWay{10};

/// Originals that have lain in the archive for a while, by their paths relative to the data folder.
std::vector<std::string> archived(const DataFolder& folder) {
  std::vector<std::string> paths;
  std::error_code code;
  for (fs::recursive_directory_iterator entry(folder.root() / "archive", code), end; !code && entry != end;
       entry.increment(code)) {
    std::error_code gone;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(entry->path(), gone);
    if (!gone && age > kOnItsWay && entry->is_regular_file(gone) &&
        !entry->path().filename().string().starts_with("tmp"))  // left half written, and swept some day
      paths.push_back(entry->path().lexically_relative(folder.root()).string());
  }
  return paths;
}

void check_originals(const DataFolder& folder, const std::vector<ArchivedOriginal>& originals,
                     std::vector<StoreFault>& faults) {
  for (const ArchivedOriginal& original : originals)
    if (std::string fault = fault_of_original(folder.root(), original); !fault.empty())
      faults.push_back({std::move(fault), kFetchOriginal});
}

/// Files that no document names. Somebody may read files in meanwhile: those listed before the rows were
/// asked for are looked up, and once more before they are told of, as one that is told of may be deleted.
Result<void> check_strays(Store& store, const std::vector<std::string>& files,
                          const std::vector<ArchivedOriginal>& originals, std::vector<StoreFault>& faults) {
  const auto unnamed = [](const std::vector<std::string>& paths, const std::vector<ArchivedOriginal>& known) {
    std::set<std::string> names;
    for (const ArchivedOriginal& original : known) names.insert(original.path);
    std::vector<std::string> left;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(left),
                 [&](const std::string& path) { return !names.contains(path); });
    return left;
  };
  std::vector<std::string> strays = unnamed(files, originals);
  if (strays.empty()) return {};
  const auto now = store.originals();
  if (!now) return now.error();
  for (const std::string& path : unnamed(strays, *now))
    faults.push_back({"Intet dokument hører til " + path, "Læs den ind med frisaet ingest, eller slet den."});
  return {};
}

}  // namespace

Result<std::vector<StoreFault>> deep_checks(const DataFolder& folder, Store& store) {
  std::vector<StoreFault> faults;
  const std::vector<std::string> files = archived(folder);  // before the rows: those come after their bytes
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
  if (auto checked = check_strays(store, files, *originals, faults); !checked) return checked.error();
  return faults;
}

}  // namespace frisaet
