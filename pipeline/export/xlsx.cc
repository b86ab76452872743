#include <algorithm>
#include <charconv>
#include <map>

#include "models/records/danish_names.h"
#include "models/text/danish.h"
#include "pipeline/export/export.h"
#include "pipeline/export/workbook.h"

namespace frisaet::exports {
namespace {

/// Names a sheet may have: at most 31 letters.
std::string sheet_name(const std::string& kind) {
  return capitalise(danish_kind(kind)).substr(0, 31);
}

void write_cell(Sheet& sheet, const Column& of, const std::string& value) {
  double number = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_number =
      !value.empty() && parsed.ec == std::errc() && parsed.ptr == value.data() + value.size();
  if (of.type == Column::Type::kDate && value.size() == 10) {
    sheet.date(value);
  } else if (of.type == Column::Type::kShare && is_number) {
    sheet.share(number);
  } else if (of.type == Column::Type::kNumber && is_number) {
    sheet.number(number);
  } else {
    sheet.text(value);
  }
}

double width_of(const Column& column) {
  const std::string_view name = column.name;
  if (name == "Titel" || name == "Beslutning" || name == "Forbehold" || name == "Hvad") return 60;
  return std::max(12.0, static_cast<double>(name.size()) + 4);
}

void write_sheet(Workbook& book, const std::vector<Row>& rows, const std::string& kind, const About& about) {
  std::vector<Workbook::Column> heads;
  for (const Column& column : columns_of(kind)) heads.push_back({column.name, width_of(column)});
  heads.push_back({"Se i dokumentet", 16});
  Sheet sheet = book.sheet(sheet_name(kind), heads);
  for (const Row& row : rows) {
    if (row.kind != kind) continue;
    for (const Column& column : columns_of(kind)) write_cell(sheet, column, column.value(row));
    const std::string page = row.page > 0 ? "?page=" + std::to_string(row.page) : "";
    sheet.link(about.base + "/dokument/" + row.document + page + "#" + row.id, "åbn");
    sheet.end_row();
  }
}

void write_about(Workbook& book, const std::vector<Row>& rows, const About& about) {
  Sheet sheet = book.sheet("Om data", {{"Hvad", 28}, {"Værdi", 90}});
  std::map<std::string, int> reviews;
  for (const Row& row : rows) ++reviews[row.review];
  const std::vector<std::pair<std::string, std::string>> lines{
      {"Hvad", "Oplysninger læst af Frisæt i kommuners og KL's dokumenter om velfærdsaftaler"},
      {"Programmets udgave", about.program_version},
      {"Dokumenter i samlingen", std::to_string(about.documents)},
      {"Poster", std::to_string(rows.size())},
      {"auto", std::to_string(reviews["auto"]) + " er læst af en maskine med stor sikkerhed"},
      {"check",
       std::to_string(reviews["check"]) + " venter på, at et menneske ser på dem: brug dem ikke som fakta"},
      {"ok", std::to_string(reviews["ok"]) + " er bekræftet eller rettet af et menneske"},
      {"conflict", std::to_string(reviews["conflict"]) + " er menneske og maskine uenige om"},
      {"Lukkede punkter", "Kun nummer, titel og et trykt udfald; tekster bag lukkede døre er ikke med"},
      {"Forbehold", "Kommunens eget referat er det, der gælder. Tomme felter er ukendte."},
  };
  for (const auto& [name, value] : lines) sheet.text(name).text(value).end_row();
}

}  // namespace

Result<void> write_xlsx(const std::vector<Row>& rows, const std::filesystem::path& path, const About& about) {
  Workbook book(path);
  for (const std::string& kind : exported_kinds()) write_sheet(book, rows, kind, about);
  write_about(book, rows, about);
  return book.close();
}

}  // namespace frisaet::exports
