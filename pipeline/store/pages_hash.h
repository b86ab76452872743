#pragma once

#include <cstdint>
#include <string>

#include "pipeline/store/sqlite.h"

namespace frisaet::sqlite {

/// The hash of a reading's pages as they stand in the database now: reading.pages_hash, where nothing
/// happened to them.
std::string pages_hash(Database& database, std::int64_t reading_id);

}  // namespace frisaet::sqlite
