#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/store/search.h"

namespace frisaet {

/// What narrows a search, by the names that the command line (`--municipality`), addresses (`municipality=`)
/// and `search --json` share. `order` stands beside them: it narrows nothing.
inline constexpr std::array<std::string_view, 10> kSearchFilters{
    "municipality", "committee", "body", "from", "to", "outcome", "area", "type", "review", "closed"};
inline constexpr std::string_view kSearchOrder = "order";

/// Sets the filter (or the order) of that name to what a person wrote: codes, names as people call them
/// (`godkendt`, `Odense`, `referat`, `ja`), days as 2022-09-30 or 30-09-2022. An empty value changes nothing.
///
/// kUsage with a Danish sentence and the choices for what cannot be meant, for a name that is none, and for
/// closed items where `query.with_closed` is not set: who may not see closed items is not told of them
/// either.
Result<void> set_search_parameter(SearchQuery& query, std::string_view name, const std::string& value);

/// What people read: `Kun lukkede punkter`, `Udfald: godkendt` for a filter that is set.
std::string filter_label(std::string_view name, const std::string& value);

/// `relevance`, `newest`, `oldest`; in Danish `relevans`, `nyeste først`, `ældste først`.
std::string_view to_string(SearchOrder order);
std::string_view danish(SearchOrder order);

/// What a count that was cut says of the hits: `de nyeste er valgt blandt de første`.
std::string_view chosen_among(SearchOrder order);

}  // namespace frisaet
