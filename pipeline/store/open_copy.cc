#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/municipality/municipality.h"
#include "pipeline/store/store_impl.h"
#include "pipeline/store/views.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using sqlite::Database;
using sqlite::Rows;
using sqlite::View;

// A view becomes a table of its name: its own select is asked, as the file's view may be of an earlier
// program.

bool has(const View& view, std::string_view column) {
  return std::find(view.columns.begin(), view.columns.end(), column) != view.columns.end();
}

std::string key_of(const View& view) {
  return has(view, "post") ? "post" : "dokument";
}

std::string declared(const View& table, const std::string& column) {
  static const std::vector<std::string_view> numbers{"sider", "side", "ingen_af_omraaderne",
                                                     "traekker_tilbage"};
  if (column == key_of(table)) return column + " TEXT NOT NULL PRIMARY KEY";
  if (column == "kommunekode") return column + " TEXT REFERENCES kommuner";
  if (column == "dokument") return column + " TEXT REFERENCES dokumenter";
  if (column == "sikkerhed") return column + " REAL";
  return column + (std::find(numbers.begin(), numbers.end(), column) != numbers.end() ? " INTEGER" : " TEXT");
}

template <typename List, typename F>
std::string listed(const List& list, F text) {
  std::string joined;
  for (const auto& one : list) joined.append(joined.empty() ? "" : ", ").append(text(one));
  return joined;
}

/// Texts as they are: the columns' types make numbers of those that are.
std::int64_t copy_rows(Database& from, Database& to, const View& table) {
  to.script("CREATE TABLE " + table.name + " (" +
            listed(table.columns, [&](const auto& column) { return declared(table, column); }) + ");");
  for (const char* column : {"kommunekode", "dokument"})
    if (has(table, column) && column != key_of(table))
      to.script("CREATE INDEX " + table.name + "_" + column + " ON " + table.name + " (" + column + ");");
  const std::string insert = "INSERT INTO " + table.name + " VALUES (" +
                             listed(table.columns,
                                    [&](const auto& column) -> std::string {
                                      // Pages that are closed as a whole have no row, what is open in them
                                      // has.
                                      return column == "dokument" && column != key_of(table)
                                                 ? "(SELECT dokument FROM dokumenter WHERE dokument = ?)"
                                                 : "?";
                                    }) +
                             ")";
  std::int64_t count = 0;
  const std::string names = listed(table.columns, [](const auto& column) { return column; });
  Rows rows = from.query("WITH " + table.name + " (" + names + ") AS (" + table.select + ") SELECT * FROM " +
                         table.name + " ORDER BY " + key_of(table));
  for (; rows.next(); ++count) {
    Rows row = to.query(insert);
    for (int i = 0; i < rows.columns(); ++i)
      row.bind(rows.is_null(i) ? std::nullopt : std::optional(rows.view(i)));
    while (row.next()) {
    }
  }
  return count;
}

/// An index of the table's texts as Datasette looks for it: of FTS5, its content in quotation marks, and
/// with a tokenizer that every SQLite has. It knows no inflections; æ, ø and å stay themselves.
void index_texts(Database& db, const std::string& table, const std::string& columns) {
  db.script("CREATE VIRTUAL TABLE " + table + "_tekst USING fts5 (" + columns + ", content=\"" + table +
            "\", tokenize=\"unicode61 remove_diacritics 0\");"
            "INSERT INTO " +
            table + "_tekst (" + table + "_tekst) VALUES ('rebuild');");
}

std::int64_t write_copy(Database& from, Database& to,
                        const std::vector<std::pair<std::string, std::string>>& about) {
  sqlite::Transaction reading(from, sqlite::Transaction::Kind::kRead);
  sqlite::Transaction writing(to, sqlite::Transaction::Kind::kWrite);
  to.script(
      "CREATE TABLE om_data (hvad TEXT NOT NULL PRIMARY KEY, tekst TEXT NOT NULL);"
      "CREATE TABLE kommuner (kommunekode TEXT NOT NULL PRIMARY KEY, kommune TEXT NOT NULL, region TEXT);");
  for (const auto& [what, text] : about) to.run("INSERT INTO om_data VALUES (?1, ?2)", what, text);
  for (const Municipality& one : MunicipalityIndex::standard().all())
    to.run("INSERT INTO kommuner VALUES (?1, ?2, ?3)", one.code, one.name, one.region);
  std::vector<View> tables = sqlite::views();
  // What others refer to comes first.
  std::stable_partition(tables.begin(), tables.end(),
                        [](const View& one) { return one.name == "dokumenter"; });
  std::int64_t records = 0;
  for (const View& table : tables) {
    const std::int64_t rows = copy_rows(from, to, table);
    if (table.name != "dokumenter") records += rows;
  }
  index_texts(to, "beslutninger", "titel, indstilling, beslutning");
  index_texts(to, "erklaeringer", "forbehold, begrundelse");
  index_texts(to, "dokumenter", "titel, fil");
  writing.commit();
  return records;
}

}  // namespace

Result<std::int64_t> Store::write_open_copy(const fs::path& path,
                                            const std::vector<std::pair<std::string, std::string>>& about) {
  const fs::path partial = path.string() + ".part";
  std::error_code code;
  fs::remove(partial, code);
  auto written = guarded([&] {
    Database copy(partial, 1000);
    return write_copy(impl_->db, copy, about);
  });
  if (written) fs::rename(partial, path, code);
  if (written && !code) return written;
  std::error_code ignored;
  fs::remove(partial, ignored);
  Error error = written ? Error{ErrorCode::kStore, "Filen kan ikke skrives: " + code.message() + ".", "",
                                "Findes mappen, og er der plads og lov til at skrive i den?"}
                        : written.error();
  error.where = path.string();
  return error;
}

}  // namespace frisaet
