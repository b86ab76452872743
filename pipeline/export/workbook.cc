#include "pipeline/export/workbook.h"

#include <charconv>

namespace frisaet::exports {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // Excel's limit
constexpr std::time_t kNoTime =
    1'640'995'200;  // 1 January 2022: a fixed day, so that equal rows give equal bytes

/// Cut between letters.
std::string cut(const std::string& text) {
  if (text.size() <= kLongestCell) return text;
  std::size_t end = kLongestCell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string partial_of(const std::filesystem::path& path) {
  return path.string() + ".part";
}

}  // namespace

Sheet& Sheet::text(const std::string& value) {
  // write_string never makes a formula of what begins with `=`.
  if (!value.empty()) worksheet_write_string(sheet_, row_, column_, cut(value).c_str(), formats_.text);
  ++column_;
  return *this;
}

Sheet& Sheet::number(double value) {
  worksheet_write_number(sheet_, row_, column_++, value, nullptr);
  return *this;
}

Sheet& Sheet::share(double value) {
  worksheet_write_number(sheet_, row_, column_++, value, formats_.share);
  return *this;
}

Sheet& Sheet::date(const std::string& iso) {
  lxw_datetime date{};
  std::from_chars(iso.data(), iso.data() + 4, date.year);
  std::from_chars(iso.data() + 5, iso.data() + 7, date.month);
  std::from_chars(iso.data() + 8, iso.data() + 10, date.day);
  worksheet_write_datetime(sheet_, row_, column_++, &date, formats_.date);
  return *this;
}

Sheet& Sheet::link(const std::string& url, const std::string& shown) {
  worksheet_write_url_opt(sheet_, row_, column_++, url.c_str(), nullptr, shown.c_str(), nullptr);
  return *this;
}

void Sheet::end_row() {
  filter();
  ++row_;
  column_ = 0;
}

void Sheet::filter() {
  worksheet_autofilter(sheet_, 0, 0, row_, static_cast<lxw_col_t>(columns_ - 1));
}

Workbook::Workbook(std::filesystem::path path) : path_(std::move(path)) {
  lxw_workbook_options options{};
  book_ = workbook_new_opt(partial_of(path_).c_str(), &options);
  lxw_doc_properties properties{};
  properties.created = kNoTime;
  workbook_set_properties(book_, &properties);
  formats_ = {workbook_add_format(book_), workbook_add_format(book_), workbook_add_format(book_),
              workbook_add_format(book_)};
  format_set_bold(formats_.head);
  format_set_num_format(formats_.date, "dd-mm-yyyy");
  format_set_num_format(formats_.share, "0%");
  format_set_text_wrap(formats_.text);
  format_set_align(formats_.text, LXW_ALIGN_VERTICAL_TOP);
}

Workbook::~Workbook() {
  if (book_ == nullptr) return;
  lxw_workbook_free(book_);
}

Sheet Workbook::sheet(const std::string& name, const std::vector<Column>& columns) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, columns[c].width, nullptr);
    worksheet_write_string(sheet, 0, column, columns[c].name.c_str(), formats_.head);
  }
  worksheet_freeze_panes(sheet, 1, 0);
  return {sheet, formats_, static_cast<lxw_col_t>(columns.size())};
}

Result<void> Workbook::close() {
  const std::string partial = partial_of(path_);
  const lxw_error fault = workbook_close(book_);
  book_ = nullptr;
  std::error_code code;
  if (fault == LXW_NO_ERROR) std::filesystem::rename(partial, path_, code);
  if (fault == LXW_NO_ERROR && !code) return {};
  const std::string why = code ? code.message() : lxw_strerror(fault);
  std::filesystem::remove(partial, code);
  return Error{ErrorCode::kStore, "Regnearket kan ikke skrives: " + why + ".", path_.string(),
               "Findes mappen, og er der plads og lov til at skrive i den?"};
}

}  // namespace frisaet::exports
