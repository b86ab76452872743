#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// One row of a CSV file with the line it begins on (1 = first), for messages.
struct CsvRow {
  int line = 0;
  std::vector<std::string> cells;
};

/// Reads CSV as RFC 4180 has it: quoted cells may hold separators, line breaks and doubled quotes; lines end
/// in LF or CRLF; a UTF-8 byte order mark is skipped; rows without any text are left out. Cells are not
/// trimmed. Fails with kInvalid and the line of the opening quote when a quoted cell never ends.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, char separator = ',');

/// The separator a Danish office file uses: `;` when its first line has more of those than of `,`.
char guess_separator(std::string_view text);

/// One row, ended by CRLF. Cells are quoted where they need it, and one that a spreadsheet would take for a
/// formula (it begins with = + - @ or a control character) gets an apostrophe in front: the text comes from
/// documents nobody vouches for.
std::string csv_line(const std::vector<std::string>& cells, char separator);

}  // namespace frisaet
