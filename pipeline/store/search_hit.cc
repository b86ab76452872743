#include "pipeline/store/search_hit.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/closed_items.h"
#include "pipeline/store/projection.h"
#include "pipeline/store/query.h"

namespace frisaet {
namespace {

using sqlite::Database;
using sqlite::Rows;
using Field = QueryTerm::Field;

constexpr std::string_view kRunningLines = "running_lines";

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

  /// Among the running heads and feet.
  void by_running_line(const MarkedField& field, SearchHit& hit) const {
    const std::string line(line_around(field.text, field.shown_at()).of(field.text));
    Rows rows = db_.query(
        "SELECT min(p.number) FROM page p, json_each(p.furniture) f"
        " WHERE p.reading_id = (SELECT pages_of FROM reading WHERE id = ?1) AND instr(f.value, ?2) > 0",
        reading_, line);
    if (!rows.next() || rows.is_null(0)) return;
    hit.page = static_cast<int>(rows.integer(0));
    hit.quote = line;
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
  if (shown.name == kRunningLines) return finder.by_running_line(shown, hit);
  if (hit.record.empty() && shown.field == Field::kBody && finder.by_position(shown, hit)) return;
  if (finder.by_evidence(hit.record, shown, hit)) return;
  if (finder.by_line(finder.first_page(hit.record), shown, hit)) return;
  finder.by_first_evidence(hit.record, hit);
}

double confidence_of(Database& db, std::string_view record, std::int64_t reading) {
  Rows rows = record.empty() ? db.query("SELECT confidence FROM reading WHERE id = ?1", reading)
                             : db.query(
                                   "SELECT confidence FROM record_version WHERE record_id = ?2 AND "
                                   "reading_id = ?1",
                                   reading, record);
  return rows.next() ? rows.real(0) : 0;
}

}  // namespace

SearchHit read_hit(Database& db, std::int64_t id, double score, const Highlighter& highlighter) {
  Rows row = db.query(
      "SELECT record_id, document_id, kind, municipality_code, municipality_name, committee, date, "
      "item_number, outcome,"
      "  title, decision, summary, body, coalesce((SELECT reading_id FROM current_record n WHERE n.record_id "
      "= s.record_id),"
      "  (SELECT reading_id FROM document d WHERE d.id = s.document_id)), review, closed FROM search_doc s"
      " WHERE id = ?1",
      id);
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
  hit.review = row.text(14);
  hit.closed = row.integer(15) != 0;
  if (id < 0) {  // of running heads: what it tells of itself stands with the paper
    hit.closed = sqlite::prints_closed_text(db, hit.document);
    hit.title = db.text("SELECT coalesce(title, '') FROM reading WHERE id = ?1", row.integer(13));
  }
  hit.confidence = confidence_of(db, hit.record, row.integer(13));
  hit.score = score;
  std::vector<MarkedField> fields = {{Field::kDecision, "decision_text", row.text(10), {}},
                                     {Field::kTitle, "title", row.text(9), {}},
                                     {Field::kSummary, "recommendation", row.text(11), {}},
                                     {Field::kBody, id < 0 ? kRunningLines : "body", row.text(12), {}}};
  for (MarkedField& field : fields) field.marks = highlighter.find(field.text, field.field);
  const MarkedField& shown = best_field(fields);
  hit.snippet = make_snippet(shown.name, shown.text, shown.marks);
  find_page(PageFinder(db, row.integer(13), highlighter), shown, hit);
  return hit;
}

}  // namespace frisaet
