#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// What a batch of readings is made with and why. Two readings under equal `program_version`, `rules_hash`
/// and `model_hash` of the same bytes are equal: that is what makes a document fresh. Where the rules differ,
/// it is fresh still when all files that it was read with are as they were.
struct RunInfo {
  std::string program_version;  ///< `0.1.0`
  std::string rules_hash;       ///< of all rule files in use
  std::string model_hash;       ///< of OCR model, language model, dictionaries and settings
  std::string reason;           ///< `ingest`, `watch`, `reprocess`, `survey`, `person`, `correction`
  /// Hashes of rule files by name. Of a run: all in use (not kept). Of a reading: those that were asked for
  /// it; none where that is not known, as in readings of earlier programs.
  std::map<std::string, std::string> rules = {};

  friend bool operator==(const RunInfo&, const RunInfo&) = default;
};

/// Number of a run within one database, from 1.
using RunId = std::int64_t;

/// How a run ended. One whose process is gone without a word is kInterrupted (run_locks.h).
enum class RunState { kRunning, kDone, kInterrupted, kFailed };
std::string_view to_string(RunState state);
std::optional<RunState> parse_run_state(std::string_view name);

/// How far one file has come on its way in. The last four are final. Whether it rests, and who has claimed
/// it, stands on the disk (`claimed/` of the watched folder), where a rename says both at once.
enum class AttemptState { kSeen, kStored, kDone, kDuplicate, kRejected, kQuarantined };
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

/// What one run did, as far as it was kept: counts by the stored names of what is counted. A run of an
/// earlier program knows its files and documents only.
struct RunSummary {
  RunId id = 0;
  RunInfo info;
  RunState state = RunState::kRunning;
  std::string started_at;  ///< UTC
  std::string ended_at;    ///< empty while it runs; of a run that was killed, when it was last heard of
  std::int64_t new_documents = 0;
  std::int64_t changed_documents = 0;                ///< read before, and otherwise
  std::map<std::string, std::int64_t> files;         ///< by AttemptState
  std::map<std::string, std::int64_t> failures;      ///< by ErrorCode
  std::map<std::string, std::int64_t> pages;         ///< read in this run, by PageOrigin
  std::map<std::string, std::int64_t> records;       ///< read in this run, by kind
  std::int64_t doubts = 0;                           ///< of those, below kReviewThreshold
  std::map<std::string, std::int64_t> milliseconds;  ///< by stage, summed over readers at work at once
};

/// What is held of one body's year: documents by how far they were read. Files that could not be read at all
/// have no body and no year, and a municipality only where a person or a folder told it.
struct CoverageRow {
  std::string municipality_code;  ///< empty: unknown
  std::string body;               ///< committee of the document's first decision; empty: none
  std::string year;               ///< four digits; empty: unknown
  std::int64_t documents = 0;     ///< held
  std::int64_t incomplete = 0;    ///< of those, with pages that could not be read or hold no text
  std::int64_t failed = 0;        ///< files that are not held, as they could not be read
};

/// A file of the watched folder that is to be tried once more.
struct Retry {
  int tries = 0;            ///< so far
  std::int64_t due_at = 0;  ///< seconds since 1970
};

}  // namespace frisaet
