#include "pipeline/watch/inbox.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <string_view>
#include <tuple>

#include "models/municipality/municipality.h"
#include "pipeline/run/find_files.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/paths.h"
#include "pipeline/watch/claims.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kTail = 1024;  // where the PDF standard lets %%EOF stand

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// The first eight bytes and the last kTail; empty when it cannot be read.
struct Ends {
  std::string head, tail;
};
Ends ends_of(const fs::path& path) {
  Ends ends;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return ends;
  std::array<char, kTail> bytes{};
  const ssize_t head = pread(file.get(), bytes.data(), 8, 0);
  if (head > 0) ends.head.assign(bytes.data(), static_cast<std::size_t>(head));
  const off_t from = std::max<off_t>(0, status.st_size - static_cast<off_t>(kTail));
  const ssize_t tail = pread(file.get(), bytes.data(), kTail, from);
  if (tail > 0) ends.tail.assign(bytes.data(), static_cast<std::size_t>(tail));
  return ends;
}

constexpr std::string_view kLayTheDocument = "Læg selve dokumentet i indbakken; det her bliver liggende.";

bool is_document_name(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::array<std::string_view, 8> kEndings{".pdf", ".png",  ".jpg", ".jpeg",
                                                     ".tif", ".tiff", ".txt", ".docx"};
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

Sight sight_in(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
          nanoseconds(status.st_ctim)};
}

/// The note that says that an inbox was a mount point.
std::string mount_note(const fs::path& inbox) {
  return "mount:" + inbox.string();
}

}  // namespace

bool was_mount(Store& store, const fs::path& inbox) {
  const auto note = store.note(mount_note(inbox));
  return note && !note->empty();
}

bool note_mount(Store& store, const fs::path& inbox) {
  return store.set_note(mount_note(inbox), "1").ok();
}

Error cannot_reach(const fs::path& inbox, bool was_mount) {
  return {ErrorCode::kNotFound, "Indbakken kan ikke nås.", display_name(inbox),
          was_mount ? "Mappen var et drev for sig og er det ikke nu: er det forbundet? Skal den ikke være et "
                      "drev mere, så brug en mappe med et andet navn som indbakke."
                    : "Findes mappen, og er drevet forbundet?"};
}

std::optional<Sight> sight_of(const fs::path& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return sight_in(status);
}

std::string municipality_of(const fs::path& relative) {
  for (const fs::path& part : relative.parent_path()) {
    const auto match = MunicipalityIndex::standard().by_name(part.string());
    if (match && match->kind != SpellingKind::kGarbled) return match->municipality->code;
  }
  return {};
}

Result<fs::path> inbox_at(const DataFolder& folder, const fs::path& given) {
  std::error_code code;
  fs::path inbox = fs::absolute(given.empty() ? folder.inbox() : given, code).lexically_normal();
  // Resolved once: notifications come only for the folder itself. A link that leads nowhere yet is looked
  // through at every look.
  if (fs::path resolved = fs::canonical(inbox, code); !code) inbox = std::move(resolved);
  if (fs::exists(inbox, code) && !fs::is_directory(inbox, code))
    return Error{ErrorCode::kUsage, "Indbakken er ikke en mappe.", display_name(inbox),
                 "Vælg en mappe med --inbox."};
  for (const fs::path& own : {folder.root() / "archive", folder.claimed(), folder.failed()}) {
    if (lies_in(inbox, own) || lies_in(own, inbox)) {
      return Error{ErrorCode::kUsage, "Indbakken og programmets egne mapper må ikke ligge i hinanden.",
                   display_name(inbox) + " og " + display_name(own), "Vælg en anden mappe med --inbox."};
    }
  }
  return inbox;
}

Writer writer_of(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file) return Writer::kUnknown;
  // Who opens it for writing while we hold the lease is waited for by the kernel and told of with a signal;
  // the default, SIGIO, would end the program, and SIGURG is ignored by default.
  fcntl(file.get(), F_SETSIG, SIGURG);
  if (fcntl(file.get(), F_SETLEASE, F_RDLCK) != 0)
    return errno == EAGAIN ? Writer::kSomebody : Writer::kUnknown;
  fcntl(file.get(), F_SETLEASE, F_UNLCK);
  return Writer::kNobody;
}

bool has_its_end(const fs::path& path) {
  const Ends ends = ends_of(path);
  if (ends.head.starts_with("%PDF")) {
    return ends.tail.find("%%EOF") != std::string::npos && ends.tail.find("startxref") != std::string::npos;
  }
  if (ends.head.starts_with("\x89PNG")) return ends.tail.find("IEND") != std::string::npos;
  if (ends.head.starts_with("\xFF\xD8")) return ends.tail.ends_with("\xFF\xD9");
  return false;
}

bool hears_no_others(std::uint32_t kind) {
  // From linux/magic.h and, where they stand only there, the file systems' own sources.
  constexpr std::array<std::uint32_t, 17> kRemote{
      0x6969,      // nfs
      0x517B,      // smb
      0xFF534D42,  // cifs
      0xFE534D42,  // smb2
      0x65735546,  // fuse: sshfs, davfs, gluster, virtiofs
      0x01021997,  // 9p: folders of the host of a virtual machine
      0x786F4256,  // vboxsf, the same
      0xBACBACBC,  // vmhgfs, the same
      0x5346414F,  // afs
      0x6B414653,  // afs of the kernel
      0x73757245,  // coda
      0x00C36400,  // ceph
      0x0BD00BD0,  // lustre
      0x01161970,  // gfs2
      0x7461636F,  // ocfs2
      0x47504653,  // gpfs
      0x564C,      // ncp
  };
  return std::find(kRemote.begin(), kRemote.end(), kind) != kRemote.end();
}

bool Inbox::is_remote() const {
  struct statfs status {};
  return statfs(root_.c_str(), &status) == 0 && hears_no_others(static_cast<std::uint32_t>(status.f_type));
}

Look Inbox::look(Clock::time_point now, const std::function<void()>& tick) {
  Look look;
  tick_ = &tick;
  seen_ = 0;
  for (auto& [path, known] : known_) known.seen_now = false;
  struct stat status {};
  // Through a link, unlike all that lies in it: the inbox is what its owner names.
  look.reachable = stat(root_.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  // An unmounted share leaves its mount point behind, an empty folder of the file system around it.
  struct stat around {};
  const bool is_mount =
      look.reachable && lstat((root_ / "..").c_str(), &around) == 0 && around.st_dev != status.st_dev;
  if (was_mount_ && !is_mount) look.reachable = false;
  was_mount_ = was_mount_ || is_mount;
  // What is known is kept while the inbox is gone: a share that comes back has the same files.
  if (!look.reachable) return look;
  walk(root_, now, look);
  std::erase_if(known_, [](const auto& entry) { return !entry.second.seen_now; });
  std::stable_sort(look.ready.begin(), look.ready.end(), [&](const fs::path& a, const fs::path& b) {
    const Known& one = known_.at(a);
    const Known& other = known_.at(b);
    // Of what was there at the same look, what was laid there first.
    return std::tie(one.first_seen, one.sight.changed) < std::tie(other.first_seen, other.sight.changed);
  });
  return look;
}

void Inbox::walk(const fs::path& folder, Clock::time_point now, Look& look) {
  look.folders.push_back(folder);
  std::error_code code;
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
    entries.push_back(entry->path());
  if (code && code != std::errc::no_such_file_or_directory)
    refuse(folder, now, "Mappen kan ikke åbnes: " + code.message() + ".",
           "Giv programmet lov til at læse den; så længe læses intet i den.", look);
  std::sort(entries.begin(), entries.end());
  for (const fs::path& path : entries) {
    if (++seen_ % 256 == 0 && *tick_) (*tick_)();
    if (is_still_written(path)) {
      // A hidden file or a lock beside an open one (`~$…`) is nobody's transfer.
      const char first = path.filename().string().front();
      if (is_transfer(path) && first != '.' && first != '~') see_unfinished(path, now, look);
      continue;
    }
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0) continue;  // gone again
    if (S_ISDIR(status.st_mode)) {
      if (is_document_name(path))
        refuse(path, now, "Det er en mappe med et dokuments navn.", kLayTheDocument, look);
      if (!is_document_name(path)) walk(path, now, look);
    } else if (S_ISREG(status.st_mode) && is_reason(path)) {
      refuse(path, now, "Det er vores egen begrundelse for en fil, ikke et dokument.",
             "Slet den; den kommer igen, hvis filen stadig ikke kan læses.", look);
    } else if (S_ISREG(status.st_mode)) {
      see_file(path, now, look);
    } else {
      refuse(path, now,
             S_ISLNK(status.st_mode) ? "Det er en genvej (symbolsk link), og den slags følges ikke."
                                     : "Det er ikke en almindelig fil.",
             kLayTheDocument, look);
    }
  }
}

bool Inbox::is_as_seen(const fs::path& path) const {
  const auto known = known_.find(path);
  return known != known_.end() && sight_of(path) == known->second.sight;
}

Inbox::Known& Inbox::known_of(const fs::path& path, const struct stat& status, Clock::time_point now) {
  const Sight sight = sight_in(status);
  Known& known = known_.try_emplace(path, Known{sight, now, now}).first->second;
  known.seen_now = true;
  if (known.sight != sight) {
    known.sight = sight;
    known.still_since = now;
    known.refusal.reset();
  }
  return known;
}

void Inbox::see_file(const fs::path& path, Clock::time_point now, Look& look) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return;
  const Known& known = known_of(path, status, now);
  if (now - known.still_since >= wait_for(path, known.sight) && writer_of(path) != Writer::kSomebody) {
    look.ready.push_back(path);
  } else {
    ++look.waiting;
    look.oldest = std::min(look.oldest, known.first_seen);
  }
}

void Inbox::see_unfinished(const fs::path& path, Clock::time_point now, Look& look) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || !(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) return;
  ++look.unfinished;
  const Known& known = known_of(path, status, now);
  if (now - known.still_since < patience_.unfinished) return;
  if (S_ISDIR(status.st_mode)) {
    refuse(path, now, "Navnet bruges, mens noget overføres, og der er længe ikke kommet mere i mappen.",
           "Er overførslen gået i stå, så begynd den igen; er mappen hel, så giv den et andet navn.", look);
    return;
  }
  refuse(path, now, "Navnet bruges, mens en fil overføres, og filen er ikke vokset længe.",
         "Er overførslen gået i stå, så begynd den igen; er filen hel, så giv den sit rigtige navn.", look);
}

std::chrono::milliseconds Inbox::wait_for(const fs::path& path, const Sight& sight) const {
  if (sight.size == 0) return patience_.empty;
  return has_its_end(path) ? patience_.whole : patience_.unsure;
}

void Inbox::refuse(const fs::path& path, Clock::time_point now, std::string_view what, std::string_view hint,
                   Look& look) {
  auto [entry, is_new] = known_.try_emplace(path, Known{{}, now, now});
  entry->second.seen_now = true;
  if (!entry->second.refusal) {
    entry->second.refusal =
        Error{ErrorCode::kUnsupported, std::string(what), display_name(path), std::string(hint)};
    look.refused.push_back({path, *entry->second.refusal});
  }
  look.lying.push_back({path, *entry->second.refusal});
}

}  // namespace frisaet::watch
