#include "pipeline/read/page_layout.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/letter_spacing.h"
#include "pipeline/read/list_marks.h"
#include "pipeline/read/page_columns.h"
#include "pipeline/read/page_spread.h"
#include "pipeline/read/ruled_cells.h"
#include "pipeline/read/table_cells.h"

namespace frisaet {
namespace {

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

/// Writes words, lines and blocks to the page as they come.
class PageWriter {
 public:
  PageWriter(const std::vector<PlacedWord>& words, RawPage& page) : words_(words), page_(page) {}

  void begin_block() {
    if (!page_.text.empty()) page_.text += "\n\n";
  }
  void begin_line() { page_.text += '\n'; }

  void line(const TextRow& row) {
    const PlacedWord* before = nullptr;
    const std::vector<bool> spaced = joins_of_spaced_letters(words_, row.words);
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      const PlacedWord& word = words_[row.words[i]];
      const bool joined = i < spaced.size() && spaced[i];
      if (before != nullptr && (joined || follows_closely(*before, word))) {
        Word& last = page_.words.back();
        page_.text += word.text;
        last.span.end = page_.text.size();
        last.box = hull(last.box, word.box);
        last.confidence = std::min(last.confidence, word.confidence);
      } else {
        if (before != nullptr) page_.text += ' ';
        const std::size_t begin = page_.text.size();
        page_.text += word.text;
        page_.words.push_back(
            {{begin, page_.text.size()}, word.box, word.confidence, word.size, word.font, word.other});
      }
      before = &word;
    }
  }

 private:
  /// One printed word that the file cut in two (at a change of font, say, or between `f` and `k`).
  static bool follows_closely(const PlacedWord& before, const PlacedWord& word) {
    const double gap = word.upright.x0 - before.upright.x1;
    return !before.space_after && gap < 0.21 * word.size && gap > -0.5 * word.size;
  }

  const std::vector<PlacedWord>& words_;
  RawPage& page_;
};

double size_of(const std::vector<PlacedWord>& words, const TextRow& row) {
  double size = 0;
  for (const std::size_t index : row.words) size = std::max(size, words[index].size);
  return size;
}

/// The distance that lines of one paragraph keep in this column: the lower quartile, because the median of a
/// page of one-line paragraphs is the distance between paragraphs.
double usual_distance(const std::vector<TextRow>& rows) {
  std::vector<double> distances;
  distances.reserve(rows.size());
  for (std::size_t i = 1; i < rows.size(); ++i) distances.push_back(rows[i].top - rows[i - 1].bottom);
  if (distances.empty()) return 0;
  const auto quartile = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 4);
  std::nth_element(distances.begin(), quartile, distances.end());
  return *quartile;
}

void write_column(const std::vector<PlacedWord>& words, const std::vector<TextRow>& rows,
                  PageWriter& writer) {
  constexpr double kClearlyLarger =
      0.3;  // ems; 3 points in 10 point print, the least that word processors add
  const double usual = usual_distance(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0) {
      writer.begin_block();
    } else {
      const double em = std::min(size_of(words, rows[i - 1]), size_of(words, rows[i]));
      const double distance = rows[i].top - rows[i - 1].bottom;
      distance > usual + kClearlyLarger* em ? writer.begin_block() : writer.begin_line();
    }
    writer.line(rows[i]);
  }
}

/// Takes the page's head, one or two lines in the top margin with a gap below, off the words: standing over a
/// side box it would be read with that.
TextColumn take_head(const std::vector<PlacedWord>& words, std::vector<std::size_t>& chosen, double height) {
  constexpr double kMargin = 1.0 / 12;  // of the height, as for heads of papers (repair/page_margins.cc)
  constexpr double kGap = 1.6;          // ems
  constexpr std::size_t kMostLines = 2;
  TextColumn head;
  std::vector<std::size_t> top;
  double below = std::numeric_limits<double>::max();
  for (const std::size_t index : chosen) {
    if (words[index].upright.y1 <= kMargin * height) {
      top.push_back(index);
    } else {
      below = std::min(below, words[index].upright.y0);
    }
  }
  if (top.empty() || top.size() == chosen.size()) return head;
  std::vector<TextRow> rows = rows_of(words, top);
  const auto gap = [&](const TextRow& row, double next) {
    return next - row.bottom > kGap * size_of(words, row);
  };
  if (rows.size() > kMostLines || !gap(rows.back(), below)) return head;
  std::erase_if(chosen, [&](std::size_t index) { return words[index].upright.y1 <= kMargin * height; });
  head.rows = std::move(rows);
  return head;
}

std::size_t count_words(const std::vector<TextRow>& rows) {
  std::size_t words = 0;
  for (const TextRow& row : rows) words += row.words.size();
  return words;
}

/// Rows of ruled tables, each standing as one wide word in the page's layout until its lines are put back:
/// nothing can part its cells.
class TableRows {
 public:
  /// `words` grows by the words that stand in.
  explicit TableRows(std::vector<PlacedWord>& words) : words_(words) {}

  /// The chosen words with those of table rows replaced.
  std::vector<std::size_t> stand_in(const std::vector<std::size_t>& chosen, const std::vector<Box>& rules) {
    std::vector<bool> taken(words_.size());
    std::vector<std::size_t> result;
    for (RuledRow& row : ruled_rows(words_, chosen, rules)) {
      PlacedWord stand_in;
      stand_in.box = stand_in.upright = row.box;
      for (const TextRow& line : row.lines) {
        for (const std::size_t index : line.words) {
          taken[index] = true;
          stand_in.size = std::max(stand_in.size, words_[index].size);
        }
      }
      stand_in.stands_for = count_words(row.lines);
      result.push_back(words_.size());
      rows_.emplace(words_.size(), std::move(row.lines));
      words_.push_back(std::move(stand_in));
    }
    for (const std::size_t index : chosen) {
      if (!taken[index]) result.push_back(index);
    }
    return result;
  }

  /// The lines with those of tables in their places.
  std::vector<TextRow> put_back(const std::vector<TextRow>& lines) const {
    std::vector<TextRow> result;
    for (const TextRow& line : lines) {
      TextRow rest{{}, line.top, line.bottom};
      for (const std::size_t index : line.words) {
        const auto row = rows_.find(index);
        if (row == rows_.end()) {
          rest.words.push_back(index);
          continue;
        }
        if (!rest.words.empty()) result.push_back(std::exchange(rest, {{}, line.top, line.bottom}));
        result.insert(result.end(), row->second.begin(), row->second.end());
      }
      if (!rest.words.empty()) result.push_back(std::move(rest));
    }
    return result;
  }

 private:
  std::vector<PlacedWord>& words_;
  std::map<std::size_t, std::vector<TextRow>> rows_;  ///< by the word that stands in
};

/// Takes the page's foot, what stands in the lowest eleventh, off the last main column: a side box is read
/// before it.
TextColumn take_foot(std::vector<TextColumn>& columns, double height) {
  TextColumn foot;
  if (columns.size() < 2 || !columns.back().is_side_box) return foot;
  const auto last_main =
      std::find_if(columns.rbegin(), columns.rend(), [](const auto& c) { return !c.is_side_box; });
  if (last_main == columns.rend()) return foot;
  std::vector<TextRow>& rows = last_main->rows;
  const auto first =
      std::find_if(rows.begin(), rows.end(), [&](const TextRow& row) { return row.top > height * 10 / 11; });
  if (first == rows.begin()) return foot;
  foot.rows.assign(std::make_move_iterator(first), std::make_move_iterator(rows.end()));
  rows.erase(first, rows.end());
  return foot;
}

/// Takes boxes of facts in a frame off the words: side boxes, before anybody looks for gutters.
std::vector<TextColumn> take_framed_boxes(const std::vector<PlacedWord>& words,
                                          std::vector<std::size_t>& chosen, const std::vector<Box>& rules) {
  std::vector<TextColumn> boxes;
  for (const std::vector<std::size_t>& framed : framed_boxes(words, chosen, rules)) {
    std::erase_if(chosen, [&](std::size_t index) {
      return std::find(framed.begin(), framed.end(), index) != framed.end();
    });
    for (TextColumn& column : columns_of(words, framed)) boxes.push_back({std::move(column.rows), true});
  }
  return boxes;
}

/// Writes one page, its head first. `rules` are turned as the words are.
void write_page(std::vector<PlacedWord>& words, std::vector<std::size_t> chosen,
                const std::vector<Box>& rules, double height, TableRows& tables, PageWriter& writer) {
  const TextColumn head = take_head(words, chosen, height);
  set_marks_beside_lines(words, chosen);
  std::vector<TextColumn> boxes = take_framed_boxes(words, chosen, rules);
  std::vector<TextColumn> columns = columns_of(words, tables.stand_in(chosen, rules));
  std::move(boxes.begin(), boxes.end(), std::back_inserter(columns));
  const TextColumn foot = take_foot(columns, height);
  if (!head.rows.empty()) write_column(words, head.rows, writer);
  for (TextColumn& column : columns)
    write_column(words, tables.put_back(with_whole_cells(words, std::move(column.rows))), writer);
  if (!foot.rows.empty()) write_column(words, tables.put_back(foot.rows), writer);
}

}  // namespace

void arrange(std::vector<PlacedWord> words, RawPage& page, const std::vector<Box>& rules) {
  std::array<std::vector<std::size_t>, 4> by_turn;
  std::erase_if(words, [](const PlacedWord& word) { return is_blank(word.text); });
  for (std::size_t i = 0; i < words.size(); ++i)
    by_turn[static_cast<std::size_t>(words[i].turn & 3)].push_back(i);
  std::array<std::size_t, 4> turns{0, 1, 2, 3};
  std::stable_sort(turns.begin(), turns.end(),
                   [&](std::size_t a, std::size_t b) { return by_turn[a].size() > by_turn[b].size(); });
  page.text.clear();
  page.words.clear();
  TableRows tables(words);
  PageWriter writer(words, page);
  for (const std::size_t turn : turns) {
    if (by_turn[turn].empty()) continue;
    std::vector<Box> upright;
    upright.reserve(rules.size());
    for (const Box& rule : rules)
      upright.push_back(turned_upright(rule, static_cast<int>(turn), page.width, page.height));
    const double height = turn % 2 == 0 ? page.height : page.width;
    const double width = turn % 2 == 0 ? page.width : page.height;
    for (const std::vector<std::size_t>& one : pages_on_sheet(words, by_turn[turn], upright, width, height))
      write_page(words, one, upright, height, tables, writer);
  }
}

}  // namespace frisaet
