#pragma once

#include <string_view>

#include "pipeline/store/sqlite.h"

/// What was erased for good. See migrations/0008_erasures.sql.
namespace frisaet::sqlite {

bool is_erased(Database& database, std::string_view document);

/// Throws Refusal (kNotFound, who and when) where the document was erased.
void require_not_erased(Database& database, std::string_view document);

}  // namespace frisaet::sqlite
