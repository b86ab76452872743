#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pipeline/store/search.h"
#include "pipeline/store/sqlite.h"

namespace frisaet {

/// Counts what rows are.
class FacetCounter {
 public:
  /// The columns of `search_doc s` that count() reads, each after a comma. All but the areas, which are
  /// looked up by the row, stand in search_doc_narrow.
  static std::string columns();

  /// REQUIRES: a row with columns() from `first_column` on.
  void count(const sqlite::Rows& row, int first_column);

  [[nodiscard]] std::vector<Facet> facets() const;

 private:
  using Counts = std::map<std::string, std::int64_t, std::less<>>;
  static constexpr std::size_t kFacets = 5;
  std::array<Counts, kFacets> counts_;
};

}  // namespace frisaet
