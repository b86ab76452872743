#pragma once

#include <string>
#include <string_view>

namespace frisaet {

/// What went wrong, named by what the caller can do about it.
enum class ErrorCode {
  kUsage,        ///< the caller asked for something that makes no sense: tell, exit 1
  kNotFound,     ///< no such file, document or record: tell
  kUnreadable,   ///< the bytes cannot be read, now or later: quarantine
  kEncrypted,    ///< locked with a password: quarantine and ask the sender for an open copy
  kUnsupported,  ///< a kind of file this program does not read: quarantine
  kTimeout,      ///< took longer than allowed, or is not to be had just now: may be tried once more
  kLimit,        ///< larger than allowed (memory, pixels, pages): quarantine
  kCrashed,      ///< a worker died on it: may be tried once more, then quarantine
  kInvalid,      ///< data that breaks its own rules (a rule file, a plan, a CSV row): tell where
  kStore,        ///< the database refused: stop; nothing was committed
  kInterrupted,  ///< a person or the system asked us to stop: nothing is lost, start again to go on
  kInternal,     ///< a fault of this program
};

/// Stable lower-case name (`encrypted`), as used in diagnostics and in the store. Never renamed.
std::string_view to_string(ErrorCode code);

/// An error as a value. `message` is Danish when a user will read it: what happened and, after it in `hint`,
/// what to do.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  ///< what and why, one sentence
  std::string where;    ///< file, line, record …; empty when the message says it
  std::string hint;     ///< what to do now; empty when nothing can be done

  /// `where: message hint`, for a terminal or a log.
  [[nodiscard]] std::string describe() const;

  friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace frisaet
