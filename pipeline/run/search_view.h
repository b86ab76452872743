#pragma once

#include <vector>

#include "models/core/result.h"
#include "pipeline/json/search.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// The hits of a search with the boxes of the marked words on their page, and the snippet with the words
/// searched for between « and ».
Result<std::vector<SearchHitView>> view_hits(Store& store, const SearchPage& found);

}  // namespace frisaet
