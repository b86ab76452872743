#pragma once

#include <cstdint>

#include "pipeline/store/highlight.h"
#include "pipeline/store/search.h"
#include "pipeline/store/sqlite.h"

namespace frisaet {

/// What is shown of a row of the index: its fields, the snippet that shows most of what `highlighter` looks
/// for, and the page and place where that is printed. An empty hit when there is no such row. Cost: one pass
/// over the row's text, and over the document's pages where no evidence tells the place.
SearchHit read_hit(sqlite::Database& db, std::int64_t row, double score, const Highlighter& highlighter);

}  // namespace frisaet
