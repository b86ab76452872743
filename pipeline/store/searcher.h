#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/store/conditions.h"
#include "pipeline/store/query.h"
#include "pipeline/store/search.h"
#include "pipeline/store/sqlite.h"

namespace frisaet {

struct RankedRow {
  std::int64_t id = 0;
  double score = 0;      ///< higher is better
  double share = 1;      ///< how much of what was asked for it has
  std::int64_t day = 0;  ///< 20240312, where the order asks for it; else, or where it is unknown, 0
};

/// What a walk through the index gave: rows in no order.
struct Walk {
  std::vector<RankedRow> rows;
  std::vector<Facet> facets;  ///< of `rows`, where they were asked for
  bool is_cut = false;        ///< there are more
};

/// One search on its way: the same filters and access for every expression that is tried. Rows of running
/// heads and feet are left out of all but running_lines().
class Searcher {
 public:
  /// `db` and `asked` must outlive it. A walk ends after `most_rows`.
  Searcher(sqlite::Database& db, const SearchQuery& asked, std::int64_t most_rows);

  /// The rows that have all groups, with their scores. REQUIRES: `query` has groups. Cost: one walk through
  /// the index; 1 to 2 µs a row.
  Walk rows(const Query& query);

  /// The rows that have all groups that are kept to the letter, and at least one of the loose ones
  /// (is_loose), with their scores and shares, without facets. REQUIRES: `query` has loose groups.
  Walk rows_with_any(const Query& query);

  /// True when the filters narrow the index itself.
  [[nodiscard]] bool has_keys() const { return !keys_.empty(); }

  /// The documents whose running heads and feet have all groups, with their scores, at most
  /// kMostRunningLines; facets are not counted. That a document is closed is looked at for each: cost, one
  /// pass over its items.
  Walk running_lines(const Query& query);
  static constexpr std::int64_t kMostRunningLines = 200;

  /// The rows that pass the filters, where there are no words, with their days. REQUIRES: has_keys().
  Walk filtered_rows();

  /// In how many of the rows that may be shown `expression` stands, whatever the filters; at most `limit`.
  std::int64_t count(const std::string& expression, std::int64_t limit);

  /// The first of these, or 0.
  std::int64_t first(const std::string& expression);

  [[nodiscard]] bool has_filters() const { return has_filters_; }
  [[nodiscard]] std::int64_t most_rows() const { return most_rows_; }

 private:
  [[nodiscard]] const char* day() const;
  [[nodiscard]] sqlite::Rows shown(const char* what, const std::string& expression, std::int64_t limit);
  Walk walk(const Match& match, const std::string& columns, std::size_t phrases, bool facets);

  sqlite::Database& db_;
  const SearchQuery& asked_;
  std::int64_t most_rows_;
  std::vector<std::vector<std::string>> keys_;
  bool has_filters_;
};

/// What Store::search() answers, with another limit for tests. REQUIRES: a read transaction. Throws what
/// SQLite refuses.
SearchPage search_index(sqlite::Database& db, Analyzer& analyzer, const SearchQuery& asked,
                        std::int64_t most_rows = kMostRows);

/// In what order the answer comes: as asked for, else by relevance where there are words.
SearchOrder order_of(const SearchQuery& asked, bool has_words);

/// The rows from `offset` on, at most `limit`, in that order. Of equals by relevance the newest come first;
/// then the id decides. Days and ids are looked up only for rows that can be among them. REQUIRES: rows have
/// their days where the order is by day.
std::vector<RankedRow> best_rows(sqlite::Database& db, std::vector<RankedRow> rows, SearchOrder order,
                                 std::size_t limit, std::size_t offset);

}  // namespace frisaet
