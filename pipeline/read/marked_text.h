#pragma once

#include <cstddef>
#include <string>

namespace frisaet {

/// Text that its file's own marks were taken out of (Word, HTML).
struct MarkedText {
  std::string text;
  std::size_t struck = 0;        ///< words that are struck out, which `text` lacks
  std::string struck_text = {};  ///< those words, parted by white space; of HTML only
};

}  // namespace frisaet
