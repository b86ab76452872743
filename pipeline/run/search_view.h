#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/box.h"
#include "models/core/result.h"
#include "models/document/document.h"
#include "models/text/span.h"
#include "pipeline/json/search.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// A search with its answer: hits with the boxes of the marked words on their page, and snippets with the
/// words searched for between « and ». `filters` are those chosen, as written.
Result<SearchView> view_search(Store& store, std::string query, std::map<std::string, std::string> filters,
                               const SearchPage& found);

/// Where words stand on a page.
struct FoundOnPage {
  std::vector<Span> marks;  ///< in Page::repaired.text, in order; whole printed words
  std::vector<Box> boxes;   ///< of those, on the page's picture; none for text files
};

/// Finds what a person typed (SearchQuery::text) on each page, by the rules of the index, so that what a
/// search found is marked in the document: each of its words wherever it stands. Fields and what is to be
/// left out say nothing here. Phrases over two pages are not found. Cost: linear in the text.
std::vector<FoundOnPage> find_on_pages(const std::vector<Page>& pages, std::string_view text);

/// What people read for a value of a facet (Facet::name): `approved` → `godkendt`, `630` → `Vejle`; a code
/// without a name comes back as it is.
std::string facet_label(const std::string& facet, const std::string& code);

}  // namespace frisaet
