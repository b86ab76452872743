#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/core/box.h"

namespace frisaet {

/// One hit of `search --json`; empty texts and page 0 are unknown and become null.
struct SearchHitView {
  std::string record, document, kind, municipality_code, municipality_name, committee, date, item_number,
      title, outcome;
  std::string snippet;  ///< the words searched for between « and »
  int page = 0;
  std::vector<Box> boxes;
  double score = 0;
  std::string review;  ///< `auto`, `check`, `ok` or `conflict` (SearchHit::review)
  double confidence = 0;
  bool closed = false;
};

/// How many of the hits have which value, as Facet has it; `label` is what people read for `code`.
struct FacetView {
  struct Value {
    std::string code, label;
    std::int64_t count = 0;
  };
  std::string name;
  std::vector<Value> values;
};

/// A search with its answer.
struct SearchView {
  std::string query;
  std::map<std::string, std::string> filters;  ///< those chosen, as written
  std::string order;                           ///< `relevance`, `newest` or `oldest`
  std::int64_t total = 0;
  bool is_least = false;           ///< there may be more than `total`
  std::vector<std::string> notes;  ///< Danish sentences on how hits differ from what was asked for
  std::vector<SearchHitView> hits;
  std::vector<FacetView> facets;  ///< where they were counted
};

/// As `search --json` prints it (schema frisaet.search/1, pipeline/json/search.schema.json).
std::string search_json(const SearchView& search);

/// A search that may be meant by one that is being typed.
struct SearchSuggestion {
  std::string text;  ///< the whole search
  std::string kind;  ///< `ord` a word of the index, `kommune` a municipality
};

/// `{"suggestions":[{"text","kind"}]}` on one line.
std::string suggestions_json(const std::vector<SearchSuggestion>& suggestions);

}  // namespace frisaet
