#pragma once

#include "models/records/decision.h"

namespace frisaet {

/// True for an item about a welfare agreement, whatever came of it: the declined, postponed and noted ones
/// too, which give no declaration.
bool speaks_of_wishes(const Decision& decision);

}  // namespace frisaet
