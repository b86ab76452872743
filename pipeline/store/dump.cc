#include "pipeline/store/store_impl.h"

namespace frisaet {
namespace {

/// What is dumped: a name and a query. Numbers given in order of arrival (readings, index rows) and times are
/// left out.
struct Section {
  std::string_view name;
  std::string_view sql;
};

constexpr Section kSections[] = {
    {"document", "SELECT id, media_type, bytes, archive_path, held FROM document ORDER BY id"},
    {"arrival", "SELECT document_id, name, path, municipality_code FROM arrival ORDER BY 1, 2, 3, 4"},
    {"reading",
     "SELECT d.id, r.content_hash, r.type, r.title, r.date, r.municipality_code, r.areas, r.confidence,"
     " (SELECT count(*) FROM page p WHERE p.reading_id = r.pages_of)"
     " FROM document d LEFT JOIN reading r ON r.id = d.reading_id ORDER BY d.id"},
    {"version",
     "SELECT d.id, v.ordinal, c.id, c.kind, c.natural_key, v.content_hash, v.payload,"
     " (SELECT count(*) FROM evidence e WHERE e.reading_id = v.reading_id AND e.record_id = c.id)"
     " FROM document d JOIN record_version v ON v.reading_id = d.reading_id JOIN record c ON c.id = "
     "v.record_id"
     " ORDER BY 1, 2"},
    {"current",
     "SELECT n.record_id, r.document_id, n.payload, n.found, n.corrected, n.withdrawn"
     " FROM current_record n JOIN reading r ON r.id = n.reading_id ORDER BY 1"},
    {"correction",
     "SELECT record_id, field, operation, value, machine_value, author, reason, state FROM correction ORDER "
     "BY id"},
    {"document_correction",
     "SELECT document_id, operation, said, author, reason, revoked_by FROM document_correction ORDER BY id"},
    {"attachment", "SELECT mail_id, ordinal, name, document_id, problem FROM attachment ORDER BY 1, 2"},
    {"withdrawal",
     "SELECT document_id, with_mail, author, reason, undone_by, undone_reason FROM withdrawal ORDER BY id"},
    {"erasure", "SELECT subject, author, reason, pages, records FROM erasure ORDER BY id"},
    {"release", "SELECT document_id, author, reason, revoked_by FROM release ORDER BY id"},
    {"ruling",
     "SELECT round, phase, municipality_code, record_id, seen, said, author, reason, revoked_at IS NULL FROM "
     "ruling ORDER BY id"},
    {"frozen", "SELECT name, round, sha256, author, reason FROM frozen_register ORDER BY name"},
    {"search",
     "SELECT document_id, record_id, kind, document_type, municipality_code, municipality_name, committee,"
     " committee_key, body_kind, date, item_number, outcome, closed, title, decision, summary, body, context,"
     " review, facets, words,"
     " (SELECT group_concat(area) FROM search_area WHERE search_doc_id = s.id)"
     " FROM search_doc s ORDER BY 1, 2"},
};

void append_quoted(std::string& out, std::string_view value) {
  for (const char c : value) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

std::string Store::Impl::dump() {
  std::string out;
  // A write transaction, because FTS5's check is an INSERT; it is undone.
  sqlite::Transaction transaction(db, sqlite::Transaction::Kind::kWrite);
  db.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  for (const Section& section : kSections) {
    sqlite::Rows rows = db.query(section.sql);
    while (rows.next()) {
      out += section.name;
      for (int column = 0; column < rows.columns(); ++column) {
        out += '\t';
        if (rows.is_null(column)) {
          out += "\\N";
        } else {
          append_quoted(out, rows.view(column));
        }
      }
      out += '\n';
    }
  }
  return out;
}

}  // namespace frisaet
