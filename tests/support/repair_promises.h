#pragma once

#include <string>
#include <vector>

#include "models/document/raw_page.h"
#include "models/document/repaired_text.h"

namespace frisaet::test_support {

/// What pipeline/repair/repair.h promises of every result, looked at byte by byte; one sentence for each that
/// does not hold, none when all do. The maps are asked beside tests/oracle/byte_origins.h:
///   - the repaired text is UTF-8, its map is whole and spans both texts;
///   - each byte of it is a byte of the raw text or lies under an applied finding, and each raw byte came
///     through, lies under one or was moved to the furniture;
///   - every span that is asked for (each finding's, and those that begin at every seventh byte) leads to the
///   raw
///     bytes the oracle finds, there and back;
///   - a finding's raw bytes are its `before`, what stands in the text is its `after`, and what stands there
///     came from no other place.
/// Left to the caller: that repairing again changes nothing. Quadratic in the text; for texts of some
/// kilobytes.
std::vector<std::string> broken_promises(const std::vector<RawPage>& pages,
                                         const std::vector<RepairedText>& results);

}  // namespace frisaet::test_support
