#include "pipeline/run/erase.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <vector>

#include "models/text/csv.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;

Error cannot(const char* what, const fs::path& path, int code) {
  return {ErrorCode::kStore, std::string(what) + ": " + std::strerror(code) + ".", display_name(path),
          "Giv programmet lov til det, og kør frisaet doctor; så gøres sletningen færdig."};
}

Result<void> remove_file(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return cannot("Filen kan ikke slettes", path, errno);
  const Descriptor folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.get());
  return {};
}

bool is_the_document(const fs::path& path, const Erasure& erasure) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code))) return false;
  // Of bytes that were never here the size is not known.
  if (erasure.bytes > 0 && fs::file_size(path, code) != static_cast<std::uintmax_t>(erasure.bytes))
    return false;
  const auto file = open_file(path);
  return file && file->source.sha256 == erasure.document;
}

/// The original and what a killed run left of it.
Result<void> remove_original(const DataFolder& folder, const Erasure& erasure) {
  const fs::path around = folder.root() / "archive" / erasure.document.substr(0, 2);
  std::vector<fs::path> files;
  std::error_code code;
  for (fs::directory_iterator entry(around, code), end; !code && entry != end; entry.increment(code))
    if (entry->path().filename().string().starts_with(erasure.document)) files.push_back(entry->path());
  for (const fs::path& path : files)
    if (auto removed = remove_file(path); !removed) return removed;
  return {};
}

/// What lies elsewhere with the same bytes. A watcher at work removes what it holds by itself.
Result<void> remove_copies(const DataFolder& folder, const Erasure& erasure) {
  std::vector<fs::path> places{folder.failed(), folder.inbox()};
  if (!WatchLock::is_taken(folder.root())) places.push_back(folder.claimed());
  std::vector<fs::path> files;
  for (const fs::path& place : places) {
    std::error_code code;
    for (fs::recursive_directory_iterator entry(place, code), end; !code && entry != end;
         entry.increment(code))
      if (is_the_document(entry->path(), erasure)) files.push_back(entry->path());
  }
  for (const fs::path& path : files) {
    if (auto removed = remove_file(path); !removed) return removed;
    if (auto removed = remove_file(path.string() + ".reason.txt"); !removed) return removed;
  }
  return {};
}

Result<void> write_list(const DataFolder& folder, const std::vector<Erasure>& erasures) {
  const fs::path path = folder.root() / kErasureList;
  const fs::path partial = path.string() + ".part";
  std::string text = "sha256,made_at,author,reason\r\n";
  for (const Erasure& one : erasures)
    text += csv_line({one.document, one.made_at, one.author, one.reason}, ',');
  std::ofstream file(partial, std::ios::binary);
  file << text;
  file.close();
  const Descriptor written(::open(partial.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || !written || ::fsync(written.get()) != 0 || ::rename(partial.c_str(), path.c_str()) != 0)
    return cannot("Listen over sletninger kan ikke skrives", path, errno);
  return {};
}

}  // namespace

Result<bool> finish_erasures(const DataFolder& folder, Store& store) {
  const auto erasures = store.erasures();
  if (!erasures) return erasures.error();
  if (std::all_of(erasures->begin(), erasures->end(), [](const Erasure& one) { return one.finished; }))
    return false;
  if (auto listed = write_list(folder, *erasures); !listed) return listed.error();
  // The copy of a `doctor --deep` that was killed.
  for (const char* end : {".check", ".check-wal", ".check-shm"})
    if (auto removed = remove_file(folder.database().string() + end); !removed) return removed.error();
  for (const Erasure& one : *erasures) {
    if (one.finished) continue;
    if (auto removed = remove_original(folder, one); !removed) return removed.error();
    if (auto removed = remove_copies(folder, one); !removed) return removed.error();
  }
  if (auto scrubbed = store.scrub(); !scrubbed) return scrubbed.error();
  if (auto finished = store.finish_erasures(); !finished) return finished.error();
  return true;
}

Result<ErasureReport> erase(const DataFolder& folder, Store& store, std::string_view document,
                            const ErasureOrder& order) {
  auto report = store.erase(document, order);
  if (!report || order.only_look) return report;
  if (auto finished = finish_erasures(folder, store); !finished) return finished.error();
  return report;
}

}  // namespace frisaet
