#pragma once

#include <functional>
#include <stop_token>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/watch_event.h"
#include "pipeline/watch/watcher.h"

namespace frisaet::watch {

/// Reads what is claimed, under these settings, until nothing is in hand or a stop is requested.
using FinishClaims = std::function<Result<WatchReport>(const WatchSettings& settings, Claims claims)>;

/// Where another inbox was watched before: has what is in hand of it read, and tells once, by its name, what
/// lies there still (kFormerInbox). Gives what was read. The other way, to keep the inbox with each claim,
/// would leave a claim whose inbox nobody watches. Errors: kStore, and those of `finish`; after a stop the
/// next start goes on.
Result<WatchReport> leave_former_inbox(const DataFolder& folder, Store& store, const WatchSettings& settings,
                                       const std::function<void(const WatchEvent&)>& tell,
                                       const std::stop_token& stop, const FinishClaims& finish);

}  // namespace frisaet::watch
