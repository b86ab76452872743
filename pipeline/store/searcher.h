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
  double score = 0;  ///< higher is better
  double share = 1;  ///< how much of what was asked for it has
};

/// What a walk through the index gave: rows in no order.
struct Walk {
  std::vector<RankedRow> rows;
  std::vector<Facet> facets;
  bool is_cut = false;  ///< there are more
};

/// One search on its way: the same filters and access for every expression that is tried.
class Searcher {
 public:
  /// Both must outlive it.
  Searcher(sqlite::Database& db, const SearchQuery& asked);

  /// The rows that have all groups (with `any`: at least one of the plain ones), with their scores, at most
  /// kMostRows. REQUIRES: `query` has groups. Cost: one walk through the index; 2–4 µs a row.
  Walk rows(const Query& query, bool any = false);

  /// True when the filters narrow the index itself.
  [[nodiscard]] bool has_keys() const { return !keys_.empty(); }

  /// The rows that pass the filters, where there are no words: the newer the higher its score, which is no
  /// more than that. At most kMostRows. REQUIRES: has_keys().
  Walk filtered_rows();

  /// In how many of the rows that may be shown `expression` stands, whatever the filters; at most `limit`.
  std::int64_t count(const std::string& expression, std::int64_t limit);

  [[nodiscard]] bool has_filters() const { return has_filters_; }

 private:
  [[nodiscard]] const char* from() const;
  [[nodiscard]] Conditions conditions(const std::string& expression) const;
  Facet areas(const Query& query, bool any);

  sqlite::Database& db_;
  const SearchQuery& asked_;
  std::vector<std::vector<std::string>> keys_;
  bool has_filters_;
};

/// The rows from `offset` on, at most `limit`, ordered by score, newest first, id. Days and ids are looked up
/// only for rows that can be among them.
std::vector<RankedRow> best_rows(sqlite::Database& db, std::vector<RankedRow> rows, std::size_t limit,
                                 std::size_t offset);

}  // namespace frisaet
