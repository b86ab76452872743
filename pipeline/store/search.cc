#include "pipeline/store/search.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <variant>

#include "models/text/danish.h"
#include "pipeline/store/highlight.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/query.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/suggest.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using Field = QueryTerm::Field;

constexpr std::int64_t kMostHits = 1000;
constexpr int kMostYears = 40;

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
  [[nodiscard]] Rows query(Database& db, const std::vector<Value>& first, const std::string& before,
                           const std::string& after, const std::vector<std::int64_t>& more = {}) const {
    Rows rows(db, before + sql_ + after);
    for (const auto* list : {&first, &values_}) {
      for (const Value& value : *list) std::visit([&rows](const auto& v) { rows.bind(v); }, value);
    }
    for (const std::int64_t value : more) rows.bind(value);
    return rows;
  }
  [[nodiscard]] std::int64_t count(Database& db, const std::string& from) const {
    Rows rows = query(db, {}, "SELECT count(*) FROM " + from, "");
    return rows.next() ? rows.integer(0) : 0;
  }

 private:
  std::string sql_;
  std::vector<Value> values_;
};

void add_filters(Conditions& where, const SearchFilters& filters) {
  if (filters.municipality) where.add("s.municipality_code = ?", {*filters.municipality});
  if (filters.committee) where.add("instr(s.committee_key, ?) > 0", {fold(*filters.committee)});
  if (filters.from) where.add("s.date >= ?", {to_iso(*filters.from)});
  if (filters.to) where.add("s.date <= ?", {to_iso(*filters.to)});
  if (filters.outcome) where.add("s.outcome = ?", {*filters.outcome});
  if (filters.type) where.add("(s.kind = ? OR s.document_type = ?)", {*filters.type, *filters.type});
  if (filters.area) {
    where.add("EXISTS (SELECT 1 FROM search_area a WHERE a.area = ? AND a.search_doc_id = s.id)",
              {*filters.area});
  }
}

/// The keys by which the index itself narrows to what these filters let through, or to a little more; the
/// conditions of add_filters() stay the truth.
std::vector<std::vector<std::string>> keys_of(Database& db, const SearchFilters& filters) {
  using sqlite::Key;
  std::vector<std::vector<std::string>> keys;
  const auto add = [&keys](Key kind, const std::optional<std::string>& value) {
    if (value && !sqlite::key_of(kind, *value).substr(1).empty())
      keys.push_back({sqlite::key_of(kind, *value)});
  };
  add(Key::kMunicipality, filters.municipality);
  add(Key::kOutcome, filters.outcome);
  add(Key::kArea, filters.area);
  add(Key::kKind, filters.type);
  if (filters.from || filters.to) {
    const auto year = [](std::string_view iso) {
      return iso.size() < 4 ? 0 : std::stoi(std::string(iso.substr(0, 4)));
    };
    const int first =
        year(filters.from ? to_iso(*filters.from) : db.text("SELECT min(date) FROM search_doc"));
    const int last = year(filters.to ? to_iso(*filters.to) : db.text("SELECT max(date) FROM search_doc"));
    std::vector<std::string> years;
    for (int y = first; y <= last && last - first < kMostYears; ++y)
      years.push_back(sqlite::key_of(Key::kYear, std::to_string(y)));
    if (!years.empty()) keys.push_back(std::move(years));
  }
  return keys;
}

void add_access(Conditions& where, const SearchQuery& asked) {
  if (asked.open_only) where.add("s.closed = 0", {});
}

bool has_any(const SearchFilters& filters) {
  Conditions where;
  add_filters(where, filters);
  return !where.sql().empty();
}

// The index is walked first and rows are looked up in it, never the other way round: asked row by row, FTS5
// would evaluate the whole expression for each. It is joined only where a filter needs it, and then read from
// the narrow index: a row of the table is a page of the file.
constexpr const char* kRows = "search_doc s";
constexpr const char* kIndex = "search";
constexpr const char* kIndexAndRows =
    "search CROSS JOIN search_doc s INDEXED BY search_doc_narrow ON s.id = search.rowid";
constexpr const char* kIndexAndWholeRows = "search CROSS JOIN search_doc s ON s.id = search.rowid";

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

constexpr std::array<std::pair<const char*, const char*>, 5> kFacets{{
    {"municipality", "s.municipality_code"},
    {"body_kind", "s.body_kind"},
    {"year", "substr(s.date, 1, 4)"},
    {"outcome", "s.outcome"},
    {"kind", "s.kind"},
}};

class FacetCounter {
 public:
  void count(const Rows& row, int first_column) {
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
      const std::string_view value = row.view(first_column + static_cast<int>(i));
      if (value.empty()) continue;
      if (const auto known = counts_[i].find(value); known != counts_[i].end()) {
        ++known->second;
      } else {
        counts_[i].emplace(value, 1);
      }
    }
  }
  [[nodiscard]] std::vector<Facet> facets() const {
    std::vector<Facet> list;
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
      Facet facet{kFacets[i].first, {}};
      for (const auto& [code, count] : counts_[i]) facet.values.push_back({code, count});
      sort(facet);
      list.push_back(std::move(facet));
    }
    return list;
  }
  static void sort(Facet& facet) {  // values come in order of their codes, and equals stay so
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
  }

 private:
  std::array<std::map<std::string, std::int64_t, std::less<>>, kFacets.size()> counts_;
};

/// One search on its way: the same filters and access for every expression that is tried.
class Searcher {
 public:
  Searcher(Database& db, const SearchQuery& asked)
      : db_(db), asked_(asked), keys_(keys_of(db, asked.filters)), has_filters_(has_any(asked.filters)) {}

  /// The rows that have all groups (with `any`: at least one of the plain ones), with their scores.
  Walk rows(const Query& query, bool any = false) {
    const Match match = match_of(query, keys_, any);
    Conditions where;
    where.add("search MATCH ?", {match.expression});
    add_filters(where, asked_.filters);
    add_access(where, asked_);
    // Rounded, as the last digits of a sum depend on the order of its terms.
    std::string select = "SELECT search.rowid, round(rang(search, ?), 6), " +
                         std::string(any ? "round(andel(search, ?), 6)" : "1");
    if (asked_.facets)
      for (const auto& [name, column] : kFacets) select += std::string(", ") + column;
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

  /// In how many of the rows that may be shown the group stands, whatever the filters; at most `limit`.
  std::int64_t count(const std::string& expression, std::int64_t limit) {
    Conditions where;
    where.add("search MATCH ?", {expression});
    add_access(where, asked_);
    Rows rows = where.query(
        db_, {},
        std::string("SELECT count(*) FROM (SELECT 1 FROM ") + (asked_.open_only ? kIndexAndRows : kIndex),
        " LIMIT ?)", {limit});
    return rows.next() ? rows.integer(0) : 0;
  }

  [[nodiscard]] bool has_filters() const { return has_filters_; }

 private:
  /// A row may have several areas: each is asked for, by its key.
  Facet areas(const Query& query, bool any) {
    Facet facet{"area", {}};
    std::vector<std::string> codes;
    for (Rows found = db_.query("SELECT DISTINCT area FROM search_area ORDER BY area"); found.next();)
      codes.push_back(found.text(0));
    for (const std::string& code : codes) {
      auto keys = keys_;
      keys.push_back({sqlite::key_of(sqlite::Key::kArea, code)});
      Conditions where;
      where.add("search MATCH ?", {match_of(query, keys, any).expression});
      add_filters(where, asked_.filters);
      add_access(where, asked_);
      Rows found = where.query(db_, {}, std::string("SELECT count(*) FROM (SELECT 1 FROM ") + from(),
                               " LIMIT ?)", {kMostRows});
      if (found.next() && found.integer(0) > 0) facet.values.push_back({code, found.integer(0)});
    }
    FacetCounter::sort(facet);
    return facet;
  }

  [[nodiscard]] const char* from() const {
    if (asked_.filters.committee) return kIndexAndWholeRows;
    return has_filters_ || asked_.open_only || asked_.facets ? kIndexAndRows : kIndex;
  }

  Database& db_;
  const SearchQuery& asked_;
  std::vector<std::vector<std::string>> keys_;
  bool has_filters_;
};

/// The rows from `offset` on, at most `limit`, ordered by score, newest first, id. Days and ids are looked up
/// only for rows that can be among them.
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

/// The rows that pass the filters where there are no words to rank by, newest first; the total goes to
/// `page`.
std::vector<RankedRow> rows_without_words(Database& db, const SearchQuery& asked, const Query& query,
                                          std::size_t limit, std::size_t offset, SearchPage& page) {
  Conditions where;
  if (!query.without.empty()) {  // FTS5 has no "everything but"
    where.add("s.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", {match_any(query.without)});
  }
  add_filters(where, asked.filters);
  add_access(where, asked);
  page.total = where.count(db, kRows);
  if (asked.facets) {
    std::string select = "SELECT 1";
    for (const auto& [name, column] : kFacets) select += std::string(", ") + column;
    FacetCounter counter;
    for (Rows rows = where.query(db, {}, select + " FROM " + kRows, ""); rows.next();) counter.count(rows, 1);
    page.facets = counter.facets();
    Facet areas{"area", {}};
    for (Rows rows = where.query(
             db, {}, "SELECT a.area, count(*) FROM search_area a JOIN search_doc s ON s.id = a.search_doc_id",
             " GROUP BY a.area ORDER BY a.area");
         rows.next();)
      areas.values.push_back({rows.text(0), rows.integer(1)});
    FacetCounter::sort(areas);
    page.facets.push_back(std::move(areas));
  }
  if (page.total == 0) {
    Conditions access;
    add_access(access, asked);
    const std::int64_t unfiltered = access.count(db, kRows);
    page.explanation =
        has_any(asked.filters) && unfiltered > 0 && query.without.empty()
            ? "Ingen hits med de valgte filtre; uden dem er der " + std::to_string(unfiltered) + "."
            : "Ingen hits.";
  }
  std::vector<RankedRow> rows;
  Rows found = where.query(db, {}, "SELECT s.id FROM search_doc s",
                           " ORDER BY s.date DESC, coalesce(s.record_id, s.document_id) LIMIT ? OFFSET ?",
                           {static_cast<std::int64_t>(limit), static_cast<std::int64_t>(offset)});
  while (found.next()) rows.push_back({found.integer(0), 0, 1});
  return rows;
}

// ---- one hit ----

/// A field of an index row with its marks.
struct MarkedField {
  Field field;
  std::string_view name;  ///< in the JSON contract, and of its evidence
  std::string text;
  std::vector<Mark> marks;

  /// Where the mark stands that the snippet is built around.
  [[nodiscard]] std::size_t shown_at() const {
    return marks.empty() ? 0 : marks[best_mark(marks)].span.begin;
  }
};

/// The field that shows most of what was asked for; of equals the first in the order decision, title,
/// recommendation, body.
const MarkedField& best_field(const std::vector<MarkedField>& fields) {
  const MarkedField* best = nullptr;
  std::size_t most = 0;
  for (const MarkedField& field : fields) {
    const std::size_t terms = distinct_terms(field.marks);
    if (terms > most) {
      best = &field;
      most = terms;
    }
  }
  if (best != nullptr) return *best;
  const auto filled =
      std::find_if(fields.begin(), fields.end(), [](const MarkedField& f) { return !f.text.empty(); });
  return filled == fields.end() ? fields.front() : *filled;
}

/// Finds the page on which a hit's words are printed.
class PageFinder {
 public:
  PageFinder(Database& db, std::int64_t reading, const Highlighter& highlighter)
      : db_(db), reading_(reading), highlighter_(highlighter) {}

  /// By the field's evidence, whose quotes stand on the page word for word.
  bool by_evidence(std::string_view record, const MarkedField& field, SearchHit& hit) const {
    Rows rows = db_.query(
        "SELECT page, x0, y0, x1, y1, quote FROM evidence WHERE reading_id = ?1 AND record_id = ?2"
        " AND (field = ?3 OR substr(field, 1, length(?3) + 1) = ?3 || '.') ORDER BY ordinal",
        reading_, record, field.name);
    while (rows.next()) {
      const std::string quote = rows.text(5);
      const std::vector<Mark> marks = highlighter_.find(quote, field.field);
      if (marks.empty() && !field.marks.empty()) continue;
      hit.page = static_cast<int>(rows.integer(0));
      if (!rows.is_null(1)) hit.box = Box{rows.real(1), rows.real(2), rows.real(3), rows.real(4)};
      hit.quote = line_around(quote, marks.empty() ? 0 : marks[best_mark(marks)].span.begin).of(quote);
      place_marks(hit.page, quote, marks, hit);
      return true;
    }
    return false;
  }

  /// By the printed line around the best mark, looked for on the pages from `first_page` on.
  bool by_line(int first_page, const MarkedField& field, SearchHit& hit) const {
    if (field.marks.empty()) return false;
    const std::string line(line_around(field.text, field.shown_at()).of(field.text));
    Rows rows = db_.query(
        "SELECT number, text FROM page WHERE reading_id = (SELECT pages_of FROM reading WHERE id = ?1)"
        " AND number >= ?2 ORDER BY number",
        reading_, first_page);
    while (rows.next()) {
      if (rows.view(1).find(line) == std::string_view::npos) continue;
      hit.page = static_cast<int>(rows.integer(0));
      hit.quote = line;
      place_marks(hit.page, line, highlighter_.find(line, field.field), hit);
      return true;
    }
    return false;
  }

  /// In the body of a whole document, which is its pages.
  bool by_position(const MarkedField& field, SearchHit& hit) const {
    const sqlite::JoinedPages pages = sqlite::join_pages(db_, reading_);
    if (pages.parts.empty() || pages.text != field.text) return false;
    const std::size_t at = field.shown_at();
    const auto part =
        std::find_if(pages.parts.begin(), pages.parts.end(), [at](const auto& p) { return at <= p.end; });
    if (part == pages.parts.end()) return false;
    hit.page = part->number;
    hit.quote = line_around(field.text, at).of(field.text);
    for (const Mark& mark : field.marks) {
      if (mark.span.begin < part->begin || mark.span.end > part->text_end) continue;
      hit.page_marks.push_back({mark.span.begin - part->begin, mark.span.end - part->begin});
    }
    return true;
  }

  /// Where nothing is marked: where the record begins.
  void by_first_evidence(std::string_view record, SearchHit& hit) const {
    Rows rows = db_.query(
        "SELECT page, x0, y0, x1, y1, quote FROM evidence WHERE reading_id = ?1 AND record_id = ?2"
        " ORDER BY page, ordinal LIMIT 1",
        reading_, record);
    if (!rows.next()) return;
    hit.page = static_cast<int>(rows.integer(0));
    if (!rows.is_null(1)) hit.box = Box{rows.real(1), rows.real(2), rows.real(3), rows.real(4)};
    hit.quote = line_around(rows.view(5), 0).of(rows.view(5));
  }

  [[nodiscard]] int first_page(std::string_view record) const {
    return static_cast<int>(db_.integer(
        "SELECT min(page) FROM evidence WHERE reading_id = ?1 AND record_id = ?2", reading_, record));
  }

 private:
  void place_marks(int page, std::string_view quote, const std::vector<Mark>& marks, SearchHit& hit) const {
    const std::string text = db_.text(
        "SELECT text FROM page WHERE reading_id = (SELECT pages_of FROM reading WHERE id = ?1) AND number = "
        "?2",
        reading_, page);
    const std::size_t at = text.find(quote);
    if (at == std::string::npos) return;  // it is furniture
    for (const Mark& mark : marks) hit.page_marks.push_back({at + mark.span.begin, at + mark.span.end});
  }

  Database& db_;
  std::int64_t reading_;
  const Highlighter& highlighter_;
};

void find_page(const PageFinder& finder, const MarkedField& shown, SearchHit& hit) {
  if (hit.record.empty() && shown.field == Field::kBody && finder.by_position(shown, hit)) return;
  if (finder.by_evidence(hit.record, shown, hit)) return;
  if (finder.by_line(finder.first_page(hit.record), shown, hit)) return;
  finder.by_first_evidence(hit.record, hit);
}

SearchHit read_hit(Database& db, const RankedRow& ranked, const Highlighter& highlighter) {
  Rows row = db.query(
      "SELECT record_id, document_id, kind, municipality_code, municipality_name, committee, date, "
      "item_number, outcome,"
      "  title, decision, summary, body, coalesce((SELECT reading_id FROM current_record n WHERE n.record_id "
      "= s.record_id),"
      "  (SELECT reading_id FROM document d WHERE d.id = s.document_id)) FROM search_doc s WHERE id = ?1",
      ranked.id);
  SearchHit hit;
  if (!row.next()) return hit;
  hit.record = row.text(0);
  hit.document = row.text(1);
  hit.kind = row.text(2);
  hit.municipality_code = row.text(3);
  hit.municipality_name = row.text(4);
  hit.committee = row.text(5);
  hit.date = row.text(6);
  hit.item_number = row.text(7);
  hit.outcome = row.text(8);
  hit.title = row.text(9);
  hit.score = ranked.score;
  std::vector<MarkedField> fields = {{Field::kDecision, "decision_text", row.text(10), {}},
                                     {Field::kTitle, "title", row.text(9), {}},
                                     {Field::kSummary, "recommendation", row.text(11), {}},
                                     {Field::kBody, "body", row.text(12), {}}};
  for (MarkedField& field : fields) field.marks = highlighter.find(field.text, field.field);
  const MarkedField& shown = best_field(fields);
  hit.snippet = make_snippet(shown.name, shown.text, shown.marks);
  find_page(PageFinder(db, row.integer(13), highlighter), shown, hit);
  return hit;
}

// ---- no hits ----

std::string quoted_list(const std::vector<std::string>& words, std::string_view last = " og ") {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? last : ", ";
    list += "»" + words[i] + "«";
  }
  return list;
}

/// Looks on where nothing has all of a query.
class Helper {
 public:
  Helper(Database& db, Analyzer& analyzer, const SearchQuery& asked, Searcher& searcher)
      : db_(db), analyzer_(analyzer), asked_(asked), searcher_(searcher) {}

  /// Changes `query` to what was found in the end, and says so in `page`; else explains there why nothing
  /// was.
  Walk look_on(Query& query, SearchPage& page) {
    if (Walk found = in_one_word(query, page); !found.rows.empty()) return found;
    Query nearby = query;
    std::vector<std::string> notes;
    replace_unknown(nearby, page.unknown_words, notes);
    if (!notes.empty()) {
      query = nearby;
      page.notes = notes;
      if (Walk found = searcher_.rows(query); !found.rows.empty()) return found;
    }
    if (!page.unknown_words.empty())
      page.explanation = quoted_list(page.unknown_words) + " står ingen steder i indekset.";
    const std::int64_t unfiltered = page.unknown_words.empty() && searcher_.has_filters()
                                        ? searcher_.count(match_of(query).expression, kMostRows)
                                        : 0;
    if (unfiltered > 0) {
      page.explanation =
          "Ingen hits med de valgte filtre; uden dem er der " + std::to_string(unfiltered) + ".";
      return {};
    }
    if (Walk found = most_of_it(query); !found.rows.empty()) {
      page.notes.push_back((page.explanation.empty()
                                ? "Ingen fund har alle ordene"
                                : page.explanation.substr(0, page.explanation.size() - 1)) +
                           "; viser dem, der har mest af resten.");
      page.explanation.clear();
      return found;
    }
    page.notes.clear();
    if (page.explanation.empty())
      page.explanation =
          query.groups.size() > 1 && query.without.empty()
              ? "Hvert ord findes i indekset, men aldrig sammen. Prøv med færre ord eller med ELLER."
              : "Ingen hits.";
    return {};
  }

 private:
  static bool is_plain(const std::vector<QueryTerm>& group) {
    return group.front().kind != QueryTerm::Kind::kPhrase && group.front().field == Field::kAny;
  }
  static bool is_one_word(const std::vector<QueryTerm>& group) {
    return group.size() == 1 && group.front().kind == QueryTerm::Kind::kWord &&
           group.front().words.size() == 1;
  }

  /// Two words of the query that the index has as one: `dag institution`.
  Walk in_one_word(Query& query, SearchPage& page) {
    Query together = query;
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < query.groups.size(); ++i) {
      if (!is_one_word(query.groups[i]) || !is_one_word(query.groups[i + 1])) continue;
      const QueryTerm& first = query.groups[i].front();
      const QueryTerm& last = query.groups[i + 1].front();
      const std::string word = first.words.front() + last.words.front();
      const QueryTerm term{QueryTerm::Kind::kWord, first.field, {word}, word};
      if (first.field != last.field || searcher_.count(match_any({term}), 1) == 0) continue;
      together.groups[i].push_back(term);
      together.groups[i + 1].push_back(term);
      words.push_back(word);
    }
    if (words.empty()) return {};
    Walk found = searcher_.rows(together);
    if (found.rows.empty()) return {};
    query = std::move(together);
    page.notes.push_back("Ingen fund har ordene hver for sig; viser dem, der har " +
                         quoted_list(words, " eller ") + ".");
    return found;
  }

  /// Puts words of the index in place of those that stand nowhere; `unknown` gets those that have no
  /// neighbours.
  void replace_unknown(Query& query, std::vector<std::string>& unknown, std::vector<std::string>& notes) {
    std::vector<std::vector<QueryTerm>> groups;
    for (auto& group : query.groups) {
      if (searcher_.count(match_any(group), 1) > 0) {
        groups.push_back(std::move(group));
        continue;
      }
      Suggestion near =
          is_one_word(group) ? suggest(db_, analyzer_, group.front(), asked_.open_only) : Suggestion{};
      if (near.groups.empty()) {
        unknown.push_back(group.front().typed);
        groups.push_back(std::move(group));
        continue;
      }
      notes.push_back("»" + group.front().typed + "« står ingen steder i indekset; viser fund " +
                      (near.is_split ? "med både " + quoted_list(near.words)
                                     : "for " + quoted_list(near.words, " eller ")) +
                      ".");
      for (auto& other : near.groups) groups.push_back(std::move(other));
    }
    query.groups = std::move(groups);
  }

  /// The rows that have most of what was asked for, where that is not little.
  Walk most_of_it(const Query& query) {
    constexpr double kLeastShare = 0.3;
    if (std::count_if(query.groups.begin(), query.groups.end(), is_plain) < 2) return {};
    Walk found = searcher_.rows(query, true);
    double most = kLeastShare;
    for (const RankedRow& row : found.rows) most = std::max(most, row.share);
    std::erase_if(found.rows, [most](const RankedRow& row) { return row.share < most; });
    found.facets.clear();  // they were counted over more
    return found;
  }

  Database& db_;
  Analyzer& analyzer_;
  const SearchQuery& asked_;
  Searcher& searcher_;
};

std::string danish_day(std::string_view iso) {
  return std::string(iso.substr(8, 2)) + "-" + std::string(iso.substr(5, 2)) + "-" +
         std::string(iso.substr(0, 4));
}

/// What the index holds, of the chosen municipality where one is.
std::string coverage(Database& db, const SearchQuery& asked) {
  SearchFilters place;
  place.municipality = asked.filters.municipality;
  Conditions where;
  add_filters(where, place);
  add_access(where, asked);
  Rows row = where.query(
      db, {},
      "SELECT count(*), count(DISTINCT municipality_code), min(date), max(date), max(municipality_name)"
      " FROM search_doc s INDEXED BY search_doc_narrow",
      "");
  if (!row.next() || row.integer(0) == 0) {
    return place.municipality ? "Indekset har intet fra den valgte kommune." : "";
  }
  const std::string rows = std::to_string(row.integer(0)) +
                           (row.integer(0) == 1 ? " punkt eller dokument" : " punkter og dokumenter");
  std::string text = place.municipality
                         ? "Fra " + row.text(4) + " har indekset " + rows
                         : "Indekset dækker " + rows + " fra " + std::to_string(row.integer(1)) +
                               (row.integer(1) == 1 ? " kommune" : " kommuner");
  if (row.view(2).size() == 10) text += ", " + danish_day(row.view(2)) + " til " + danish_day(row.view(3));
  return text + ".";
}

bool is_empty(Database& db) {
  return db.integer("SELECT count(*) FROM (SELECT 1 FROM search_doc LIMIT 1)") == 0;
}

}  // namespace

SearchPage Store::Impl::search(const SearchQuery& asked) {
  sqlite::Transaction transaction(db, sqlite::Transaction::Kind::kRead);
  Query query = parse_query(asked.text);
  SearchPage page;
  if (is_empty(db)) {
    page.explanation = "Indekset er tomt. Læg dokumenter ind med `frisaet ingest`.";
    return page;
  }
  if (query.empty() && !trim(asked.text).empty()) {  // signs only: that is not "everything"
    page.explanation = "Søgningen indeholder ingen ord.";
    return page;
  }
  const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(asked.limit, 0, kMostHits));
  const auto offset = static_cast<std::size_t>(std::max<std::int64_t>(asked.offset, 0));
  std::vector<RankedRow> shown;
  if (query.groups.empty()) {
    shown = rows_without_words(db, asked, query, limit, offset, page);
  } else {
    Searcher searcher(db, asked);
    Walk found = searcher.rows(query);
    if (found.rows.empty()) found = Helper(db, analyzer, asked, searcher).look_on(query, page);
    page.total = static_cast<std::int64_t>(found.rows.size());
    page.is_least = found.is_cut;
    page.facets = std::move(found.facets);
    shown = best_rows(db, std::move(found.rows), limit, offset);
  }
  if (page.total == 0) page.coverage = coverage(db, asked);
  if (page.total > 0) page.unknown_words.clear();
  const Highlighter highlighter(query, analyzer);
  for (const RankedRow& row : shown) page.hits.push_back(read_hit(db, row, highlighter));
  return page;
}

}  // namespace frisaet
