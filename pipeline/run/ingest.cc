#include "pipeline/run/ingest.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "models/municipality/municipality.h"
#include "pipeline/run/find_files.h"
#include "pipeline/run/process_document.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using Kind = FileOutcome::Kind;

/// What all workers of one ingest share. The store belongs to one thread at a time: every use of it, and
/// every call to the progress, is made under the lock; reading, which takes nearly all the time, is not.
class Ingest {
 public:
  Ingest(const DataFolder& folder, Store& store, const IngestRequest& request, IngestProgress& progress,
         std::stop_token stop)
      : folder_(folder), store_(store), request_(request), progress_(progress), stop_(std::move(stop)) {}

  Result<IngestReport> run();

 private:
  void work();
  FileOutcome take_in(ReaderProcess& reader, const fs::path& path);
  [[nodiscard]] Arrival arrival_of(const fs::path& path) const;
  FileOutcome store_document(const OpenedFile& file, const ProcessedDocument& processed, AttemptId attempt,
                             FileOutcome outcome);
  FileOutcome fail(AttemptId attempt, FileOutcome outcome, const Error& error);
  void count(const FileOutcome& outcome);
  /// Remembers the first error that stops the whole run.
  void give_up(const Error& error);

  const DataFolder& folder_;
  Store& store_;
  const IngestRequest& request_;
  IngestProgress& progress_;
  std::stop_token stop_;

  std::optional<DanishLanguage> language_;  ///< set before the workers start
  RunInfo info_;
  RunId run_ = 0;
  std::vector<fs::path> files_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  ///< guards store_, progress_ and all below
  IngestReport report_;
  std::optional<Error> fatal_;
};

void Ingest::give_up(const Error& error) {
  const std::lock_guard lock(mutex_);
  if (!fatal_) fatal_ = error;
}

void Ingest::count(const FileOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  ++report_.outcomes[outcome.kind];
  report_.pages += outcome.pages;
  report_.doubts += outcome.doubts;
  report_.diagnostics += outcome.diagnostics;
  for (const auto& [kind, number] : outcome.records) report_.records[kind] += number;
  progress_.finished(outcome);
}

FileOutcome Ingest::fail(AttemptId attempt, FileOutcome outcome, const Error& error) {
  const std::lock_guard lock(mutex_);
  outcome.kind = error.code == ErrorCode::kInterrupted ? Kind::kInterrupted : Kind::kFailed;
  outcome.error = error;
  // A document that was given up stays open in the ledger: the next run takes it up again.
  if (outcome.kind == Kind::kInterrupted) return outcome;
  const bool rejected = error.code == ErrorCode::kNotFound || error.code == ErrorCode::kUnsupported;
  const auto state = rejected ? AttemptState::kRejected : AttemptState::kQuarantined;
  if (auto noted = store_.advance_attempt(attempt, state, outcome.document, error); !noted && !fatal_) {
    fatal_ = noted.error();
  }
  return outcome;
}

FileOutcome Ingest::store_document(const OpenedFile& file, const ProcessedDocument& processed,
                                   AttemptId attempt, FileOutcome outcome) {
  auto archived = folder_.archive(file.source.sha256, file.source.media_type, file.bytes);
  if (!archived) {
    give_up(archived.error());
    return fail(attempt, std::move(outcome), archived.error());
  }
  const DocumentInput input = store_input(processed, arrival_of(outcome.path), std::move(*archived));
  outcome.pages = static_cast<int>(input.pages.size());
  outcome.diagnostics = static_cast<int>(input.diagnostics.size());
  for (const RecordInput& record : input.records) {
    ++outcome.records[record.kind];
    outcome.doubts += record.confidence < kReviewThreshold;
  }

  const std::lock_guard lock(mutex_);
  auto put = store_.put_document(run_, input, attempt);
  auto done = put ? store_.advance_attempt(attempt, AttemptState::kDone) : Result<void>(put.error());
  if (!done) {
    if (!fatal_) fatal_ = done.error();
    outcome.error = done.error();
    outcome.kind = Kind::kFailed;
    return outcome;
  }
  outcome.kind = *put == PutOutcome::kNew       ? Kind::kNew
                 : *put == PutOutcome::kChanged ? Kind::kChanged
                                                : Kind::kKnown;
  return outcome;
}

Arrival Ingest::arrival_of(const fs::path& path) const {
  if (request_.arrival) return request_.arrival(path);
  return {file_name_of(path), display_name(path),
          request_.municipality ? request_.municipality->code : std::string()};
}

FileOutcome Ingest::take_in(ReaderProcess& reader, const fs::path& path) {
  FileOutcome outcome{.path = path};
  const Arrival arrival = arrival_of(path);
  AttemptId attempt = 0;
  {
    const std::lock_guard lock(mutex_);
    auto begun = store_.begin_attempt(run_, arrival.path);
    if (!begun) {
      if (!fatal_) fatal_ = begun.error();
      outcome.error = begun.error();
      return outcome;
    }
    attempt = *begun;
  }
  auto file = open_file(path);
  if (!file) return fail(attempt, std::move(outcome), file.error());
  file->source.name = arrival.name;
  outcome.document = file->source.sha256;

  Given given;
  if (const Municipality* known = MunicipalityIndex::standard().by_code(arrival.municipality_code))
    given.municipality = MunicipalityRef{known->code, known->name};
  {
    const std::lock_guard lock(mutex_);
    auto known = pass_over_if_known(store_, info_, *file, arrival.path, given, attempt);
    if (!known) {
      if (!fatal_) fatal_ = known.error();
      outcome.error = known.error();
      return outcome;
    }
    if (*known) {
      outcome.kind = Kind::kKnown;
      return outcome;
    }
  }
  auto processed = process_document(reader, *language_, *file, given, {}, stop_);
  if (!processed) {
    // Nothing can be read any more when readers do not start or have no language model: that is no fault of
    // this file.
    if (processed.error().code == ErrorCode::kInternal || processed.error().code == ErrorCode::kNotFound) {
      give_up(processed.error());
      outcome.kind = Kind::kInterrupted;
      outcome.error = processed.error();
      return outcome;
    }
    return fail(attempt, std::move(outcome), processed.error());
  }
  return store_document(*file, *processed, attempt, std::move(outcome));
}

void Ingest::work() {
  auto reader = ReaderProcess::start(request_.reader_program);  // dies with the thread that starts it
  if (!reader) {
    give_up(reader.error());
    return;
  }
  for (;;) {
    const std::size_t index = next_++;
    if (index >= files_.size()) return;
    {
      const std::lock_guard lock(mutex_);
      if (fatal_) return;
    }
    if (stop_.stop_requested()) return;
    try {
      count(take_in(*reader, files_[index]));
    } catch (const std::bad_alloc&) {
      count({.path = files_[index],
             .kind = Kind::kFailed,
             .error = Error{ErrorCode::kLimit, "Der er ikke hukommelse nok til filen.", "",
                            "Læs den alene med --jobs 1, eller del den op."}});
    } catch (const std::exception& fault) {
      give_up({ErrorCode::kInternal, std::string("Uventet fejl: ") + fault.what(),
               display_name(files_[index]), ""});
      return;
    }
  }
}

Result<IngestReport> Ingest::run() {
  FoundFiles found = find_files(request_.arguments, folder_.root());
  files_ = std::move(found.files);
  report_.files = files_.size() + found.refused.size();
  auto language = DanishLanguage::load();
  if (!language) return language.error();
  language_ = std::move(*language);
  info_ = run_info(request_.reason);
  auto run = store_.begin_run(info_);
  if (!run) return run.error();
  run_ = *run;

  progress_.started(report_.files);
  for (const Error& error : found.refused)
    count({.path = error.where, .kind = Kind::kFailed, .error = error});

  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const auto wanted = static_cast<std::size_t>(request_.jobs > 0 ? request_.jobs : cores);
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(wanted, files_.size()); ++i)
      workers.emplace_back([this] { work(); });
  }
  report_.interrupted = stop_.stop_requested();
  const RunState state = fatal_                ? RunState::kFailed
                         : report_.interrupted ? RunState::kInterrupted
                                               : RunState::kDone;
  auto ended = store_.end_run(run_, state);
  if (fatal_) return *fatal_;
  if (!ended) return ended.error();
  return report_;
}

}  // namespace

Result<IngestReport> ingest(const DataFolder& folder, Store& store, const IngestRequest& request,
                            IngestProgress& progress, const std::stop_token& stop) {
  return Ingest(folder, store, request, progress, stop).run();
}

}  // namespace frisaet
