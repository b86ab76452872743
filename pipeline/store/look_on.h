#pragma once

#include "pipeline/store/query.h"
#include "pipeline/store/search.h"
#include "pipeline/store/searcher.h"
#include "pipeline/store/words.h"

namespace frisaet {

/// Looks on where nothing has all of `query` (SearchQuery says how far). What was found in the end is in the
/// result, how it differs from what was asked for in page.notes, and `query` becomes what was looked for, so
/// that its words are marked. Where nothing is found, page.explanation and page.unknown_words say why.
/// REQUIRES: `query` has groups.
Walk look_on(sqlite::Database& db, Analyzer& analyzer, const SearchQuery& asked, Searcher& searcher,
             Query& query, SearchPage& page);

}  // namespace frisaet
