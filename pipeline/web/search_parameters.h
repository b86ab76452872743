#pragma once

#include <map>
#include <string>

#include "models/core/result.h"
#include "pipeline/store/search.h"
#include "pipeline/web/site.h"

namespace frisaet::web {

inline constexpr std::int64_t kHitsOnPage = 20;
inline constexpr std::int64_t kLastPage = 500;  ///< nobody reads on for longer; deep offsets cost the server

/// A search as an address says it. The names are those of `frisaet search`: `q`, kSearchFilters and `order`
/// (pipeline/run/search_parameters.h), and `page` from 1.
struct SearchParameters {
  SearchQuery query;
  std::map<std::string, std::string> chosen;  ///< filters with a value, as written
  std::int64_t page = 1;

  /// All its hits, as far as a search gives them, for a file. Only what has all that was asked for: a file
  /// has no place to say that its rows only come near.
  [[nodiscard]] SearchQuery whole() const;

  /// The address of the same search with `name` set to `value` (empty = without it) and on its first page.
  [[nodiscard]] std::string with(std::string_view name, std::string_view value,
                                 std::string_view path = "/soeg") const;
};

/// What closed items hold is left out for those who may not see it.
/// kUsage with a Danish sentence for a value that cannot be meant; for a date both 2022-09-30 and 30-09-2022
/// are understood. Unknown names are refused too: a filter that is silently dropped shows hits nobody asked
/// for.
Result<SearchParameters> search_parameters(const Request& request, const Visitor& visitor);

}  // namespace frisaet::web
