#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/store/search.h"
#include "pipeline/store/sqlite.h"

namespace frisaet {

/// Conditions of a WHERE clause with their values.
class Conditions {
 public:
  using Value = std::variant<std::string, std::int64_t>;

  void add(std::string condition, std::vector<Value> values) {
    sql_ += (sql_.empty() ? " WHERE " : " AND ") + std::move(condition);
    for (Value& value : values) values_.push_back(std::move(value));
  }
  [[nodiscard]] const std::string& sql() const { return sql_; }

  /// `first` are the values of what stands before the conditions, `more` of what stands after.
  [[nodiscard]] sqlite::Rows query(sqlite::Database& db, const std::vector<Value>& first,
                                   const std::string& before, const std::string& after,
                                   const std::vector<std::int64_t>& more = {}) const;
  /// How many rows of `from` fulfil them.
  [[nodiscard]] std::int64_t count(sqlite::Database& db, const std::string& from) const;

 private:
  std::string sql_;
  std::vector<Value> values_;
};

/// What lets rows of `search_doc s` through.
void add_filters(Conditions& where, const SearchFilters& filters);
void add_access(Conditions& where, const SearchQuery& asked);
bool has_any(const SearchFilters& filters);

/// The keys by which the index itself narrows to what these filters let through, or to a little more; the
/// conditions of add_filters() stay the truth. Of each list one must be there.
std::vector<std::vector<std::string>> keys_of(sqlite::Database& db, const SearchFilters& filters);

}  // namespace frisaet
