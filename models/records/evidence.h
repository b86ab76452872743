#pragma once

#include <optional>
#include <string>

#include "models/core/box.h"

namespace frisaet {

/// Where one field of a record was read. A field that runs over pages has one Evidence for each page.
struct Evidence {
  std::string field;       ///< name of the record's field; list entries by index (`priorities.0`, `absent.1`)
  int page = 0;            ///< 1 = first page
  std::optional<Box> box;  ///< points, origin top left; nothing for text files
  std::string quote;       ///< verbatim in that page's repaired text or furniture
  std::string raw_quote;   ///< verbatim in that page's raw text

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace frisaet
