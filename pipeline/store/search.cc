#include "pipeline/store/search.h"

#include <algorithm>

#include "models/municipality/municipality.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "pipeline/store/conditions.h"
#include "pipeline/store/facets.h"
#include "pipeline/store/highlight.h"
#include "pipeline/store/look_on.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/query.h"
#include "pipeline/store/search_hit.h"
#include "pipeline/store/searcher.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;

constexpr const char* kRows = "search_doc s";
constexpr const char* kNarrowRows = "search_doc s INDEXED BY search_doc_narrow";

/// One search, from what was typed to the page.
class Search {
 public:
  Search(Database& db, Analyzer& analyzer, const SearchQuery& asked, std::int64_t most_rows)
      : db_(db), analyzer_(analyzer), asked_(asked), searcher_(db, asked, most_rows) {}

  SearchPage page() {
    Query query = parse_query(asked_.text);
    if (query.empty() && !trim(asked_.text).empty()) {  // signs only: that is not "everything"
      page_.explanation = "Søgningen indeholder ingen ord.";
      return page_;
    }
    page_.order = order_of(asked_, !query.groups.empty());
    const Query typed = query;
    const std::vector<RankedRow> rows = query.groups.empty() ? without_words(query) : with_words(query);
    say_where_nothing_is_from(typed);
    if (page_.total == 0) page_.coverage = covered();
    if (page_.total > 0) page_.unknown_words.clear();
    const Highlighter highlighter(query, analyzer_);
    for (const RankedRow& row : rows) page_.hits.push_back(read_hit(db_, row.id, row.score, highlighter));
    return page_;
  }

 private:
  /// The rows to be shown of those that a walk gave; totals and facets go to the page.
  std::vector<RankedRow> shown_of(Walk walk) {
    page_.total = static_cast<std::int64_t>(walk.rows.size());
    page_.is_least = walk.is_cut;
    page_.facets = std::move(walk.facets);
    return best_rows(db_, std::move(walk.rows), page_.order, limit_, offset_);
  }

  std::vector<RankedRow> with_words(Query& query) {
    Walk found = searcher_.rows(query);
    if (found.rows.empty()) found = in_running_lines(query);
    if (found.rows.empty()) found = look_on(db_, analyzer_, asked_, searcher_, query, page_);
    return shown_of(std::move(found));
  }

  /// Heads and feet tell of a whole paper what its items say better: asked only where none of them has it.
  Walk in_running_lines(const Query& query) {
    Walk found = searcher_.running_lines(query);
    if (!found.rows.empty())
      page_.notes.emplace_back(
          "Ordene står ikke i teksten; viser dokumenter, der har dem i sidehoved eller sidefod.");
    return found;
  }

  /// What passes the filters where there are no words to rank by, newest first. A walk that would be cut is
  /// no use here: it takes the rows in the order they were stored.
  std::vector<RankedRow> without_words(const Query& query) {
    if (searcher_.has_keys() && query.without.empty()) {
      Walk walk = searcher_.filtered_rows();
      if (!walk.is_cut) {
        if (walk.rows.empty()) explain_without_words(query);
        return shown_of(std::move(walk));
      }
    }
    return by_sql(query);
  }

  /// The same by SQL alone, for what the index does not narrow. Facets are left out where they would be
  /// counted over more than a walk may take.
  std::vector<RankedRow> by_sql(const Query& query) {
    Conditions where = of_texts();
    if (!query.without.empty()) {  // FTS5 has no "everything but"
      where.add("s.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", {match_any(query.without)});
    }
    add_filters(where, asked_.filters);
    add_access(where, asked_);
    page_.total = where.count(db_, kNarrowRows);
    if (page_.total == 0) explain_without_words(query);
    if (asked_.facets && page_.total <= searcher_.most_rows()) {
      FacetCounter counter(asked_.with_closed);
      Rows all = where.query(db_, {}, std::string("SELECT s.facets FROM ") + kNarrowRows, "");
      while (all.next()) counter.count(all.view(0));
      page_.facets = counter.facets();
    }
    return page_.order == SearchOrder::kOldest ? oldest(where)
                                               : in_order(where, "s.date DESC", limit_, offset_);
  }

  /// Rows of items and papers, none of running heads. The sign keeps SQLite to the index it would have used.
  static Conditions of_texts() {
    Conditions where;
    where.add("+s.id > 0", {});
    return where;
  }

  std::vector<RankedRow> in_order(const Conditions& where, const std::string& order, std::size_t limit,
                                  std::size_t offset) {
    std::vector<RankedRow> rows;
    Rows found = where.query(db_, {}, "SELECT s.id FROM search_doc s",
                             " ORDER BY " + order + ", coalesce(s.record_id, s.document_id) LIMIT ? OFFSET ?",
                             {static_cast<std::int64_t>(limit), static_cast<std::int64_t>(offset)});
    while (found.next()) rows.push_back({found.integer(0)});
    return rows;
  }

  /// Rows without a day stand first in the index of days, and come last here: two walks, where one that puts
  /// them last would sort every row.
  std::vector<RankedRow> oldest(const Conditions& where) {
    Conditions dated = where, undated = where;
    dated.add("s.date IS NOT NULL", {});
    undated.add("s.date IS NULL", {});
    std::vector<RankedRow> rows = in_order(dated, "s.date", limit_, offset_);
    if (rows.size() == limit_) return rows;
    const auto before = static_cast<std::size_t>(dated.count(db_, kNarrowRows));
    for (const RankedRow& row :
         in_order(undated, "s.date", limit_ - rows.size(), offset_ - std::min(offset_, before)))
      rows.push_back(row);
    return rows;
  }

  /// A municipality that the index has nothing from is no word that happens to stand nowhere.
  void say_where_nothing_is_from(const Query& typed) {
    Query without_names = typed;
    std::string places, names;
    std::erase_if(without_names.groups, [&](const auto& group) {
      const std::string& code = group.front().municipality;
      if (code.empty()) return false;
      const Match key = match_of({}, {{sqlite::key_of(sqlite::Key::kMunicipality, code)}});
      if (searcher_.count(key.expression, 1) > 0) return false;
      const std::string_view between = places.empty() ? "" : " og ";
      places.append(between).append(MunicipalityIndex::standard().by_code(code)->name);
      names.append(between).append("»" + group.front().typed + "«");
      return true;
    });
    if (places.empty()) return;
    const std::string nothing = "Indekset har intet fra " + places;
    if (page_.total > 0) {
      page_.notes.push_back(nothing + "; fundene har kun ordet " + names + ".");
      return;
    }
    page_.explanation = nothing + ".";
    if (without_names.groups.empty() || searcher_.has_filters()) return;
    const std::int64_t others = searcher_.count(match_of(without_names).expression, searcher_.most_rows());
    if (others > 0)
      page_.explanation += " Uden " + names + " er der " +
                           (others == searcher_.most_rows() ? "mindst " : "") + std::to_string(others) +
                           " fund.";
  }

  void explain_without_words(const Query& query) {
    Conditions access = of_texts();
    add_access(access, asked_);
    const std::int64_t unfiltered = access.count(db_, kNarrowRows);
    page_.explanation =
        searcher_.has_filters() && unfiltered > 0 && query.without.empty()
            ? "Ingen hits med de valgte filtre; uden dem er der " + std::to_string(unfiltered) + "."
            : "Ingen hits.";
  }

  /// What the index holds, of the chosen municipality where one is.
  std::string covered() {
    SearchFilters place;
    place.municipality = asked_.filters.municipality;
    Conditions where = of_texts();
    add_filters(where, place);
    add_access(where, asked_);
    // One walk through the narrow index: 0.2 s for a million rows, where nothing was found only.
    Rows row = where.query(db_, {},
                           "SELECT count(*), count(DISTINCT municipality_code), min(date), max(date), "
                           "max(municipality_name) FROM " +
                               std::string(place.municipality ? kRows : kNarrowRows),
                           "");
    if (!row.next() || row.integer(0) == 0)
      return place.municipality ? "Indekset har intet fra den valgte kommune." : "";
    const std::string rows = std::to_string(row.integer(0)) +
                             (row.integer(0) == 1 ? " punkt eller dokument" : " punkter og dokumenter");
    std::string text = place.municipality
                           ? "Fra " + row.text(4) + " har indekset " + rows
                           : "Indekset dækker teksten i " + rows + " fra " + std::to_string(row.integer(1)) +
                                 (row.integer(1) == 1 ? " kommune" : " kommuner");
    if (!row.is_null(2)) text += ", " + danish_digits(row.view(2)) + " til " + danish_digits(row.view(3));
    return text + ".";
  }

  Database& db_;
  Analyzer& analyzer_;
  const SearchQuery& asked_;
  Searcher searcher_;
  std::size_t limit_ = static_cast<std::size_t>(std::clamp<std::int64_t>(asked_.limit, 0, kMostHits));
  std::size_t offset_ = static_cast<std::size_t>(std::max<std::int64_t>(asked_.offset, 0));
  SearchPage page_;
};

bool is_empty(Database& db) {
  return db.integer("SELECT count(*) FROM (SELECT 1 FROM search_doc LIMIT 1)") == 0;
}

}  // namespace

SearchPage search_index(Database& db, Analyzer& analyzer, const SearchQuery& asked, std::int64_t most_rows) {
  if (!is_empty(db)) return Search(db, analyzer, asked, most_rows).page();
  SearchPage page;
  page.explanation = "Indekset er tomt. Læg dokumenter ind med `frisaet ingest`.";
  return page;
}

SearchPage Store::Impl::search(const SearchQuery& asked) {
  sqlite::Transaction transaction(db, sqlite::Transaction::Kind::kRead);
  return search_index(db, analyzer, asked);
}

}  // namespace frisaet
