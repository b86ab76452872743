#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// What a batch of readings is made with and why. Two readings under equal `program_version`, `rules_hash`
/// and `model_hash` of the same bytes are equal: that is what makes a document fresh.
struct RunInfo {
  std::string program_version;  ///< `0.1.0`
  std::string rules_hash;       ///< of all rule files in use
  std::string model_hash;       ///< of OCR model, language model, dictionaries and settings
  std::string reason;           ///< `ingest`, `watch`, `reprocess`, `survey`

  friend bool operator==(const RunInfo&, const RunInfo&) = default;
};

/// Number of a run within one database, from 1.
using RunId = std::int64_t;

/// How a run ended. A run that is still `running` while nobody works was killed.
enum class RunState { kRunning, kDone, kInterrupted, kFailed };
std::string_view to_string(RunState state);
std::optional<RunState> parse_run_state(std::string_view name);

/// How far one file has come on its way in. The last four are final.
enum class AttemptState {
  kSeen,
  kStable,
  kClaimed,
  kRead,
  kStored,
  kDone,
  kDuplicate,
  kRejected,
  kQuarantined
};
std::string_view to_string(AttemptState state);
std::optional<AttemptState> parse_attempt_state(std::string_view name);
bool is_final(AttemptState state);

/// Number of an attempt within one database, from 1.
using AttemptId = std::int64_t;

/// One file's way in, as the ledger has it.
struct Attempt {
  AttemptId id = 0;
  RunId run = 0;
  std::string path;    ///< where the file lay when it was seen
  std::string sha256;  ///< empty until its bytes were read
  AttemptState state = AttemptState::kSeen;
  std::string error_code;  ///< to_string(ErrorCode); empty when nothing went wrong
  std::string message;     ///< Danish: what, why, what now
  std::string started_at;  ///< UTC, `2026-11-20T17:48:00Z`
  std::string changed_at;

  friend bool operator==(const Attempt&, const Attempt&) = default;
};

}  // namespace frisaet
