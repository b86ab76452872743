#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "pipeline/store/sqlite.h"

namespace frisaet::sqlite {

/// One step of the schema. `number` is what `PRAGMA user_version` says once it is done.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

/// Those compiled in (pipeline/store/migrations/NNNN_name.sql), from 1 without gaps.
const std::vector<Migration>& migrations();

/// Brings the database up to the last of `steps`, each in one transaction: killed in between, it goes on from
/// there. Views are dropped with the first step, whoever made them. Fails with kStore, having changed
/// nothing, when the database is another program's or was made by a newer program.
Result<void> migrate(Database& database, const std::vector<Migration>& steps);

/// kStore with what to do when the database is not exactly at the last of `steps`; changes nothing.
Result<void> require_migrated(Database& database, const std::vector<Migration>& steps);

}  // namespace frisaet::sqlite
