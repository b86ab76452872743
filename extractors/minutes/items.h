#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/head.h"

namespace frisaet::minutes {

/// Where one agenda item stands: marks [begin, end).
struct ItemRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t body = 0;            ///< first mark after number and title lines
  std::optional<ItemMark> number;  ///< nothing where items are not numbered
  std::vector<Span> title;         ///< flow spans of its lines; empty where there is none
  bool gap_after = false;          ///< the next item's number is not the next number
  bool only_listed = false;        ///< closed, and printed in the contents list alone
  std::size_t place = 0;           ///< among the paper's items, from 0
};

/// How the items of a paper were told apart.
struct Items {
  std::vector<ItemRange> items;  ///< in text order
  bool numbered = false;
  double margin = 0;  ///< 0..1: how clearly the best reading beat the next
};

/// Tells the items of a paper apart. Each way of numbering, each line that may mark an item in papers without
/// numbers, and each order of sections is a hypothesis; it is scored on the whole document (one decision of
/// this meeting per item, numbers that go up by one, headings close under the titles, nothing from a contents
/// list) and the best one is taken. No hypothesis knows a municipality. Cost: linear in the marks, times the
/// number of numbers that may precede one (bounded).
Items find_items(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                 std::size_t head_end);

}  // namespace frisaet::minutes
