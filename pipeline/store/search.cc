#include "pipeline/store/search.h"

#include <algorithm>
#include <array>
#include <variant>

#include "models/text/danish.h"
#include "pipeline/store/highlight.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/query.h"
#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using Field = QueryTerm::Field;

constexpr std::int64_t kMostHits = 1000;

/// Conditions of a WHERE clause with their values.
class Conditions {
 public:
  using Value = std::variant<std::string, std::int64_t>;

  void add(std::string condition, std::vector<Value> values) {
    sql_ += (sql_.empty() ? " WHERE " : " AND ") + std::move(condition);
    for (Value& value : values) values_.push_back(std::move(value));
  }
  [[nodiscard]] const std::string& sql() const { return sql_; }

  [[nodiscard]] Rows query(Database& db, const std::string& before, const std::string& after,
                           const std::vector<std::int64_t>& more = {}) const {
    Rows rows(db, before + sql_ + after);
    for (const Value& value : values_) {
      std::visit([&rows](const auto& v) { rows.bind(v); }, value);
    }
    for (const std::int64_t value : more) rows.bind(value);
    return rows;
  }
  [[nodiscard]] std::int64_t count(Database& db, const std::string& from) const {
    Rows rows = query(db, "SELECT count(*) FROM " + from, "");
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

void add_access(Conditions& where, const SearchQuery& asked) {
  if (asked.open_only) where.add("s.closed = 0", {});
}

bool has_any(const SearchFilters& filters) {
  Conditions where;
  add_filters(where, filters);
  return !where.sql().empty();
}

// The index is walked first and rows are looked up in it, never the other way round: asked row by row, FTS5
// would evaluate the whole expression for each. It is joined only where a filter needs it.
constexpr const char* kRows = "search_doc s";
constexpr const char* kIndex = "search";
constexpr const char* kIndexAndRows = "search CROSS JOIN search_doc s ON s.id = search.rowid";

void add_words(Conditions& where, const Query& query) {
  const bool has_wanted = !query.groups.empty();
  if (has_wanted && query.without.empty()) {
    where.add("search MATCH ?", {match_expression(query)});
  } else if (has_wanted) {
    where.add("search MATCH ?", {"(" + match_expression(query) + ") NOT " + match_without(query)});
  } else if (!query.without.empty()) {  // FTS5 has no "everything but"
    where.add("s.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", {match_without(query)});
  }
}

struct RankedRow {
  std::int64_t id = 0;
  double score = 0;  ///< higher is better
};

/// Every row that matches, with its score, best first; rows of one score in no order. One walk through the
/// index gives the total too.
std::vector<RankedRow> matching_rows(Database& db, const Conditions& where, bool needs_rows) {
  // Title, decision, summary, body: a word in a title says more of a row than one in its case text. Rounded,
  // as the last digits of a sum depend on the order of its terms.
  const std::string select = "SELECT search.rowid, round(bm25(search, 8.0, 5.0, 3.0, 1.0), 6) FROM ";
  std::vector<RankedRow> rows;
  Rows found = where.query(db, select + (needs_rows ? kIndexAndRows : kIndex), "");
  while (found.next()) rows.push_back({found.integer(0), found.real(1) == 0 ? 0 : -found.real(1)});
  return rows;
}

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

/// The rows that pass the filters where there are no words to rank by: newest first.
std::vector<RankedRow> newest_rows(Database& db, const Conditions& where, std::size_t limit,
                                   std::size_t offset) {
  std::vector<RankedRow> rows;
  Rows found = where.query(db, "SELECT s.id FROM search_doc s",
                           " ORDER BY s.date DESC, coalesce(s.record_id, s.document_id) LIMIT ? OFFSET ?",
                           {static_cast<std::int64_t>(limit), static_cast<std::int64_t>(offset)});
  while (found.next()) rows.push_back({found.integer(0), 0});
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

std::string quoted_list(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " og " : ", ";
    list += "»" + words[i] + "«";
  }
  return list;
}

void explain(Database& db, const SearchQuery& asked, const Query& query, SearchPage& page) {
  if (db.integer("SELECT count(*) FROM (SELECT 1 FROM search_doc LIMIT 1)") == 0) {
    page.explanation = "Indekset er tomt. Læg dokumenter ind med `frisaet ingest`.";
    return;
  }
  if (query.empty() && !trim(asked.text).empty()) {
    page.explanation = "Søgningen indeholder ingen ord.";
    return;
  }
  for (const auto& group : query.groups) {
    Conditions somewhere;
    somewhere.add("search MATCH ?", {match_group(group)});
    add_access(somewhere, asked);
    if (somewhere
            .query(db, std::string("SELECT 1 FROM ") + (asked.open_only ? kIndexAndRows : kIndex), " LIMIT 1")
            .next())
      continue;
    for (const QueryTerm& term : group) page.unknown_words.push_back(term.typed);
  }
  if (!page.unknown_words.empty()) {
    page.explanation = quoted_list(page.unknown_words) + " står ingen steder i indekset.";
    return;
  }
  Conditions words;
  add_words(words, query);
  add_access(words, asked);
  const char* from = asked.open_only ? kIndexAndRows : kIndex;
  const std::int64_t unfiltered = words.count(db, query.groups.empty() ? kRows : from);
  if (unfiltered > 0 && has_any(asked.filters)) {
    page.explanation = "Ingen hits med de valgte filtre; uden dem er der " + std::to_string(unfiltered) + ".";
  } else if (query.groups.size() > 1 && query.without.empty()) {
    page.explanation = "Hvert ord findes i indekset, men aldrig sammen. Prøv med færre ord eller med ELLER.";
  } else {
    page.explanation = "Ingen hits.";
  }
}

}  // namespace

SearchPage Store::Impl::search(const SearchQuery& asked) {
  sqlite::Transaction transaction(db, sqlite::Transaction::Kind::kRead);
  const Query query = parse_query(asked.text);
  SearchPage page;
  if (query.empty() && !trim(asked.text).empty()) {  // signs only: that is not "everything"
    explain(db, asked, query, page);
    return page;
  }
  Conditions where;
  add_words(where, query);
  add_filters(where, asked.filters);
  add_access(where, asked);
  const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(asked.limit, 0, kMostHits));
  const auto offset = static_cast<std::size_t>(std::max<std::int64_t>(asked.offset, 0));
  std::vector<RankedRow> shown;
  if (query.groups.empty()) {
    page.total = where.count(db, kRows);
    shown = newest_rows(db, where, limit, offset);
  } else {
    std::vector<RankedRow> all = matching_rows(db, where, has_any(asked.filters) || asked.open_only);
    page.total = static_cast<std::int64_t>(all.size());
    shown = best_rows(db, std::move(all), limit, offset);
  }
  if (page.total == 0) explain(db, asked, query, page);
  const Highlighter highlighter(query, analyzer);
  for (const RankedRow& row : shown) page.hits.push_back(read_hit(db, row, highlighter));
  return page;
}

}  // namespace frisaet
