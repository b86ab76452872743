#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "pipeline/store/personal_numbers.h"
#include "pipeline/store/run_locks.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"
#include "pipeline/store/words.h"

namespace frisaet {

/// An Error on its way out of a transaction, which it undoes. Stays inside pipeline/store.
class Refusal : public std::exception {
 public:
  explicit Refusal(Error error) : error_(std::move(error)) {}
  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Error error_;
};

/// Throws kUsage with this hint where a person does not say who they are or why they do it, and where a CPR
/// number stands in that.
inline void require_person(std::string_view author, std::string_view reason, std::string_view hint) {
  refuse_person_number(author, "Navnet");
  refuse_person_number(reason, "Begrundelsen");
  if (!author.empty() && !reason.empty()) return;
  throw Refusal({ErrorCode::kUsage, author.empty() ? "Der mangler et navn." : "Der mangler en begrundelse.",
                 "", std::string(hint)});
}

/// SQL: true of an attempt `a` unless its document is withdrawn: that one is in no view.
inline constexpr std::string_view kNotOfWithdrawn =
    "(a.sha256 IS NULL OR a.sha256 NOT IN (SELECT id FROM document WHERE reading_id IS NULL))";

/// SQL: true of an attempt `a` whose file was not begun on again: only the last says how things stand.
inline constexpr std::string_view kNotTakenUpSince =
    "NOT EXISTS (SELECT 1 FROM attempt b WHERE b.path = a.path AND b.id > a.id)";

/// SQL: true of the last try of a file that could not be read and is not held: a try is no file, and neither
/// is one that was read since, under another name or as a copy.
inline const std::string kFailedFile =
    "a.state IN ('rejected', 'quarantined') AND " + std::string(kNotTakenUpSince) +
    " AND (a.sha256 IS NULL OR NOT EXISTS (SELECT 1 FROM attempt b WHERE b.sha256 = a.sha256 AND b.id > "
    "a.id))"
    " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = a.sha256)";

/// SQL: the words of people on the reading of document `d` that are in force, as reading.said names them.
inline const std::string kSaidOfReading =
    "(SELECT coalesce(group_concat(id), '') FROM (SELECT id FROM document_correction"
    "  WHERE document_id = d.id AND revoked_at IS NULL ORDER BY id))";

/// SQL: true where document `d` has a newest reading `r` that was made with other words of people on it.
inline const std::string kNotAsSaid = "(r.said IS NOT NULL AND r.said <> " + kSaidOfReading + ")";

/// What a Store holds, shared by its source files. Functions here throw; Store's own turn that into Results.
class Store::Impl {
 public:
  Impl(const std::filesystem::path& path, const Options& options, sqlite::Database::Access access);

  RunId begin_run(const RunInfo& info);
  void end_run(RunId run, RunState state);
  /// Notes runs whose process is gone.
  void end_dead_runs();
  std::vector<RunSummary> runs(std::int64_t limit);
  std::vector<CoverageRow> coverage();

  PutOutcome put_document(RunId run, const DocumentInput& input, std::optional<AttemptId> attempt);
  Found find(std::string_view id);
  /// Throws kNotFound where there is no such document, or it is withdrawn.
  void require_document(std::string_view id);
  StoredDocument document(std::string_view id);
  StoredPage page(std::string_view document, int number);
  StoredRecord record(std::string_view id);
  std::vector<StoredArrival> arrivals(std::string_view document);
  std::vector<OtherVersion> other_versions(std::string_view document);
  std::vector<DocumentSummary> documents();
  std::vector<StoredDeclaration> declarations();
  std::vector<UnreadPaper> unread_declarations();
  std::vector<StoredDeclaration> decisions_on_areas(std::string_view municipality_code);
  std::vector<StoredDeclaration> decided_on_areas(std::string_view from, std::string_view to);
  bool add_arrival(std::string_view sha256, const Arrival& arrival);
  /// The row alone; true when it is new. What the name says is not looked through yet.
  bool insert_arrival(std::string_view sha256, const Arrival& arrival);
  void advance_attempt(AttemptId attempt, AttemptState state, std::string_view sha256,
                       const std::optional<Error>& error);
  void correct(const Correction& correction);
  /// Whoever changes what a signed-off register was made of says why, through whatever door they come. Throws
  /// kUsage where there is no `reason` and a register is frozen; `concerns`: SQL, true where `id` (?1) may be
  /// part of it.
  void require_reason_once_frozen(std::string_view reason, std::string_view concerns, const std::string& id,
                                  std::string_view hint);
  SearchPage search(const SearchQuery& query);
  std::vector<std::string> read_without_what_was_said();
  std::string dump();

  Analyzer analyzer;  // outlives the connection, whose tokenizer uses it
  sqlite::Database db;
  std::function<std::string()> now;
  RunLocks run_locks;
};

/// Runs `work` and turns what it throws into an Error.
template <typename Work>
auto guarded(Work&& work) -> Result<std::invoke_result_t<Work>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const sqlite::SqliteFailure& failure) {
    return failure.to_error();
  } catch (const Refusal& refusal) {
    return refusal.error();
  }
}

}  // namespace frisaet
