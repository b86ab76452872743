#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "models/core/result.h"
#include "models/document/source_file.h"

namespace frisaet {

/// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  [[nodiscard]] int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// A path's last part as text for people and for the store: bytes that are not UTF-8 become U+FFFD, and
/// control characters (a line break in a name) a blank.
std::string display_name(const std::filesystem::path& path);
std::string file_name_of(const std::filesystem::path& path);

/// A regular file, opened once, with its bytes in memory: what is hashed, archived and read are the same
/// bytes even when somebody changes the file meanwhile.
struct OpenedFile {
  Descriptor descriptor;  ///< a sealed copy in memory (memfd), readable from its beginning
  std::string bytes;
  SourceFile source;  ///< media type included
};

/// Opens and reads a file. Links are not followed, and fifos, devices and folders are refused without waiting
/// for them. Errors, in Danish: kNotFound, kUnreadable (no permission, empty, no regular file, changed while
/// being read), kLimit (over `max_bytes`).
Result<OpenedFile> open_file(const std::filesystem::path& path,
                             std::size_t max_bytes = std::size_t{512} << 20);

/// The same for bytes that came in another file. `name` is shown and never used as a path. kLimit when there
/// is no memory for the copy.
Result<OpenedFile> open_bytes(const std::string& name, std::string bytes);

}  // namespace frisaet
