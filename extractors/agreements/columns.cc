// Assignments in tables whose cells go on in the lines below: read by where the columns stand.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_cells.h"
#include "extractors/agreements/told.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kCell = 0.93;             // as a row on one line
constexpr std::size_t kGap = 2;            // blanks between two cells
constexpr std::size_t kSlack = 3;          // characters that a cell may stand beside its column
constexpr std::size_t kLongestLine = 200;  // bytes

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// A cell and where it begins on the printed line, in characters; span in the prose's text.
struct Cell {
  Span span;
  std::size_t column = 0;
};

/// The cells of a line, parted by two blanks or a tab.
std::vector<Cell> cells_of(const Document& document, const Prose& prose, Span line) {
  if (line.size() > kLongestLine) return {};
  const std::string_view flow = document.text();
  const std::size_t at = prose.to_flow({line.begin, line.begin + 1}).begin;
  const std::size_t line_end = at == 0 ? std::string_view::npos : flow.find_last_of("\n\f", at - 1);
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::size_t indent = count_code_points(flow.substr(begin, at - begin));
  const std::string_view text = line.of(prose.text());
  std::vector<Cell> cells;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t gap = std::min({text.find("  ", from), text.find('\t', from), text.size()});
    if (gap > from)
      cells.push_back(
          {{line.begin + from, line.begin + gap}, indent + count_code_points(text.substr(0, from))});
    from = std::min(text.find_first_not_of(" \t", gap), text.size());
  }
  return cells;
}

/// Where the columns of a table stand and what they hold.
struct Columns {
  std::size_t area = 0;
  std::size_t names = 0;
  std::vector<std::size_t> begins;
};

/// A head of columns, one for the area and one for the municipalities.
std::optional<Columns> columns_of(const Prose& prose, const std::vector<Cell>& cells) {
  std::optional<std::size_t> area, names;
  Columns columns;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view words = cells[i].span.of(prose.text());
    if (rules("column_of_areas").matches(words)) area = i;
    if (rules("column_of_names").matches(words)) names = i;
    columns.begins.push_back(cells[i].column);
  }
  if (!area || !names || area == names) return std::nullopt;
  columns.area = *area;
  columns.names = *names;
  return columns;
}

/// The column in which a cell stands; nothing where it stands beside all of them.
std::optional<std::size_t> column_at(const Columns& columns, std::size_t at) {
  for (std::size_t i = 0; i < columns.begins.size(); ++i) {
    if (at + kSlack >= columns.begins[i] && at <= columns.begins[i] + kSlack) return i;
  }
  return std::nullopt;
}

/// A row: the pieces of each of its cells, from the top down.
using Row = std::vector<std::vector<Span>>;

std::string joined(const Prose& prose, const std::vector<Span>& pieces) {
  std::string words;
  for (const Span piece : pieces) {
    if (!words.empty()) words += ' ';
    words += piece.of(prose.text());
  }
  return words;
}

/// Nothing stands between the names, or behind them, but what joins them and marks of notes.
bool joins_names(std::string_view words) {
  return trim(words).empty() || rules("between_names_of_a_cell").matches(words);
}

/// The names of a cell's pieces, where it holds nothing else but marks of notes below the table.
std::vector<std::pair<MunicipalityRef, Span>> names_of(const Prose& prose, const std::vector<Span>& pieces) {
  std::vector<std::pair<MunicipalityRef, Span>> names;
  for (const Span piece : pieces) {
    const std::string_view text = piece.of(prose.text());
    std::size_t end = 0;
    for (auto cell = name_cell(text); cell; cell = name_cell(text, end)) {
      if (!joins_names(text.substr(end, cell->span.begin - end))) return {};
      names.emplace_back(cell->municipality, shifted(cell->span, piece.begin));
      end = cell->span.end;
    }
    if (!joins_names(text.substr(end))) return {};
  }
  return names;
}

/// The period that stands in one of the row's other cells.
std::optional<PeriodMention> period_of(const Prose& prose, const Columns& columns, const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i == columns.area || i == columns.names || row[i].empty()) continue;
    const std::string words = joined(prose, row[i]);
    const Span whole = hull(row[i].front(), row[i].back());
    // The pieces of a wrapped cell have other cells between them: the first stands for all.
    const Span shown = row[i].size() == 1 ? whole : row[i].front();
    auto period = two_days(words, whole);
    if (!period) {
      std::vector<PeriodMention> years = find_periods(words);
      if (years.size() == 1 && years.front().period.from && years.front().period.to) period = years.front();
    }
    if (!period) continue;
    period->span = shown;
    return period;
  }
  return std::nullopt;
}

/// Names and both days of a period on a line without an area: the cell of the area above spans this row too.
bool own_row(const Prose& prose, const Columns& columns, const Row& line) {
  return line[columns.area].empty() && !line[columns.names].empty() &&
         !names_of(prose, line[columns.names]).empty() && period_of(prose, columns, line).has_value();
}

void take(const Prose& prose, const Columns& columns, const Row& row, std::vector<Assigned>& result) {
  if (row.empty() || row[columns.area].empty()) return;
  const auto area = area_in_cell(joined(prose, row[columns.area]));
  const auto names = names_of(prose, row[columns.names]);
  const std::string all = [&] {
    std::string words;
    for (const auto& cell : row) words += joined(prose, cell) + "  ";
    return words;
  }();
  if (!area || names.empty() || rules("row_not_given").matches(all)) return;
  const auto period = period_of(prose, columns, row);
  for (const auto& [municipality, span] : names) {
    result.push_back({municipality, area->area, span, row[columns.area].front(),
                      std::min(kCell, area->confidence + 0.03), period});
  }
}

/// What stands on a line below the columns; nothing where a cell stands beside all of them.
std::optional<Row> row_below(const Columns& columns, const std::vector<Cell>& cells) {
  if (cells.empty()) return std::nullopt;
  Row pieces(columns.begins.size());
  for (const Cell& cell : cells) {
    const auto column = column_at(columns, cell.column);
    if (!column || !pieces[*column].empty()) return std::nullopt;
    pieces[*column].push_back(cell.span);
  }
  return pieces;
}

}  // namespace

std::vector<Span> cells_of_others(const Document& document, const Prose& prose) {
  std::vector<Span> found;
  std::optional<Columns> columns;
  std::vector<std::size_t> others;
  for (const Span line : prose.lines()) {
    const std::vector<Cell> cells = cells_of(document, prose, line);
    if (auto head = columns_of(prose, cells)) {
      columns = std::move(head);
      others.clear();
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (i != columns->names && rules("column_of_others").matches(cells[i].span.of(prose.text())))
          others.push_back(i);
      continue;
    }
    if (!columns || others.empty()) continue;
    const auto row = row_below(*columns, cells);
    if (!row) columns.reset();
    for (const std::size_t i : row ? others : std::vector<std::size_t>{})
      found.insert(found.end(), (*row)[i].begin(), (*row)[i].end());
  }
  return found;
}

std::vector<Assigned> assigned_in_columns(const Document& document, const Prose& prose) {
  std::vector<Assigned> result;
  std::vector<Assigned> table;
  std::optional<Columns> columns;
  std::size_t rows = 0;
  Row row;
  bool wrapped = false;  // a cell goes on in a line of its own; tables without are read elsewhere
  const auto end_table = [&] {
    if (columns) take(prose, *columns, row, table);
    if (wrapped && rows > 1) std::move(table.begin(), table.end(), std::back_inserter(result));
    table.clear(), row.clear(), columns.reset();
    rows = 0, wrapped = false;
  };
  Told told(prose);
  for (const Span line : prose.lines()) {
    const bool given = told.given_above(line);
    const std::vector<Cell> cells = cells_of(document, prose, line);
    if (auto head = given ? columns_of(prose, cells) : std::nullopt) {
      end_table();
      columns = std::move(head);
      continue;
    }
    if (!columns) continue;
    auto below = row_below(*columns, cells);
    const bool fits = below.has_value();
    Row pieces = fits ? std::move(*below) : Row(columns->begins.size());
    const std::string_view first = fits && !pieces[columns->area].empty()
                                       ? pieces[columns->area].front().of(prose.text())
                                       : std::string_view{};
    const bool begins = !first.empty() && area_in_cell(first).has_value() && cells.size() > 1;
    if (!fits || (!begins && (row.empty() || !first.empty()))) {
      end_table();
    } else if (!begins && own_row(prose, *columns, pieces)) {
      take(prose, *columns, row, table);
      pieces[columns->area] = row[columns->area];
      row = std::move(pieces);
      ++rows, wrapped = true;
    } else if (begins) {
      take(prose, *columns, row, table);
      row = std::move(pieces);
      ++rows;
    } else {
      wrapped = true;
      for (std::size_t i = 0; i < row.size(); ++i)
        row[i].insert(row[i].end(), pieces[i].begin(), pieces[i].end());
    }
  }
  end_table();
  return result;
}

}  // namespace frisaet
