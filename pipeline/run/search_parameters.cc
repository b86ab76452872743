#include "pipeline/run/search_parameters.h"

#include <algorithm>
#include <utility>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/records/review_states.h"
#include "models/rounds/area_names.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"

namespace frisaet {
namespace {

Error bad_value(std::string_view what, const std::string& value, std::string hint) {
  return {ErrorCode::kUsage, "»" + value + "« kan ikke bruges som " + std::string(what) + ".", "",
          std::move(hint)};
}

/// Sets `at`, or tells what may be chosen.
template <typename Known>
Result<void> take(std::optional<std::string>& at, const Known& known, std::string_view what,
                  const std::string& value, std::string choices) {
  if (!known) return bad_value(what, value, std::move(choices));
  at = std::string(*known);
  return {};
}

template <typename Enum>
std::optional<std::string> code_of(const std::optional<Enum>& value) {
  return value ? std::optional<std::string>(to_string(*value)) : std::nullopt;
}

template <typename List, typename Name>
std::string one_of(const List& list, Name name) {
  std::string text;
  for (const auto& one : list) text.append(text.empty() ? "Vælg mellem " : ", ").append(name(one));
  return text + " (eller koden).";
}

std::optional<std::string> municipality_code(const std::string& value) {
  const Municipality* known = MunicipalityIndex::standard().named(value);
  return known == nullptr ? std::nullopt : std::optional(known->code);
}

Result<void> take_day(std::optional<Date>& at, const std::string& value) {
  at = day_typed(value);
  if (!at) return bad_value("dato", value, "Skriv datoen som 30-09-2022 eller 2022-09-30.");
  return {};
}

Result<void> take_closed(SearchQuery& query, const std::string& value) {
  const std::string word = to_lower(value);
  const bool is_without = word == "nej" || word == "no";
  if (!query.with_closed && !is_without)
    return Error{ErrorCode::kUsage, "Der kan ikke afgrænses til lukkede punkter herfra.", "",
                 "De er kun for dem, der må se dem."};
  if (!is_without && word != "ja" && word != "yes") return bad_value("lukket", value, "Skriv ja eller nej.");
  query.filters.closed = !is_without;
  return {};
}

Result<void> take_order(SearchQuery& query, const std::string& value) {
  const std::string word = fold(value);
  for (const SearchOrder order : {SearchOrder::kRelevance, SearchOrder::kNewest, SearchOrder::kOldest}) {
    const std::string name = fold(danish(order));
    if (word != to_string(order) && word != name && word != name.substr(0, name.find(' '))) continue;
    query.order = order;
    return {};
  }
  return bad_value("rækkefølge", value, "Vælg mellem relevans, nyeste og ældste.");
}

}  // namespace

Result<void> set_search_parameter(SearchQuery& query, std::string_view name, const std::string& value) {
  SearchFilters& filters = query.filters;
  if (value.empty()) return {};
  if (name == "municipality")
    return take(filters.municipality, municipality_code(value), "kommune", value,
                "Skriv kommunens navn eller dens kode på tre cifre.");
  if (name == "committee") {
    filters.committee = value;
    return {};
  }
  if (name == "from") return take_day(filters.from, value);
  if (name == "to") return take_day(filters.to, value);
  if (name == "body")
    return take(filters.body, code_of(body_kind_named(value)), "slags udvalg", value,
                one_of(kAllBodyKinds, [](BodyKind body) { return danish(body); }));
  if (name == "outcome")
    return take(filters.outcome, code_of(outcome_named(value)), "udfald", value,
                one_of(kAllOutcomes, [](Outcome outcome) { return danish(outcome); }));
  if (name == "area")
    return take(filters.area, standard_area_named(value), "område", value,
                one_of(standard_area_codes(), [](const AreaCode& area) { return danish_area(area); }));
  if (name == "type")
    return take(filters.type, kind_named(value), "slags", value,
                "Vælg mellem beslutning, erklæring, referat, dagsorden, brev fra KL, aftale og andet.");
  if (name == "review")
    return take(
        filters.review, review_named(value), "gennemsyn", value,
        one_of(kReviewStates, [](std::string_view state) { return danish_review(std::string(state)); }));
  if (name == "closed") return take_closed(query, value);
  if (name == kSearchOrder) return take_order(query, value);
  return bad_value("del af en søgning", std::string(name), "Brug felterne på siden.");
}

std::string filter_label(std::string_view name, const std::string& value) {
  SearchQuery query;
  query.with_closed = true;
  if (!set_search_parameter(query, name, value)) return std::string(name) + ": " + value;
  const SearchFilters& set = query.filters;
  if (set.municipality) {
    const Municipality* known = MunicipalityIndex::standard().by_code(*set.municipality);
    return "Kommune: " + (known != nullptr ? known->name : value);
  }
  if (set.committee) return "Udvalg: " + value;
  if (set.body) return "Slags udvalg: " + danish_body(*set.body);
  if (set.from) return "Fra: " + danish_date(*set.from);
  if (set.to) return "Til: " + danish_date(*set.to);
  if (set.outcome) return "Udfald: " + danish_outcome(*set.outcome);
  if (set.area) return "Område: " + danish_area(*set.area);
  if (set.type) return "Slags: " + danish_kind(*set.type);
  if (set.review) return "Gennemsyn: " + danish_review(*set.review);
  return set.closed.value_or(false) ? "Kun lukkede punkter" : "Uden lukkede punkter";
}

std::string_view to_string(SearchOrder order) {
  return order == SearchOrder::kNewest ? "newest" : order == SearchOrder::kOldest ? "oldest" : "relevance";
}

std::string_view danish(SearchOrder order) {
  return order == SearchOrder::kNewest   ? "nyeste først"
         : order == SearchOrder::kOldest ? "ældste først"
                                         : "relevans";
}

std::string_view chosen_among(SearchOrder order) {
  return order == SearchOrder::kNewest   ? "de nyeste er valgt blandt de første"
         : order == SearchOrder::kOldest ? "de ældste er valgt blandt de første"
                                         : "de bedste er valgt blandt de første";
}

}  // namespace frisaet
