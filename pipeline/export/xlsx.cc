#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "models/records/danish_names.h"
#include "pipeline/export/export.h"

namespace frisaet::exports {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // Excel's limit
constexpr std::time_t kNoTime =
    1'640'995'200;  // 1 January 2022: a fixed day, so that equal rows give equal bytes

struct Formats {
  lxw_format* head;
  lxw_format* date;
  lxw_format* share;
  lxw_format* text;
};

/// Names a sheet may have: at most 31 letters, none of `[]:*?/\`.
std::string sheet_name(const std::string& kind) {
  std::string name = danish_kind(kind);
  if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name.substr(0, 31);
}

/// Cut between letters.
std::string cut(std::string text) {
  if (text.size() <= kLongestCell) return text;
  std::size_t end = kLongestCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

lxw_datetime date_of(const std::string& iso) {
  lxw_datetime date{};
  std::from_chars(iso.data(), iso.data() + 4, date.year);
  std::from_chars(iso.data() + 5, iso.data() + 7, date.month);
  std::from_chars(iso.data() + 8, iso.data() + 10, date.day);
  return date;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Column& of,
                const std::string& value, const Formats& formats) {
  if (value.empty()) return;
  double number = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_number = parsed.ec == std::errc() && parsed.ptr == value.data() + value.size();
  if (of.type == Column::Type::kDate && value.size() == 10) {
    lxw_datetime date = date_of(value);
    worksheet_write_datetime(sheet, row, column, &date, formats.date);
  } else if (of.type == Column::Type::kShare && is_number) {
    worksheet_write_number(sheet, row, column, number, formats.share);
  } else if (of.type == Column::Type::kNumber && is_number) {
    worksheet_write_number(sheet, row, column, number, nullptr);
  } else {
    // write_string never makes a formula of what begins with `=`.
    worksheet_write_string(sheet, row, column, cut(value).c_str(), formats.text);
  }
}

double width_of(const Column& column) {
  const std::string_view name = column.name;
  if (name == "Titel" || name == "Beslutning" || name == "Forbehold" || name == "Hvad") return 60;
  return std::max(12.0, static_cast<double>(name.size()) + 4);
}

void write_sheet(lxw_workbook* book, const std::vector<Row>& rows, const std::string& kind,
                 const About& about, const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name(kind).c_str());
  const auto& columns = columns_of(kind);
  const auto link = static_cast<lxw_col_t>(columns.size());
  for (lxw_col_t c = 0; c < link; ++c) {
    worksheet_set_column(sheet, c, c, width_of(columns[c]), nullptr);
    worksheet_write_string(sheet, 0, c, columns[c].name, formats.head);
  }
  worksheet_write_string(sheet, 0, link, "Se i dokumentet", formats.head);
  lxw_row_t at = 1;
  for (const Row& row : rows) {
    if (row.kind != kind) continue;
    for (lxw_col_t c = 0; c < link; ++c) write_cell(sheet, at, c, columns[c], columns[c].value(row), formats);
    const std::string url = about.base + "/dokument/" + row.document +
                            (row.page > 0 ? "?page=" + std::to_string(row.page) : "") + "#" + row.id;
    worksheet_write_url_opt(sheet, at, link, url.c_str(), nullptr, "åbn", nullptr);
    ++at;
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, std::max<lxw_row_t>(at - 1, 1), link);
}

void write_about(lxw_workbook* book, const std::vector<Row>& rows, const About& about,
                 const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Om data");
  worksheet_set_column(sheet, 0, 0, 28, nullptr);
  worksheet_set_column(sheet, 1, 1, 90, nullptr);
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
  lxw_row_t at = 0;
  for (const auto& [name, value] : lines) {
    worksheet_write_string(sheet, at, 0, name.c_str(), formats.head);
    worksheet_write_string(sheet, at++, 1, value.c_str(), formats.text);
  }
}

}  // namespace

Result<void> write_xlsx(const std::vector<Row>& rows, const std::filesystem::path& path, const About& about) {
  const std::string partial = path.string() + ".part";
  lxw_workbook_options options{};
  lxw_workbook* book = workbook_new_opt(partial.c_str(), &options);
  lxw_doc_properties properties{};
  properties.created = kNoTime;
  workbook_set_properties(book, &properties);
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                  workbook_add_format(book)};
  format_set_bold(formats.head);
  format_set_num_format(formats.date, "dd-mm-yyyy");
  format_set_num_format(formats.share, "0%");
  format_set_text_wrap(formats.text);
  format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
  for (const std::string& kind : exported_kinds()) write_sheet(book, rows, kind, about, formats);
  write_about(book, rows, about, formats);
  const lxw_error fault = workbook_close(book);
  std::error_code code;
  if (fault == LXW_NO_ERROR) std::filesystem::rename(partial, path, code);
  if (fault == LXW_NO_ERROR && !code) return {};
  const std::string why = code ? code.message() : lxw_strerror(fault);
  std::filesystem::remove(partial, code);
  return Error{ErrorCode::kStore, "Regnearket kan ikke skrives: " + why + ".", path.string(),
               "Findes mappen, og er der plads og lov til at skrive i den?"};
}

}  // namespace frisaet::exports
