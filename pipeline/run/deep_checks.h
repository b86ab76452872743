#pragma once

#include <vector>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// What `doctor --deep` finds in a data folder: every original by its hash, every reading's pages by theirs,
/// the database file, the index against its table, and what is searched against what the readings give when
/// it is made anew; files in the archive that no document has named for ten minutes. Works on a copy of the
/// database beside it (`frisaet.db.check`, removed), so nobody is kept waiting. Errors: kStore when the copy
/// cannot be made. Cost: reads everything once, and makes the index anew.
Result<std::vector<StoreFault>> deep_checks(const DataFolder& folder, Store& store);

}  // namespace frisaet
