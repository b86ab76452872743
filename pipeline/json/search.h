#pragma once

#include <map>
#include <string>
#include <string_view>
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
};

/// A page of hits as `search --json` prints it (schema frisaet.search/1, pipeline/json/search.schema.json).
std::string search_json(std::string_view query, const std::map<std::string, std::string>& filters, long total,
                        const std::vector<SearchHitView>& hits);

}  // namespace frisaet
