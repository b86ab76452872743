#include "extractors/declarations/tick_grid.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
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

/// `1. prioritet i 2016 | 1. prioritet i 2022`
bool repeats_a_rank(std::vector<int> columns) {
  std::sort(columns.begin(), columns.end());
  return std::adjacent_find(columns.begin(), columns.end()) != columns.end();
}

/// What the ticks of a grid say, row by row.
struct Ticks {
  std::vector<WishGroup> groups;
  std::vector<AreaCode> refused;  ///< a tick under a no
  bool each_row_has_one = true;

  void read_row(const std::vector<int>& columns, const std::vector<RuleMatch>& boxes, AreaMention area,
                std::size_t line) {
    area.span = shifted(area.span, line);
    std::size_t ticked = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (boxes[i].rule->gives != "ticked") continue;
      ++ticked;
      if (columns[i] == kNoThanks) {
        refused.push_back(area.area);
        continue;
      }
      WishGroup group;
      group.areas = {area};
      group.rank = columns[i];
      group.rank_span = shifted(boxes[i].span, line);
      groups.push_back(std::move(group));
    }
    each_row_has_one = each_row_has_one && ticked == 1;
  }
};

}  // namespace

std::optional<WishReading> read_tick_grid(const Prose& prose, Span within) {
  std::vector<int> columns;
  Ticks ticks;
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
      if (last_row) break;
      continue;
    }
    // Which box belongs to which column cannot be told: no wish, and none guessed from the words either.
    if (boxes.size() != columns.size() || repeats_a_rank(columns)) return WishReading{};
    last_row = line;
    ticks.read_row(columns, boxes, *area, line.begin);
  }
  if (!last_row) return std::nullopt;
  WishReading reading = settle_wishes(std::move(ticks.groups), ticks.refused, false);
  if (!reading.wishes.empty()) {
    if (!ticks.each_row_has_one) reading.confidence = std::min(reading.confidence, kUnclearTick);
  } else if (ticks.each_row_has_one) {
    reading.none = true;
    reading.none_span = last_row;
    reading.confidence = kTicked;
  }
  return reading;
}

}  // namespace frisaet
