#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/store/search.h"

namespace frisaet {

/// What a row of the index counts as. Each value is a code; `kinds` and `areas` are several.
struct RowFacets {
  std::string_view municipality, year, outcome;
  std::vector<std::string_view> kinds;
  std::vector<std::string> areas;
  std::string_view body, review;
  bool is_closed = false;
};

/// `search_doc.facets`: the values of the facets in their order, joined by tabs, several of one by commas.
/// One text and not eight columns and a table of areas, as a search reads it of every row it finds.
std::string facets_text(const RowFacets& row);

/// Counts what rows are.
class FacetCounter {
 public:
  /// `with_closed`: rows may be closed ones, and which are is counted too.
  explicit FacetCounter(bool with_closed) : used_(with_closed ? kFacets : kFacets - 1) {}

  /// REQUIRES: a facets_text().
  void count(std::string_view facets);

  [[nodiscard]] std::vector<Facet> facets() const;

 private:
  /// Rows come much as they were stored: most have the value of the one before.
  struct Counts {
    std::map<std::string, std::int64_t, std::less<>> by_code;
    std::pair<const std::string, std::int64_t>* last = nullptr;
  };
  static constexpr std::size_t kFacets = 8;  // whether it is closed stands last
  std::size_t used_;
  std::array<Counts, kFacets> counts_;
};

}  // namespace frisaet
