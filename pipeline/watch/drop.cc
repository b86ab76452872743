#include "pipeline/watch/drop.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>

#include "models/text/utf8.h"
#include "pipeline/run/find_files.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/paths.h"
#include "pipeline/watch/claims.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestName = 200;  // file systems take 255; room for ` (2)` and `.part`
constexpr int kMostNamesakes = 1000;
constexpr std::string_view kReasonEnding = ".reason.txt";

Error cannot_lay(const fs::path& path, int code) {
  return {ErrorCode::kStore, std::string("Filen kan ikke lægges i indbakken: ") + std::strerror(code) + ".",
          display_name(path),
          code == ENOSPC ? "Der er ikke plads på disken; skaf plads og prøv igen."
                         : "Giv programmet lov til at skrive i indbakken, og prøv igen."};
}

/// 0, or errno.
int write_and_sync(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(fd) == 0 ? 0 : errno;
}

/// Gives a written file its name without taking one that is in use. 0, or errno.
int put_in_place(const fs::path& partial, const fs::path& target) {
  if (::renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // Network file systems do not know that one; there a look and a rename must do.
  std::error_code code;
  if (fs::exists(fs::symlink_status(target, code))) return EEXIST;
  return std::rename(partial.c_str(), target.c_str()) == 0 ? 0 : errno;
}

/// The folder that a reason's file names; empty where it names none inside the inbox.
std::string folder_told(std::string_view reason) {
  const std::size_t line = reason.find("\n" + std::string(kFolderLine));
  if (line == std::string_view::npos) return {};
  const std::size_t from = line + 1 + kFolderLine.size();
  const fs::path folder(reason.substr(from, reason.find('\n', from) - from));
  const bool leads_out =
      folder.is_absolute() || std::any_of(folder.begin(), folder.end(), [](const fs::path& part) {
        return part == ".." || is_still_written(part);
      });
  return leads_out ? std::string() : folder.string();
}

fs::path namesake(const fs::path& folder, const std::string& name, int number) {
  if (number == 1) return folder / name;
  const fs::path plain(name);
  return folder / (plain.stem().string() + " (" + std::to_string(number) + ")" + plain.extension().string());
}

}  // namespace

std::string inbox_name(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string clean;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = decode_utf8(name, at);
    at += point.size;
    // C0, C1 and the marks that turn the direction of writing, by which a name can look like another.
    const bool hidden = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
                        (point.value >= 0x202A && point.value <= 0x202E) ||
                        (point.value >= 0x2066 && point.value <= 0x2069);
    if (!hidden) append_utf8(clean, point.value);
  }
  clean.erase(0, clean.find_first_not_of(" .~$"));
  while (!clean.empty() && (clean.back() == ' ' || clean.back() == '.')) clean.pop_back();
  if (clean.empty()) return "fil";
  std::string ending = fs::path(clean).extension().string();
  if (ending.size() > 10) ending.clear();
  // An ending that the inbox waits with would lie there for ever.
  if (is_transfer(clean)) ending += ".fil", clean += ".fil";
  if (clean.size() > kLongestName)
    clean = clean.substr(0, floor_code_point(clean, kLongestName - ending.size())) + ending;
  return clean;
}

std::vector<FailedEntry> failed_files(const fs::path& failed, std::size_t most) {
  std::vector<FailedEntry> entries;
  std::error_code code;
  for (fs::directory_iterator at(failed, code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    if (name.ends_with(kReasonEnding) || !fs::is_regular_file(at->symlink_status(unknown))) continue;
    entries.push_back({name, ""});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  if (entries.size() > most) entries.resize(most);
  for (FailedEntry& entry : entries)
    if (const auto file = open_file(failed / (entry.name + std::string(kReasonEnding))))
      entry.reason = file->bytes;
  return entries;
}

Result<void> retry_failed(const fs::path& failed, const fs::path& inbox, std::string_view name) {
  const auto known = failed_files(failed, std::numeric_limits<std::size_t>::max());
  if (std::none_of(known.begin(), known.end(), [&](const FailedEntry& entry) { return entry.name == name; }))
    return Error{ErrorCode::kNotFound, "Filen ligger ikke i failed/.",
                 display_name(fs::path(name).filename()),
                 "Hent siden igen; måske er den allerede lagt tilbage."};
  const fs::path path = failed / name;
  const auto file = open_file(path);
  if (!file) return file.error();
  const auto reason = open_file(path.string() + std::string(kReasonEnding));
  const auto laid = drop_into(inbox, name, file->bytes, reason ? folder_told(reason->bytes) : "");
  if (!laid) return laid.error();
  std::error_code code;
  fs::remove(path, code);
  fs::remove(path.string() + std::string(kReasonEnding), code);
  return {};
}

Result<fs::path> drop_into(const fs::path& inbox, std::string_view name, std::string_view bytes,
                           std::string_view where) {
  const fs::path folder = where.empty() ? inbox : inbox / where;
  std::error_code made;
  fs::create_directories(folder, made);
  if (made) return cannot_lay(folder, made.value());
  const std::string clean = inbox_name(name);
  std::string pattern = (folder / ".frisaet-XXXXXX.part").string();
  int fault = 0;
  {
    const Descriptor fd(::mkostemps(pattern.data(), 5, O_CLOEXEC));
    if (!fd) return cannot_lay(folder, errno);
    fault = write_and_sync(fd.get(), bytes);
    if (fault == 0 && ::fchmod(fd.get(), 0644) != 0) fault = errno;
  }
  fs::path target;
  if (fault == 0) {
    int number = 1;
    do {
      target = namesake(folder, clean, number);
      fault = put_in_place(pattern, target);
    } while (fault == EEXIST && ++number < kMostNamesakes);
  }
  if (fault != 0) {
    ::unlink(pattern.c_str());
    return cannot_lay(target.empty() ? folder : target, fault);
  }
  static_cast<void>(sync_to_disk(folder));  // it lies there; that it outlives a power cut was tried
  return target.lexically_relative(inbox);
}

}  // namespace frisaet::watch
