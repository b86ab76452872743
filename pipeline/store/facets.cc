#include "pipeline/store/facets.h"

#include <algorithm>
#include <set>
#include <utility>

namespace frisaet {
namespace {

constexpr std::array kNames{"municipality", "year", "outcome", "kind", "area", "body", "review", "closed"};

/// Each once.
template <typename Codes>
std::string joined(const Codes& codes) {
  std::string text;
  for (const std::string_view code : std::set<std::string_view>(codes.begin(), codes.end()))
    text.append(text.empty() ? "" : ",").append(code);
  return text;
}

/// What stands before `end`, which goes with it.
std::string_view taken(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

}  // namespace

std::string facets_text(const RowFacets& row) {
  const std::string kinds = joined(row.kinds);
  const std::string areas = joined(row.areas);
  std::string text(row.municipality);
  for (const std::string_view value :
       {row.year, row.outcome, std::string_view(kinds), std::string_view(areas), row.body, row.review,
        std::string_view(row.is_closed ? "yes" : "no")})
    text.append("\t").append(value);
  return text;
}

void FacetCounter::count(std::string_view facets) {
  static_assert(kFacets == kNames.size());
  for (std::size_t i = 0; i < used_; ++i) {
    Counts& counts = counts_[i];
    for (std::string_view codes = taken(facets, '\t'); !codes.empty();) {
      const std::string_view code = taken(codes, ',');
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
    Facet facet{kNames[i], {}};
    for (const auto& [code, count] : counts_[i].by_code) facet.values.push_back({code, count});
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    list.push_back(std::move(facet));
  }
  return list;
}

}  // namespace frisaet
