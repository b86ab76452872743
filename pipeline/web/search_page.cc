#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "models/records/danish_names.h"
#include "models/records/record.h"
#include "models/records/review_states.h"
#include "models/text/csv.h"
#include "pipeline/json/search.h"
#include "pipeline/run/search_parameters.h"
#include "pipeline/run/search_view.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/saved_searches.h"
#include "pipeline/web/search_parameters.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

Choices type_choices() {
  Choices entries{{"decision", danish_kind("decision")}};
  for (const DocumentType type : kAllDocumentTypes) entries.emplace_back(to_string(type), danish(type));
  return entries;
}

Choices body_choices() {
  Choices entries;
  for (const BodyKind body : kAllBodyKinds) entries.emplace_back(to_string(body), danish(body));
  return entries;
}

Choices review_choices() {
  Choices entries;
  for (const std::string_view state : kReviewStates)
    entries.emplace_back(state, danish_review(std::string(state)));
  return entries;
}

/// Without a choice the best hits come first, and where there are no words the newest.
Choices order_choices() {
  return {{"", "bedste fund først"},
          {std::string(to_string(SearchOrder::kNewest)), std::string(danish(SearchOrder::kNewest))},
          {std::string(to_string(SearchOrder::kOldest)), std::string(danish(SearchOrder::kOldest))}};
}

/// The words a snippet marks, each once: what stands there where it is not what was typed.
std::string marked_words(const Snippet& snippet) {
  std::string words;
  std::set<std::string_view> seen;
  for (const Span mark : snippet.marks) {
    if (const std::string_view word = mark.of(snippet.text); seen.insert(word).second)
      words.append(words.empty() ? "" : " ").append(word);
  }
  return words;
}

/// `typed`: what was searched for; its words are marked in the document.
View view_of(const SearchHit& hit, const std::string& typed) {
  View view;
  view.set("title", hit.title.empty() ? "(uden titel)" : hit.title);
  view.set("municipality", hit.municipality_name.empty() ? "Ukendt kommune" : hit.municipality_name);
  put(view, "committee", hit.committee);
  put(view, "date", danish_day(hit.date));
  put(view, "number", hit.item_number);
  view.set("kind", danish_kind(hit.kind));
  put(view, "outcome", danish_outcome(hit.outcome));
  put(view, "outcome_code", hit.outcome);
  put(view, "closed", hit.closed ? "lukket" : "");
  if (hit.review != "auto") {
    std::string standing = danish_review(hit.review);
    // A paper waits for the least sure of its records; the figure is its own.
    if (hit.review == "check" && hit.confidence < kReviewThreshold)
      standing += ", " + percent(hit.confidence);
    put(view, "review", standing);
    view.set("review_code", hit.review);
  }
  view.set("snippet", marked_pieces(hit.snippet.text, hit.snippet.marks));
  put(view, "page", hit.page > 0 ? std::to_string(hit.page) : "");
  std::string path = "/dokument/" + hit.document;
  if (!typed.empty()) path += "?find=" + url_encode(typed);
  if (!hit.record.empty()) {
    path += "#" + hit.record;
  } else if (hit.page > 0) {
    path += "#side-" + std::to_string(hit.page);
  }
  view.set("path", path);
  return view;
}

void put_pages(View& view, const SearchParameters& parameters, std::int64_t total) {
  const std::int64_t pages = std::min(kLastPage, (total + kHitsOnPage - 1) / kHitsOnPage);
  const auto path = [&](std::int64_t page) { return parameters.with("page", std::to_string(page)); };
  const bool is_past_end = total > 0 && parameters.page > pages;
  put(view, "page", danish_number(parameters.page));
  view.set("pages", danish_number(pages));
  view.set("several_pages", pages > 1 && !is_past_end);
  put(view, "last_page", is_past_end ? path(pages) : "");
  put(view, "previous", parameters.page > 1 && !is_past_end ? path(parameters.page - 1) : "");
  put(view, "next", parameters.page < pages ? path(parameters.page + 1) : "");
}

void put_form(View& view, const SearchParameters& parameters) {
  const auto chosen = [&](const char* name) {
    const auto at = parameters.chosen.find(name);
    return at == parameters.chosen.end() ? std::string() : at->second;
  };
  view.set("q", parameters.query.text);
  view.set("municipalities",
           choices(municipality_choices(), parameters.query.filters.municipality.value_or("")));
  view.set("outcomes", choices(outcome_choices(), parameters.query.filters.outcome.value_or("")));
  view.set("areas", choices(area_choices(), parameters.query.filters.area.value_or("")));
  view.set("types", choices(type_choices(), parameters.query.filters.type.value_or("")));
  view.set("bodies", choices(body_choices(), parameters.query.filters.body.value_or("")));
  view.set("reviews", choices(review_choices(), parameters.query.filters.review.value_or("")));
  view.set("with_closed", parameters.query.with_closed);
  const auto& closed = parameters.query.filters.closed;
  view.set("closed_choices",
           choices({{"no", "uden lukkede"}, {"yes", "kun lukkede"}}, closed ? (*closed ? "yes" : "no") : ""));
  view.set("orders",
           choices(order_choices(), parameters.query.order ? to_string(*parameters.query.order) : ""));
  put(view, "committee", chosen("committee"));
  view.set("from", chosen("from"));
  view.set("to", chosen("to"));
  ViewList removable;
  for (const auto& [filter, value] : parameters.chosen) {
    View button;
    button.set("label", filter_label(filter, value));
    button.set("path", parameters.with(filter, ""));
    removable.push_back(button);
  }
  view.set("chosen", removable);
  view.set("filtered", !parameters.chosen.empty());
  view.set("json",
           parameters.with("page", parameters.page > 1 ? std::to_string(parameters.page) : "", "/soeg.json"));
  view.set("csv", parameters.with("", "", "/soeg.csv"));
  view.set("xlsx", parameters.with("", "", "/soeg.xlsx"));
  view.set("feed", parameters.with("", "", "/soeg.atom"));
  view.set("address", parameters.with("", ""));
}

/// The address of the same search with only the hits of this value; empty where that cannot be said, as
/// another value was chosen that it would replace.
std::string narrowed(const SearchParameters& parameters, const std::string& facet, const std::string& code) {
  if (facet != "year") {
    const std::string filter = facet == "kind" ? "type" : facet;
    return parameters.chosen.count(filter) > 0 ? "" : parameters.with(filter, code);
  }
  const auto first = parse_iso_date(code + "-01-01");
  const auto last = parse_iso_date(code + "-12-31");
  if (!first || !last) return "";
  SearchParameters within = parameters;
  const SearchFilters& filters = parameters.query.filters;
  within.chosen["from"] = typed_day(std::max(filters.from.value_or(*first), *first));
  within.chosen["to"] = typed_day(std::min(filters.to.value_or(*last), *last));
  return within.with("", "");
}

/// The values that narrow the search, each a link. A facet of one value narrows nothing.
void put_facets(View& view, const SearchParameters& parameters, const SearchPage& found) {
  constexpr std::size_t kMostValues = 10;
  constexpr std::array<std::pair<const char*, const char*>, 8> kNames{{{"municipality", "Kommune"},
                                                                       {"body", "Slags udvalg"},
                                                                       {"year", "År"},
                                                                       {"outcome", "Udfald"},
                                                                       {"area", "Velfærdsområde"},
                                                                       {"kind", "Slags"},
                                                                       {"review", "Gennemsyn"},
                                                                       {"closed", "Lukket"}}};
  ViewList facets;
  for (const auto& [code, name] : kNames) {
    for (const Facet& facet : found.facets) {
      if (facet.name != code || facet.values.size() < 2) continue;
      ViewList values;
      for (std::size_t i = 0; i < std::min(kMostValues, facet.values.size()); ++i) {
        const Facet::Value& value = facet.values[i];
        const std::string path = narrowed(parameters, facet.name, value.code);
        if (path.empty()) continue;
        View line;
        line.set("path", path);
        line.set("label", facet_label(facet.name, value.code));
        line.set("count", (found.is_least ? "mindst " : "") + danish_number(static_cast<long>(value.count)));
        values.push_back(line);
      }
      if (values.empty()) continue;
      View group;
      group.set("name", name);
      group.set("values", values);
      facets.push_back(group);
    }
  }
  view.set("any_facets", !facets.empty());
  view.set("facets", facets);
}

Response refused(Context& context, const Error& error) {
  View view;
  put_form(view, {});
  put(view, "fault", error.message + " " + error.hint);
  return page(context, "search", "Søg", std::move(view), 400);
}

}  // namespace

Response search_page(Context& context) {
  auto parameters = search_parameters(context.request, context.visitor);
  if (!parameters) return refused(context, parameters.error());
  parameters->query.facets = true;
  const auto found = context.store.search(parameters->query);
  if (!found) return error_page(context, found.error());
  View view;
  put_form(view, *parameters);
  put_pages(view, *parameters, found->total);
  view.set("total", danish_number(static_cast<long>(found->total)));
  view.set("is_least", found->is_least);
  view.set("looked_at", std::string(chosen_among(found->order)) + " " + danish_number(kMostRows));
  view.set("to_the_letter", found->notes.empty());
  view.set("more_than_a_file", found->total > kMostHits);
  view.set("most_hits", danish_number(kMostHits));
  put(view, "explanation", found->explanation);
  put(view, "coverage", found->coverage);
  ViewList notes;
  for (const std::string& note : found->notes) {
    View line;
    line.set("note", note);
    notes.push_back(line);
  }
  view.set("notes", notes);
  put_facets(view, *parameters, *found);
  ViewList hits;
  for (const SearchHit& hit : found->hits)
    hits.push_back(view_of(hit, found->notes.empty() ? parameters->query.text : marked_words(hit.snippet)));
  view.set("hits", hits);
  const auto saved = saved_searches(context.store, context.visitor);
  if (!saved) return error_page(context, saved.error());
  ViewList searches;
  for (const SavedSearch& search : *saved) {
    View line;
    line.set("name", search.name);
    line.set("path", search.address);
    searches.push_back(line);
  }
  view.set("saved", searches);
  view.set("any_saved", !searches.empty());
  view.set("any", found->total > 0);
  std::string title = "Søg";
  if (!parameters->query.text.empty()) title += ": " + parameters->query.text;
  if (parameters->page > 1) title += ", side " + std::to_string(parameters->page);
  return page(context, "search", title, std::move(view));
}

Response search_as_json(Context& context) {
  auto parameters = search_parameters(context.request, context.visitor);
  if (!parameters) return error_page(context, parameters.error());
  parameters->query.facets = true;
  const auto found = context.store.search(parameters->query);
  if (!found) return error_page(context, found.error());
  const auto view = view_search(context.store, parameters->query.text, parameters->chosen, *found);
  if (!view) return error_page(context, view.error());
  return json_response(search_json(*view));
}

Response search_as_csv(Context& context) {
  auto parameters = search_parameters(context.request, context.visitor);
  if (!parameters) return error_page(context, parameters.error());
  const auto found = context.store.search(parameters->whole());
  if (!found) return error_page(context, found.error());
  std::string csv =
      "\xEF\xBB\xBF" + csv_line({"kommune", "udvalg", "dato", "punkt", "titel", "udfald", "uddrag", "side",
                                 "dokument", "post", "gennemsyn", "sikkerhed", "lukket"},
                                ';');
  for (const SearchHit& hit : found->hits) {
    csv += csv_line({hit.municipality_name, hit.committee, hit.date, hit.item_number, hit.title,
                     danish_outcome(hit.outcome), hit.snippet.text,
                     hit.page > 0 ? std::to_string(hit.page) : "", hit.document, hit.record,
                     danish_review(hit.review), percent(hit.confidence), hit.closed ? "ja" : "nej"},
                    ';');
  }
  return download(std::move(csv), "text/csv; charset=utf-8", "frisaet-soegning.csv");
}

}  // namespace frisaet::web
