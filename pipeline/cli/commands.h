#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "models/core/error.h"
#include "models/core/result.h"
#include "models/records/vocabulary.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/audit_log.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// What every command gets: where to print, which data folder, and when to stop.
struct Terminal {
  std::ostream& out;  ///< data
  std::ostream& err;  ///< messages and progress
  std::filesystem::path data;
  std::stop_token stop;                  ///< requested by Ctrl-C
  int audit_months = AuditLog::kMonths;  ///< how long it is kept who looked at and changed what
};

/// The command line is for staff: whoever may read the data folder may know what was said behind closed
/// doors, so queues, register and allocation count it. What leaves the house (export, the pages of a visitor
/// without that right) does not.
inline constexpr bool kStaff = true;

/// How a command prints its data; text for people unless said otherwise.
enum class Format { kText, kJson, kCsv };

struct ExtractOptions {
  std::filesystem::path file;
  enum class What { kText, kJson, kRaw, kRepairs } what = What::kText;
  std::string municipality;
};

struct IngestOptions {
  std::vector<std::filesystem::path> paths;
  int jobs = 0;
  std::string municipality;
};

struct SearchOptions {
  std::vector<std::string> words;
  /// As typed; set_search_parameter() understands them.
  std::string municipality, committee, body, from, to, outcome, area, type, review, closed, order;
  int limit = 20;
  Format format = Format::kText;
};

struct ShowOptions {
  std::string id;  ///< empty: list the documents
  bool json = false;
};

struct RegisterOptions {
  enum class What { kAll, kShow, kAdd, kDecide, kRemind, kFreeze, kFrozen } what = What::kAll;
  std::string round;
  std::string phase;            ///< code; empty: the phases that place municipalities
  std::string as_of, known_at;  ///< as typed; empty: now
  bool missing = false, conflicts = false;
  Format format = Format::kText;
  std::string municipality;  ///< kShow, kAdd, kDecide
  std::string author, reason;
  std::string name;  ///< kFreeze, kFrozen

  std::string record;  ///< kDecide: the source that counts
  bool undo = false;

  // kAdd
  std::vector<std::string> areas;  ///< in order; `a/b` is a tie
  bool open_set = false, none = false, withdraws = false;
  std::string replaces, reservation, status, body, decided, item, date, contact;

  // kRemind
  std::filesystem::path out;        ///< folder; empty: to standard output
  std::filesystem::path template_;  ///< empty: the built-in text
};

struct AllocateOptions {
  std::filesystem::path declarations;  ///< empty: from the store
  std::string frozen;                  ///< name of a frozen register; empty: the register of today
  std::string round;                   ///< code of a built-in round, or a TOML file
  std::string policy;                  ///< code of a built-in policy, or a TOML file; empty: the round's own
  std::string seed;                    ///< empty: a trial draw
  std::string explain;                 ///< municipality; empty: none
  std::string commit;                  ///< which public draw will give the seed; prints the commitment only
  std::filesystem::path commitment;    ///< the published commitment; needed for a binding draw
  bool binding = false;
  bool leximin = false;  ///< draws one of listed plans that make chances even, not who chooses first
  std::filesystem::path previous;  ///< the plan published before; empty: none
  std::string what_if;             ///< one change, as print_what_if() takes it; empty: none
  bool policies = false;
  bool frontier = false;
  bool json = false;
  std::filesystem::path report;  ///< `.html` or `.xlsx`; empty: none
};

struct VerifyOptions {
  std::filesystem::path plan;
  std::string round;
  std::string policy;
  std::filesystem::path commitment;  ///< the published one, to compare with; empty: not compared
  std::filesystem::path previous;    ///< the plan published before, to compare with; empty: not compared
  bool redraw = false;               ///< makes the plan again with its own seed
};

struct WatchOptions {
  std::filesystem::path inbox;  ///< empty: the data folder's own
  bool once = false;
  bool scan_only = false;  ///< watch::WatchSettings::scan_only
};

/// How a long-lived command hears that its settings are to be read anew (SIGHUP).
struct ReloadRequests {
  std::function<std::stop_token()> next;  ///< requested when it is asked for; a fresh one each call
  std::function<std::optional<WatchOptions>()>
      reread;  ///< nothing, and why was said, where they are at fault
};

struct ReprocessOptions {
  bool dry_run = false;
  bool explain = false;
  std::string municipality, type;
  int jobs = 0;
};

struct ReviewOptions {
  enum class What { kList, kShow, kConfirm, kSet, kReject, kRelease, kUndo } what = What::kList;
  std::string id;
  std::string field;  ///< name in the JSON contract; empty: the record as a whole
  std::string value;
  std::string round;  ///< kSet: whose areas are known too, as chosen_round() takes it; empty: none is named
  std::string author, reason;
  int limit = 20;
  bool json = false;
};

struct WithdrawOptions {
  std::string id;  ///< empty: list what is withdrawn
  std::string author, reason;
  bool undo = false;
};

struct EraseOptions {
  std::string id;  ///< empty: list what was erased
  std::string author, reason;
  bool with_frozen = false;
  bool yes = false;               ///< else nothing is erased, only told
  bool due = false;               ///< what has been kept as long as `keep` says, instead of one document
  std::vector<std::string> keep;  ///< see parse_keep_years()
};

struct AuditOptions {
  AuditFilter filter;
  bool prove = false;
  Format format = Format::kText;
};

struct DoctorOptions {
  bool deep = false;
  bool rebuild = false;
};

struct BackupOptions {
  std::filesystem::path out;
};

struct RestoreOptions {
  std::filesystem::path from;
  bool replace = false;
};

struct ExportOptions {
  std::string format;  ///< `csv`, `xlsx`, `sqlite`, `jsonl`, `jsonld` or `site`
  std::filesystem::path out;
  bool excel = false;
  std::string base;  ///< address of the pages, for links; empty: this machine's
};

struct SurveyOptions {
  std::filesystem::path file;
  std::string map;
  std::string round;  ///< code of a built-in round, or a TOML file; empty: nobody says
  bool dry_run = false;
};

struct StatusOptions {
  bool json = false;
};

struct RunsOptions {
  bool coverage = false;
  bool json = false;
  int limit = 10;
};

struct ServeOptions {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::string access = "local";  ///< `local`, `proxy` or `token`
  std::filesystem::path tokens;  ///< for `token`: a file of web::parse_tokens
  std::string statement;         ///< address of the official accessibility statement
  std::filesystem::path inbox;   ///< where files that are sent in go; empty: the data folder's own
};

// Each command prints and returns its exit code.
int run_extract(const Terminal& terminal, const ExtractOptions& options);
int run_ingest(const Terminal& terminal, const IngestOptions& options);
int run_search(const Terminal& terminal, const SearchOptions& options);
int run_show(const Terminal& terminal, const ShowOptions& options);
int run_register(const Terminal& terminal, const RegisterOptions& options);
int run_allocate(const Terminal& terminal, const AllocateOptions& options);
int run_verify(const Terminal& terminal, const VerifyOptions& options);
int run_watch(const Terminal& terminal, WatchOptions options, const ReloadRequests& reloads);
int run_reprocess(const Terminal& terminal, const ReprocessOptions& options);
int run_review(const Terminal& terminal, const ReviewOptions& options);
int run_withdraw(const Terminal& terminal, const WithdrawOptions& options);
int run_erase(const Terminal& terminal, const EraseOptions& options);
int run_backup(const Terminal& terminal, const BackupOptions& options);
int run_restore(const Terminal& terminal, const RestoreOptions& options);
int run_export(const Terminal& terminal, const ExportOptions& options);
int run_import_survey(const Terminal& terminal, const SurveyOptions& options);
int run_runs(const Terminal& terminal, const RunsOptions& options);
/// One run as `frisaet runs` tells of it: files, failures, pages by origin, records, doubts, seconds by
/// stage.
void print_run(std::ostream& out, const RunSummary& run);  // runs_command.cc
int run_status(const Terminal& terminal, const StatusOptions& options);
int run_serve(const Terminal& terminal, const ServeOptions& options);
int run_rules_check(const Terminal& terminal, const std::string& folder);
int run_doctor(const Terminal& terminal, const DoctorOptions& options);
int run_audit(const Terminal& terminal, const AuditOptions& options);

// Shared by the commands.

/// A command as it was typed.
struct TypedCommand {
  std::string name;  ///< `search`
  std::string verb;  ///< of `review` and `register`; empty: none
  std::vector<std::string>
      about;  ///< what it names: a record, a field, a municipality; empty ones say nothing
  std::vector<std::string> words;  ///< behind the name
};

/// Notes in the log what the person at the terminal asks for, before it is done: commands that look something
/// up, hand it on or change it, with their words as they were typed but no reasons; of corrections and
/// replies that are told only what they are about and which options were given, as their words would outlive,
/// in the log, a document that is erased. What reads files in is a run and stands there. Where the log cannot
/// be written (whoever only looks may have no leave to write), that is said and the command goes on: the
/// database's file lies open to them anyway.
void note_command(const Terminal& terminal, const TypedCommand& command);

/// Prints the error for a person and returns the exit code it stands for.
int report(const Terminal& terminal, const Error& error);

/// Who says it: what was given, else the person logged in.
std::string author_or_login(const std::string& given);

/// The document that a person names by its id or the beginning of it; kUsage for a record's.
Result<std::string> document_named(Store& store, const std::string& id);

/// The municipality a person names, by code or known spelling; kUsage with what to do for any other, also for
/// a spelling that only may mean it.
Result<MunicipalityRef> municipality_named(const std::string& name);

/// A file's bytes for the commands that take one of ours (CSV, plan, policy); kNotFound or kUnreadable.
Result<std::string> read_text_file(const std::filesystem::path& path);

/// The database's name in a data folder.
inline constexpr const char* kDatabase = "frisaet.db";

/// The store of an existing data folder, for looking only and for changing; kNotFound when nothing was ever
/// read into it, so that neither makes one. Who only looks disturbs nobody and needs no leave to write.
Result<Store> open_to_read(const Terminal& terminal);
Result<Store> open_to_change(const Terminal& terminal);

}  // namespace frisaet
