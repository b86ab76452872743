// Assignments in rows: a municipality and an area side by side on one line, whatever the columns are called,
// in papers that say above them that they tell who has what.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_cells.h"
#include "extractors/agreements/told.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kRow = 0.93;
constexpr std::size_t kLongestRow = 160;  // bytes, with two printed days and the blanks of the columns

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// A line with the names of one cell and the one area beside them; spans in the line.
struct Row {
  std::vector<NameCell> names;
  std::optional<AreaMention> area;  ///< nothing in `Stevns - (forhandles)`
  std::string_view rest;            ///< what stands behind both
  std::size_t rest_begin = 0;
};

/// Where the row's first cell begins: behind the mark, the bar or the number of its line.
std::size_t first_cell(std::string_view line) {
  const auto mark = rules("row_mark").first(line);
  return mark ? mark->span.end : 0;
}

/// The names that a cell begins with.
std::vector<NameCell> names_at(std::string_view line, std::size_t at) {
  const auto first = name_cell(line, at);
  if (!first || first->span.begin != at) return {};
  std::vector<NameCell> names = name_cells(line.substr(at));
  for (NameCell& name : names) name.span = shifted(name.span, at);
  return names;
}

/// Behind `Kommune`, the edge of the cell and words such as `frisat på`.
std::size_t next_cell(std::string_view line, std::size_t at) {
  const auto joint = rules("row_joint").first(line.substr(at));
  return at + (joint ? joint->span.end : 0);
}

/// Nothing of the row names a second area, and it does not go on as a sentence.
bool ends_as_row(std::string_view rest) {
  if (trim(rest).empty()) return true;
  return !area_in_cell(rest) && (rules("row_rest").matches(rest) || rules("row_not_given").matches(rest));
}

std::optional<Row> row_of(std::string_view line) {
  if (line.size() > kLongestRow || line.ends_with(':')) return std::nullopt;
  const std::size_t begin = first_cell(line);
  if (std::vector<NameCell> names = names_at(line, begin); !names.empty()) {
    const std::size_t cell = next_cell(line, names.back().span.end);
    if (cell == names.back().span.end) return std::nullopt;  // nothing parts the cells
    auto area = area_at_row_start(line.substr(cell));
    if (area && area->span.begin != 0) area = std::nullopt;
    if (!area) {
      // `Stevns – (forhandles)`; any other words make it a sentence about a municipality.
      const std::string_view joint = line.substr(names.back().span.end, cell - names.back().span.end);
      const bool dash =
          joint.find('-') != std::string_view::npos || joint.find("–") != std::string_view::npos;
      if (!dash && !rules("row_not_given").matches(line.substr(cell))) return std::nullopt;
      return Row{std::move(names), std::nullopt, line.substr(cell), cell};
    }
    area->span = shifted(area->span, cell);
    const std::string_view rest = line.substr(area->span.end);
    if (!ends_as_row(rest)) return std::nullopt;
    return Row{std::move(names), area, rest, area->span.end};
  }
  auto area = area_at_row_start(line.substr(begin));
  if (!area || area->span.begin != 0) return std::nullopt;
  area->span = shifted(area->span, begin);
  const std::size_t cell = next_cell(line, area->span.end);
  std::vector<NameCell> names = names_at(line, cell);
  if (cell == area->span.end || names.empty()) return std::nullopt;
  const std::size_t end = names.back().span.end;
  const std::string_view rest = line.substr(end);
  if (!ends_as_row(rest)) return std::nullopt;
  return Row{std::move(names), area, rest, end};
}

/// The names of a line that holds no more than what a cell of names above it went on with.
std::vector<NameCell> names_alone(std::string_view line) {
  std::vector<NameCell> names = names_at(line, 0);
  if (names.empty() || names.back().span.end + 1 < line.size()) return {};  // a comma may end it
  return names;
}

/// Which days the head over the columns promises.
struct Columns {
  bool begins = false;
  bool ends = false;
};

/// The period of a row: two days, years, or one day where the head says what it is.
std::optional<PeriodMention> period_of(const Row& row, Columns columns, std::size_t line_begin) {
  const Span where{line_begin + row.rest_begin, line_begin + row.rest_begin + row.rest.size()};
  if (auto days = two_days(row.rest, where)) return days;
  for (PeriodMention& period : find_periods(row.rest)) {
    if (!period.period.from || !period.period.to) continue;
    period.span = shifted(period.span, where.begin);
    return period;
  }
  auto day = first_day(row.rest, where);
  if (!day || !(columns.begins || columns.ends || rules("begins_then").matches(row.rest)))
    return std::nullopt;
  if (!columns.begins && columns.ends) std::swap(day->period.from, day->period.to);
  return day;
}

}  // namespace

std::vector<Assigned> assigned_in_rows(const Prose& prose) {
  constexpr std::size_t kFewestRows = 2;  // one is a line that names both
  std::vector<Assigned> result;
  std::size_t rows = 0;
  Told told(prose);
  Columns columns;
  bool denied = false;  // by the head over the columns
  // `Ældre   Vejle, Køge,   2023-2026`, whose cell of names goes on in the line below.
  std::optional<Assigned> goes_on;
  for (const Span line : prose.lines()) {
    const std::string_view text = line.of(prose.text());
    const bool given = told.given_above(line);
    const auto row = row_of(text);
    if (!row && goes_on) {
      const std::vector<NameCell> names = names_alone(text);
      for (const NameCell& name : names) {
        goes_on->municipality = name.municipality;
        goes_on->municipality_span = shifted(name.span, line.begin);
        result.push_back(*goes_on);
      }
      if (names.empty() || !text.ends_with(',')) goes_on.reset();
      if (!names.empty()) continue;
    }
    goes_on.reset();
    if (!row) {
      const Columns named{rules("begin_named").matches(text), rules("end_named").matches(text)};
      if (!text.ends_with('.') && (named.begins || named.ends)) columns = named;
      denied = !text.ends_with('.') && says_who_has_not(text);
      continue;
    }
    if (!given || denied) continue;
    ++rows;
    if (!row->area || rules("row_not_given").matches(row->rest)) continue;
    const auto period = period_of(*row, columns, line.begin);
    for (const NameCell& name : row->names) {
      result.push_back({name.municipality, row->area->area, shifted(name.span, line.begin),
                        shifted(row->area->span, line.begin), std::min(kRow, row->area->confidence), period});
    }
    const bool names_last = row->area->span.end <= row->names.front().span.begin;
    if (names_last && row->rest.starts_with(',')) goes_on = result.back();
  }
  return rows >= kFewestRows ? result : std::vector<Assigned>{};
}

}  // namespace frisaet
