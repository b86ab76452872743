#pragma once

#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

/// What others read in the database with tools of their own (sqlite3, Datasette, a spreadsheet's ODBC): views
/// with plain Danish names over what counts today, corrections applied, without what is behind closed doors,
/// held, withdrawn or rejected, and without contact persons. They need SQLite 3.38 and none of this program's
/// functions: not the tokenizer either, which the table `search` asks for.
namespace frisaet::sqlite {

struct View {
  std::string name;
  std::vector<std::string> columns;
  std::string select;  ///< what gives them

  [[nodiscard]] std::string create_statement() const;
};

/// `beslutninger`, `erklaeringer`, `aftaleomraader`, `frister`, `dokumenter`. Columns are named in README.md
/// and only ever added to.
///
/// They are made by the program and no migration, because what is closed is told in one place
/// (closed_items.h), and must be told there of old stores too.
const std::vector<View>& views();

/// Makes those that are missing or were made by another program; in one transaction, none where all are as
/// they should be. REQUIRES: a connection that may write, with all migrations done (which drop them).
void refresh_views(Database& database);

}  // namespace frisaet::sqlite
