#include "pipeline/run/retention.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <tuple>

namespace frisaet {
namespace {

constexpr int kMostYears = 100;

Error not_a_setting(const std::string& setting) {
  return {ErrorCode::kUsage, "»" + setting + "« siger ikke, hvor længe en slags dokumenter gemmes.", "",
          "Skriv slagsen og antallet af år (1-100), fx other=2. Slagsene er kl_letter, declaration, minutes, "
          "agenda, "
          "agreement og other, hver højst én gang."};
}

std::optional<int> years_of(std::string_view text) {
  int years = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), years);
  if (fault != std::errc() || end != text.data() + text.size() || years < 1 || years > kMostYears)
    return std::nullopt;
  return years;
}

/// The day a document's years run from, and whether it is the day it came.
Result<std::pair<std::optional<Date>, bool>> counted_from(Store& store, const DocumentSummary& document) {
  if (document.facts.date) return std::pair(document.facts.date, false);
  const auto arrivals = store.arrivals(document.id);
  if (!arrivals) return arrivals.error();
  std::string first;
  for (const StoredArrival& arrival : *arrivals)
    if (first.empty() || arrival.received_at < first) first = arrival.received_at;
  return std::pair(parse_iso_date(first.substr(0, 10)), true);
}

}  // namespace

Result<KeepYears> parse_keep_years(const std::vector<std::string>& settings) {
  KeepYears keep;
  for (const std::string& setting : settings) {
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const auto type = parse_document_type(setting.substr(0, equals));
    const auto years = years_of(std::string_view(setting).substr(std::min(equals + 1, setting.size())));
    if (!type || !years || !keep.emplace(*type, *years).second) return not_a_setting(setting);
  }
  return keep;
}

Result<std::vector<DueDocument>> due_documents(Store& store, const KeepYears& keep, Date today) {
  const auto documents = store.documents();
  if (!documents) return documents.error();
  std::vector<DueDocument> due;
  for (const DocumentSummary& document : *documents) {
    const auto years = keep.find(document.facts.type);
    if (years == keep.end()) continue;
    const auto from = counted_from(store, document);
    if (!from) return from.error();
    const auto& [day, by_arrival] = *from;
    // The 29 February's years end on a day that may not be there: the comparison needs none.
    if (!day || *day + std::chrono::years(years->second) > today) continue;
    due.push_back({document.id, document.name, document.facts.type, *day, by_arrival});
  }
  std::sort(due.begin(), due.end(), [](const DueDocument& a, const DueDocument& b) {
    return std::tie(a.counted_from, a.document) < std::tie(b.counted_from, b.document);
  });
  return due;
}

}  // namespace frisaet
