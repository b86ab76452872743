#include "pipeline/web/search_parameters.h"

#include <algorithm>
#include <charconv>

#include "pipeline/run/search_parameters.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

Error bad_value(std::string_view what, const std::string& value, std::string hint) {
  return {ErrorCode::kUsage, "»" + value + "« kan ikke bruges som " + std::string(what) + ".", "",
          std::move(hint)};
}

}  // namespace

std::string SearchParameters::with(std::string_view name, std::string_view value,
                                   std::string_view path) const {
  std::vector<std::pair<std::string, std::string>> pairs{{"q", query.text}};
  for (const std::string_view filter : kSearchFilters) {
    const auto at = chosen.find(std::string(filter));
    pairs.emplace_back(filter, at == chosen.end() ? "" : at->second);
  }
  pairs.emplace_back(kSearchOrder, query.order ? to_string(*query.order) : "");
  pairs.emplace_back("page", "");
  for (auto& pair : pairs)
    if (pair.first == name) pair.second = value;
  const std::string query_part = query_string(pairs);
  return std::string(path) + (query_part.empty() ? "" : "?" + query_part);
}

SearchQuery SearchParameters::whole() const {
  SearchQuery all = query;
  all.limit = kMostHits;
  all.offset = 0;
  all.look_on = false;
  return all;
}

Result<SearchParameters> search_parameters(const Request& request, const Visitor& visitor) {
  SearchParameters parameters;
  parameters.query.with_closed = sees_closed(visitor);
  for (const auto& entry : request.query) {
    const std::string& name = entry.first;
    if (name != "q" && name != "page" && name != kSearchOrder &&
        std::find(kSearchFilters.begin(), kSearchFilters.end(), name) == kSearchFilters.end())
      return bad_value("del af adressen", name, "Brug felterne på siden.");
  }
  parameters.query.text = request.parameter("q");
  for (const std::string_view filter : kSearchFilters)
    if (const std::string value = request.parameter(filter); !value.empty())
      parameters.chosen[std::string(filter)] = value;
  auto said = parameters.chosen;
  said[std::string(kSearchOrder)] = request.parameter(kSearchOrder);
  for (const auto& [name, value] : said)
    if (auto set = set_search_parameter(parameters.query, name, value); !set) return set.error();
  if (const std::string text = request.parameter("page"); !text.empty()) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), parameters.page);
    if (fault != std::errc() || end != text.data() + text.size() || parameters.page < 1 ||
        parameters.page > kLastPage)
      return bad_value(
          "sidetal", text,
          "Der vises højst " + std::to_string(kLastPage) + " sider. Afgræns søgningen i stedet.");
  }
  parameters.query.limit = kHitsOnPage;
  parameters.query.offset = (parameters.page - 1) * kHitsOnPage;
  return parameters;
}

}  // namespace frisaet::web
