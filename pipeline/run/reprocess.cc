#include "pipeline/run/reprocess.h"

#include <map>
#include <set>
#include <utility>

#include "pipeline/run/add_reply.h"
#include "pipeline/run/extract_again.h"
#include "pipeline/run/import_survey.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;

/// A document before it is read again: its records, id to kind and payload, and what could not be done of
/// what people said.
struct Snapshot {
  std::map<std::string, std::pair<std::string, std::string>> records;
  std::set<std::string> undone;
};

Result<Snapshot> snapshot_of(Store& store, const std::string& document) {
  const auto stored = store.document(document);
  if (!stored) return stored.error();
  Snapshot snapshot;
  for (const StoredRecord& record : stored->records)
    snapshot.records[record.id] = {record.kind, record.payload};
  for (const Diagnostic& one : stored->diagnostics)
    if (one.code == kSaidOfNothing) snapshot.undone.insert(one.message);
  return snapshot;
}

void compare(const std::string& document, const Snapshot& before, const Snapshot& after,
             ReprocessReport& report) {
  std::vector<RecordChange>& changes = report.changes;
  for (const auto& [id, now] : after.records) {
    const auto was = before.records.find(id);
    if (was == before.records.end()) {
      changes.push_back({id, document, now.first, RecordChange::What::kNew, {}});
    } else if (was->second.second != now.second) {
      changes.push_back({id, document, now.first, RecordChange::What::kChanged,
                         payload_changes(was->second.second, now.second)});
    }
  }
  for (const auto& [id, was] : before.records)
    if (!after.records.contains(id))
      changes.push_back({id, document, was.first, RecordChange::What::kGone, {}});
  for (const std::string& undone : after.undone)
    if (!before.undone.contains(undone)) report.undone.emplace_back(document, undone);
}

Result<void> extract_all(Store& store, const std::vector<const StaleDocument*>& documents,
                         IngestProgress& progress, const std::stop_token& stop, ReprocessReport& report) {
  if (documents.empty()) return {};
  const auto run = store.begin_run(run_info("reprocess"));
  if (!run) return run.error();
  for (const StaleDocument* stale : documents) {
    if (stop.stop_requested()) break;
    const std::string& id = stale->document.id;
    FileOutcome outcome{.path = stale->document.name, .document = id};
    const auto attempt = store.begin_attempt(*run, stale->document.archive_path);
    if (!attempt) return attempt.error();
    const auto put = extract_again(store, *run, *attempt, id);
    if (put) {
      outcome.kind = *put == PutOutcome::kChanged ? FileOutcome::Kind::kChanged : FileOutcome::Kind::kKnown;
    } else if (put.error().code == ErrorCode::kStore) {
      return put.error();
    } else {
      outcome.error = put.error();
      if (auto noted = store.advance_attempt(*attempt, AttemptState::kQuarantined, id, put.error()); !noted)
        return noted.error();
    }
    ++report.read.outcomes[outcome.kind];
    progress.finished(outcome);
  }
  report.read.interrupted = stop.stop_requested();
  return store.end_run(*run, report.read.interrupted ? RunState::kInterrupted : RunState::kDone);
}

Result<void> read_all(const DataFolder& folder, Store& store,
                      const std::vector<const StaleDocument*>& documents, int jobs, IngestProgress& progress,
                      const std::stop_token& stop, const std::string& reader_program,
                      ReprocessReport& report) {
  if (documents.empty() || stop.stop_requested()) return {};
  IngestRequest request;
  std::map<fs::path, Arrival> arrivals;
  for (const StaleDocument* stale : documents) {
    const fs::path path = fs::absolute(folder.root() / stale->document.archive_path).lexically_normal();
    auto arrival = arrival_of(store, stale->document.id);
    if (!arrival) return arrival.error();
    arrivals[path] = *std::move(arrival);
    request.arguments.push_back(path);
  }
  request.jobs = jobs;
  request.reason = "reprocess";
  request.reader_program = reader_program;
  request.arrival = [&](const fs::path& path) {
    const auto known = arrivals.find(path);
    return known == arrivals.end() ? Arrival{path.filename().string(), path.string(), ""} : known->second;
  };
  auto done = ingest(folder, store, request, progress, stop);
  if (!done) return done.error();
  for (const auto& [kind, number] : done->outcomes) report.read.outcomes[kind] += number;
  report.read.pages += done->pages;
  report.read.interrupted = report.read.interrupted || done->interrupted;
  return {};
}

}  // namespace

namespace {

/// What is another now, in Danish; empty where nothing is that these readings hang on.
struct Staleness {
  bool only_rules = false;
  std::string why;
};

/// The rule files that were asked and are others now; without any where those that were asked are not known.
std::string changed_rules(const RunInfo& with, const RunInfo& now) {
  std::string files;
  for (const auto& [file, hash] : with.rules) {
    const auto known = now.rules.find(file);
    if (known == now.rules.end() || known->second != hash) files += (files.empty() ? "" : ", ") + file;
  }
  return files;
}

constexpr std::string_view kUnheard = "læst uden det, der er sagt om, hvordan den blev læst";

Staleness staleness_of(const RunInfo& with, const RunInfo& now) {
  // Read by the columns a person told, or written by a person: not by rules.
  if (with.reason == kSurveyImported || with.reason == kToldByPerson) return {};
  Staleness found;
  const auto add = [&](const std::string& reason) { found.why += (found.why.empty() ? "" : "; ") + reason; };
  if (with.program_version != now.program_version)
    add("læst med udgave " + with.program_version + ", nu " + now.program_version);
  if (with.model_hash != now.model_hash) add("OCR-model, ordbog eller sprogmodel er en anden");
  found.only_rules = found.why.empty();
  if (with.rules_hash == now.rules_hash) return found;
  const std::string files = changed_rules(with, now);
  if (with.rules.empty()) {
    add("reglerne er ændret");
  } else if (!files.empty()) {
    add("reglerne er ændret: " + files);
  }
  return found;
}

}  // namespace

Result<std::vector<StaleDocument>> stale_documents(Store& store) {
  const auto made = store.made_with();
  if (!made) return made.error();
  const RunInfo now = run_info("reprocess");
  std::map<std::string_view, Staleness> found;
  for (const Store::MadeWith& together : *made) {
    const Staleness staleness = staleness_of(together.info, now);
    if (staleness.why.empty()) continue;
    for (const std::string& document : together.documents) found.emplace(document, staleness);
  }
  const auto unheard = store.read_without_what_was_said();
  if (!unheard) return unheard.error();
  for (const std::string& document : *unheard) {
    Staleness& staleness = found.try_emplace(document, Staleness{true, ""}).first->second;
    staleness.why += (staleness.why.empty() ? "" : "; ") + std::string(kUnheard);
  }
  std::vector<StaleDocument> stale;
  if (found.empty()) return stale;  // the usual answer, for which nothing else is looked up
  const auto documents = store.documents();
  if (!documents) return documents.error();
  for (const DocumentSummary& document : *documents)
    if (const auto at = found.find(document.id); at != found.end())
      stale.push_back({document, at->second.only_rules, at->second.why});
  return stale;
}

Result<ReprocessReport> reprocess(const DataFolder& folder, Store& store,
                                  const std::vector<StaleDocument>& documents, int jobs,
                                  IngestProgress& progress, const std::stop_token& stop,
                                  const std::string& reader_program) {
  ReprocessReport report;
  report.read.files = documents.size();
  std::map<std::string, Snapshot> before;
  std::vector<const StaleDocument*> extract_only, read_again;
  for (const StaleDocument& stale : documents) {
    if (stop.stop_requested()) {
      report.read.interrupted = true;
      return report;  // nothing was read yet
    }
    auto snapshot = snapshot_of(store, stale.document.id);
    if (!snapshot) return snapshot.error();
    before[stale.document.id] = *std::move(snapshot);
    (stale.only_rules ? extract_only : read_again).push_back(&stale);
  }
  progress.started(documents.size());
  if (auto done = extract_all(store, extract_only, progress, stop, report); !done) return done.error();
  if (auto done = read_all(folder, store, read_again, jobs, progress, stop, reader_program, report); !done)
    return done.error();
  for (const auto& [document, snapshot] : before) {
    const auto after = snapshot_of(store, document);
    if (!after && after.error().code == ErrorCode::kNotFound) continue;  // withdrawn meanwhile
    if (!after) return after.error();
    compare(document, snapshot, *after, report);
  }
  return report;
}

}  // namespace frisaet
