#include "pipeline/run/data_folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <utility>

#include "models/core/sha256.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/paths.h"

namespace frisaet {
namespace fs = std::filesystem;
namespace {

Error cannot(std::string_view what, const fs::path& path, int code) {
  return {ErrorCode::kStore, std::string(what) + ": " + std::strerror(code) + ".", display_name(path),
          code == ENOSPC ? "Der er ikke plads på disken; skaf plads og prøv igen."
                         : "Kontrollér, at mappen findes, og at du må skrive i den."};
}

std::string_view extension_of(std::string_view media_type) {
  if (media_type == "application/pdf") return ".pdf";
  if (media_type == "image/png") return ".png";
  if (media_type == "image/jpeg") return ".jpg";
  if (media_type == "image/tiff") return ".tif";
  if (media_type == "text/plain") return ".txt";
  if (media_type == "message/rfc822") return ".eml";
  if (media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document") return ".docx";
  return ".bin";
}

Result<void> write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot("Originalen kan ikke gemmes", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(fd) != 0) return cannot("Originalen kan ikke gemmes", path, errno);
  return {};
}

Result<void> sync_folder(const fs::path& folder) {
  if (const int fault = sync_to_disk(folder); fault != 0)
    return cannot("Mappen kan ikke skrives til disken", folder, fault);
  return {};
}

/// What is being written to the archive lies straight in it under this and the number of the process.
constexpr std::string_view kTemporary = "tmp";

/// Removes what killed processes left half written, where it is so old.
void sweep(const fs::path& archive, std::chrono::hours age) {
  std::error_code code;
  for (fs::directory_iterator entry(archive, code), end; !code && entry != end; entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(kTemporary)) continue;
    int process = 0;
    std::from_chars(name.data() + kTemporary.size(), name.data() + name.size(), process);
    const bool is_dead = process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
    std::error_code gone;
    const auto written = fs::last_write_time(entry->path(), gone);
    if (is_dead && !gone && fs::file_time_type::clock::now() - written > age) ::unlink(entry->path().c_str());
  }
}

}  // namespace

std::string sha256_of_file(const fs::path& path, std::optional<std::size_t> first) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  const auto whole = static_cast<std::size_t>(status.st_size);
  if (first && *first > whole) return {};
  const std::size_t size = first.value_or(whole);
  if (size == 0) return sha256_hex("");
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (bytes == MAP_FAILED) return {};
  std::string hash = sha256_hex({static_cast<const char*>(bytes), size});
  ::munmap(bytes, size);
  return hash;
}

std::string fault_of_original(const fs::path& root, const ArchivedOriginal& original) {
  const fs::path path = root / original.path;
  std::error_code code;
  if (!fs::exists(path, code)) return "Originalen mangler: " + original.path;
  if (sha256_of_file(path) != original.document)
    return "Originalen er ikke den, der blev læst: " + original.path;
  return {};
}

Result<DataFolder> DataFolder::open(const fs::path& root) {
  std::error_code code;
  const DataFolder folder(fs::absolute(root, code).lexically_normal());
  for (const fs::path& part : {folder.root_, folder.inbox(), folder.failed(), folder.root_ / "archive"}) {
    fs::create_directories(part, code);
    if (code) return cannot("Datamappen kan ikke oprettes", part, code.value());
  }
  // A process of another machine or container is none that this kernel knows: an hour is enough for it.
  sweep(folder.root_ / "archive", std::chrono::hours(1));
  return folder;
}

void DataFolder::remove_half_written() const {
  sweep(root_ / "archive", std::chrono::hours(0));
}

Result<std::string> DataFolder::archive(std::string_view sha256, std::string_view media_type,
                                        std::string_view bytes) const {
  const std::string relative = "archive/" + std::string(sha256.substr(0, 2)) + '/' + std::string(sha256) +
                               std::string(extension_of(media_type));
  const fs::path path = root_ / relative;
  std::error_code code;
  // The name promises the content, so a file of the right size is the right file: it got its name after its
  // bytes.
  if (fs::file_size(path, code) == bytes.size() && !code) return relative;
  fs::create_directories(path.parent_path(), code);
  if (code) return cannot("Arkivmappen kan ikke oprettes", path.parent_path(), code.value());

  // Two workers may hold the same bytes at the same time: each writes a file of its own, and the last name
  // wins.
  static std::atomic<unsigned> counter = 0;
  const fs::path temporary =
      root_ / "archive" /
      (std::string(kTemporary) + std::to_string(::getpid()) + '-' + std::to_string(++counter));
  {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0444));
    if (!fd) return cannot("Originalen kan ikke gemmes", temporary, errno);
    if (auto written = write_all(fd.get(), bytes, temporary); !written) {
      ::unlink(temporary.c_str());
      return written.error();
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0)
    return cannot("Originalen kan ikke gemmes", path, errno);
  if (auto synced = sync_folder(path.parent_path()); !synced) return synced.error();
  return relative;
}

}  // namespace frisaet
