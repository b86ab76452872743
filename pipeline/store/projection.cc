#include "pipeline/store/projection.h"

#include <cctype>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

#include "models/core/date.h"
#include "models/records/record.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "pipeline/store/closed_items.h"
#include "pipeline/store/facets.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/holds.h"

namespace frisaet::sqlite {
namespace {

struct Version {
  std::int64_t reading = 0;
  std::string document;
  std::string document_type;
  std::string payload;
  std::string body;
  bool is_found = false;
  bool is_held = false;  ///< its document waits for a person
  std::string read_at;   ///< when its document was first read otherwise than in it; empty: never
};

std::optional<Version> choose_version(Database& db, std::string_view record_id) {
  Rows rows = db.query(
      "SELECT v.reading_id, d.id, r.type, v.payload, v.body, d.reading_id = v.reading_id AS found, d.held,"
      " (SELECT min(created_at) FROM reading l WHERE l.document_id = d.id AND l.id > v.reading_id)"
      " FROM record_version v JOIN reading r ON r.id = v.reading_id JOIN document d ON d.id = r.document_id"
      " WHERE v.record_id = ?1 AND d.reading_id IS NOT NULL"  // NULL: withdrawn
      " ORDER BY found DESC, CASE WHEN d.reading_id = v.reading_id THEN 0 ELSE -v.reading_id END,"
      "   d.held, r.type <> 'minutes', v.confidence DESC, d.id LIMIT 1",
      record_id);
  if (!rows.next()) return std::nullopt;
  return Version{rows.integer(0), rows.text(1),         rows.text(2),         rows.text(3),
                 rows.text(4),    rows.integer(5) != 0, rows.integer(6) != 0, rows.text(7)};
}

struct Corrected {
  std::string payload;
  bool is_corrected = false;
  bool is_withdrawn = false;
};

/// The state of a correction (records are read again, people are not): see the table in README.md.
std::string_view state_of(std::string_view operation, std::string_view shown, std::string_view seen,
                          std::string_view machine_now) {
  if (machine_now == shown) return operation == "confirm" ? "active" : "agreed";
  return machine_now == seen ? "active" : "conflict";
}

/// Whether what the person saw is still read in a document that counts.
bool is_in_sight(Database& db, std::int64_t correction) {
  static const std::string sql =
      "SELECT " + read_in_sight("k.machine_value") + " FROM correction k WHERE k.id = ?1";
  return db.integer(sql, correction) != 0;
}

Corrected apply_corrections(Database& db, std::string_view record_id, const Version& version) {
  Corrected result{version.payload};
  struct Row {
    std::int64_t id;
    std::string field, operation, value, seen, state, made_at;
  };
  std::vector<Row> corrections;
  Rows rows = db.query(
      "SELECT id, field, operation, value, machine_value, state, made_at FROM correction"
      " WHERE record_id = ?1 AND state <> 'revoked' ORDER BY id",
      record_id);
  while (rows.next()) {
    corrections.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                           rows.text(5), rows.text(6)});
  }
  for (const Row& row : corrections) {
    if (row.operation == "withdraw") {
      result.is_corrected = result.is_withdrawn = true;
      continue;
    }
    const std::string shown = row.operation == "set"       ? row.value
                              : row.operation == "confirm" ? row.seen
                                                           : "null";
    const std::string machine_now = db.text("SELECT coalesce(?1 -> ?2, 'null')", result.payload, row.field);
    // Said of what the newest reading has no more: whether it is still true, a person must say.
    const bool is_lost = !version.is_found && row.made_at <= version.read_at;
    const std::string_view state =
        is_lost ? "conflict" : state_of(row.operation, shown, row.seen, machine_now);
    if (state != row.state) db.run("UPDATE correction SET state = ?1 WHERE id = ?2", state, row.id);
    // A person who says "so it stands" says it of a paper: where that is not to be seen, nor are its words.
    // That an item is closed is no word of a paper's: it must not open because one of them is gone.
    const bool stays_closed = row.field == "closed" && row.seen == "true";
    if (row.operation == "confirm" && state == "conflict" && !stays_closed && !is_in_sight(db, row.id))
      continue;
    result.is_corrected = true;
    result.payload =
        db.text("SELECT json_set(?1, '$.\"' || ?2 || '\"', json(?3))", result.payload, row.field, shown);
  }
  return result;
}

/// A row of search_doc; context, facets, areas and the number of words follow from it. Empty: unknown.
struct IndexRow {
  std::int64_t id = 0;           ///< 0: the next free one
  std::string_view record = {};  ///< none: the document as a whole
  std::string_view document, kind, document_type;
  std::string_view municipality_code = {}, municipality = {}, committee = {}, body_kind = {};
  std::string_view date = {}, item_number = {}, case_number = {}, outcome = {};
  std::string_view review = "auto";
  std::string_view areas = "[]";  ///< JSON
  std::string_view absent = {};   ///< who was away, a line each: the head of minutes is in no row's text
  bool is_closed = false;
  bool is_counted = true;  ///< in facets
  std::string_view title = {}, decision = {}, summary = {}, body = {};
};

std::string review_of_record(Database& db, std::string_view record_id) {
  static const std::string sql =
      "SELECT " + review_state() +
      " FROM record c JOIN current_record n ON n.record_id = c.id"
      " JOIN record_version v ON v.record_id = c.id AND v.reading_id = n.reading_id"
      " WHERE c.id = ?1";
  return db.text(sql, record_id);
}

/// Of what was read in a document: the least sure.
std::string review_of_document(Database& db, std::string_view document_id) {
  static const std::string sql =
      "SELECT coalesce((SELECT review FROM (SELECT " + review_state() +
      " AS review FROM document d JOIN record_version v ON v.reading_id = d.reading_id"
      " JOIN record c ON c.id = v.record_id"
      " JOIN current_record n ON n.record_id = c.id AND n.reading_id = v.reading_id"
      " WHERE d.id = ?1 AND NOT n.withdrawn)"
      " ORDER BY CASE review WHEN 'conflict' THEN 0 WHEN 'check' THEN 1 WHEN 'auto' THEN 2 ELSE 3 END"
      " LIMIT 1), 'auto')";
  return db.text(sql, document_id);
}

/// Rows of documents as a whole, in which this record stands: what is said of it is said of them.
void refresh_rows_that_tell_of(Database& db, std::string_view record_id) {
  Rows rows = db.query(
      "SELECT s.document_id, s.review FROM record_version v JOIN document d ON d.reading_id = v.reading_id"
      " JOIN search_doc s ON s.document_id = d.id AND s.record_id IS NULL AND s.id > 0"
      " WHERE v.record_id = ?1",
      record_id);
  std::vector<std::string> changed;
  while (rows.next())
    if (review_of_document(db, rows.view(0)) != rows.view(1)) changed.push_back(rows.text(0));
  for (const std::string& document : changed) refresh_document(db, document);
}

std::string context_of(const IndexRow& row, const std::vector<std::string>& areas) {
  std::string text;
  for (const std::string_view words : {row.municipality, row.committee, row.date}) text.append(words) += '\n';
  if (const auto date = parse_iso_date(row.date)) text += danish_date(*date);  // as papers print it
  text += '\n';
  text.append(row.case_number) += '\n';
  if (!row.absent.empty()) text.append(row.absent) += '\n';
  const auto add = [&text](Key kind, std::string_view value) {
    if (!value.empty()) text.append(kKeyMark).append(key_of(kind, value)) += ' ';
  };
  add(Key::kMunicipality, row.municipality_code);
  add(Key::kYear, row.date.substr(0, 4));
  add(Key::kOutcome, row.outcome);
  add(Key::kKind, row.kind);
  if (row.document_type != row.kind) add(Key::kKind, row.document_type);
  for (const std::string& area : areas) add(Key::kArea, area);
  add(Key::kBody, row.body_kind);
  add(Key::kReview, row.review);
  if (row.is_closed) add(Key::kClosed, "1");
  return text;
}

/// Of the texts that are searched, parted nearly as the tokenizer parts them (`1.234` is two): what ranking
/// takes for a row's length beside the mean that FTS5 knows.
std::int64_t words_in(std::initializer_list<std::string_view> texts) {
  std::int64_t words = 0;
  for (const std::string_view text : texts) {
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      const bool is_hard_blank = c == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA0';
      const bool is_word = (c >= 0x80 || std::isalnum(c) != 0) && !is_hard_blank;
      words += is_word && !inside ? 1 : 0;
      inside = is_word;
      i += is_hard_blank ? 1 : 0;
    }
  }
  return words;
}

void insert(Database& db, const IndexRow& row) {
  const std::vector<std::string> areas = from_json_list(db, row.areas);
  const std::string context = context_of(row, areas);
  const std::string facets = row.is_counted ? facets_text({row.municipality_code,
                                                           row.date.substr(0, 4),
                                                           row.outcome,
                                                           {row.kind, row.document_type},
                                                           areas,
                                                           row.body_kind,
                                                           row.review,
                                                           row.is_closed})
                                            : "";
  db.run(
      "INSERT INTO search_doc (id, record_id, document_id, kind, document_type, municipality_code,"
      "  municipality_name, committee, committee_key, body_kind, date, item_number, outcome, closed, title,"
      "  decision, summary, body, context, review, facets, words)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
      "?21,"
      "  ?22)",
      row.id == 0 ? std::nullopt : std::optional(row.id), or_null(row.record), row.document, row.kind,
      row.document_type, or_null(row.municipality_code), or_null(row.municipality), or_null(row.committee),
      or_null(fold(row.committee)), or_null(row.body_kind), or_null(row.date), or_null(row.item_number),
      or_null(row.outcome), row.is_closed, row.title, row.decision, row.summary, row.body, context,
      row.review, facets, words_in({row.title, row.decision, row.summary, row.body, context}));
  const std::int64_t id = db.last_row();
  for (const std::string& area : areas)
    db.run("INSERT OR IGNORE INTO search_area (area, search_doc_id) VALUES (?1, ?2)", area, id);
}

void index_decision(Database& db, std::string_view record_id, const Version& version,
                    std::string_view payload) {
  Rows fields = db.query(
      "SELECT p ->> '$.municipality.code', p ->> '$.municipality.name', p ->> '$.committee', p ->> "
      "'$.body_kind',"
      "  p ->> '$.meeting_date', p ->> '$.item_number', p ->> '$.outcome', coalesce(p ->> '$.closed', 0),"
      "  coalesce(p ->> '$.title', ''), coalesce(p ->> '$.decision_text', ''),"
      "  (SELECT coalesce(group_concat(value ->> '$.text', char(10)), '') FROM json_each(p, "
      "'$.recommendation')),"
      "  (SELECT coalesce(group_concat(value, char(10)), '') FROM json_each(p, '$.dissents')),"
      "  coalesce(p -> '$.areas', '[]'), p ->> '$.case_number',"
      "  (SELECT group_concat(value ->> '$.name', char(10)) FROM json_each(p, '$.absent'))"
      " FROM (SELECT ?1 AS p)",
      payload);
  fields.next();
  const std::string review = review_of_record(db, record_id);
  std::string body = version.body;
  if (!fields.view(11).empty()) body.append(body.empty() ? "" : "\n").append(fields.view(11));
  insert(db, {.record = record_id,
              .document = version.document,
              .kind = "decision",
              .document_type = version.document_type,
              .municipality_code = fields.view(0),
              .municipality = fields.view(1),
              .committee = fields.view(2),
              .body_kind = fields.view(3),
              .date = fields.view(4),
              .item_number = fields.view(5),
              .case_number = fields.view(13),
              .outcome = fields.view(6),
              .review = review,
              .areas = fields.view(12),
              .absent = fields.view(14),
              .is_closed = fields.integer(7) != 0,
              .title = fields.view(8),
              .decision = fields.view(9),
              .summary = fields.view(10),
              .body = body});
}

/// The words of a running head or foot without numbers behind `side` and without `page`, where given; none
/// where it says nothing else (`Side 3 af 20`, `3/20`).
std::string beside_page_number(std::string_view piece, std::optional<std::int64_t> page) {
  const std::string folded = fold(piece) + " ";
  std::string words, word, before;
  bool says_more = false;
  for (const char c : folded) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
    const bool is_pages =
        is_number && (before == "side" || before == "s" || (page && word == std::to_string(*page)));
    if (!is_pages) words.append(word) += ' ';
    const bool is_count = is_number && word.size() < 4;  // longer ones are years and cases
    says_more = says_more || !(is_pages || is_count || word == "side" || word == "s" || word == "af");
    before = std::exchange(word, "");
  }
  return says_more ? words : "";
}

/// The running heads and feet of a document's pages, each once but for the page's number, in the order in
/// which they come.
std::string running_lines(Database& db, std::int64_t reading) {
  std::string lines;
  std::set<std::string> seen;
  Rows pieces = db.query(
      "SELECT f.value, p.number FROM page p, json_each(p.furniture) f"
      " WHERE p.reading_id = (SELECT pages_of FROM reading WHERE id = ?1) ORDER BY p.number, f.key",
      reading);
  while (pieces.next()) {
    std::string said = beside_page_number(pieces.view(0), pieces.integer(1));
    if (said.empty()) continue;
    // A number may be the page's by chance (an address on page 2, `Torvegården 2`): a line is another one
    // only where it is so with it and without it.
    std::string with_number = beside_page_number(pieces.view(0), std::nullopt);
    if (!seen.contains(said) && !seen.contains(with_number))
      lines.append(lines.empty() ? "" : "\n").append(pieces.view(0));
    seen.insert({std::move(said), std::move(with_number)});
  }
  return lines;
}

void drop_rows(Database& db, std::string_view where, std::string_view id) {
  db.run("DELETE FROM search_doc WHERE " + std::string(where), id);
}

}  // namespace

std::string review_state() {
  return "CASE WHEN EXISTS (SELECT 1 FROM correction k WHERE k.record_id = c.id AND k.state = 'conflict')"
         "  THEN 'conflict' WHEN n.corrected THEN 'ok' WHEN v.confidence < " +
         std::to_string(kReviewThreshold) + " OR " + std::string(kVersionsDisagree) +
         " THEN 'check' ELSE 'auto' END";
}

std::string read_in_sight(const std::string& value) {
  // Of a record as a whole (field '') nothing was read, and '' is no path.
  return "EXISTS (SELECT 1 FROM record_version kv JOIN reading kr ON kr.id = kv.reading_id"
         " JOIN document kd ON kd.id = kr.document_id"
         " WHERE kv.record_id IN (k.record_id, k.said_of) AND kd.reading_id IS NOT NULL AND NOT kd.held"
         "  AND coalesce(kv.payload -> nullif(k.field, ''), 'null') = " +
         value + ")";
}

std::vector<Evidence> evidence_of(Database& db, std::int64_t reading, std::string_view record) {
  std::vector<Evidence> list;
  Rows rows = db.query(
      "SELECT field, page, x0, y0, x1, y1, quote, raw_quote FROM evidence"
      " WHERE reading_id = ?1 AND record_id = ?2 ORDER BY ordinal",
      reading, record);
  while (rows.next()) {
    Evidence e{rows.text(0), static_cast<int>(rows.integer(1)), std::nullopt, rows.text(6), rows.text(7)};
    if (!rows.is_null(2)) e.box = Box{rows.real(2), rows.real(3), rows.real(4), rows.real(5)};
    list.push_back(std::move(e));
  }
  return list;
}

std::vector<std::string> records_of(Database& db, std::string_view document_id) {
  return texts(
      db.query("SELECT DISTINCT v.record_id FROM record_version v JOIN reading r ON r.id = v.reading_id"
               " WHERE r.document_id = ?1 ORDER BY 1",
               document_id));
}

void refresh_record(Database& db, std::string_view record_id) {
  drop_rows(db, "record_id = ?1", record_id);
  const std::optional<Version> version = choose_version(db, record_id);
  if (!version) {
    db.run("DELETE FROM current_record WHERE record_id = ?1", record_id);
    return;
  }
  const Corrected corrected = apply_corrections(db, record_id, *version);
  db.run(
      "INSERT OR REPLACE INTO current_record (record_id, reading_id, payload, found, corrected, withdrawn)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      record_id, version->reading,
      corrected.payload == version->payload ? std::nullopt : std::optional<std::string>(corrected.payload),
      version->is_found, corrected.is_corrected, corrected.is_withdrawn);
  const bool is_shown =
      !version->is_held && !corrected.is_withdrawn && (version->is_found || corrected.is_corrected);
  const std::string kind = db.text("SELECT kind FROM record WHERE id = ?1", record_id);
  if (is_shown && kind == "decision") index_decision(db, record_id, *version, corrected.payload);
}

void refresh_said_of(Database& db, std::string_view record_id) {
  refresh_record(db, record_id);
  refresh_rows_that_tell_of(db, record_id);
}

void refresh_document(Database& db, std::string_view document_id) {
  drop_rows(db, "document_id = ?1 AND record_id IS NULL", document_id);
  Rows reading = db.query(
      "SELECT r.id, r.type, r.municipality_code, r.municipality_name, r.date, coalesce(r.title, ''), r.areas,"
      "  EXISTS (SELECT 1 FROM record_version v JOIN record c ON c.id = v.record_id"
      "   WHERE v.reading_id = r.id AND +c.kind = 'decision')"
      " FROM document d JOIN reading r ON r.id = d.reading_id WHERE d.id = ?1 AND NOT d.held",
      document_id);
  if (!reading.next()) return;
  IndexRow row{.document = document_id,
               .kind = reading.view(1),
               .document_type = reading.view(1),
               .municipality_code = reading.view(2),
               .municipality = reading.view(3),
               .date = reading.view(4)};
  if (reading.integer(7) != 0) {
    const std::string lines = running_lines(db, reading.integer(0));
    if (lines.empty()) return;
    row.id = db.integer("SELECT min(coalesce(min(id), 0), 0) - 1 FROM search_doc");
    row.is_closed = true;
    row.is_counted = false;
    row.body = lines;
    return insert(db, row);
  }
  const std::string text = join_pages(db, reading.integer(0)).text;
  const std::string review = review_of_document(db, document_id);
  row.review = review;
  row.is_closed = speaks_of_closed_items(text);
  row.areas = reading.view(6);
  row.title = reading.view(5);
  row.body = text;
  insert(db, row);
}

std::string key_of(Key kind, std::string_view value) {
  std::string key(1, static_cast<char>(kind));
  for (const char c : value)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) key += c;
  return key;
}

void rebuild_projections(Database& db) {
  const auto ids = [&db](const char* sql) {
    std::vector<std::string> list;
    for (Rows rows = db.query(sql); rows.next();) list.push_back(rows.text(0));
    return list;
  };
  // Without the triggers: the index is made of all rows at once in the end, and what an index made by other
  // rules holds of a row cannot be taken out of it word by word.
  const std::vector<std::string> triggers =
      ids("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'search_doc' ORDER BY name");
  for (const std::string& name :
       ids("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'search_doc'")) {
    db.run("DROP TRIGGER " + name);
  }
  db.run("DELETE FROM search_doc");
  db.run("DELETE FROM current_record");
  for (const std::string& id : ids("SELECT id FROM document ORDER BY id")) refresh_hold(db, id);
  for (const std::string& id : ids("SELECT id FROM record ORDER BY id")) refresh_record(db, id);
  for (const std::string& id : ids("SELECT id FROM document ORDER BY id")) refresh_document(db, id);
  db.run("INSERT INTO search (search) VALUES ('rebuild')");
  for (const std::string& trigger : triggers) db.run(trigger);
}

JoinedPages join_pages(Database& db, std::int64_t reading_id) {
  JoinedPages pages;
  Rows rows = db.query(
      "SELECT number, text, furniture FROM page WHERE reading_id = (SELECT pages_of FROM reading WHERE id = "
      "?1)"
      " ORDER BY number",
      reading_id);
  while (rows.next()) {
    JoinedPages::Part part{static_cast<int>(rows.integer(0)), pages.text.size(), 0, 0};
    pages.text += rows.view(1);
    part.text_end = pages.text.size();
    for (const std::string& piece : from_json_list(db, rows.view(2))) pages.text.append("\v").append(piece);
    part.end = pages.text.size();
    pages.text += '\f';
    pages.parts.push_back(part);
  }
  return pages;
}

std::string to_json_list(Database& db, const std::vector<std::string>& values) {
  std::string json = "[]";
  for (const std::string& value : values) json = db.text("SELECT json_insert(?1, '$[#]', ?2)", json, value);
  return json;
}

std::vector<std::string> from_json_list(Database& db, std::string_view json) {
  std::vector<std::string> values;
  for (Rows rows = db.query("SELECT value FROM json_each(?1)", json); rows.next();)
    values.push_back(rows.text(0));
  return values;
}

std::string to_json_object(Database& db, const std::map<std::string, std::string>& values) {
  std::string json = "{}";
  for (const auto& [name, value] : values)
    json = db.text("SELECT json_set(?1, '$.\"' || ?2 || '\"', ?3)", json, name, value);
  return json;
}

std::map<std::string, std::string> from_json_object(Database& db, std::string_view json) {
  std::map<std::string, std::string> values;
  for (Rows rows = db.query("SELECT key, value FROM json_each(?1)", json); rows.next();)
    values.emplace(rows.text(0), rows.text(1));
  return values;
}

}  // namespace frisaet::sqlite
