#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/searcher.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"

namespace frisaet {

/// Words of the index that begin with `begin`, in the form in which a paper prints them (lower case), the
/// commonest first, at most `most`. Only words that stand in a row the searcher may show, and of the hundred
/// commonest. Of fewer than two letters, or more than 32 bytes: none. Cost: the postings of all words that
/// begin so, and one row for each that is given; at most 25 ms in 300,000 decisions. REQUIRES: a read
/// transaction.
std::vector<std::string> completions(sqlite::Database& db, Analyzer& analyzer, Searcher& searcher,
                                     std::string_view begin, std::size_t most);

}  // namespace frisaet
