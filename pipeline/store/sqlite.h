#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/error.h"

struct sqlite3;
struct sqlite3_stmt;

/// The adapter over SQLite, shared inside pipeline/store only. Failures are thrown as SqliteFailure and leave
/// the room as Error{kStore}: a dozen statements in one transaction read as what they do, and the first that
/// fails undoes all.
namespace frisaet::sqlite {

/// What SQLite refused.
class SqliteFailure : public std::exception {
 public:
  SqliteFailure(int code, std::string message) : code_(code), message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }
  [[nodiscard]] int code() const { return code_; }  ///< SQLite's extended result code

  /// kStore, SQLite's words, and in Danish what to do about it.
  [[nodiscard]] Error to_error() const;

  /// True when the file, or one that SQLite needs beside it, could not be opened.
  [[nodiscard]] bool is_unopenable() const;

 private:
  int code_;
  std::string message_;
};

/// Bytes to be stored as they are.
struct Blob {
  std::string_view bytes;
};

/// NULL where the text is empty: for "unknown" in columns.
std::optional<std::string_view> or_null(std::string_view text);

class Database;

/// A statement being run. Gives its statement back to the database when it goes.
class Rows {
 public:
  Rows(Database& database, std::string_view sql);
  ~Rows();
  Rows(Rows&& other) noexcept;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  Rows& operator=(Rows&&) = delete;

  void bind(std::int64_t value);
  void bind(int value) { bind(static_cast<std::int64_t>(value)); }
  void bind(bool value) { bind(static_cast<std::int64_t>(value)); }
  void bind(double value);
  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(Blob value);
  void bind(std::nullopt_t);
  template <typename T>
  void bind(const std::optional<T>& value) {
    if (value) {
      bind(*value);
    } else {
      bind(std::nullopt);
    }
  }

  /// To the next row; false when there is none.
  bool next();

  // Columns of the row, from 0. NULL reads as 0 or empty. Views live until the next call of next().
  [[nodiscard]] int columns() const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }

 private:
  [[noreturn]] void fail() const;

  Database* database_;
  std::string sql_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

/// The first column of all rows.
std::vector<std::string> texts(Rows rows);

/// One connection. Not for several threads at once.
class Database {
 public:
  enum class Access {
    kWrite,  ///< made when it is missing: WAL, full synchronisation (a commit survives loss of power),
             ///< foreign keys held, what is deleted overwritten
    kRead,   ///< must be there; every statement that would change it is refused
  };
  Database(const std::filesystem::path& path, int busy_timeout_ms, Access access = Access::kWrite);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs a script of several statements.
  void script(const std::string& sql);

  /// Binds the arguments in order and returns the rows, not stepped yet.
  template <typename... Args>
  Rows query(std::string_view sql, const Args&... args) {
    Rows rows(*this, sql);
    (rows.bind(args), ...);
    return rows;
  }

  /// Runs a statement to its end.
  template <typename... Args>
  void run(std::string_view sql, const Args&... args) {
    Rows rows = query(sql, args...);
    while (rows.next()) {
    }
  }

  /// First column of the first row; 0 or empty where there is none.
  template <typename... Args>
  std::int64_t integer(std::string_view sql, const Args&... args) {
    Rows rows = query(sql, args...);
    return rows.next() ? rows.integer(0) : 0;
  }
  template <typename... Args>
  std::string text(std::string_view sql, const Args&... args) {
    Rows rows = query(sql, args...);
    return rows.next() ? rows.text(0) : std::string();
  }

  /// Rows changed by the last INSERT, UPDATE or DELETE.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_row() const;
  /// Statements that run at or after `deadline` are broken off, and later ones refused (SQLITE_INTERRUPT);
  /// nothing = no limit. Looked at every ten thousand steps of SQLite's machine: well below a millisecond.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);

  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  friend class Rows;
  [[nodiscard]] bool is_too_late() const;
  [[nodiscard]] sqlite3_stmt* acquire(const std::string& sql);
  void release(const std::string& sql, sqlite3_stmt* statement) noexcept;
  void finalize_all() noexcept;

  sqlite3* handle_ = nullptr;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::map<std::string, std::vector<sqlite3_stmt*>> idle_;  ///< prepared and not in use
};

/// All or nothing: undone when it goes without commit(). One begun while another is open is part of that one
/// (a savepoint), whatever its kind.
class Transaction {
 public:
  enum class Kind { kRead, kWrite };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool is_inner_;
  bool open_ = true;
};

}  // namespace frisaet::sqlite
