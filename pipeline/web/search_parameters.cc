#include "pipeline/web/search_parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::array<std::string_view, 7> kFilters{"municipality", "committee", "from", "to",
                                                   "outcome",      "area",      "type"};

Error bad_value(std::string_view what, const std::string& value, std::string hint) {
  return {ErrorCode::kUsage, "»" + value + "« kan ikke bruges som " + std::string(what) + ".", "",
          std::move(hint)};
}

Result<void> read_dates(const Request& request, SearchFilters& filters) {
  for (const auto& [name, date] : {std::pair{"from", &filters.from}, std::pair{"to", &filters.to}}) {
    const std::string text = request.parameter(name);
    if (text.empty()) continue;
    *date = day_typed(text);
    if (!*date) return bad_value("dato", text, "Skriv datoen som 30-09-2022.");
  }
  return {};
}

Result<void> read_codes(const Request& request, SearchFilters& filters) {
  if (const std::string name = request.parameter("municipality"); !name.empty()) {
    const MunicipalityIndex& index = MunicipalityIndex::standard();
    const Municipality* known = index.by_code(name);
    if (const auto match = index.by_name(name);
        known == nullptr && match && match->kind != SpellingKind::kGarbled)
      known = match->municipality;
    if (known == nullptr)
      return bad_value("kommune", name, "Skriv kommunens navn eller dens kode på tre cifre.");
    filters.municipality = known->code;
  }
  if (const std::string name = request.parameter("outcome"); !name.empty()) {
    const auto outcome = outcome_named(name);
    if (!outcome) return bad_value("udfald", name, "Vælg et af udfaldene i listen.");
    filters.outcome = to_string(*outcome);
  }
  if (const std::string area = request.parameter("area"); !area.empty()) {
    const auto& rounds = standard_rounds();
    if (std::none_of(rounds.begin(), rounds.end(),
                     [&](const Round& round) { return round.area(area) != nullptr; }))
      return bad_value("område", area, "Vælg et af områderne i listen.");
    filters.area = area;
  }
  if (const std::string type = request.parameter("type"); !type.empty()) {
    if (!is_kind(type)) return bad_value("slags", type, "Vælg en af slagsene i listen.");
    filters.type = type;
  }
  if (const std::string committee = request.parameter("committee"); !committee.empty())
    filters.committee = committee;
  return {};
}

}  // namespace

std::string SearchParameters::with(std::string_view name, std::string_view value,
                                   std::string_view path) const {
  std::vector<std::pair<std::string, std::string>> pairs{{"q", query.text}};
  for (const std::string_view filter : kFilters) {
    const auto at = chosen.find(std::string(filter));
    pairs.emplace_back(filter, at == chosen.end() ? "" : at->second);
  }
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
    if (name != "q" && name != "page" && std::find(kFilters.begin(), kFilters.end(), name) == kFilters.end())
      return bad_value("del af adressen", name, "Brug felterne på siden.");
  }
  parameters.query.text = request.parameter("q");
  for (const std::string_view filter : kFilters)
    if (const std::string value = request.parameter(filter); !value.empty())
      parameters.chosen[std::string(filter)] = value;
  if (auto read = read_dates(request, parameters.query.filters); !read) return read.error();
  if (auto read = read_codes(request, parameters.query.filters); !read) return read.error();
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
