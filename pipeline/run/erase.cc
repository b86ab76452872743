#include "pipeline/run/erase.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
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

/// The 64 hexadecimal digits a line begins with, after a byte order mark or a quotation mark; empty when it
/// does not.
std::string hash_of_line(std::string_view line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.starts_with('"')) line.remove_prefix(1);
  const std::string_view digits = line.substr(0, line.find_first_not_of("0123456789abcdefABCDEF"));
  if (digits.size() != 64) return {};
  std::string hash(digits);
  std::transform(hash.begin(), hash.end(), hash.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return hash;
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

Result<std::map<std::string, ErasureOrder>> read_erasure_list(const fs::path& file) {
  std::map<std::string, ErasureOrder> orders;
  std::error_code code;
  if (!fs::exists(fs::symlink_status(file, code))) return orders;
  const auto opened = open_file(file);
  if (!opened)
    return Error{ErrorCode::kStore, opened.error().message, display_name(file),
                 "Sæt den rigtige liste på plads."};
  const std::string_view text = opened->bytes;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    while (line.ends_with('\r')) line.remove_suffix(1);
    const std::string hash = hash_of_line(line);
    if (hash.empty()) {
      if (number == 1 || line.empty()) continue;  // its head
      return Error{
          ErrorCode::kStore, "Listen over slettede dokumenter kan ikke læses.",
          display_name(file) + ", linje " + std::to_string(number),
          "Hver linje begynder med et fingeraftryk på 64 tegn. Ret linjen, eller hent listen fra en kopi."};
    }
    const auto rows = parse_csv(line, line.find(';') < line.find(',') ? ';' : ',');
    const bool whole = rows && rows->size() == 1 && rows->front().cells.size() == 4;
    orders[hash] = whole ? ErasureOrder{rows->front().cells[2], rows->front().cells[3], true, false,
                                        rows->front().cells[1]}
                         : ErasureOrder{"ukendt", "står i listen over slettede dokumenter", true, false, ""};
  }
  return orders;
}

Result<void> add_to_erasure_list(const fs::path& file, const std::map<std::string, ErasureOrder>& erasures) {
  auto all = read_erasure_list(file);
  if (!all) return all.error();
  all->insert(erasures.begin(), erasures.end());
  const fs::path partial = file.string() + ".part";
  std::string text = "sha256,made_at,author,reason\r\n";
  for (const auto& [hash, one] : *all)
    text += csv_line({hash, one.made_at, one_line(one.author), one_line(one.reason)}, ',');
  std::ofstream written(partial, std::ios::binary);
  written << text;
  written.close();
  const Descriptor there(::open(partial.c_str(), O_RDONLY | O_CLOEXEC));
  if (!written || !there || ::fsync(there.get()) != 0 || ::rename(partial.c_str(), file.c_str()) != 0)
    return cannot("Listen over sletninger kan ikke skrives", file, errno);
  return {};
}

Result<bool> finish_erasures(const DataFolder& folder, Store& store) {
  const auto erasures = store.erasures();
  if (!erasures) return erasures.error();
  if (std::all_of(erasures->begin(), erasures->end(), [](const Erasure& one) { return one.finished; }))
    return false;
  std::map<std::string, ErasureOrder> listed;
  for (const Erasure& one : *erasures)
    listed[one.document] = {one.author, one.reason, true, false, one.made_at};
  if (auto added = add_to_erasure_list(folder.root() / kErasureList, listed); !added) return added.error();
  folder.remove_half_written();
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
