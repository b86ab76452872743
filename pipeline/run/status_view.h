#pragma once

#include <filesystem>

#include "models/core/result.h"
#include "pipeline/json/status.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// How it all stands now: what the store holds, how many records wait for a person, and whether the inbox of
/// the data folder is watched. `with_closed`: also those that tell of items behind closed doors are counted
/// among what waits.
Result<StatusView> status_view(Store& store, const std::filesystem::path& data, bool with_closed);

}  // namespace frisaet
