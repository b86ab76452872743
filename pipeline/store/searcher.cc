#include "pipeline/store/searcher.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "pipeline/store/closed_items.h"
#include "pipeline/store/facets.h"

namespace frisaet {

using sqlite::Database;
using sqlite::Rows;

namespace {

// The index is walked first and rows are looked up in it, never the other way round: asked row by row, FTS5
// would evaluate the whole expression for each. They are read from narrow indexes, the narrowest where
// nothing is filtered by: a row of the table is a page of the file.
constexpr const char* kIndex = "search";
constexpr const char* kIndexAndRows =
    "search CROSS JOIN search_doc s INDEXED BY search_doc_narrow ON s.id = search.rowid";
constexpr const char* kIndexAndCounts =
    "search CROSS JOIN search_doc s INDEXED BY search_doc_counted ON s.id = search.rowid";
constexpr const char* kDay = "CAST(replace(s.date, '-', '') AS INTEGER)";

}  // namespace

Searcher::Searcher(Database& db, const SearchQuery& asked, std::int64_t most_rows)
    : db_(db),
      asked_(asked),
      most_rows_(most_rows),
      keys_(keys_of(db, asked.filters)),
      has_filters_(has_any(asked.filters)) {}

/// The column a walk takes the day from; a walk by relevance alone need not look rows up for it.
const char* Searcher::day() const {
  return asked_.order.value_or(SearchOrder::kRelevance) == SearchOrder::kRelevance ? "0" : kDay;
}

Walk Searcher::walk(const Match& match, const std::string& columns, std::size_t phrases, bool facets) {
  Conditions where;
  where.add("search MATCH ?", {match.expression});
  where.add("search.rowid > 0", {});
  add_filters(where, asked_.filters);
  add_access(where, asked_);
  const std::vector<Conditions::Value> before(phrases, Conditions::Value(match.phrases));
  Rows found = where.query(db_, before,
                           "SELECT search.rowid, " + columns + (facets ? ", s.facets FROM " : " FROM ") +
                               (has_filters_ || columns.ends_with(kDay) ? kIndexAndRows : kIndexAndCounts),
                           " LIMIT ?", {most_rows_ + 1});
  Walk result;
  FacetCounter counter(asked_.with_closed);
  while (found.next()) {
    if (static_cast<std::int64_t>(result.rows.size()) == most_rows_) {
      result.is_cut = true;
      break;
    }
    result.rows.push_back({found.integer(0), found.real(1), found.real(2), found.integer(3)});
    if (facets) counter.count(found.view(4));
  }
  if (facets) result.facets = counter.facets();
  return result;
}

Walk Searcher::rows(const Query& query) {
  return walk(match_of(query, keys_), std::string("rang(search, ?, s.words), 1, ") + day(), 1, asked_.facets);
}

Walk Searcher::rows_with_any(const Query& query) {
  return walk(match_of(query, keys_, true),
              std::string("rang(search, ?, s.words), andel(search, ?), ") + day(), 2, false);
}

Walk Searcher::running_lines(const Query& query) {
  SearchFilters filters = asked_.filters;
  filters.closed.reset();  // of their rows nothing is known of that
  const Match match = match_of(query, keys_of(db_, filters));
  Conditions where;
  where.add("search MATCH ?", {match.expression});
  where.add("search.rowid < 0", {});
  add_filters(where, filters);
  Rows found = where.query(db_, {Conditions::Value(match.phrases)},
                           std::string("SELECT search.rowid, rang(search, ?, s.words), ") + kDay +
                               ", s.document_id FROM search CROSS JOIN search_doc s ON s.id = search.rowid",
                           " LIMIT ?", {kMostRunningLines + 1});
  Walk result;
  for (std::int64_t seen = 0; found.next(); ++seen) {
    result.is_cut = seen == kMostRunningLines;
    if (result.is_cut) break;
    const bool is_closed = sqlite::prints_closed_text(db_, found.view(3));
    if ((is_closed && !asked_.with_closed) || asked_.filters.closed.value_or(is_closed) != is_closed)
      continue;
    result.rows.push_back({found.integer(0), found.real(1), 1, found.integer(2)});
  }
  return result;
}

Walk Searcher::filtered_rows() {
  return walk(match_of({}, keys_), std::string("0, 1, ") + kDay, 0, asked_.facets);
}

Rows Searcher::shown(const char* what, const std::string& expression, std::int64_t limit) {
  Conditions where;
  where.add("search MATCH ?", {expression});
  where.add("search.rowid > 0", {});
  add_access(where, asked_);
  return where.query(db_, {},
                     std::string("SELECT ") + what + " FROM (SELECT search.rowid AS id FROM " +
                         (asked_.with_closed ? kIndex : kIndexAndCounts),
                     " LIMIT ?)", {limit});
}

std::int64_t Searcher::count(const std::string& expression, std::int64_t limit) {
  Rows rows = shown("count(*)", expression, limit);
  return rows.next() ? rows.integer(0) : 0;
}

std::int64_t Searcher::first(const std::string& expression) {
  Rows rows = shown("id", expression, 1);
  return rows.next() ? rows.integer(0) : 0;
}

SearchOrder order_of(const SearchQuery& asked, bool has_words) {
  return asked.order.value_or(has_words ? SearchOrder::kRelevance : SearchOrder::kNewest);
}

std::vector<RankedRow> best_rows(Database& db, std::vector<RankedRow> rows, SearchOrder order,
                                 std::size_t limit, std::size_t offset) {
  const auto worth = [order](const RankedRow& row) {
    const auto day = static_cast<double>(row.day);
    if (order == SearchOrder::kRelevance) return std::pair(row.score, day);
    const bool is_oldest_first = order == SearchOrder::kOldest && row.day != 0;
    return std::pair(is_oldest_first                 ? -day
                     : order == SearchOrder::kOldest ? std::numeric_limits<double>::lowest()
                                                     : day,
                     row.score);
  };
  const auto better = [&worth](const RankedRow& a, const RankedRow& b) { return worth(a) > worth(b); };
  const std::size_t wanted = std::min(rows.size(), offset + limit);
  if (wanted <= offset) return {};
  const auto last = rows.begin() + static_cast<std::ptrdiff_t>(wanted) - 1;
  std::nth_element(rows.begin(), last, rows.end(), better);
  const RankedRow least = *last;
  std::erase_if(rows, [&](const RankedRow& row) { return better(least, row); });

  struct Key {
    RankedRow row;
    std::string date, id;
  };
  std::vector<Key> keys;
  for (const RankedRow& row : rows) {
    Rows found =
        db.query("SELECT date, coalesce(record_id, document_id) FROM search_doc WHERE id = ?1", row.id);
    if (found.next()) keys.push_back({row, found.text(0), found.text(1)});
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (worth(a.row) != worth(b.row)) return better(a.row, b.row);
    if (a.date != b.date) return a.date > b.date;
    return a.id < b.id;
  });
  std::vector<RankedRow> page;
  for (std::size_t i = offset; i < std::min(wanted, keys.size()); ++i) page.push_back(keys[i].row);
  return page;
}

}  // namespace frisaet
