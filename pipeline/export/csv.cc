#include "models/text/csv.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "pipeline/export/export.h"

namespace frisaet::exports {
namespace fs = std::filesystem;
namespace {

/// How a Danish spreadsheet reads the value.
std::string for_excel(const Column& column, std::string value) {
  if (column.type == Column::Type::kDate && value.size() == 10)
    return value.substr(8, 2) + "-" + value.substr(5, 2) + "-" + value.substr(0, 4);
  if (column.type == Column::Type::kShare) {
    for (char& c : value)
      if (c == '.') c = ',';
  }
  return value;
}

std::string table_of(const std::vector<Row>& rows, const std::string& kind, bool excel) {
  const char separator = excel ? ';' : ',';
  std::string text = excel ? "\xEF\xBB\xBF" : "";
  std::vector<std::string> cells;
  for (const Column& column : columns_of(kind)) cells.emplace_back(column.name);
  text += csv_line(cells, separator);
  for (const Row& row : rows) {
    if (row.kind != kind) continue;
    cells.clear();
    for (const Column& column : columns_of(kind))
      cells.push_back(excel ? for_excel(column, column.value(row)) : column.value(row));
    text += csv_line(cells, separator);
  }
  return text;
}

}  // namespace

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  const fs::path partial = path.string() + ".part";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code code;
  if (file) fs::rename(partial, path, code);
  if (file && !code) return {};
  const std::string why = code ? code.message() : std::strerror(errno);
  fs::remove(partial, code);
  return Error{ErrorCode::kStore, "Filen kan ikke skrives: " + why + ".", path.string(),
               "Findes mappen, og er der plads og lov til at skrive i den?"};
}

Result<std::vector<fs::path>> write_csv(const std::vector<Row>& rows, const fs::path& path, bool excel) {
  std::vector<fs::path> written;
  for (const std::string& kind : exported_kinds()) {
    fs::path file = path;
    if (kind != "decision")
      file = path.parent_path() / (path.stem().string() + "-" + kind + path.extension().string());
    if (auto done = write_file(file, table_of(rows, kind, excel)); !done) return done.error();
    written.push_back(file);
  }
  return written;
}

}  // namespace frisaet::exports
