#include "pipeline/run/search_view.h"

#include <utility>
#include <vector>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/records/review_states.h"
#include "models/rounds/round.h"
#include "pipeline/json/page_blob.h"
#include "pipeline/run/search_parameters.h"
#include "pipeline/store/highlight.h"

namespace frisaet {
namespace {

std::string with_marks(const Snippet& snippet) {
  std::string text;
  std::size_t at = 0;
  for (const Span mark : snippet.marks) {
    text += Span{at, mark.begin}.of(snippet.text);
    text += "«" + std::string(mark.of(snippet.text)) + "»";
    at = mark.end;
  }
  return text + snippet.text.substr(at);
}

/// Boxes of words on a page, one for each mark; none for text files.
std::vector<Box> boxes_of(const Page& page, const std::vector<Span>& marks) {
  const Document document({}, {page}, {});
  std::vector<Box> boxes;
  for (const Span mark : marks) {
    for (const Quote& quote : document.quotes(mark)) {
      if (quote.box) boxes.push_back(*quote.box);
    }
  }
  return boxes;
}

}  // namespace

Result<SearchView> view_search(Store& store, std::string query, std::map<std::string, std::string> filters,
                               const SearchPage& found) {
  SearchView search{std::move(query),
                    std::move(filters),
                    std::string(to_string(found.order)),
                    found.total,
                    found.is_least,
                    found.notes,
                    {},
                    {}};
  for (const Facet& facet : found.facets) {
    FacetView view{facet.name, {}};
    for (const Facet::Value& value : facet.values)
      view.values.push_back({value.code, facet_label(facet.name, value.code), value.count});
    search.facets.push_back(std::move(view));
  }
  for (const SearchHit& hit : found.hits) {
    SearchHitView view{hit.record,
                       hit.document,
                       hit.kind,
                       hit.municipality_code,
                       hit.municipality_name,
                       hit.committee,
                       hit.date,
                       hit.item_number,
                       hit.title,
                       hit.outcome,
                       with_marks(hit.snippet),
                       hit.page,
                       {},
                       hit.score,
                       hit.review,
                       hit.confidence,
                       hit.closed};
    if (hit.page > 0 && !hit.page_marks.empty()) {
      const auto stored = store.page(hit.document, hit.page);
      if (!stored) return stored.error();
      const auto page = page_from_blob(stored->blob);
      if (!page) return page.error();
      view.boxes = boxes_of(*page, hit.page_marks);
    }
    if (view.boxes.empty() && hit.box) view.boxes = {*hit.box};
    search.hits.push_back(std::move(view));
  }
  return search;
}

std::vector<FoundOnPage> find_on_pages(const std::vector<Page>& pages, std::string_view text) {
  Query query = parse_query(text);
  for (auto& group : query.groups)
    for (QueryTerm& term : group) term.field = QueryTerm::Field::kAny;
  Analyzer analyzer;
  const Highlighter highlighter(query, analyzer);
  std::vector<FoundOnPage> found;
  for (const Page& page : pages) {
    FoundOnPage here;
    for (const Mark& mark : highlighter.find(page.repaired.text, QueryTerm::Field::kAny))
      here.marks.push_back(mark.span);
    here.boxes = boxes_of(page, here.marks);
    found.push_back(std::move(here));
  }
  return found;
}

std::string facet_label(const std::string& facet, const std::string& code) {
  if (facet == "outcome") return danish_outcome(code);
  if (facet == "kind") return danish_kind(code);
  if (facet == "area") return danish_area(code);
  if (facet == "body") return danish_body(code);
  if (facet == "review") return danish_review(code);
  if (facet == "closed") return code == "yes" ? "lukkede punkter" : "åbne";
  if (facet != "municipality") return code;
  const Municipality* known = MunicipalityIndex::standard().by_code(code);
  return known != nullptr ? known->name : code;
}

}  // namespace frisaet
