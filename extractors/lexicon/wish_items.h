#pragma once

#include "models/records/decision.h"

namespace frisaet {

/// True for an item about a welfare agreement, whatever came of it: the declined, postponed and noted ones
/// too, which give no declaration.
bool speaks_of_wishes(const Decision& decision);

/// True for an item by whose outcome a council or a finance committee took a stand on which area the
/// municipality asks for: approved, changed or split, or turned down for something else (`i stedet …`). Not
/// where it was put off, noted or sent on, nor for business that comes after the choice. Which area it is
/// may still be unread.
bool decides_a_wish(const Decision& decision);

}  // namespace frisaet
