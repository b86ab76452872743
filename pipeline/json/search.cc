#include "pipeline/json/search.h"

#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

Json known(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json of_hit(const SearchHitView& hit) {
  Json municipality = nullptr;
  if (!hit.municipality_code.empty())
    municipality = {{"code", hit.municipality_code}, {"name", hit.municipality_name}};
  Json boxes = Json::array();
  for (const Box& box : hit.boxes) boxes.push_back(of(std::optional(box)));
  return {{"record", known(hit.record)},
          {"document", hit.document},
          {"kind", hit.kind},
          {"municipality", std::move(municipality)},
          {"committee", known(hit.committee)},
          {"date", known(hit.date)},
          {"item_number", known(hit.item_number)},
          {"title", known(hit.title)},
          {"outcome", known(hit.outcome)},
          {"snippet", hit.snippet},
          {"page", hit.page > 0 ? Json(hit.page) : Json(nullptr)},
          {"boxes", std::move(boxes)},
          {"score", rounded(hit.score, 4)},
          {"review", hit.review},
          {"confidence", rounded(hit.confidence, 4)},
          {"closed", hit.closed}};
}

Json of_facet(const FacetView& facet) {
  Json values = Json::array();
  for (const FacetView::Value& value : facet.values)
    values.push_back({{"code", value.code}, {"label", value.label}, {"count", value.count}});
  return {{"name", facet.name}, {"values", std::move(values)}};
}

}  // namespace
}  // namespace json

std::string search_json(const SearchView& search) {
  using namespace json;
  Json hits = Json::array();
  for (const SearchHitView& hit : search.hits) hits.push_back(of_hit(hit));
  Json facets = Json::array();
  for (const FacetView& facet : search.facets) facets.push_back(of_facet(facet));
  Json filters = Json::object();
  for (const auto& [name, value] : search.filters) filters[name] = value;
  return print(Json{{"schema", "frisaet.search/1"},
                    {"query", search.query},
                    {"filters", std::move(filters)},
                    {"order", search.order},
                    {"total", search.total},
                    {"total_is_least", search.is_least},
                    {"notes", search.notes},
                    {"hits", std::move(hits)},
                    {"facets", std::move(facets)}},
               2);
}

std::string suggestions_json(const std::vector<SearchSuggestion>& suggestions) {
  json::Json list = json::Json::array();
  for (const SearchSuggestion& one : suggestions) list.push_back({{"text", one.text}, {"kind", one.kind}});
  return json::print({{"suggestions", std::move(list)}}, -1);
}

}  // namespace frisaet
