#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::minutes {

/// A paper that is a table, an item a row: `| 3 | Ny bro | at broen bygges | Godkendt. |` under
/// `| Nr. | Sag | Indstilling | Beslutning |`; cells parted by bars, tabs or
/// semicolons, or two blanks (then only the last column may go on in the next lines).
class TableRows {
 public:
  /// The columns that a line names, where it is such a table's head: first what numbers the items, then their
  /// titles, and one column for decisions among the others.
  static std::optional<TableRows> head_at(std::string_view text, Span line);

  /// A row as the pieces of an item: number, title, cells under no known heading, and then each known heading
  /// (a span of the table's head) before its cell. Empty for a line that is no row.
  [[nodiscard]] std::vector<Span> row_at(std::string_view text, Span line) const;

  /// Whether the span is the name of the column for decisions.
  [[nodiscard]] bool decides(Span column) const { return column == decision_; }

 private:
  Span decision_;
  char separator_ = '|';
  std::vector<Span> columns_;
};

/// `|---|---|`: the line under a table's head in a site's markup.
bool is_table_rule(std::string_view line);

}  // namespace frisaet::minutes
