#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <string>
#include <vector>

#include "models/core/result.h"

namespace frisaet::exports {

/// Cells of one sheet from left to right, row after row; each call writes one cell. The workbook must outlive
/// it. Texts are never taken for formulas; what Excel cannot hold of one is cut off.
class Sheet {
 public:
  Sheet& text(const std::string& value);  ///< empty: an empty cell
  Sheet& number(double value);
  Sheet& share(double value);  ///< 0..1, shown in percent
  Sheet& date(const std::string& iso);
  Sheet& link(const std::string& url, const std::string& shown);
  void end_row();

 private:
  friend class Workbook;
  struct Formats {
    lxw_format* head = nullptr;
    lxw_format* date = nullptr;
    lxw_format* share = nullptr;
    lxw_format* text = nullptr;
  };
  Sheet(lxw_worksheet* sheet, const Formats& formats, lxw_col_t columns)
      : sheet_(sheet), formats_(formats), columns_(columns) {
    filter();
  }
  void filter();

  lxw_worksheet* sheet_;
  Formats formats_;
  lxw_col_t columns_;
  lxw_row_t row_ = 1;
  lxw_col_t column_ = 0;
};

/// A workbook with a frozen head and filters on each sheet. Equal cells give equal bytes: no clock is asked.
class Workbook {
 public:
  struct Column {
    std::string name;
    double width = 12;  ///< in letters
  };

  explicit Workbook(std::filesystem::path path);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// A further sheet; its name may have at most 31 letters, none of `[]:*?/\`.
  Sheet sheet(const std::string& name, const std::vector<Column>& columns);

  /// Writes beside the place and puts it there by one rename; kStore with the path when that cannot be done.
  Result<void> close();

 private:
  std::filesystem::path path_;
  lxw_workbook* book_;
  Sheet::Formats formats_;
};

}  // namespace frisaet::exports
