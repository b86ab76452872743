#include "pipeline/watch/claims.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/run/opened_file.h"
#include "pipeline/run/paths.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

Error cannot_move(const fs::path& path, const std::string& why) {
  return {ErrorCode::kStore, "Filen kan ikke flyttes: " + why + ".", display_name(path),
          "Giv programmet lov til at flytte filer i indbakken, og se efter, at der er plads på disken."};
}

/// What is being copied is called so, or ends so; the inbox takes no file of that name.
constexpr std::string_view kPartial = ".part";

constexpr auto kFlags = O_CLOEXEC | O_NOFOLLOW;

/// All bytes of an open file into another; an errno, or 0.
int copy_bytes(int from, int to, const std::function<void()>& alive) {
  std::vector<char> buffer(std::size_t{1} << 20);
  for (;;) {
    const ssize_t size = ::read(from, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno;
    if (size == 0) return ::fsync(to) == 0 ? 0 : errno;
    for (ssize_t done = 0; done < size;) {
      const ssize_t written = ::write(to, buffer.data() + done, static_cast<std::size_t>(size - done));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return errno;
      done += written;
    }
    if (alive) alive();
  }
}

/// A copy on another file system, on the disk and with the original's time when this returns; `partial` is
/// where it lies until it is whole. fs::copy_file was rejected: it follows links and hides why it failed.
Result<void> copy_across(const fs::path& from, const fs::path& to, const fs::path& partial,
                         const std::function<void()>& alive = {}) {
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_NONBLOCK | kFlags));
  struct stat before {
  }, after{};
  if (!source || ::fstat(source.get(), &before) != 0) return cannot_move(from, std::strerror(errno));
  if (!S_ISREG(before.st_mode)) return cannot_move(from, "det er ikke længere en almindelig fil");
  int fault = 0;
  {
    const Descriptor copy(::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | kFlags, 0640));
    fault = copy ? copy_bytes(source.get(), copy.get(), alive) : errno;
    const timespec times[2] = {before.st_atim, before.st_mtim};
    if (fault == 0 && ::futimens(copy.get(), times) != 0) fault = errno;
  }
  if (fault == 0 && ::fstat(source.get(), &after) != 0) fault = errno;
  const bool changed = after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
                       after.st_mtim.tv_nsec != before.st_mtim.tv_nsec;
  if (fault == 0 && !changed && ::rename(partial.c_str(), to.c_str()) != 0) fault = errno;
  if (fault != 0 || changed) {
    ::unlink(partial.c_str());
    return cannot_move(from, fault != 0 ? std::strerror(fault) : "der blev skrevet i den imens");
  }
  static_cast<void>(sync_to_disk(to.parent_path()));
  return {};
}

/// One rename. False where `to` is on another file system, and nothing was done.
Result<bool> moved(const fs::path& from, const fs::path& to) {
  // RENAME_NOREPLACE would be safer still, but network file systems refuse it; `to` is a name only we give.
  if (std::rename(from.c_str(), to.c_str()) == 0) {
    static_cast<void>(sync_to_disk(to.parent_path()));
    return true;
  }
  if (errno == ENOENT)
    return Error{ErrorCode::kNotFound, "Filen er der ikke længere.", display_name(from), ""};
  if (errno != EXDEV) return cannot_move(from, std::strerror(errno));
  return false;
}

/// Removes folders that hold nothing, itself the last. One call per folder and none that could take a file
/// along: what cannot be listed stays.
void remove_empty_folders(const fs::path& folder) {
  std::error_code code;
  std::vector<fs::path> folders{folder};
  for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end;
       entry.increment(code))
    if (fs::is_directory(entry->symlink_status(code))) folders.push_back(entry->path());
  std::for_each(folders.rbegin(), folders.rend(), [](const fs::path& path) { ::rmdir(path.c_str()); });
}

/// A copy's folder says so by its name: that it lies on another device than the inbox does not, as a
/// service's mounts keep one disk apart from itself (rename(2) gives EXDEV, stat(2) one device).
constexpr std::string_view kCopy = ".copy";

/// Nothing where there is no such file.
std::optional<Imprint> imprint_of(const fs::path& path) {
  std::error_code code;
  if (!fs::is_regular_file(fs::symlink_status(path, code))) return std::nullopt;
  const Imprint imprint{fs::file_size(path, code), fs::last_write_time(path, code)};
  return code ? std::nullopt : std::optional(imprint);
}

/// The same file on file systems that keep time differently: FAT to two seconds, old ext to one.
bool may_be_same(const Imprint& a, const Imprint& b) {
  return a.size == b.size && a.modified - b.modified < std::chrono::seconds(2) &&
         b.modified - a.modified < std::chrono::seconds(2);
}

bool have_same_bytes(const fs::path& a, const fs::path& b) {
  std::error_code code;
  if (fs::file_size(a, code) != fs::file_size(b, code) || code) return false;
  std::ifstream one(a, std::ios::binary), other(b, std::ios::binary);
  return one && other &&
         std::equal(std::istreambuf_iterator<char>(one), {}, std::istreambuf_iterator<char>(other));
}

std::string eight_digits(long number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

constexpr std::string_view kReasonEnding = ".reason.txt";
constexpr std::string_view kFileLine = "Fil:      ";

/// Where the reason for a file lies.
fs::path reason_of(const fs::path& file) {
  return file.string() + std::string(kReasonEnding);
}

bool is_free(const fs::path& path) {
  std::error_code code;
  return !fs::exists(fs::symlink_status(path, code));
}

/// The first name like `name` under which the same bytes lie, or that is free, and whose reason's name is:
/// somebody may drop a file called `brev.pdf.reason.txt` too. It has room for `.reason.txt` within the 255
/// bytes of a name.
fs::path name_in_failed(const fs::path& folder, const fs::path& name, const fs::path& file) {
  constexpr std::size_t kLongestStem = 200;
  std::string stem = name.stem().string();
  if (stem.size() > kLongestStem) {
    std::size_t end = kLongestStem;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0U) == 0x80U) --end;  // not inside a letter
    stem.resize(end);
  }
  const std::string ending = name.extension().string().substr(0, 20);
  for (int number = 1;; ++number) {
    fs::path path = folder / (stem + (number == 1 ? "" : " (" + std::to_string(number) + ")") + ending);
    // A reason without its file was left by a run killed before the file came, or by whoever took the file
    // back. One that is itself a file that failed has a reason of its own.
    const bool reason_left = is_free(reason_of(reason_of(path)));
    if (is_free(path) ? is_free(reason_of(path)) || reason_left : have_same_bytes(path, file)) return path;
  }
}

}  // namespace

Result<Claims> Claims::open(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code)
    return Error{ErrorCode::kStore, "Mappen kan ikke laves: " + code.message() + ".", display_name(folder),
                 "Giv programmet lov til at skrive i datamappen."};
  Claims claims(folder, 0);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
    const std::string name = entry.path().filename().string();
    long number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    claims.last_ = std::max(claims.last_, number);
  }
  return claims;
}

Result<Claim> Claims::take(const fs::path& inbox, const fs::path& file, const std::function<void()>& alive) {
  Claim claim{{}, file.lexically_relative(inbox)};
  const std::string number = eight_digits(++last_);
  const auto make_room = [&](const fs::path& own) {
    std::error_code code;
    claim.path = own / claim.relative;
    fs::create_directories(claim.path.parent_path(), code);
    return code ? Result<void>(cannot_move(file, code.message())) : Result<void>();
  };
  const fs::path own = folder_ / number;
  const fs::path copied = folder_ / (number + std::string(kCopy));
  auto done = make_room(own);
  const auto renamed = done ? moved(file, claim.path) : Result<bool>(done.error());
  if (!renamed) done = renamed.error();
  if (!renamed || !*renamed) remove_empty_folders(own);
  if (renamed && !*renamed) {
    claim.original = file;
    done = make_room(copied);
    const auto before = imprint_of(file);
    if (done) done = copy_across(file, claim.path, copied / kPartial, alive);
    if (!done) remove_empty_folders(copied);
    claim.copied = before.value_or(Imprint{});
  }
  if (!done) return done.error();
  take_again(claim);
  return claim;
}

bool Claims::is_as_claimed(const Claim& claim) {
  if (imprint_of(claim.path) != claim.claimed) return false;
  // An original that somebody took away says nothing of what was in it.
  return claim.original.empty() || is_free(claim.original) || imprint_of(claim.original) == claim.copied;
}

void Claims::take_again(Claim& claim) {
  claim.claimed = imprint_of(claim.path).value_or(Imprint{});
}

bool Claims::is_gone(const Claim& claim) {
  struct stat status {};  // a disk that stumbles is no answer
  return ::lstat(claim.path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

std::vector<Claim> Claims::left(const fs::path& inbox) const {
  std::vector<Claim> claims;
  std::vector<fs::path> cut_off, folders;
  std::error_code code;
  for (fs::recursive_directory_iterator entry(folder_, code), end; !code && entry != end;
       entry.increment(code)) {
    const fs::path within = entry->path().lexically_relative(folder_);
    const fs::path own = *within.begin();
    if (fs::is_directory(entry->symlink_status(code))) {
      if (within == own) folders.push_back(entry->path());
      continue;
    }
    if (entry->path().native().ends_with(kPartial)) {
      cut_off.push_back(entry->path());
      continue;
    }
    if (within == own) continue;  // lies straight in the folder of claims: none of ours
    Claim claim{entry->path(), within.lexically_relative(own)};
    take_again(claim);
    // Its folder was made for it, and nothing has been put straight into that since.
    struct stat made {};
    if (::stat((folder_ / own).c_str(), &made) == 0) claim.since = made.st_mtim.tv_sec;
    const fs::path original = inbox / claim.relative;
    const auto there = own.extension() == kCopy ? imprint_of(original) : std::nullopt;
    if (there && may_be_same(*there, claim.claimed)) {
      claim.original = original;
      claim.copied = *there;
    }
    claims.push_back(std::move(claim));
  }
  for (const fs::path& path : cut_off) fs::remove(path, code);
  for (const fs::path& path : folders) remove_empty_folders(path);
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.path < b.path; });
  return claims;
}

std::string Claims::name_of(const Claim& claim) const {
  return claim.path.lexically_relative(folder_).string();
}

bool Claims::is_copy(const Claim& claim) const {
  const fs::path within = claim.path.lexically_relative(folder_);
  return !within.empty() && within.begin()->extension() == kCopy;
}

void Claims::drop(const Claim& claim) const {
  std::error_code code;
  fs::remove_all(folder_ / *claim.path.lexically_relative(folder_).begin(), code);
}

bool Claims::has_original(const Claim& claim) {
  return !claim.original.empty() && imprint_of(claim.original) == claim.copied;
}

Result<void> Claims::remove_original(const Claim& claim) {
  if (!has_original(claim)) return {};
  if (::unlink(claim.original.c_str()) != 0 && errno != ENOENT)
    return Error{
        ErrorCode::kStore,
        std::string("Filen er læst, men kan ikke fjernes fra indbakken: ") + std::strerror(errno) + ".",
        display_name(claim.original), "Fjern den selv, eller giv programmet lov til det."};
  return {};
}

bool is_reason(const fs::path& file) {
  if (!file.filename().string().ends_with(kReasonEnding)) return false;
  std::ifstream in(file, std::ios::binary);
  std::string beginning(kFileLine.size(), '\0');
  return in.read(beginning.data(), static_cast<std::streamsize>(beginning.size())) && beginning == kFileLine;
}

namespace {
/// A folder that has a line of its own in the reason's file.
bool can_be_told(const fs::path& folder) {
  return !folder.empty() && folder.string().find('\n') == std::string::npos;
}
}  // namespace

Result<fs::path> move_to_failed(const fs::path& failed, const Claim& claim, const Error& error) {
  std::error_code code;
  fs::create_directories(failed, code);
  const fs::path to = name_in_failed(failed, claim.relative.filename(), claim.path);
  // The reason first: a file whose reason could not be written would be the riddle this folder is to spare
  // people.
  std::ofstream reason(reason_of(to));
  reason << kFileLine << display_name(claim.relative) << "\nHvad:     " << error.message
         << (can_be_told(claim.relative.parent_path())
                 ? "\n" + std::string(kFolderLine) + claim.relative.parent_path().string()
                 : std::string())
         << "\nHvad nu:  " << (error.hint.empty() ? "Se på filen i et andet program." : error.hint)
         << "\n\nFilen ligger ved siden af. Læg den (eller en bedre udgave) i indbakken igen, når den er i "
            "orden.\n";
  reason.flush();
  if (!reason) return cannot_move(claim.path, "årsagen kunne ikke skrives i " + display_name(failed));
  if (!is_free(to)) {  // lies there from an earlier time, told anew
    fs::remove(claim.path, code);
    return to;
  }
  const auto renamed = moved(claim.path, to);
  auto done = renamed ? Result<void>() : Result<void>(renamed.error());
  if (renamed && !*renamed)  // failed/ may be a share of its own
    done = copy_across(claim.path, to, to.string() + std::string(kPartial));
  if (!done) {
    fs::remove(reason_of(to), code);
    return done.error();
  }
  return to;
}

void note_erased(const fs::path& failed, const std::string& document, const Error& error) {
  std::error_code code;
  fs::create_directories(failed, code);
  std::ofstream(failed / ("slettet " + document.substr(0, 12) + ".reason.txt"))
      << "Fil:      en fil, der er slettet for altid, er lagt i indbakken igen\nHvad:     " << error.message
      << "\nHvad nu:  Filen er ikke gemt. Skal den bruges alligevel, så spørg den, der slettede den.\n";
}

}  // namespace frisaet::watch
