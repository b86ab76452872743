#pragma once

#include <map>
#include <string>

#include "models/core/result.h"
#include "pipeline/json/search.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// A search with its answer: hits with the boxes of the marked words on their page, and snippets with the
/// words searched for between « and ». `filters` are those chosen, as written.
Result<SearchView> view_search(Store& store, std::string query, std::map<std::string, std::string> filters,
                               const SearchPage& found);

/// What people read for a value of a facet (Facet::name): `approved` → `godkendt`, `630` → `Vejle`; a code
/// without a name comes back as it is.
std::string facet_label(const std::string& facet, const std::string& code);

}  // namespace frisaet
