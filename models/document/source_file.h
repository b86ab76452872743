#pragma once

#include <cstdint>
#include <string>

namespace frisaet {

/// The file a document was read from. Its identity is the SHA-256 of its bytes; the name is only what a
/// person called it.
struct SourceFile {
  std::string name = {};  ///< file name without folder, UTF-8 (bytes that are not are replaced by U+FFFD)
  std::string sha256 =
      {};  ///< 64 lower-case hexadecimal digits; empty when the file could not be read at all
  std::string media_type = {};  ///< by magic bytes: application/pdf, image/png, image/jpeg, image/tiff,
                                ///< text/plain, application/octet-stream when unknown
  std::uint64_t bytes = 0;

  friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

}  // namespace frisaet
