#pragma once

#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

namespace frisaet {

/// Throws kUsage (Refusal) where a CPR number stands in what a person typed. It can be read and searched at
/// once, whatever document it stands beside: no hold keeps it back, as it keeps a document. `what` it is, as
/// a sentence begins (»Begrundelsen«); `field` of the record, if any.
void refuse_person_number(std::string_view text, std::string_view what, std::string_view field = {});

/// The same of a value as JSON. The pieces are looked through as they will be read, so no escape of JSON
/// (\\u002d) hides one. REQUIRES: `value` is JSON.
void refuse_person_number_in_json(sqlite::Database& db, const std::string& value, std::string_view field);

}  // namespace frisaet
