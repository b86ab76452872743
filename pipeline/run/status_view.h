#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/json/status.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// How it all stands now: what the store holds, how many records wait for a person, and whether the inbox of
/// the data folder is watched. `with_closed`: also those that tell of items behind closed doors are counted
/// among what waits.
Result<StatusView> status_view(Store& store, const std::filesystem::path& data, bool with_closed);

/// What people read for how far a file has come; also for codes as the store has them.
std::string_view danish(AttemptState state);
std::string danish_attempt(const std::string& code);

}  // namespace frisaet
