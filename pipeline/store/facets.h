#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/store/search.h"
#include "pipeline/store/sqlite.h"

namespace frisaet {

/// Counts what rows are.
class FacetCounter {
 public:
  /// `with_closed`: rows may be closed ones, and which are is counted too.
  explicit FacetCounter(bool with_closed) : used_(with_closed ? kFacets : kFacets - 1) {}

  /// The columns of `search_doc s` that count() reads, each after a comma. All but the areas, which are
  /// looked up by the row, stand in search_doc_narrow.
  static std::string columns();

  /// REQUIRES: a row with columns() from `first_column` on.
  void count(const sqlite::Rows& row, int first_column);

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
