#include "pipeline/store/facets.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace frisaet {
namespace {

/// What a row is, as texts of codes joined by commas, each code once.
constexpr std::array<std::pair<const char*, const char*>, 8> kColumns{{
    {"municipality", "s.municipality_code"},
    {"year", "substr(s.date, 1, 4)"},
    {"outcome", "s.outcome"},
    {"kind", "iif(s.kind = s.document_type, s.kind, s.kind || ',' || s.document_type)"},
    {"area", "(SELECT group_concat(a.area) FROM search_area a WHERE a.search_doc_id = s.id)"},
    {"body", "s.body_kind"},
    {"review", "s.review"},
    {"closed", "iif(s.closed, 'yes', 'no')"},
}};

}  // namespace

std::string FacetCounter::columns() {
  std::string list;
  for (const auto& [name, column] : kColumns) list += std::string(", ") + column;
  return list;
}

void FacetCounter::count(const sqlite::Rows& row, int first_column) {
  static_assert(kFacets == kColumns.size());
  for (std::size_t i = 0; i < used_; ++i) {
    Counts& counts = counts_[i];
    std::string_view rest = row.view(first_column + static_cast<int>(i));
    while (!rest.empty()) {
      const std::string_view code = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), code.size() + 1));
      if (counts.last == nullptr || counts.last->first != code) {
        const auto known = counts.by_code.find(code);
        counts.last = &*(known != counts.by_code.end() ? known : counts.by_code.emplace(code, 0).first);
      }
      ++counts.last->second;
    }
  }
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> list;
  for (std::size_t i = 0; i < used_; ++i) {
    Facet facet{kColumns[i].first, {}};
    for (const auto& [code, count] : counts_[i].by_code) facet.values.push_back({code, count});
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    list.push_back(std::move(facet));
  }
  return list;
}

}  // namespace frisaet
