#pragma once

#include <string_view>
#include <vector>

namespace frisaet {

struct PixelSize {
  int width = 0;
  int height = 0;

  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// Sizes of the pictures in a PDF, found by looking through its bytes, in file order. Poppler's C++ interface
/// does not tell them; but pictures are streams, and a stream's dictionary is never packed into another
/// stream, so they lie open in the file. Pictures drawn inline within a page's content are not found, nor
/// those whose size is given elsewhere. Used only to decide where to look closer. Cost: one search through
/// the bytes.
std::vector<PixelSize> embedded_images(std::string_view pdf);

}  // namespace frisaet
