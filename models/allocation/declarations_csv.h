#pragma once

#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/municipality/municipality.h"
#include "models/rounds/reply.h"
#include "models/rounds/round.h"

namespace frisaet {

/// Reads the replies of a round from a table, as KL staff would write it by hand:
///
///   municipality;priority_1;priority_2;priority_3;none;reservation;status
///   Frederikssund;folkeskole;aeldre;;;;council
///   250 …
///
/// One row per municipality. `municipality` is a code or a name in any known spelling; priorities are area
/// codes or names, any number of columns `priority_N`; `none` is `yes` or `ja`, or empty; `status` is empty
/// or one of `reported administrative committee council`. Two areas in one cell with `/` between are a tie.
/// Columns may be in any order; only `municipality` and `priority_1` must be there. Semicolon, comma or tab;
/// UTF-8 with or without byte order mark, else Windows-1252.
///
/// Fails with kInvalid at the first fault, `where` = `linje 7, kolonne 3 (priority_2)`: unknown or doubtful
/// municipality (garbled spellings are for a person to settle), a municipality that stands twice (both lines
/// named), an unknown area, an area twice in a row, a gap between priorities, none beside priorities.
Result<std::vector<Reply>> parse_declarations_csv(std::string_view text, const Round& round,
                                                  const MunicipalityIndex& municipalities);

}  // namespace frisaet
