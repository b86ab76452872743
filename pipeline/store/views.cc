#include "pipeline/store/views.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/records/danish_names.h"
#include "models/records/record.h"
#include "pipeline/store/closed_items.h"
#include "pipeline/store/projection.h"

namespace frisaet::sqlite {
namespace {

/// SQL: the Danish name of a code of a closed vocabulary; NULL where it is none.
template <typename List>
std::string named(const std::string& code, const List& all) {
  std::string sql = "CASE " + code;
  for (const auto one : all)
    sql += " WHEN '" + std::string(to_string(one)) + "' THEN '" + std::string(danish(one)) + "'";
  return sql + " END";
}

/// SQL: a list of the payload `p` with commas between; `of` is taken from each entry.
std::string listed(const std::string& path, const std::string& of = "value") {
  return "(SELECT group_concat(" + of + ", ', ') FROM json_each(p, '" + path + "'))";
}

/// SQL: the areas that are wished for with this rank; those that tie with a stroke between.
std::string wish(int rank) {
  return "(SELECT group_concat(value ->> '$.area', '/') FROM json_each(p, '$.priorities') WHERE value ->> "
         "'$.rank' = " +
         std::to_string(rank) + ")";
}

/// Columns of every view of records.
constexpr std::array<std::string_view, 6> kCommon{"gennemsyn", "sikkerhed", "side",
                                                  "fil",       "dokument",  "post"};

/// The records of a kind that may be shown to everybody, one row each, with the payload that counts as `p`.
std::string open_records(const std::string& kind) {
  return " FROM (SELECT coalesce(n.payload, v.payload) AS p, c.id AS post, d.id AS dokument,"
         " round(v.confidence, 4) AS sikkerhed, " +
         review_state() +
         " AS gennemsyn,"
         " (SELECT min(page) FROM evidence WHERE reading_id = v.reading_id AND record_id = c.id) AS side,"
         " (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1) AS fil"
         " FROM record c JOIN current_record n ON n.record_id = c.id"
         " JOIN record_version v ON v.record_id = c.id AND v.reading_id = n.reading_id"
         " JOIN reading r ON r.id = v.reading_id"
         " JOIN document d ON d.id = r.document_id AND d.reading_id IS NOT NULL AND NOT d.held"
         " WHERE c.kind = '" +
         kind + "' AND NOT n.withdrawn AND (n.found OR n.corrected) AND NOT " + from_closed_item() + ")";
}

/// `columns`: names as the view has them, each with its SQL.
View view_of_records(const std::string& name, const std::string& kind,
                     const std::vector<std::pair<std::string, std::string>>& columns) {
  View view{name, {}, "SELECT "};
  for (const auto& [column, sql] : columns) {
    view.columns.push_back(column);
    view.select += sql + ", ";
  }
  view.columns.insert(view.columns.end(), kCommon.begin(), kCommon.end());
  for (const std::string_view column : kCommon)
    view.select.append(column) += column == kCommon.back() ? "" : ", ";
  view.select += open_records(kind);
  return view;
}

View decisions() {
  return view_of_records(
      "beslutninger", "decision",
      {{"kommunekode", "p ->> '$.municipality.code'"},
       {"kommune", "p ->> '$.municipality.name'"},
       {"udvalg", "p ->> '$.committee'"},
       {"udvalgstype", named("p ->> '$.body_kind'", kAllBodyKinds)},
       {"moededato", "p ->> '$.meeting_date'"},
       {"punkt", "p ->> '$.item_number'"},
       {"titel", "p ->> '$.title'"},
       {"sagsnummer", "p ->> '$.case_number'"},
       {"udfald", named("p ->> '$.outcome'", kAllOutcomes)},
       {"indstilling",
        "(SELECT group_concat(value ->> '$.text', char(10)) FROM json_each(p, '$.recommendation'))"},
       {"beslutning", "p ->> '$.decision_text'"},
       {"sendt_til", "p ->> '$.referred_to'"},
       {"omraader", listed("$.areas")}});
}

View declarations() {
  return view_of_records("erklaeringer", "declaration",
                         {{"kommunekode", "p ->> '$.municipality.code'"},
                          {"kommune", "p ->> '$.municipality.name'"},
                          {"dato", "p ->> '$.date'"},
                          {"oenske_1", wish(1)},
                          {"oenske_2", wish(2)},
                          {"oenske_3", wish(3)},
                          {"oenske_4", wish(4)},
                          {"uden_raekkefoelge",
                           "(SELECT group_concat(value ->> '$.area', ', ') FROM json_each(p, '$.priorities')"
                           " WHERE value ->> '$.rank' IS NULL)"},
                          {"ingen_af_omraaderne", "p ->> '$.none_of_areas'"},
                          {"traekker_tilbage", "p ->> '$.withdraws'"},
                          {"status", named("p ->> '$.status'", kAllDeclarationStatuses)},
                          {"besluttet_af", "p ->> '$.decided.body'"},
                          {"besluttet", "p ->> '$.decided.date'"},
                          {"forbehold", "p ->> '$.reservation.text'"},
                          {"erstatter", "p ->> '$.replaces'"},
                          {"begrundelse", "p ->> '$.justification'"}});
}

View agreements() {
  return view_of_records("aftaleomraader", "agreement_assignment",
                         {{"kommunekode", "p ->> '$.municipality.code'"},
                          {"kommune", "p ->> '$.municipality.name'"},
                          {"omraade", "p ->> '$.area'"},
                          {"fra", "p ->> '$.period.from'"},
                          {"til", "p ->> '$.period.to'"}});
}

View deadlines() {
  return view_of_records("frister", "deadline",
                         {{"dato", "p ->> '$.date'"},
                          {"som_trykt", "p ->> '$.date_text'"},
                          {"hvad", "p ->> '$.what'"},
                          {"omraader", listed("$.areas")}});
}

/// A paper that speaks of closed items and holds no decisions has a closed row of its own in the index.
View documents() {
  return {"dokumenter",
          {"dokument", "fil", "slags", "titel", "dato", "kommunekode", "kommune", "sider", "modtaget"},
          "SELECT d.id, (SELECT name FROM arrival WHERE document_id = d.id ORDER BY id LIMIT 1), " +
              named("r.type", kAllDocumentTypes) +
              ", r.title, r.date, r.municipality_code, r.municipality_name,"
              " (SELECT count(*) FROM page WHERE reading_id = r.pages_of), d.received_at"
              " FROM document d JOIN reading r ON r.id = d.reading_id WHERE NOT d.held"
              " AND NOT EXISTS (SELECT 1 FROM search_doc s WHERE s.document_id = d.id AND s.record_id IS NULL"
              " AND s.id > 0 AND s.closed)"};
}

bool is_as_made(Database& db, const View& view) {
  return db.text("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?1", view.name) ==
         view.create_statement();
}

}  // namespace

std::string View::create_statement() const {
  std::string names;
  for (const std::string& column : columns) names.append(names.empty() ? "" : ", ").append(column);
  return "CREATE VIEW " + name + " (" + names + ") AS " + select;
}

const std::vector<View>& views() {
  static const std::vector<View> all{decisions(), declarations(), agreements(), deadlines(), documents()};
  return all;
}

void refresh_views(Database& db) {
  const auto is_made = [&db](const View& view) { return is_as_made(db, view); };
  if (std::all_of(views().begin(), views().end(), is_made)) return;
  Transaction transaction(db, Transaction::Kind::kWrite);
  for (const View& view : views()) {
    if (is_made(view)) continue;  // another process was first
    db.run("DROP VIEW IF EXISTS " + view.name);
    db.run(view.create_statement());
  }
  transaction.commit();
}

}  // namespace frisaet::sqlite
