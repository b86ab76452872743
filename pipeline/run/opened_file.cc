#include "pipeline/run/opened_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "models/core/sha256.h"
#include "models/text/utf8.h"
#include "pipeline/read/media_type.h"

namespace frisaet {
namespace {

std::string display_text(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_utf8(bytes, at);
    append_utf8(text, c.value < 0x20 || c.value == 0x7F ? U' ' : c.value);
    at += c.size;
  }
  return text;
}

Error refuse(ErrorCode code, std::string message, std::string hint, const std::filesystem::path& path) {
  return {code, std::move(message), display_name(path), std::move(hint)};
}

Error cannot_open(const std::filesystem::path& path, int code) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      return refuse(ErrorCode::kNotFound, "Filen findes ikke.", "Kontrollér navn og mappe.", path);
    case EACCES:
    case EPERM:
      return refuse(ErrorCode::kUnreadable, "Filen må ikke læses af denne bruger.",
                    "Giv læseadgang til filen og prøv igen.", path);
    case ELOOP:
      return refuse(ErrorCode::kUnreadable, "Filen er en genvej (symbolsk link), og den slags følges ikke.",
                    "Brug selve filen.", path);
    case EIO:  // a share or a disk that stumbles, a system that has no more of something
    case ESTALE:
    case ETIMEDOUT:
    case EBUSY:
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return refuse(ErrorCode::kTimeout,
                    std::string("Filen kan ikke læses lige nu: ") + std::strerror(code) + ".",
                    "Prøv igen om lidt; bliver det ved, så se efter disk og netværksdrev.", path);
    default:
      return refuse(ErrorCode::kUnreadable, std::string("Filen kan ikke åbnes: ") + std::strerror(code) + ".",
                    "Prøv igen, eller hent en ny kopi.", path);
  }
}

/// Reads to the end; false with errno set when the system refuses.
bool read_all(int fd, std::string& bytes, std::size_t expected, std::size_t max_bytes) {
  bytes.resize(expected);
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(size + 65536);
    const ssize_t count = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    size += static_cast<std::size_t>(count);
    if (count == 0 || size > max_bytes) break;
  }
  bytes.resize(size);
  return true;
}

/// A copy in memory that nobody else can change, for the reader process.
Descriptor memory_copy(const std::string& bytes) {
  Descriptor fd(::memfd_create("frisaet-document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd) return fd;
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::write(fd.get(), bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor();
    done += static_cast<std::size_t>(written);
  }
  ::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  ::lseek(fd.get(), 0, SEEK_SET);
  return fd;
}

Result<OpenedFile> opened(std::string bytes, std::string name) {
  OpenedFile file;
  file.bytes = std::move(bytes);
  file.descriptor = memory_copy(file.bytes);
  if (!file.descriptor) {
    return Error{ErrorCode::kTimeout, "Der er ikke hukommelse nok til filen lige nu.", name,
                 "Luk andre programmer og prøv igen."};
  }
  file.source = {std::move(name), sha256_hex(file.bytes), std::string(to_string(media_type(file.bytes))),
                 file.bytes.size()};
  return file;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

std::string display_name(const std::filesystem::path& path) {
  return display_text(path.native());
}

std::string file_name_of(const std::filesystem::path& path) {
  return display_text(path.filename().native());
}

Result<OpenedFile> open_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!fd) return cannot_open(path, errno);
  struct stat before {};
  if (::fstat(fd.get(), &before) != 0) return cannot_open(path, errno);
  if (S_ISDIR(before.st_mode)) {
    return refuse(ErrorCode::kUnreadable, "Det er en mappe, ikke en fil.",
                  "Brug frisaet ingest for hele mapper.", path);
  }
  if (!S_ISREG(before.st_mode)) {
    return refuse(ErrorCode::kUnreadable, "Det er ikke en almindelig fil.",
                  "Læg en kopi af dokumentet i stedet.", path);
  }
  if (before.st_size == 0) {
    return refuse(ErrorCode::kUnreadable, "Filen er tom.", "Bed afsenderen om at sende den igen.", path);
  }
  const auto too_large = [&] {
    return refuse(ErrorCode::kLimit, "Filen er større end " + std::to_string(max_bytes >> 20) + " MB.",
                  "Del den op, eller send den i lavere opløsning.", path);
  };
  if (static_cast<std::size_t>(before.st_size) > max_bytes) return too_large();

  OpenedFile file;
  if (!read_all(fd.get(), file.bytes, static_cast<std::size_t>(before.st_size), max_bytes))
    return cannot_open(path, errno);
  if (file.bytes.size() > max_bytes) return too_large();
  struct stat after {};
  if (::fstat(fd.get(), &after) != 0 || after.st_size != before.st_size ||
      after.st_mtim.tv_sec != before.st_mtim.tv_sec || after.st_mtim.tv_nsec != before.st_mtim.tv_nsec ||
      file.bytes.size() != static_cast<std::size_t>(before.st_size)) {
    return refuse(ErrorCode::kTimeout, "Filen blev ændret, mens den blev læst.",
                  "Vent, til den er færdigskrevet, og prøv igen.", path);
  }
  return opened(std::move(file.bytes), file_name_of(path));
}

Result<OpenedFile> open_bytes(const std::string& name, std::string bytes) {
  return opened(std::move(bytes), display_text(name));
}

}  // namespace frisaet
