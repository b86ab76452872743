#pragma once

#include <string_view>

#include "pipeline/store/sqlite.h"

/// Documents held for a person, as personal data may stand in them (models/text/personal_data.h). A held
/// document has no row in the index, its records count for nothing, and its pages are for staff only.
namespace frisaet::sqlite {

/// Finds out whether the document is held now; true when that changed. REQUIRES an open write transaction;
/// call before its records and its index row are refreshed. Cost: reads its pages.
bool refresh_hold(Database& database, std::string_view document);

/// Whether a document that is withdrawn would be held if it were taken back. Cost: reads its pages.
bool would_be_held(Database& database, std::string_view document);

/// refresh_hold, and all that follows where it changed.
void refresh_hold_and_rows(Database& database, std::string_view document);

}  // namespace frisaet::sqlite
