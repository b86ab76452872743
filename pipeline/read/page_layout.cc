#include "pipeline/read/page_layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/letter_spacing.h"
#include "pipeline/read/page_columns.h"
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
  /// One printed word that the file cut in two (at a change of font, say).
  static bool follows_closely(const PlacedWord& before, const PlacedWord& word) {
    const double gap = word.upright.x0 - before.upright.x1;
    return !before.space_after && gap < 0.1 * word.size && gap > -0.5 * word.size;
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

}  // namespace

void arrange(std::vector<PlacedWord> words, RawPage& page) {
  std::array<std::vector<std::size_t>, 4> by_turn;
  std::erase_if(words, [](const PlacedWord& word) { return is_blank(word.text); });
  for (std::size_t i = 0; i < words.size(); ++i)
    by_turn[static_cast<std::size_t>(words[i].turn & 3)].push_back(i);
  std::array<std::size_t, 4> turns{0, 1, 2, 3};
  std::stable_sort(turns.begin(), turns.end(),
                   [&](std::size_t a, std::size_t b) { return by_turn[a].size() > by_turn[b].size(); });
  page.text.clear();
  page.words.clear();
  PageWriter writer(words, page);
  for (const std::size_t turn : turns) {
    std::vector<TextColumn> columns = columns_of(words, by_turn[turn]);
    const TextColumn foot = take_foot(columns, turn % 2 == 0 ? page.height : page.width);
    for (TextColumn& column : columns)
      write_column(words, with_whole_cells(words, std::move(column.rows)), writer);
    if (!foot.rows.empty()) write_column(words, foot.rows, writer);
  }
}

}  // namespace frisaet
