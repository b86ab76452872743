#include "models/text/csv.h"

#include <algorithm>
#include <utility>

namespace frisaet {

Result<std::vector<CsvRow>> parse_csv(std::string_view text, char separator) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string cell;
  int line = 1;
  const auto end_row = [&] {
    row.cells.push_back(std::exchange(cell, {}));
    const bool empty =
        std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return c.empty(); });
    if (!empty) rows.push_back(std::move(row));
    row = {line, {}};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' && cell.empty()) {
      const int opened = line;
      for (++at;; ++at) {
        if (at >= text.size()) {
          return Error{ErrorCode::kInvalid, "Et anførselstegn åbnes, men lukkes aldrig.",
                       "linje " + std::to_string(opened), "Luk feltet med \" og prøv igen."};
        }
        if (text[at] == '"') {
          if (at + 1 >= text.size() || text[at + 1] != '"') break;
          ++at;
        }
        if (text[at] == '\n') ++line;
        cell += text[at];
      }
    } else if (c == separator) {
      row.cells.push_back(std::exchange(cell, {}));
    } else if (c == '\n') {
      ++line;
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string cell = cells[i];
    const bool formula = !cell.empty() && (std::string_view("=+-@").find(cell[0]) != std::string_view::npos ||
                                           static_cast<unsigned char>(cell[0]) < 0x20);
    if (formula) cell.insert(0, 1, '\'');
    if (i > 0) line += separator;
    const bool quoted =
        cell.find_first_of("\"\r\n") != std::string::npos || cell.find(separator) != std::string::npos;
    if (!quoted) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

char guess_separator(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  return std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ',') ? ';'
                                                                                                   : ',';
}

}  // namespace frisaet
