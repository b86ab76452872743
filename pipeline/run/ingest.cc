#include "pipeline/run/ingest.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "extractors/registry.h"
#include "models/core/sha256.h"
#include "models/municipality/municipality.h"
#include "pipeline/run/erase.h"
#include "pipeline/run/extract_again.h"
#include "pipeline/run/find_files.h"
#include "pipeline/run/lap.h"
#include "pipeline/run/process_document.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using Kind = FileOutcome::Kind;

constexpr int kDeepestMail = 5;  ///< mails on mails that are read

/// What was read, for the report.
void count_into(FileOutcome& outcome, const DocumentInput& input) {
  outcome.pages = static_cast<int>(input.pages.size());
  outcome.diagnostics = static_cast<int>(input.diagnostics.size());
  outcome.records.clear();
  outcome.doubts = 0;
  for (const RecordInput& record : input.records) {
    ++outcome.records[record.kind];
    outcome.doubts += record.confidence < kReviewThreshold;
  }
}

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
  /// The next file for a reader; nothing when there is none.
  std::optional<fs::path> next();
  FileOutcome take_in(ReaderProcess& reader, const fs::path& path);
  FileOutcome take_in_bytes(ReaderProcess& reader, const OpenedFile& file, const Arrival& arrival,
                            AttemptId attempt, FileOutcome outcome, int depth);
  std::optional<AttachedDocument> take_attachment(ReaderProcess& reader, Attachment attachment,
                                                  const Arrival& mail, int depth, bool& holds_erased);
  bool is_erased(std::string_view bytes);
  /// It hangs on the mail all the same, and may be taken back.
  bool is_withdrawn(const std::string& document);
  /// Notes the file in the ledger; nothing when the store refuses, which ends the run.
  std::optional<AttemptId> begin(const Arrival& arrival, FileOutcome& outcome);
  [[nodiscard]] Arrival arrival_of(const fs::path& path) const;
  /// The document with what people say of its reading, on its way into the store.
  Result<DocumentInput> input_of(ProcessedDocument& processed, const Given& given, const Arrival& arrival,
                                 const std::string& archived, std::vector<AttachedDocument> attachments,
                                 const SaidOfReading& said);
  FileOutcome store_document(const OpenedFile& file, ProcessedDocument& processed, const Given& given,
                             const Arrival& arrival, const std::vector<AttachedDocument>& attachments,
                             AttemptId attempt, FileOutcome outcome);
  FileOutcome fail(AttemptId attempt, FileOutcome outcome, const Error& error);
  void count(const FileOutcome& outcome);
  /// Remembers the first error that stops the whole run.
  void give_up(const Error& error);
  /// Nothing more is to be read: something stops the whole run, or a stop was asked for.
  bool is_over();

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

bool Ingest::is_over() {
  const std::lock_guard lock(mutex_);
  return fatal_ || stop_.stop_requested();
}

void Ingest::count(const FileOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  ++report_.outcomes[outcome.kind];
  report_.pages += outcome.pages;
  report_.doubts += outcome.doubts;
  report_.diagnostics += outcome.diagnostics;
  report_.other_versions += outcome.other_versions.empty() ? 0 : 1;
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

Result<DocumentInput> Ingest::input_of(ProcessedDocument& processed, const Given& given,
                                       const Arrival& arrival, const std::string& archived,
                                       std::vector<AttachedDocument> attachments, const SaidOfReading& said) {
  if (auto changed = with_raw_words(processed.document, said.meant)) {
    processed.document = *std::move(changed);
    extract_into(processed, given);
  }
  DocumentInput input = store_input(processed, arrival, archived);
  for (const AttachedDocument& attached : attachments) {
    if (!attached.problem.empty())
      input.diagnostics.push_back({"attachment_unreadable", attached.problem, 0});
  }
  input.attachments = std::move(attachments);
  const std::lock_guard lock(mutex_);
  if (auto done = divide_and_join(store_, input, processed.document, said); !done) return done.error();
  return input;
}

FileOutcome Ingest::store_document(const OpenedFile& file, ProcessedDocument& processed, const Given& given,
                                   const Arrival& arrival, const std::vector<AttachedDocument>& attachments,
                                   AttemptId attempt, FileOutcome outcome) {
  auto archived = folder_.archive(file.source.sha256, file.source.media_type, file.bytes);
  if (!archived) {
    give_up(archived.error());
    return fail(attempt, std::move(outcome), archived.error());
  }
  Result<std::optional<PutOutcome>> put = std::optional<PutOutcome>();
  std::unique_lock lock(mutex_);
  for (int i = 0; i < kTriesToPut && put && !*put; ++i) {
    // Somebody may say something of the reading while the file is read, or another program store one: it is
    // stored with that in sight, or not at all.
    const auto said = said_of_reading(store_, file.source.sha256);
    if (!said) {
      put = said.error();
      break;
    }
    lock.unlock();
    const auto input = input_of(processed, given, arrival, *archived, attachments, *said);
    lock.lock();
    if (input) count_into(outcome, *input);
    put = input ? put_if_as_said(store_, run_, attempt, *input, *said)
                : Result<std::optional<PutOutcome>>(input.error());
  }
  if (put && !*put) put = said_meanwhile(file.source.sha256);
  if (!put && put.error().code == ErrorCode::kNotFound) {  // withdrawn or erased while it was read
    const auto erased = store_.is_erased(file.source.sha256);
    const auto removed =
        erased && *erased ? remove_originals(folder_.root(), file.source.sha256) : Result<void>();
    lock.unlock();
    if (!removed) give_up(removed.error());  // bytes that must not be here are
    return fail(attempt, std::move(outcome), put.error());
  }
  if (!put) {
    // What people said meanwhile, or go on saying, concerns this file alone.
    const bool is_theirs = put.error().code == ErrorCode::kUsage || put.error().code == ErrorCode::kTimeout;
    if (!fatal_ && !is_theirs) fatal_ = put.error();
    outcome.error = put.error();
    outcome.kind = Kind::kFailed;
    return outcome;
  }
  outcome.kind = **put == PutOutcome::kNew       ? Kind::kNew
                 : **put == PutOutcome::kChanged ? Kind::kChanged
                                                 : Kind::kKnown;
  if (outcome.kind != Kind::kKnown) {
    // Only told, never acted on: where it cannot be found out, nothing is lost.
    if (auto versions = store_.other_versions(outcome.document))
      outcome.other_versions = *std::move(versions);
  }
  return outcome;
}

Arrival Ingest::arrival_of(const fs::path& path) const {
  if (request_.arrival) return request_.arrival(path);
  return {file_name_of(path), display_name(path),
          request_.municipality ? request_.municipality->code : std::string()};
}

std::optional<AttemptId> Ingest::begin(const Arrival& arrival, FileOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  auto begun = store_.begin_attempt(run_, arrival.path, arrival.municipality_code);
  if (begun) return *begun;
  if (!fatal_) fatal_ = begun.error();
  outcome.error = begun.error();
  return std::nullopt;
}

FileOutcome Ingest::take_in(ReaderProcess& reader, const fs::path& path) {
  FileOutcome outcome{.path = path};
  const Arrival arrival = arrival_of(path);
  const auto attempt = begin(arrival, outcome);
  if (!attempt) return outcome;
  auto file = open_file(path);
  if (!file) return fail(*attempt, std::move(outcome), file.error());
  file->source.name = arrival.name;
  return take_in_bytes(reader, *file, arrival, *attempt, std::move(outcome), 0);
}

FileOutcome Ingest::take_in_bytes(ReaderProcess& reader, const OpenedFile& file, const Arrival& arrival,
                                  AttemptId attempt, FileOutcome outcome, int depth) {
  outcome.document = file.source.sha256;
  outcome.bytes = file.bytes.size();
  Given given;
  if (const Municipality* known = MunicipalityIndex::standard().by_code(arrival.municipality_code))
    given.municipality = MunicipalityRef{known->code, known->name};
  {
    std::unique_lock lock(mutex_);
    auto known = pass_over_if_known(store_, info_, file, arrival.path, given, attempt);
    if (!known && known.error().code == ErrorCode::kNotFound) {  // withdrawn or erased: not to be read
      lock.unlock();
      return fail(attempt, std::move(outcome), known.error());
    }
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
  const auto page = [&](int done, int of) {
    const std::lock_guard lock(mutex_);
    progress_.page(outcome.path, done, of);
  };
  auto processed = process_document(reader, *language_, file, given, page, stop_);
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
  // What hangs on a mail is stored first: a mail that is there has all its attachments, whenever the process
  // is killed.
  std::vector<AttachedDocument> attachments;
  // The bytes of an erased attachment stand in the mail's own: it would bring them back.
  bool holds_erased = std::any_of(processed->attachments.begin(), processed->attachments.end(),
                                  [&](const Attachment& attachment) { return is_erased(attachment.bytes); });
  for (Attachment& attachment : processed->attachments) {
    if (holds_erased) break;
    auto attached = take_attachment(reader, std::move(attachment), arrival, depth + 1, holds_erased);
    if (!attached) {
      outcome.kind = Kind::kInterrupted;
      return outcome;
    }
    attachments.push_back(*std::move(attached));
  }
  if (holds_erased) {
    outcome.holds_erased = true;
    return fail(attempt, std::move(outcome),
                {ErrorCode::kNotFound, "På mailen hænger noget, der er slettet for altid. Den er ikke gemt.",
                 "", "Gem det øvrige fra mailen, og læg det ind for sig."});
  }
  return store_document(file, *processed, given, arrival, attachments, attempt, std::move(outcome));
}

std::optional<AttachedDocument> Ingest::take_attachment(ReaderProcess& reader, Attachment attachment,
                                                        const Arrival& mail, int depth, bool& holds_erased) {
  const Arrival arrival{attachment.name, mail.path + " » " + attachment.name, mail.municipality_code};
  FileOutcome outcome{.path = arrival.path};
  const auto attempt = begin(arrival, outcome);
  if (!attempt) return std::nullopt;
  const auto refused = [&](ErrorCode code, const std::string& why) {
    return fail(*attempt, std::move(outcome), {code, why, "", "Gem den selv, og læg den ind."});
  };
  if (!attachment.problem.empty()) {
    outcome = refused(attachment.code, "Vedhæftet fil: " + attachment.problem);
  } else if (depth > kDeepestMail) {
    outcome = refused(ErrorCode::kLimit, "Filen ligger for dybt inde i andre filer.");
  } else if (auto file = open_bytes(attachment.name, std::move(attachment.bytes)); !file) {
    outcome = fail(*attempt, std::move(outcome), file.error());
  } else {
    outcome = take_in_bytes(reader, *file, arrival, *attempt, std::move(outcome), depth);
  }
  if (outcome.kind == Kind::kInterrupted || (outcome.kind == Kind::kFailed && !outcome.error))
    return std::nullopt;
  {
    const std::lock_guard lock(mutex_);
    if (fatal_) return std::nullopt;
    ++report_.files;
  }
  count(outcome);
  holds_erased = outcome.holds_erased;
  if (outcome.kind != Kind::kFailed || is_withdrawn(outcome.document))
    return AttachedDocument{attachment.name, outcome.document, ""};
  return AttachedDocument{
      attachment.name, "",
      "Vedhæftningen \"" + attachment.name + "\" er ikke læst: " + outcome.error->describe()};
}

bool Ingest::is_erased(std::string_view bytes) {
  const std::string document = sha256_hex(bytes);
  const std::lock_guard lock(mutex_);
  const auto erased = store_.is_erased(document);
  return erased && *erased;
}

bool Ingest::is_withdrawn(const std::string& document) {
  if (document.empty()) return false;
  const std::lock_guard lock(mutex_);
  const auto erased = store_.is_erased(document);
  return erased && !*erased && !store_.may_enter(document);
}

std::optional<fs::path> Ingest::next() {
  const std::size_t index = next_++;
  if (index < files_.size()) return files_[index];
  auto path = request_.more ? request_.more() : std::nullopt;
  if (path) {
    const std::lock_guard lock(mutex_);
    ++report_.files;
  }
  return path;
}

void Ingest::work() {
  auto reader = ReaderProcess::start(request_.reader_program);  // dies with the thread that starts it
  if (!reader) {
    give_up(reader.error());
    return;
  }
  for (;;) {
    const auto path = next();
    if (!path) return;
    if (is_over()) {
      count({.path = *path, .kind = Kind::kInterrupted});
      return;
    }
    try {
      count(take_in(*reader, *path));
    } catch (const std::bad_alloc&) {
      count({.path = *path,
             .kind = Kind::kFailed,
             .error = Error{ErrorCode::kLimit, "Der er ikke hukommelse nok til filen.", "",
                            "Læs den alene med --jobs 1, eller del den op."}});
    } catch (const std::exception& fault) {
      give_up({ErrorCode::kInternal, std::string("Uventet fejl: ") + fault.what(), display_name(*path), ""});
      count({.path = *path, .kind = Kind::kInterrupted});
      return;
    }
  }
}

Result<IngestReport> Ingest::run() {
  // Nothing that is read brings it back: that it cannot be finished keeps nobody from reading.
  if (auto finished = finish_erasures(folder_, store_); !finished) report_.unfinished = finished.error();
  FoundFiles found = find_files(request_.arguments, folder_.root());
  files_ = std::move(found.files);
  report_.files = files_.size() + found.refused.size();
  auto language = DanishLanguage::load();
  if (!language) return language.error();
  language_ = std::move(*language);
  info_ = run_info(request_.reason);
  if (request_.run) {
    run_ = *request_.run;
  } else {
    auto run = store_.begin_run(info_);
    if (!run) return run.error();
    run_ = *run;
  }

  progress_.started(report_.files);
  for (const Error& error : found.refused)
    count({.path = error.where, .kind = Kind::kFailed, .error = error});

  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const auto wanted = static_cast<std::size_t>(request_.jobs > 0 ? request_.jobs : cores);
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < (request_.more ? wanted : std::min(wanted, files_.size())); ++i)
      workers.emplace_back([this] { work(); });
  }
  report_.interrupted = stop_.stop_requested();
  const RunState state = fatal_                ? RunState::kFailed
                         : report_.interrupted ? RunState::kInterrupted
                                               : RunState::kDone;
  const auto ended = request_.run ? Result<void>() : store_.end_run(run_, state);
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
