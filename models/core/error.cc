#include "models/core/error.h"

namespace frisaet {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kEncrypted:
      return "encrypted";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kTimeout:
      return "timeout";
    case ErrorCode::kLimit:
      return "limit";
    case ErrorCode::kCrashed:
      return "crashed";
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kStore:
      return "store";
    case ErrorCode::kInterrupted:
      return "interrupted";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

std::string Error::describe() const {
  std::string text = where.empty() ? message : where + ": " + message;
  if (!hint.empty()) text += " " + hint;
  return text;
}

}  // namespace frisaet
