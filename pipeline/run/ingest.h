#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/records/vocabulary.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// What became of one file.
struct FileOutcome {
  enum class Kind {
    kNew,          ///< a document not known before
    kChanged,      ///< a known document, read differently than last time
    kKnown,        ///< a known document: nothing to do
    kFailed,       ///< not read; `error` says why
    kInterrupted,  ///< not looked at, or given up, because a stop was asked for or the run fails as a whole
  };
  std::filesystem::path path;
  Kind kind = Kind::kFailed;
  std::string document = {};  ///< id; empty when the bytes were never read
  std::size_t bytes = 0;      ///< of the document
  int pages = 0;
  std::map<std::string, int> records = {};  ///< number by kind
  int doubts = 0;                           ///< records below kReviewThreshold
  int diagnostics = 0;
  bool holds_erased = false;  ///< a mail on which something hangs that was erased for good
  std::vector<OtherVersion> other_versions = {};  ///< of a new or changed document, as it was stored
  std::optional<Error> error = std::nullopt;
};

/// Told of each file as it is done, one call at a time, from any thread.
class IngestProgress {
 public:
  virtual ~IngestProgress() = default;
  virtual void started(std::size_t files) = 0;
  virtual void finished(const FileOutcome& outcome) = 0;
  /// A page of a file was read: a long document is a sign of life too.
  virtual void page(const std::filesystem::path& /*file*/, int /*done*/, int /*of*/) {}
};

struct IngestRequest {
  std::vector<std::filesystem::path> arguments;  ///< files and folders
  /// Asked by a reader that has nothing more to read: another file, or nothing when there will be none. It
  /// may wait, and is called from several threads at once. The watched folder hands over what comes
  /// meanwhile. Of every file it gives, IngestProgress::finished tells, also where the run as a whole fails:
  /// whoever waits until all that was handed over is done waits for no file for ever.
  std::function<std::optional<std::filesystem::path>()> more = {};
  int jobs = 0;                                 ///< readers at work at once; 0 = as many as cores
  std::optional<MunicipalityRef> municipality;  ///< given by a person for all of them
  /// Under which name, from where and for which municipality a file came, where that is not what its path
  /// says (the watched folder claims files by moving them, reprocessing reads the archive). Left empty: by
  /// its path.
  std::function<Arrival(const std::filesystem::path&)> arrival = {};
  std::string reason = "ingest";  ///< RunInfo::reason
  /// A run that goes on over several calls: its caller begins it, with run_info(reason), and ends it.
  std::optional<RunId> run = std::nullopt;
  std::string reader_program = "/proc/self/exe";
};

struct IngestReport {
  std::size_t files = 0;
  std::map<FileOutcome::Kind, int> outcomes;
  std::map<std::string, int> records;  ///< of documents read in this run, by kind
  int pages = 0;
  int doubts = 0;
  int diagnostics = 0;
  int other_versions = 0;  ///< documents that tell of decisions which another one tells of
  bool interrupted = false;
  std::optional<Error> unfinished;  ///< an erasure that was cut off could not be finished: why
};

/// Reads files into the store. Each file is one document; each document's bytes are in the archive before any
/// row names them, and its rows are one transaction: whenever the process is killed, nothing is half there,
/// and the same call again goes on where it stopped (what is there and fresh is passed over). The same bytes
/// under another name become one more name of the same document. One file that cannot be read never stops the
/// others. What hangs on an e-mail becomes documents of their own, counted as files beside it and stored
/// before it; one that cannot be read is a diagnostic of the mail.
///
/// Fails as a whole only when the store or the archive refuses (kStore) or a reader cannot be started
/// (kInternal). When `stop` is requested, documents in hand are given up and the report says so.
Result<IngestReport> ingest(const DataFolder& folder, Store& store, const IngestRequest& request,
                            IngestProgress& progress, const std::stop_token& stop);

}  // namespace frisaet
