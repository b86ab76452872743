#include "pipeline/run/erase.h"

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
#include "pipeline/run/paths.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;

Error cannot(const char* what, const fs::path& path, int code) {
  return {ErrorCode::kStore, std::string(what) + ": " + std::strerror(code) + ".", display_name(path),
          "Giv programmet lov til det, og kør frisaet doctor; så gøres sletningen færdig."};
}

Result<void> remove_file(const fs::path& path) {
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return {};
    return cannot("Filen kan ikke slettes", path, errno);
  }
  if (const int fault = sync_to_disk(path.parent_path()); fault != 0)
    return cannot("Sletningen kan ikke skrives til disken", path, fault);
  return {};
}

/// All that lies in a folder and below; none where there is no such folder. kStore where one of them cannot
/// be looked into: nobody knows then what lies there.
Result<std::vector<fs::path>> entries_below(const fs::path& folder) {
  std::vector<fs::path> entries;
  std::error_code code;
  fs::recursive_directory_iterator entry(folder, code);
  for (const fs::recursive_directory_iterator end; !code && entry != end; entry.increment(code))
    entries.push_back(entry->path());
  if (code && code != std::errc::no_such_file_or_directory)
    return cannot("Mappen kan ikke gennemgås", folder, code.value());
  return entries;
}

/// Whether the file has the erased bytes. kStore where nobody can tell, as it cannot be read.
Result<bool> is_the_document(const fs::path& path, const Erasure& erasure) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code))) return false;
  const std::uintmax_t size = fs::file_size(path, code);
  if (code == std::errc::no_such_file_or_directory) return false;
  if (code) return cannot("Filen kan ikke læses", path, code.value());
  // Of bytes that were never here the size is not known.
  if (size == 0 || (erasure.bytes > 0 && size != static_cast<std::uintmax_t>(erasure.bytes))) return false;
  const auto file = open_file(path);
  if (file) return file->source.sha256 == erasure.document;
  // Gone meanwhile, or larger than any document is.
  if (file.error().code == ErrorCode::kNotFound || file.error().code == ErrorCode::kLimit) return false;
  return Error{ErrorCode::kStore,
               "Det kan ikke ses, om filen er det slettede dokument: " + file.error().message,
               display_name(path), "Giv programmet lov til at læse den, og kør frisaet doctor."};
}

/// What lies elsewhere with the same bytes. A watcher at work removes what it holds by itself.
Result<void> remove_copies(const DataFolder& folder, const Erasure& erasure) {
  std::vector<fs::path> places{folder.failed(), folder.inbox()};
  if (!WatchLock::is_taken(folder.root())) places.push_back(folder.claimed());
  for (const fs::path& place : places) {
    const auto entries = entries_below(place);
    if (!entries) return entries.error();
    for (const fs::path& path : *entries) {
      const auto is_it = is_the_document(path, erasure);
      if (!is_it) return is_it.error();
      if (!*is_it) continue;
      if (auto removed = remove_file(path); !removed) return removed;
      if (auto removed = remove_file(path.string() + ".reason.txt"); !removed) return removed;
    }
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
  int fault = written ? sync_to_disk(partial) : errno;
  if (fault == 0 && ::rename(partial.c_str(), file.c_str()) != 0) fault = errno;
  if (fault == 0) fault = sync_to_disk(fs::absolute(file).parent_path());
  if (fault != 0) return cannot("Listen over sletninger kan ikke skrives", file, fault);
  return {};
}

Result<void> remove_originals(const fs::path& root, std::string_view document) {
  const auto entries = entries_below(root / "archive" / document.substr(0, 2));
  if (!entries) return entries.error();
  for (const fs::path& path : *entries)
    if (path.filename().string().starts_with(document))
      if (auto removed = remove_file(path); !removed) return removed;
  return {};
}

Result<bool> finish_erasures(const DataFolder& folder, Store& store) {
  const auto erasures = store.erasures();
  if (!erasures) return erasures.error();
  std::vector<std::string> open;
  for (const Erasure& one : *erasures)
    if (!one.finished) open.push_back(one.document);
  if (open.empty()) return false;
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
    if (auto removed = remove_originals(folder.root(), one.document); !removed) return removed.error();
    if (auto removed = remove_copies(folder, one); !removed) return removed.error();
  }
  if (auto scrubbed = store.scrub(); !scrubbed) return scrubbed.error();
  if (auto finished = store.finish_erasures(open); !finished) return finished.error();
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
