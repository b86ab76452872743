#include "pipeline/store/audit_log.h"

#include <sys/stat.h>

#include <array>
#include <system_error>
#include <utility>

#include "models/core/sha256.h"
#include "models/text/personal_data.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using sqlite::Transaction;

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kLongestText = 4000;

// The row of `forgotten` holds the hash of the last entry that was forgotten: where the chain of those left
// begins.
constexpr const char* kSchema =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    "CREATE TABLE IF NOT EXISTS audit (number INTEGER PRIMARY KEY, at TEXT NOT NULL,"
    " who TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT "
    "NULL)"
    " STRICT;"
    "CREATE INDEX IF NOT EXISTS audit_at ON audit (at);"
    "CREATE TABLE IF NOT EXISTS forgotten (number INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;"
    "CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit BEGIN"
    " SELECT raise(ABORT, 'the log is only added to'); END;";

/// Cut at a whole letter.
std::string cut(std::string_view text) {
  if (text.size() <= kLongestText) return std::string(text);
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

/// Of an entry and its predecessor's hash. Each text is led by its length, so that letters cannot be moved
/// from one field to the next.
std::string hash_of(const AuditEntry& entry, std::string_view before) {
  std::string bytes(before);
  for (const std::string& text :
       {std::to_string(entry.number), entry.at, entry.who, entry.action, entry.target, entry.detail})
    bytes += "\n" + std::to_string(text.size()) + ":" + text;
  return sha256_hex(bytes);
}

AuditEntry entry_of(const Rows& rows) {
  return {rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)};
}

/// The first moment that is kept, `months` before now.
std::string oldest_kept(std::string_view now, int months) {
  const std::string day(now.substr(0, 10));
  int year = std::stoi(day.substr(0, 4));
  int month = std::stoi(day.substr(5, 2)) - months;
  for (; month < 1; month += 12) --year;
  const std::string two = (month < 10 ? "0" : "") + std::to_string(month);
  return std::to_string(year) + "-" + two + day.substr(7) + std::string(now.substr(10));
}

/// `%` and `_` mean nothing in what a person types.
std::string anywhere(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

std::string danish_action(std::string_view action) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames{{{"search", "søgt"},
                                                                                 {"view", "set på"},
                                                                                 {"download", "hentet"},
                                                                                 {"export", "eksporteret"},
                                                                                 {"change", "rettet"},
                                                                                 {"log_in", "logget ind"},
                                                                                 {"refused", "afvist"}}};
  for (const auto& [name, danish] : kNames)
    if (name == action) return std::string(danish);
  return std::string(action);
}

struct AuditLog::Impl {
  Impl(const std::filesystem::path& path, int months_kept, Database::Access access)
      : db(path, kBusyMilliseconds, access), months(months_kept) {}

  /// Number and hash of the newest entry, or of the last that was forgotten, or of none.
  std::pair<std::int64_t, std::string> last() {
    for (const char* sql : {"SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1",
                            "SELECT number, hash FROM forgotten"}) {
      Rows rows = db.query(sql);
      if (rows.next()) return {rows.integer(0), rows.text(1)};
    }
    return {0, ""};
  }

  void forget_old(std::string_view now) {
    if (now.substr(0, 10) == looked_through) return;
    looked_through = now.substr(0, 10);
    const std::string oldest = oldest_kept(now, months);
    // Only from the front: a clock that was once wrong must not tear a hole.
    const std::int64_t kept = db.integer("SELECT min(number) FROM audit WHERE at >= ?1", oldest);
    const std::int64_t until =
        kept > 0 ? kept - 1 : db.integer("SELECT max(number) FROM audit WHERE at < ?1", oldest);
    const std::string hash = db.text("SELECT hash FROM audit WHERE number = ?1", until);
    if (hash.empty()) return;
    db.run("DELETE FROM forgotten");
    db.run("INSERT INTO forgotten (number, hash) VALUES (?1, ?2)", until, hash);
    db.run("DELETE FROM audit WHERE number <= ?1", until);
  }

  Database db;
  int months;
  std::string looked_through;  // the day on which what is too old was last forgotten
};

AuditLog::AuditLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AuditLog::AuditLog(AuditLog&&) noexcept = default;
AuditLog& AuditLog::operator=(AuditLog&&) noexcept = default;
AuditLog::~AuditLog() = default;

Result<AuditLog> AuditLog::open(const std::filesystem::path& path, int months) {
  return guarded([&] {
    auto impl = std::make_unique<Impl>(path, months, Database::Access::kWrite);
    ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    impl->db.script(kSchema);
    return AuditLog(std::move(impl));
  });
}

Result<AuditLog> AuditLog::open_reading(const std::filesystem::path& path) {
  std::error_code code;
  if (!std::filesystem::exists(path, code) && !code)
    return Error{ErrorCode::kNotFound, "Der er ingen log endnu.", path.string(),
                 "Den begynder, første gang nogen søger, ser på eller retter noget."};
  return guarded([&] { return AuditLog(std::make_unique<Impl>(path, kMonths, Database::Access::kRead)); });
}

Result<void> AuditLog::add(const AuditEntry& entry) {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kWrite);
    AuditEntry whole{0,
                     entry.at.empty() ? utc_now() : entry.at,
                     cut(with_masked_person_numbers(entry.who)),
                     cut(entry.action),
                     cut(with_masked_person_numbers(entry.target)),
                     cut(with_masked_person_numbers(entry.detail))};
    const auto [number, before] = impl_->last();
    whole.number = number + 1;
    impl_->db.run(
        "INSERT INTO audit (number, at, who, action, target, detail, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
        "?7)",
        whole.number, whole.at, whole.who, whole.action, whole.target, whole.detail, hash_of(whole, before));
    impl_->forget_old(whole.at);
    transaction.commit();
  });
}

Result<std::vector<AuditEntry>> AuditLog::entries(const AuditFilter& filter) {
  return guarded([&] {
    std::vector<AuditEntry> list;
    Rows rows = impl_->db.query(
        "SELECT number, at, who, action, target, detail FROM audit"
        " WHERE (?1 = '' OR at >= ?1) AND (?2 = '' OR substr(at, 1, 10) <= ?2) AND (?3 = '' OR who = ?3)"
        " AND (?4 = '%%' OR target LIKE ?4 ESCAPE '\\' OR detail LIKE ?4 ESCAPE '\\')"
        " ORDER BY number DESC LIMIT ?5",
        filter.from, filter.to, filter.who, anywhere(filter.about), filter.limit);
    while (rows.next()) list.push_back(entry_of(rows));
    return list;
  });
}

Result<AuditProof> AuditLog::prove() {
  return guarded([&] {
    Transaction transaction(impl_->db, Transaction::Kind::kRead);
    AuditProof proof;
    {
      Rows forgotten = impl_->db.query("SELECT number, hash FROM forgotten");
      if (forgotten.next()) {
        proof.last_number = forgotten.integer(0);
        proof.last_hash = forgotten.text(1);
      }
    }
    Rows rows =
        impl_->db.query("SELECT number, at, who, action, target, detail, hash FROM audit ORDER BY number");
    while (rows.next()) {
      const AuditEntry entry = entry_of(rows);
      ++proof.checked;
      const bool follows = entry.number == proof.last_number + 1;
      if (!proof.broken_at && (!follows || hash_of(entry, proof.last_hash) != rows.view(6)))
        proof.broken_at = entry.number;
      proof.last_number = entry.number;
      proof.last_hash = rows.text(6);
    }
    return proof;
  });
}

}  // namespace frisaet
