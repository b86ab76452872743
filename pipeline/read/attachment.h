#pragma once

#include <string>

namespace frisaet {

/// A file that lies in another: what hangs on an e-mail.
struct Attachment {
  std::string name;     ///< as the sender called it; never used as a path
  std::string bytes;    ///< empty where `problem` says why
  std::string problem;  ///< Danish sentence; empty when the bytes are there

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

}  // namespace frisaet
