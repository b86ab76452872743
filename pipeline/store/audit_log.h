#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// The log's name in a data folder.
inline constexpr std::string_view kAuditLogName = "audit.db";

/// What somebody asked the program to do, or was refused.
struct AuditEntry {
  std::int64_t number = 0;  ///< 1, 2, 3 … without gaps, for as long as the log lives
  std::string at;           ///< UTC, `2026-11-29T12:03:44Z`
  std::string who;          ///< the person's name as the log-in, the proxy or the machine says it
  std::string
      action;  ///< `search`, `view`, `download`, `export`, `change`, `log_in`, `refused`; or a command
  std::string target;  ///< what it was done to: a document's or record's id, a municipality; may be empty
  std::string detail;  ///< the question or the change, as it was asked; may be empty
};

/// Which entries; what is empty does not narrow.
struct AuditFilter {
  std::string from = {}, to = {};  ///< days, `2026-11-29`, both included
  std::string who = {};            ///< the whole name
  std::string about = {};          ///< letters that stand in target or detail, whatever their case (ASCII)
  std::int64_t limit = 200;
};

/// `set på`, `søgt` …, for people; a command of the command line is its own name.
std::string danish_action(std::string_view action);

/// Whether the log is as it was written.
struct AuditProof {
  std::int64_t checked = 0;  ///< entries
  std::optional<std::int64_t>
      broken_at;                 ///< the first entry that was changed, or before which some are missing
  std::int64_t last_number = 0;  ///< with `last_hash`, to be noted elsewhere: whoever cuts off the end
  std::string last_hash;         ///< cannot be found out from what is left
};

/// Who looked at what, searched, exported and changed, and when: a file of its own beside the database
/// (`audit.db`), so that looking never waits for a reading that is being stored, and a restored database does
/// not take back what was seen in the meantime. Entries are only ever added; each carries the SHA-256 of
/// itself and its predecessor's, and what is older than `months` is forgotten from the front, so a change in
/// between shows. What people search for stands nowhere else: no other log holds it.
///
/// A document that is erased stays in the log as its hash; the words people searched with stay until they
/// are too old. What people say of records (values, reasons) is noted by the fields' names alone. Kept for
/// six months unless told otherwise: the period in the standard contract for processors of personal data. One
/// connection, not for several threads at once; several may write to one file.
class AuditLog {
 public:
  static constexpr int kMonths = 6;

  /// Makes the file when it is missing, readable by its owner only. Errors: kStore.
  static Result<AuditLog> open(const std::filesystem::path& path, int months = kMonths);
  /// For looking: kNotFound where there is no log.
  static Result<AuditLog> open_reading(const std::filesystem::path& path);

  AuditLog(AuditLog&&) noexcept;
  AuditLog& operator=(AuditLog&&) noexcept;
  ~AuditLog();

  /// Adds an entry (`number` is given, `at` taken from the clock where it is empty), and once a day forgets
  /// what is too old. A committed entry survives the death of the program; loss of power may take the last
  /// second of them. Texts beyond 4,000 bytes are cut. Costs 0.1 ms. Errors: kStore.
  Result<void> add(const AuditEntry& entry);

  /// Newest first.
  Result<std::vector<AuditEntry>> entries(const AuditFilter& filter);

  /// Works out every hash again; reads the whole log.
  Result<AuditProof> prove();

 private:
  struct Impl;
  explicit AuditLog(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace frisaet
