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
          "agenda, agreement, other og withdrawn (trukket tilbage), hver højst én gang."};
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

/// Whether so many years have passed. Years from 29 February end on a day that may not exist: compared with
/// days that do, it lies between 28 February and 1 March.
bool is_over(Date from, int years, Date today) {
  return from + std::chrono::years(years) <= today;
}

Result<void> add_withdrawn(Store& store, int years, Date today, std::vector<DueDocument>& due) {
  const auto withdrawals = store.withdrawals();
  if (!withdrawals) return withdrawals.error();
  for (const Withdrawal& one : *withdrawals) {
    const auto day = parse_iso_date(one.made_at.substr(0, 10));
    if (one.mail.empty() && day && is_over(*day, years, today))
      due.push_back({one.document, one.name, DocumentType::kOther, *day, false, true});
  }
  return {};
}

}  // namespace

Result<KeepYears> parse_keep_years(const std::vector<std::string>& settings) {
  KeepYears keep;
  for (const std::string& setting : settings) {
    const std::size_t equals = std::min(setting.find('='), setting.size());
    const std::string kind = setting.substr(0, equals);
    const auto type = parse_document_type(kind);
    const auto years = years_of(std::string_view(setting).substr(std::min(equals + 1, setting.size())));
    const bool is_new = type                  ? years && keep.kinds.emplace(*type, *years).second
                        : kind == "withdrawn" ? years && !keep.withdrawn
                                              : false;
    if (!is_new) return not_a_setting(setting);
    if (!type) keep.withdrawn = years;
  }
  return keep;
}

Result<std::vector<DueDocument>> due_documents(Store& store, const KeepYears& keep, Date today) {
  const auto documents = store.documents();
  if (!documents) return documents.error();
  std::vector<DueDocument> due;
  if (keep.withdrawn)
    if (auto added = add_withdrawn(store, *keep.withdrawn, today, due); !added) return added.error();
  for (const DocumentSummary& document : *documents) {
    const auto years = keep.kinds.find(document.facts.type);
    if (years == keep.kinds.end()) continue;
    const auto from = counted_from(store, document);
    if (!from) return from.error();
    const auto& [day, by_arrival] = *from;
    if (!day || !is_over(*day, years->second, today)) continue;
    due.push_back({document.id, document.name, document.facts.type, *day, by_arrival});
  }
  std::sort(due.begin(), due.end(), [](const DueDocument& a, const DueDocument& b) {
    return std::tie(a.counted_from, a.document) < std::tie(b.counted_from, b.document);
  });
  return due;
}

}  // namespace frisaet
