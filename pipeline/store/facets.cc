#include "pipeline/store/facets.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace frisaet {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> kColumns{{
    {"municipality", "s.municipality_code"},
    {"body_kind", "s.body_kind"},
    {"year", "substr(s.date, 1, 4)"},
    {"outcome", "s.outcome"},
    {"kind", "s.kind"},
}};

}  // namespace

std::string FacetCounter::columns() {
  std::string list;
  for (const auto& [name, column] : kColumns) list += std::string(", ") + column;
  return list;
}

void FacetCounter::count(const sqlite::Rows& row, int first_column) {
  static_assert(kFacets == kColumns.size());
  for (std::size_t i = 0; i < kFacets; ++i) {
    const std::string_view value = row.view(first_column + static_cast<int>(i));
    if (value.empty()) continue;
    if (const auto known = counts_[i].find(value); known != counts_[i].end()) {
      ++known->second;
    } else {
      counts_[i].emplace(value, 1);
    }
  }
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> list;
  for (std::size_t i = 0; i < kFacets; ++i) {
    Facet facet{kColumns[i].first, {}};
    for (const auto& [code, count] : counts_[i]) facet.values.push_back({code, count});
    sort_values(facet);
    list.push_back(std::move(facet));
  }
  return list;
}

void sort_values(Facet& facet) {
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
}

}  // namespace frisaet
