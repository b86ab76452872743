#include "extractors/declarations/tick_grid.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

constexpr double kTicked = 0.95;
constexpr double kUnclearTick = 0.5;
constexpr int kNoThanks = 0;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// The ranks of a head's columns in order, kNoThanks for a no; empty where the line is no such head.
std::vector<int> columns_of(std::string_view line) {
  const auto head = rules("grid_head").first(line);
  if (!head) return {};
  std::vector<int> columns;
  for (const RuleMatch& column : rules("grid_column").scan(line, {head->span.end, line.size()}))
    columns.push_back(column.rule->gives[0] - '0');
  const bool ranked = std::any_of(columns.begin(), columns.end(), [](int rank) { return rank != kNoThanks; });
  return columns.size() > 1 && ranked ? columns : std::vector<int>{};
}

}  // namespace

std::optional<WishReading> read_tick_grid(const Prose& prose, Span within) {
  std::vector<int> columns;
  WishReading reading;
  reading.confidence = kTicked;
  std::size_t rows = 0;
  std::optional<Span> last_row;
  for (const Span line : prose.lines()) {
    if (!within.contains(line)) continue;
    const std::string_view row = line.of(prose.text());
    if (columns.empty()) {
      columns = columns_of(row);
      continue;
    }
    const std::vector<RuleMatch> boxes = rules("box").scan(row);
    const auto area = boxes.empty() ? std::nullopt : area_in_cell(row.substr(0, boxes.front().span.begin));
    if (!area) {
      if (rows > 0) break;
      continue;
    }
    if (boxes.size() != columns.size()) return std::nullopt;
    ++rows;
    last_row = line;
    std::vector<std::size_t> ticked;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (boxes[i].rule->gives == "ticked") ticked.push_back(i);
    }
    if (ticked.size() != 1) reading.confidence = kUnclearTick;
    for (const std::size_t i : ticked) {
      if (columns[i] == kNoThanks) continue;
      const auto at = [&](Span span) { return Span{span.begin + line.begin, span.end + line.begin}; };
      reading.wishes.push_back({area->area, columns[i], std::nullopt, at(area->span), at(boxes[i].span)});
    }
  }
  if (rows == 0) return std::nullopt;
  std::stable_sort(reading.wishes.begin(), reading.wishes.end(),
                   [](const StatedWish& a, const StatedWish& b) { return a.rank < b.rank; });
  if (reading.wishes.empty()) {
    // Empty boxes say nothing.
    if (reading.confidence < kTicked) return std::nullopt;
    reading.none = true;
    reading.none_span = last_row;
  }
  return reading;
}

}  // namespace frisaet
