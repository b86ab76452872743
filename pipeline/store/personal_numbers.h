#pragma once

#include <string>

#include "pipeline/store/sqlite.h"

namespace frisaet::sqlite {

/// Throws kUsage (Refusal) where a CPR number stands in a JSON text that a person says. What a person says
/// can be searched at once, whatever document it stands beside: no hold would keep it back. The pieces are
/// looked through as they will be read, so no escape of JSON (\\u002d) hides one.
void require_no_person_number(Database& db, const std::string& value, const std::string& field);

}  // namespace frisaet::sqlite
