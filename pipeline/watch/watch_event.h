#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "models/core/error.h"

namespace frisaet::watch {

/// What happened to one file, for a person or a log.
struct WatchEvent {
  enum class Kind {
    kStored,
    kChanged,
    kKnown,
    kVersion,  ///< what was stored tells of the same decisions as another document; after its kStored or
               ///< kChanged
    kHalfOut,  ///< `document` was read before its file was whole, and is withdrawn now that it is
    kFailed,
    kRefused,
    kRetry,
    kLeft,  ///< it could not be finished through no fault of its own, and this run tries no more
    kGone,  ///< somebody took a file out of the folder of claims that could not be read yet
    kInboxGone,
    kInboxBack,
    kDiskFull,
    kDiskFree,    ///< there is room again
    kFormerInbox  ///< another inbox is watched than before; the message names that one, and what lies there
  };
  Kind kind = Kind::kStored;
  std::string file;      ///< relative to the inbox; empty where it is about the inbox
  std::string document;  ///< id
  std::string message;   ///< Danish; for kKnown the name under which the document came first
  std::optional<ErrorCode> fault = std::nullopt;  ///< what went wrong, for a log that names no files
};

/// Tells of events, in the words of whoever knows of them.
class Tell {
 public:
  /// `hear` must outlive this.
  explicit Tell(const std::function<void(const WatchEvent&)>& hear) : hear_(hear) {}

  void operator()(WatchEvent::Kind kind, std::string file, std::string document = {},
                  std::string message = {}) const {
    hear_({kind, std::move(file), std::move(document), std::move(message)});
  }
  void operator()(WatchEvent::Kind kind, std::string file, std::string document, const Error& error) const {
    hear_({kind, std::move(file), std::move(document), error.describe(), error.code});
  }

 private:
  const std::function<void(const WatchEvent&)>& hear_;
};

}  // namespace frisaet::watch
