#include "pipeline/store/searcher.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "models/core/date.h"
#include "pipeline/store/facets.h"
#include "pipeline/store/projection.h"

namespace frisaet {

using sqlite::Database;
using sqlite::Rows;

namespace {

// The index is walked first and rows are looked up in it, never the other way round: asked row by row, FTS5
// would evaluate the whole expression for each. They are joined only where a filter needs it, and then read
// from the narrow index: a row of the table is a page of the file.
constexpr const char* kIndex = "search";
constexpr const char* kIndexAndRows =
    "search CROSS JOIN search_doc s INDEXED BY search_doc_narrow ON s.id = search.rowid";

}  // namespace

Searcher::Searcher(Database& db, const SearchQuery& asked)
    : db_(db), asked_(asked), keys_(keys_of(db, asked.filters)), has_filters_(has_any(asked.filters)) {}

const char* Searcher::from() const {
  return has_filters_ || asked_.open_only || asked_.facets ? kIndexAndRows : kIndex;
}

Conditions Searcher::conditions(const std::string& expression) const {
  Conditions where;
  where.add("search MATCH ?", {expression});
  add_filters(where, asked_.filters);
  add_access(where, asked_);
  return where;
}

Walk Searcher::rows(const Query& query, bool any) {
  const Match match = match_of(query, keys_, any);
  const Conditions where = conditions(match.expression);
  // Rounded, as the last digits of a sum depend on the order of its terms.
  const std::string select = "SELECT search.rowid, round(rang(search, ?), 6), " +
                             std::string(any ? "round(andel(search, ?), 6)" : "1") +
                             (asked_.facets ? FacetCounter::columns() : "");
  std::vector<Conditions::Value> before(any ? 2 : 1, Conditions::Value(match.phrases));
  Rows found = where.query(db_, before, select + " FROM " + from(), " LIMIT ?", {kMostRows + 1});
  Walk result;
  FacetCounter counter;
  while (found.next()) {
    if (static_cast<std::int64_t>(result.rows.size()) == kMostRows) {
      result.is_cut = true;
      break;
    }
    result.rows.push_back({found.integer(0), found.real(1), found.real(2)});
    if (asked_.facets) counter.count(found, 3);
  }
  if (asked_.facets) {
    result.facets = counter.facets();
    result.facets.push_back(areas(query, any));
  }
  return result;
}

Walk Searcher::filtered_rows() {
  const Query no_words;
  const Conditions where = conditions(match_of(no_words, keys_).expression);
  Rows found = where.query(db_, {},
                           std::string("SELECT s.id, s.date") +
                               (asked_.facets ? FacetCounter::columns() : "") + " FROM " + kIndexAndRows,
                           " LIMIT ?", {kMostRows + 1});
  Walk result;
  FacetCounter counter;
  while (found.next()) {
    if (static_cast<std::int64_t>(result.rows.size()) == kMostRows) {
      result.is_cut = true;
      break;
    }
    RankedRow row;
    row.id = found.integer(0);
    if (const auto date = parse_iso_date(found.view(1))) {  // the newest first, as if they were better
      row.score = static_cast<double>(std::chrono::sys_days(*date).time_since_epoch().count());
    } else {
      row.score = std::numeric_limits<double>::lowest();
    }
    result.rows.push_back(row);
    if (asked_.facets) counter.count(found, 2);
  }
  if (asked_.facets) {
    result.facets = counter.facets();
    result.facets.push_back(areas(no_words, false));
  }
  return result;
}

/// A row may have several areas: each is asked for, by its key.
Facet Searcher::areas(const Query& query, bool any) {
  Facet facet{"area", {}};
  std::vector<std::string> codes;
  // From one area to the next by the primary key: DISTINCT would read the whole table.
  for (std::string code = db_.text("SELECT min(area) FROM search_area"); !code.empty();
       code = db_.text("SELECT min(area) FROM search_area WHERE area > ?1", code))
    codes.push_back(code);
  for (const std::string& code : codes) {
    auto keys = keys_;
    keys.push_back({sqlite::key_of(sqlite::Key::kArea, code)});
    const Conditions where = conditions(match_of(query, keys, any).expression);
    Rows found = where.query(db_, {}, std::string("SELECT count(*) FROM (SELECT 1 FROM ") + from(),
                             " LIMIT ?)", {kMostRows});
    if (found.next() && found.integer(0) > 0) facet.values.push_back({code, found.integer(0)});
  }
  sort_values(facet);
  return facet;
}

std::int64_t Searcher::count(const std::string& expression, std::int64_t limit) {
  Conditions where;
  where.add("search MATCH ?", {expression});
  add_access(where, asked_);
  Rows rows = where.query(
      db_, {},
      std::string("SELECT count(*) FROM (SELECT 1 FROM ") + (asked_.open_only ? kIndexAndRows : kIndex),
      " LIMIT ?)", {limit});
  return rows.next() ? rows.integer(0) : 0;
}

std::vector<RankedRow> best_rows(Database& db, std::vector<RankedRow> rows, std::size_t limit,
                                 std::size_t offset) {
  const auto better = [](const RankedRow& a, const RankedRow& b) { return a.score > b.score; };
  const std::size_t wanted = std::min(rows.size(), offset + limit);
  if (wanted <= offset) return {};
  const auto last = rows.begin() + static_cast<std::ptrdiff_t>(wanted) - 1;
  std::nth_element(rows.begin(), last, rows.end(), better);
  const double least = last->score;
  std::erase_if(rows, [least](const RankedRow& row) { return row.score < least; });

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
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    if (a.row.score != b.row.score) return a.row.score > b.row.score;
    if (a.date != b.date) return a.date > b.date;
    return a.id < b.id;
  });
  std::vector<RankedRow> page;
  for (std::size_t i = offset; i < std::min(wanted, keys.size()); ++i) page.push_back(keys[i].row);
  return page;
}

}  // namespace frisaet
