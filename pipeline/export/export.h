#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "pipeline/export/rows.h"

namespace frisaet::exports {

/// What an export says of itself.
struct About {
  std::string program_version;
  std::int64_t documents = 0;
  std::string base = "http://127.0.0.1:8080";  ///< where the pages are, for links to a document and its page
};

// Each but write_sqlite() writes rows of export_rows(). The same rows give the same bytes. Errors: kStore
// with the path when it cannot be written; nothing half written is left in its place.

/// One file a kind beside each other: `PATH` for decisions, `PATH` with `-declaration` … before its ending
/// for the others. `excel`: as a Danish Excel opens it by double-click (semicolon, byte order mark, decimal
/// comma, 30-09-2022); else RFC 4180 with ISO dates. Cells that a spreadsheet would take for formulas get an
/// apostrophe.
Result<std::vector<std::filesystem::path>> write_csv(const std::vector<Row>& rows,
                                                     const std::filesystem::path& path, bool excel);

/// One workbook: a sheet a kind with real dates, a frozen head and filters, links to document and page, and a
/// sheet *Om data*.
Result<void> write_xlsx(const std::vector<Row>& rows, const std::filesystem::path& path, const About& about);

/// An SQLite file for Datasette and the like, of what the store's views show (Store::write_open_copy());
/// gives the number of records.
Result<std::int64_t> write_sqlite(Store& store, const std::filesystem::path& path, const About& about);

/// One record a line, as `extract --json` prints it, with `record`, `document`, `file`, `page` and `review`
/// before its fields.
Result<void> write_jsonl(const std::vector<Row>& rows, const std::filesystem::path& path);

/// One JSON-LD document, a record a line (pipeline/json/linked.h): for whoever joins decisions of many
/// sources.
Result<void> write_jsonld(const std::vector<Row>& rows, const std::filesystem::path& path,
                          const About& about);

/// A folder that opens from a disk without any server: `index.html`, its style, script and data. Searches the
/// decisions and declarations in the browser.
Result<void> write_site(const std::vector<Row>& rows, const std::filesystem::path& folder,
                        const About& about);

/// Writes a whole file beside its place and puts it there by one rename.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace frisaet::exports
