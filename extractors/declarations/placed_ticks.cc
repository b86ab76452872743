#include "extractors/declarations/placed_ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

/// The boxes are certain; that a column's words stand over its ticks is how forms are set, not a promise.
constexpr double kPlaced = 0.92;
/// Lines between the areas and the first tick, or between two ticks: a row's label may take two.
constexpr int kMostOtherLines = 3;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// Where on the page's width the words stand, points from the left; nothing where the text has no boxes.
std::optional<double> middle_of(const Document& document, const Prose& prose, Span span) {
  const std::vector<Quote> quotes = document.quotes(prose.to_flow(span));
  if (quotes.size() != 1 || !quotes.front().box) return std::nullopt;
  return (quotes.front().box->x0 + quotes.front().box->x1) / 2;
}

struct Column {
  std::optional<AreaMention> area;  ///< nothing for the column of none
  double middle;
};

/// The columns of a line that names at least two areas one behind the other; empty for any other line.
std::vector<Column> columns_of(const Document& document, const Prose& prose, Span line) {
  const std::string_view words = line.of(prose.text());
  std::vector<Column> columns;
  std::vector<AreaMention> areas = find_areas(words);
  if (areas.size() < 2) return {};
  for (AreaMention& area : areas) {
    area.span = shifted(area.span, line.begin);
    const auto middle = middle_of(document, prose, area.span);
    if (!middle) return {};
    columns.push_back({std::move(area), *middle});
  }
  const Span behind{columns.back().area->span.end, line.end};
  if (const auto none = rules("column_of_none").first(prose.text(), behind)) {
    const auto middle = middle_of(document, prose, *none->group("none"));
    if (middle) columns.push_back({std::nullopt, *middle});
  }
  const bool in_order = std::is_sorted(columns.begin(), columns.end(),
                                       [](const Column& a, const Column& b) { return a.middle < b.middle; });
  return in_order ? columns : std::vector<Column>{};
}

/// The column under which a tick stands: nearer to it than half of the narrowest distance of two.
const Column* column_at(const std::vector<Column>& columns, double x) {
  double narrowest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < columns.size(); ++i)
    narrowest = std::min(narrowest, columns[i].middle - columns[i - 1].middle);
  for (const Column& column : columns) {
    if (std::abs(column.middle - x) < narrowest / 2) return &column;
  }
  return nullptr;
}

}  // namespace

std::optional<WishReading> read_placed_ticks(const Document& document, const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  std::vector<Column> columns;
  std::vector<WishGroup> groups;
  std::optional<Span> none;
  int others = 0;
  bool any = false;
  for (const Span line : prose.lines()) {
    if (!within.contains(line)) continue;
    if (auto found = any ? std::vector<Column>{} : columns_of(document, prose, line); !found.empty()) {
      columns = std::move(found);
      others = 0;
      continue;
    }
    if (columns.empty()) continue;
    const auto row = rules("row_with_a_tick").first(line.of(text));
    const auto rank = row ? rules("rank").first(text, line) : std::nullopt;
    if (!rank) {
      if (++others > kMostOtherLines) {
        if (any) break;
        columns.clear();
      }
      continue;
    }
    any = true;
    others = 0;
    const auto x = middle_of(document, prose, shifted(*row->group("tick"), line.begin));
    const Column* column = x ? column_at(columns, *x) : nullptr;
    if (column == nullptr) return WishReading{};
    if (!column->area) {
      none = line;
      continue;
    }
    const bool twice = std::any_of(groups.begin(), groups.end(), [&](const WishGroup& group) {
      return group.areas.front().area == column->area->area;
    });
    if (twice) return WishReading{};
    WishGroup group;
    group.areas = {*column->area};
    group.rank = rank->rule->gives[0] - '0';
    group.rank_span = rank->span;
    groups.push_back(std::move(group));
  }
  if (!any) return std::nullopt;
  WishReading reading = settle_wishes(std::move(groups), {}, false);
  if (reading.wishes.empty() && none) {
    reading.none = true;
    reading.none_span = none;
    reading.confidence = kPlaced;
  }
  reading.confidence = std::min(reading.confidence, kPlaced);
  return reading;
}

}  // namespace frisaet
