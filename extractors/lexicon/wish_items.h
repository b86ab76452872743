#pragma once

#include <string>

#include "models/records/decision.h"

namespace frisaet {

/// True for an item about a welfare agreement, whatever came of it: the declined, postponed and noted ones
/// too, which give no declaration.
bool speaks_of_wishes(const Decision& decision);

/// True for a yes that may hold a wish.
bool adopts(Outcome outcome);

/// The recommendation's points that were adopted, as one text with a form feed after each.
std::string adopted_points(const Decision& decision);

/// True where what was adopted is about a welfare agreement: by the title or the adopted points. The
/// decision's own words count where it has no title or recommendation that says what it is about.
bool is_about_wishes(const Decision& decision);

/// True where the title or what was adopted is about choosing an area, and not about the agreement once it is
/// made.
bool adopts_a_choice(const Decision& decision);

/// True for an item by whose outcome a council or a finance committee took a stand on which area the
/// municipality asks for: approved, changed or split and `is_about_wishes`, with words of choosing there or
/// in the decision, or turned down for something else (`i stedet …`). Not where it was put off, noted or sent
/// on, nor for business that comes after the choice. Which area it is may still be unread.
bool decides_a_wish(const Decision& decision);

}  // namespace frisaet
