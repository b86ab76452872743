#include "pipeline/store/sqlite.h"

#include <sqlite3.h>

namespace frisaet::sqlite {
namespace {

[[noreturn]] void fail_with(sqlite3* handle, int code) {
  throw SqliteFailure(handle != nullptr ? sqlite3_extended_errcode(handle) : code,
                      handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
}

std::string advice(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "Et andet program skriver i databasen. Prøv igen om lidt.";
    case SQLITE_FULL:
      return "Skaf plads på disken, og prøv igen. Intet er gået tabt.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "Filen er beskadiget eller er ikke en database. Hent den seneste sikkerhedskopi, eller flyt "
             "filen væk og "
             "læs dokumenterne ind igen.";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return "Undersøg, om mappen findes, og om du må skrive i den.";
    case SQLITE_IOERR:
      return "Undersøg disken, og prøv igen. Intet er gemt halvt.";
    default:
      return "";
  }
}

}  // namespace

Error SqliteFailure::to_error() const {
  if ((code_ & 0xFF) == SQLITE_INTERRUPT) {
    return {ErrorCode::kTimeout, "Det tog for lang tid at slå op.", "",
            "Spørg om mindre: et ord mere, en kommune eller en kortere periode. Eller prøv igen om lidt."};
  }
  return {ErrorCode::kStore, "Databasen svarede: " + message_ + ".", "", advice(code_)};
}

bool SqliteFailure::is_unopenable() const {
  const int primary = code_ & 0xFF;
  return primary == SQLITE_CANTOPEN || primary == SQLITE_PERM || primary == SQLITE_READONLY;
}

std::optional<std::string_view> or_null(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// ---- Rows ----

Rows::Rows(Database& database, std::string_view sql)
    : database_(&database), sql_(sql), statement_(database.acquire(sql_)) {}

Rows::~Rows() {
  if (statement_ != nullptr) database_->release(sql_, statement_);
}

Rows::Rows(Rows&& other) noexcept
    : database_(other.database_),
      sql_(std::move(other.sql_)),
      statement_(std::exchange(other.statement_, nullptr)),
      bound_(other.bound_) {}

void Rows::fail() const {
  fail_with(database_->handle(), SQLITE_ERROR);
}

void Rows::bind(std::int64_t value) {
  if (sqlite3_bind_int64(statement_, ++bound_, value) != SQLITE_OK) fail();
}

void Rows::bind(double value) {
  if (sqlite3_bind_double(statement_, ++bound_, value) != SQLITE_OK) fail();
}

void Rows::bind(std::string_view value) {
  const int result = sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(),
                                         value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (result != SQLITE_OK) fail();
}

void Rows::bind(Blob value) {
  const int result =
      sqlite3_bind_blob64(statement_, ++bound_, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                          value.bytes.size(), SQLITE_TRANSIENT);
  if (result != SQLITE_OK) fail();
}

void Rows::bind(std::nullopt_t) {
  if (sqlite3_bind_null(statement_, ++bound_) != SQLITE_OK) fail();
}

bool Rows::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) fail();
  return false;
}

int Rows::columns() const {
  return sqlite3_column_count(statement_);
}
bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Rows::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Rows::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);  // of a text, its UTF-8
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::vector<std::string> texts(Rows rows) {
  std::vector<std::string> list;
  while (rows.next()) list.push_back(rows.text(0));
  return list;
}

// ---- Database ----

Database::Database(const std::filesystem::path& path, int busy_timeout_ms, Access access) {
  const int mode =
      access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int result =
      sqlite3_open_v2(path.c_str(), &handle_, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  try {
    if (result != SQLITE_OK) fail_with(handle_, result);
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    if (access == Access::kRead) {
      script("PRAGMA query_only=ON;");
      return;
    }
    // The -wal and -shm files stay when the last connection closes (the log emptied): a reader that may not
    // write in the folder cannot make them, and without them it cannot read.
    int stay = 1;
    sqlite3_file_control(handle_, "main", SQLITE_FCNTL_PERSIST_WAL, &stay);
    script(
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA "
        "journal_size_limit=67108864;");
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

void Database::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  constexpr int kSteps = 10'000;
  const auto is_over = [](void* database) { return static_cast<Database*>(database)->is_too_late() ? 1 : 0; };
  deadline_ = deadline;
  sqlite3_progress_handler(handle_, deadline ? kSteps : 0, is_over, this);
}

Database::~Database() {
  finalize_all();
  sqlite3_close_v2(handle_);
}

void Database::script(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail_with(handle_, SQLITE_ERROR);
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(handle_);
}
std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}

bool Database::is_too_late() const {
  return deadline_ && std::chrono::steady_clock::now() >= *deadline_;
}

sqlite3_stmt* Database::acquire(const std::string& sql) {
  if (is_too_late()) fail_with(nullptr, SQLITE_INTERRUPT);
  std::vector<sqlite3_stmt*>& idle = idle_[sql];
  if (!idle.empty()) {
    sqlite3_stmt* statement = idle.back();
    idle.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) fail_with(handle_, result);
  return statement;
}

void Database::release(const std::string& sql, sqlite3_stmt* statement) noexcept {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_.find(sql)->second.push_back(statement);
}

void Database::finalize_all() noexcept {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  idle_.clear();
}

// ---- Transaction ----

Transaction::Transaction(Database& database, Kind kind)
    : database_(database), is_inner_(sqlite3_get_autocommit(database.handle()) == 0) {
  database_.run(is_inner_ ? "SAVEPOINT inner_one" : kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_ || sqlite3_get_autocommit(database_.handle()) != 0)
    return;  // some failures roll back by themselves
  const char* undo = is_inner_ ? "ROLLBACK TO inner_one; RELEASE inner_one" : "ROLLBACK";
  sqlite3_exec(database_.handle(), undo, nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run(is_inner_ ? "RELEASE inner_one" : "COMMIT");
  open_ = false;
}

}  // namespace frisaet::sqlite
