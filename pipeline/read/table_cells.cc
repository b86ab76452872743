#include "pipeline/read/table_cells.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/list_marks.h"
#include "pipeline/read/page_gutters.h"

namespace frisaet {
namespace {

constexpr double kGapBetweenCells = 1.2;  // ems, as page_columns has it
constexpr double kCloser = 0.15;          // ems by which the lines of a cell stand closer than rows do
constexpr std::size_t kMostLines = 12;    // of one row of a table

/// Words of one line without a wide gap.
struct Piece {
  std::vector<std::size_t> words;
  double x0 = 0;
  double x1 = 0;
};

/// A line of a page and its pieces.
struct Line {
  std::vector<Piece> pieces;
  double top = 0;
  double bottom = 0;
  double size = 0;
  bool in_table = false;  ///< has cells, or goes on right below a line that has
};

Line line_of(const std::vector<PlacedWord>& words, const TextRow& row) {
  Line line{{}, row.top, row.bottom, 0, false};
  for (const std::size_t index : row.words) {
    const PlacedWord& word = words[index];
    const bool apart = line.pieces.empty() || word.upright.x0 - line.pieces.back().x1 >
                                                  kGapBetweenCells * std::max(word.size, line.size);
    if (apart) line.pieces.push_back({{}, word.upright.x0, word.upright.x1});
    line.pieces.back().words.push_back(index);
    line.pieces.back().x1 = std::max(line.pieces.back().x1, word.upright.x1);
    line.size = std::max(line.size, word.size);
  }
  return line;
}

/// Lines [begin, end) as the cells of one row, or what may be one.
struct Band {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::vector<const Piece*>> cells;  ///< each from its first line down
};

constexpr double kSameEdge = 3;  // points

/// The cells of the lines, when they can be those of one row; empty otherwise.
std::vector<std::vector<const Piece*>> cells_of(const std::vector<Line>& lines, std::size_t begin,
                                                std::size_t end) {
  std::vector<std::vector<const Piece*>> cells;
  for (const Piece& piece : lines[begin].pieces) cells.push_back({&piece});
  if (cells.size() < 2) return {};
  for (std::size_t i = begin + 1; i < end; ++i) {
    for (const Piece& piece : lines[i].pieces) {
      const auto cell = std::find_if(cells.begin(), cells.end(), [&](const auto& candidate) {
        return std::abs(candidate.front()->x0 - piece.x0) <= kSameEdge;
      });
      if (cell == cells.end() || cell->size() != i - begin) return {};
      if (cell + 1 != cells.end() && piece.x1 > (cell + 1)->front()->x0) return {};
      cell->push_back(&piece);
    }
  }
  // Labels beside their text are in order as they stand, and keep the text's lines.
  const bool only_last =
      std::all_of(cells.begin(), cells.end() - 1, [](const auto& cell) { return cell.size() == 1; });
  if (only_last) return {};
  return cells;
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && is_digit(decode_utf8(text, 0).value);
}

/// Headings and paragraphs above a table begin where its first column does, and are as long as they like.
void find_table_lines(std::vector<Line>& lines) {
  constexpr double kRightBelow = 0.5;  // ems
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    line.in_table = line.pieces.size() > 1 || (i > 0 && lines[i - 1].in_table &&
                                               line.top - lines[i - 1].bottom < kRightBelow * line.size);
  }
}

/// Where a line of this cell had to end: what the rows around it reach in that column, and where none is
/// longer, the next cell; with `at_most_longest` what its own lines reach, where others come about as far.
/// `last_edge` is where the lines of the page end.
double room_of(const std::vector<Line>& lines, const Band& band, std::size_t cell, double last_edge,
               bool at_most_longest) {
  constexpr std::size_t kAround = 12;
  const double x0 = band.cells[cell].front()->x0;
  double own = 0;
  double around = 0;
  for (std::size_t i = band.begin > kAround ? band.begin - kAround : 0;
       i < std::min(lines.size(), band.end + kAround); ++i) {
    if (!lines[i].in_table) continue;
    for (const Piece& piece : lines[i].pieces) {
      if (std::abs(piece.x0 - x0) > kSameEdge) continue;
      double& reach = i >= band.begin && i < band.end ? own : around;
      reach = std::max(reach, piece.x1);
    }
  }
  const bool is_last = cell + 1 == band.cells.size();
  const double edge =
      is_last ? last_edge : band.cells[cell + 1].front()->x0 - kGapBetweenCells * lines[band.begin].size;
  const bool ends_here = around >= own - lines[band.begin].size;  // rows end at one place: the column does
  if (at_most_longest && ends_here) return std::min(std::max(around, own), edge);
  return around > own ? std::min(around, edge) : edge;
}

/// Whether the cells' further lines are there because the text did not fit.
bool is_wrapped(const std::vector<PlacedWord>& words, const std::vector<Line>& lines, const Band& band) {
  constexpr double kBlank = 0.2;  // ems
  constexpr double kSlack = 1;    // points
  double last_edge = 0;
  for (const Line& line : lines) {
    if (!line.pieces.empty()) last_edge = std::max(last_edge, line.pieces.back().x1);
  }
  bool small = false;
  const bool as_long = std::all_of(band.cells.begin(), band.cells.end(), [&](const auto& cell) {
    return cell.size() == band.cells.front().size();
  });
  for (std::size_t c = 0; c < band.cells.size(); ++c) {
    const auto& cell = band.cells[c];
    if (cell.size() == 1) continue;
    for (std::size_t i = 1; i < cell.size(); ++i) {
      const PlacedWord& next = words[cell[i]->words.front()];
      // A line that begins in the middle of a sentence, with nothing beside it in some column, is no row.
      const double room = room_of(lines, band, c, last_edge, !as_long && begins_small(next.text));
      small = small || begins_small(next.text);
      // Points of a list begin small, too, and each has its mark.
      if (c == 0 && cell[i]->words.size() == 1 && is_list_mark(next.text)) return false;
      // Two rows of two cells each look the same; but a row does not begin in the middle of a sentence, and
      // where every line has its amount, every line is a row, however small its label begins.
      if (as_long && c == 0 && !begins_small(next.text)) return false;
      if (as_long && c > 0 && begins_with_digit(next.text)) return false;
      if (cell[i - 1]->x1 + kBlank * next.size + next.upright.width() < room - kSlack) return false;
    }
  }
  return small;
}

/// One row of the band: its cells one after the other, their lines from the top.
std::vector<TextRow> joined(const std::vector<PlacedWord>& words, const std::vector<Line>& lines,
                            const Band& band) {
  const double top = lines[band.begin].top;
  const double bottom = lines[band.end - 1].bottom;
  std::vector<TextRow> rows(1, TextRow{{}, top, bottom});
  for (const auto& cell : band.cells) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      rows.back().words.insert(rows.back().words.end(), cell[i]->words.begin(), cell[i]->words.end());
      const std::string& last = words[cell[i]->words.back()].text;
      if (i + 1 < cell.size() && last.size() > 1 && last.ends_with('-')) rows.push_back({{}, top, bottom});
    }
  }
  return rows;
}

}  // namespace

std::vector<TextRow> with_whole_cells(const std::vector<PlacedWord>& words, std::vector<TextRow> rows) {
  if (rows.size() < 3) return rows;
  std::vector<Line> lines;
  lines.reserve(rows.size());
  bool any_cells = false;
  for (const TextRow& row : rows) {
    lines.push_back(line_of(words, row));
    any_cells = any_cells || lines.back().pieces.size() > 1;
  }
  if (!any_cells) return rows;
  find_table_lines(lines);
  std::vector<TextRow> result;
  for (std::size_t begin = 0; begin < lines.size();) {
    const auto distance = [&](std::size_t i) { return lines[i].top - lines[i - 1].bottom; };
    std::size_t end = begin + 1;
    while (end < lines.size() && end - begin < kMostLines &&
           distance(end) <= distance(begin + 1) + kCloser * lines[begin].size) {
      ++end;
    }
    Band band{begin, end, {}};
    const bool apart =
        end == lines.size() || distance(end) > distance(begin + 1) + kCloser * lines[begin].size;
    const bool below = begin == 0 || distance(begin) > distance(std::min(begin + 1, lines.size() - 1)) +
                                                           kCloser * lines[begin].size;
    if (end - begin >= 2 && apart && below) band.cells = cells_of(lines, begin, end);
    if (!band.cells.empty() && is_wrapped(words, lines, band)) {
      for (TextRow& row : joined(words, lines, band)) result.push_back(std::move(row));
      begin = end;
      continue;
    }
    result.push_back(std::move(rows[begin]));
    ++begin;
  }
  return result;
}

}  // namespace frisaet
