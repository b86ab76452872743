#pragma once

#include <string>

#include "models/core/result.h"

namespace frisaet {

/// A file that lies in another: what hangs on an e-mail, or lies in a PDF.
struct Attachment {
  std::string name;     ///< as the sender called it; never used as a path
  std::string bytes;    ///< empty where `problem` says why
  std::string problem;  ///< Danish sentence; empty when the bytes are there
  /// Of the problem: kLimit (too large, too many, too deep), kUnsupported (no kind that is read), kUnreadable
  /// (damaged or empty). Means nothing where the bytes are there.
  ErrorCode code = ErrorCode::kLimit;

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

}  // namespace frisaet
