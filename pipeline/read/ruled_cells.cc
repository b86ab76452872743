#include "pipeline/read/ruled_cells.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace frisaet {
namespace {

constexpr double kSameEdge = 2;         // points; edges drawn twice lie so near
constexpr std::size_t kMostLines = 12;  // of one cell
constexpr double kSameHeight = 0.3;     // of the letters' size: how far cells of one line may be apart

/// What lies between the edges, and the words in it.
struct Cell {
  Box box;
  std::vector<std::size_t> words;
};

bool is_upright(const Box& rule) {
  return rule.height() > rule.width();
}

/// The closed cell around a point; nothing where a side is open.
std::optional<Box> cell_around(double x, double y, const std::vector<Box>& rules) {
  constexpr double kFar = std::numeric_limits<double>::max();
  Box cell{-kFar, -kFar, kFar, kFar};
  for (const Box& rule : rules) {
    if (is_upright(rule)) {
      if (y < rule.y0 - kSameEdge || y > rule.y1 + kSameEdge) continue;
      const double at = (rule.x0 + rule.x1) / 2;
      if (at <= x) cell.x0 = std::max(cell.x0, at);
      if (at > x) cell.x1 = std::min(cell.x1, at);
    } else {
      if (x < rule.x0 - kSameEdge || x > rule.x1 + kSameEdge) continue;
      const double at = rule.center_y();
      if (at <= y) cell.y0 = std::max(cell.y0, at);
      if (at > y) cell.y1 = std::min(cell.y1, at);
    }
  }
  if (cell.x0 == -kFar || cell.y0 == -kFar || cell.x1 == kFar || cell.y1 == kFar) return std::nullopt;
  return cell;
}

bool same_height(const Box& a, const Box& b) {
  return std::abs(a.y0 - b.y0) <= kSameEdge && std::abs(a.y1 - b.y1) <= kSameEdge;
}

bool same_box(const Box& a, const Box& b) {
  return same_height(a, b) && std::abs(a.x0 - b.x0) <= kSameEdge && std::abs(a.x1 - b.x1) <= kSameEdge;
}

/// Cells that hold words, in the order in which their first words come.
std::vector<Cell> cells_of(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen,
                           const std::vector<Box>& rules) {
  std::vector<Cell> cells;
  for (const std::size_t index : chosen) {
    const Box& box = words[index].upright;
    const double x = (box.x0 + box.x1) / 2;
    // Words of one cell come one after the other.
    const bool same = !cells.empty() && cells.back().box.x0 <= box.x0 && box.x1 <= cells.back().box.x1 &&
                      cells.back().box.y0 <= box.center_y() && box.center_y() <= cells.back().box.y1;
    const std::optional<Box> around = same ? cells.back().box : cell_around(x, box.center_y(), rules);
    if (!around || around->x0 > box.x0 + kSameEdge || around->x1 < box.x1 - kSameEdge) continue;
    auto cell =
        std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return same_box(c.box, *around); });
    if (cell == cells.end()) cell = cells.insert(cells.end(), {*around, {}});
    cell->words.push_back(index);
  }
  return cells;
}

/// Cells of one row, from left to right. A cell in another table at the same height is none of them: between
/// the two nothing is closed at this height.
std::vector<std::vector<Cell>> rows_of_cells(std::vector<Cell> cells, const std::vector<Box>& rules) {
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.box.x0 < b.box.x0; });
  std::vector<std::vector<Cell>> rows;
  for (Cell& cell : cells) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const std::vector<Cell>& candidate) {
      const Box& last = candidate.back().box;
      if (!same_height(last, cell.box) || last.x1 > cell.box.x0 + kSameEdge) return false;
      if (cell.box.x0 - last.x1 <= kSameEdge) return true;
      const auto between = cell_around((last.x1 + cell.box.x0) / 2, cell.box.center_y(), rules);
      return between && same_height(*between, cell.box);
    });
    if (row == rows.end()) {
      rows.emplace_back(1, std::move(cell));
    } else {
      row->push_back(std::move(cell));
    }
  }
  return rows;
}

/// Whether the last line of `before` ended because the first word of `after` had no room in the cell.
bool ran_full(const std::vector<PlacedWord>& words, const Cell& cell, const TextRow& before,
              const TextRow& after) {
  constexpr double kBlank = 0.2;  // ems
  double left = cell.box.x1;
  for (const std::size_t index : cell.words) left = std::min(left, words[index].upright.x0);
  const double padding = left - cell.box.x0;
  const PlacedWord& next = words[after.words.front()];
  return words[before.words.back()].upright.x1 + kBlank * next.size + next.upright.width() >
         cell.box.x1 - padding;
}

/// Adds words behind those of the last line, or on a line of their own where a hyphen ends it: whether that
/// divides a word is not known here.
void append(const std::vector<PlacedWord>& words, const TextRow& line, std::vector<TextRow>& lines) {
  const bool divided = !lines.back().words.empty() && words[lines.back().words.back()].text.size() > 1 &&
                       words[lines.back().words.back()].text.ends_with('-');
  if (divided) lines.push_back({{}, lines.back().top, lines.back().bottom});
  lines.back().words.insert(lines.back().words.end(), line.words.begin(), line.words.end());
}

std::optional<RuledRow> read_row(const std::vector<PlacedWord>& words, const std::vector<Cell>& cells) {
  if (cells.size() < 2) return std::nullopt;
  std::vector<std::vector<TextRow>> lines;
  bool is_out_of_line = false;
  RuledRow row;
  for (const Cell& cell : cells) {
    lines.push_back(rows_of(words, cell.words));
    if (lines.back().size() > kMostLines) return std::nullopt;
    const double size = words[cell.words.front()].size;
    is_out_of_line = is_out_of_line || (&cell != &cells.back() && lines.back().size() > 1) ||
                     std::abs(lines.back().front().top - lines.front().front().top) > kSameHeight * size;
    for (const std::size_t index : cell.words) {
      row.box = row.box == Box{} ? words[index].upright : hull(row.box, words[index].upright);
    }
  }
  if (!is_out_of_line) return std::nullopt;
  row.lines.push_back({{}, row.box.y0, lines.back().front().bottom});
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool keeps_lines = c + 1 == cells.size() && cells.size() == 2;  // text beside a label
    for (std::size_t i = 0; i < lines[c].size(); ++i) {
      const TextRow& line = lines[c][i];
      if (i == 0 || (!keeps_lines && ran_full(words, cells[c], lines[c][i - 1], line))) {
        append(words, line, row.lines);
      } else {
        row.lines.push_back(line);
      }
    }
  }
  row.lines.back().bottom = std::max(row.lines.back().bottom, row.box.y1);
  return row;
}

/// Whether two cells are of one table: side by side between the same edges, or one on the other.
bool are_of_one_table(const Box& a, const Box& b) {
  const bool overlap = std::min(a.x1, b.x1) - std::max(a.x0, b.x0) > kSameEdge;
  const bool abut = std::abs(a.y1 - b.y0) <= kSameEdge || std::abs(b.y1 - a.y0) <= kSameEdge;
  return same_height(a, b) || (overlap && abut);
}

Box hull_of(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen) {
  Box box = words[chosen.front()].upright;
  for (const std::size_t index : chosen) box = hull(box, words[index].upright);
  return box;
}

/// Whether lines of prose stand beside a frame, wider than it.
bool has_prose_beside(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen,
                      const Cell& frame) {
  constexpr double kWider = 1.2;
  constexpr std::size_t kWords = 3;
  constexpr std::ptrdiff_t kLines = 2;
  std::vector<std::size_t> beside;
  std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(beside), [&](std::size_t index) {
    const Box& box = words[index].upright;
    const bool outside = box.x1 <= frame.box.x0 || box.x0 >= frame.box.x1;
    return outside && frame.box.y0 < box.center_y() && box.center_y() < frame.box.y1;
  });
  if (beside.empty() || hull_of(words, beside).width() < kWider * frame.box.width()) return false;
  const std::vector<TextRow> rows = rows_of(words, beside);
  return std::count_if(rows.begin(), rows.end(),
                       [](const TextRow& row) { return row.words.size() >= kWords; }) >= kLines;
}

}  // namespace

std::vector<std::vector<std::size_t>> framed_boxes(const std::vector<PlacedWord>& words,
                                                   const std::vector<std::size_t>& chosen,
                                                   const std::vector<Box>& rules) {
  constexpr std::size_t kFewestRules = 4;
  constexpr std::size_t kFewestLines = 3;
  constexpr double kNarrow = 0.4;  // of the width of all that is printed
  std::vector<std::vector<std::size_t>> boxes;
  if (rules.size() < kFewestRules || chosen.empty()) return boxes;
  std::vector<Cell> cells = cells_of(words, chosen, rules);
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.box.y0 < b.box.y0; });
  const double width = hull_of(words, chosen).width();
  for (const Cell& frame : cells) {
    const bool stands_alone = std::none_of(cells.begin(), cells.end(), [&](const Cell& other) {
      return &other != &frame && are_of_one_table(frame.box, other.box);
    });
    if (!stands_alone || frame.box.width() > kNarrow * width || frame.words.size() * 2 > chosen.size())
      continue;
    if (rows_of(words, frame.words).size() < kFewestLines || !has_prose_beside(words, chosen, frame))
      continue;
    boxes.push_back(frame.words);
  }
  return boxes;
}

std::vector<RuledRow> ruled_rows(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen,
                                 const std::vector<Box>& rules) {
  constexpr std::size_t kFewestRules = 7;  // around two cells
  std::vector<RuledRow> found;
  if (rules.size() < kFewestRules) return found;
  for (const std::vector<Cell>& cells : rows_of_cells(cells_of(words, chosen, rules), rules)) {
    if (auto row = read_row(words, cells)) found.push_back(std::move(*row));
  }
  return found;
}

}  // namespace frisaet
