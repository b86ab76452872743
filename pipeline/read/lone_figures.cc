#include "pipeline/read/lone_figures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kSure = 0.95;        // of a lone figure that needs no second look
constexpr double kSureOfThree = 0.9;  // the least sure of the three
constexpr std::size_t kMostMarks = 1000;
constexpr int kCopies = 3;

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,%-") == std::string_view::npos &&
         std::any_of(text.begin(), text.end(), is_figure);
}

/// A mark that may be a single figure, and what was made of it.
struct LoneMark {
  const FoundLine* line = nullptr;
  OcrWord* word = nullptr;  ///< none where nothing was read
  char figure = 0;          ///< as which it is read thrice

  /// Whether it was read as this figure at once, however unsurely.
  [[nodiscard]] bool is_confirmed() const {
    return figure != 0 && word != nullptr && word->turn == 0 && word->text.find(figure) != std::string::npos;
  }
};

/// Whether the line is as narrow as one figure and as high as its line's letters.
bool is_single(const FoundLine& line) {
  const double height = line.letters.height();
  return line.ink.width() <= 0.8 * height && line.ink.height() >= 0.4 * height &&
         line.ink.height() <= 1.1 * height;
}

std::vector<LoneMark> unsure_marks(const std::vector<FoundLine>& lines, std::vector<OcrWord>& words) {
  std::multimap<int, OcrWord*> by_line;  // the layout gives all stretches of a line one number
  for (OcrWord& word : words) by_line.emplace(word.line, &word);
  std::vector<LoneMark> marks;
  for (const FoundLine& line : lines) {
    if (!is_single(line)) continue;
    OcrWord* only = nullptr;
    int inside = 0;
    for (auto [at, end] = by_line.equal_range(line.line); at != end; ++at) {
      const Box& box = at->second->box;
      if ((box.x0 + box.x1) / 2 < line.ink.x0 || (box.x0 + box.x1) / 2 > line.ink.x1) continue;
      only = at->second;
      ++inside;
    }
    if (inside > 1) continue;
    const bool is_sure = only != nullptr && only->turn == 0 &&
                         only->confidence >= (is_number(only->text) ? kSure : kSureOfThree);
    if (!is_sure && marks.size() < kMostMarks) marks.push_back({&line, only});
  }
  return marks;
}

/// A sheet with a line for each mark: its ink and a little paper around it, thrice.
struct Sheet {
  Raster picture;
  std::vector<FoundLine> lines;
};

Sheet laid_thrice(const Raster& page, const std::vector<LoneMark>& marks) {
  constexpr double kApart = 0.3;  // of its height
  const int margin = std::max(1, static_cast<int>(std::lround(page.dpi / 100)));
  Sheet sheet;
  int width = 0;
  int height = 0;
  for (const LoneMark& mark : marks) {
    const Box& ink = mark.line->ink;
    const double step = ink.width() + kApart * ink.height();
    FoundLine line;
    line.ink = {2.0 * margin + 4, height + ink.height() / 2, 0, 0};
    line.ink.x1 = line.ink.x0 + (kCopies - 1) * step + ink.width();
    line.ink.y1 = line.ink.y0 + ink.height();
    line.letters = line.ink;
    line.letters.y1 += std::max(0.0, mark.line->letters.height() - ink.height()) / 2;
    line.whole = line.ink;
    line.line = static_cast<int>(sheet.lines.size());
    sheet.lines.push_back(line);
    width = std::max(width, static_cast<int>(line.ink.x1) + 2 * margin + 5);
    height += static_cast<int>(std::ceil(2 * ink.height())) + 2 * margin + 10;
  }
  sheet.picture = {
      width, height, page.dpi,
      std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Box& ink = marks[i].line->ink;
    const double step = ink.width() + kApart * ink.height();
    for (int copy = 0; copy < kCopies; ++copy) {
      const int left = static_cast<int>(sheet.lines[i].ink.x0 + copy * step);
      const int top = static_cast<int>(sheet.lines[i].ink.y0);
      for (int y = -margin; y < static_cast<int>(ink.height()) + margin; ++y) {
        for (int x = -margin; x < static_cast<int>(ink.width()) + margin; ++x) {
          const int from_x = static_cast<int>(ink.x0) + x;
          const int from_y = static_cast<int>(ink.y0) + y;
          if (from_x < 0 || from_y < 0 || from_x >= page.width || from_y >= page.height) continue;
          sheet.picture.pixels[sheet.picture.index(left + x, top + y)] = page.at(from_x, from_y);
        }
      }
    }
  }
  return sheet;
}

/// The figure that three copies were read as, or none.
char figure_of(const std::vector<OcrWord>& words, int line) {
  std::string text;
  for (const OcrWord& word : words) {
    if (word.line != line) continue;
    if (word.confidence < kSureOfThree || word.turn != 0) return 0;
    text += word.text;
  }
  const bool same = text.size() == kCopies && is_figure(text[0]) && text[1] == text[0] && text[2] == text[0];
  return same ? text[0] : static_cast<char>(0);
}

/// Whether three copies were surely read as the letter that was read at once.
bool is_that_letter(const std::vector<OcrWord>& words, int line, const OcrWord* once) {
  if (once == nullptr || once->turn != 0 || count_code_points(once->text) != 1) return false;
  if (!is_letter(decode_utf8(once->text, 0).value)) return false;
  std::string text;
  for (const OcrWord& word : words) {
    if (word.line != line) continue;
    if (word.confidence < kSureOfThree || word.turn != 0) return false;
    text += word.text;
  }
  const std::string small = to_lower(once->text);  // an `x` and an `X` alone look the same
  return to_lower(text) == small + small + small;
}

/// A thing printed in a column: a number, something else, or a letter that stands alone.
struct Neighbour {
  Box box;
  bool is_number = false;
  bool is_letter = false;
};

/// What stands on the page but the marks of which it is not known whether they are figures: bullets that look
/// like noughts must not bear each other out.
std::vector<Neighbour> neighbours_of(const std::vector<OcrWord>& words, const std::vector<LoneMark>& marks) {
  std::set<const OcrWord*> unknown;
  for (const LoneMark& mark : marks)
    if (!mark.is_confirmed()) unknown.insert(mark.word);
  std::vector<Neighbour> neighbours;
  for (const OcrWord& word : words) {
    if (word.turn != 0 || unknown.count(&word) > 0) continue;
    const bool number = is_number(word.text);
    neighbours.push_back({word.box, number, !number && count_code_points(word.text) == 1});
  }
  return neighbours;
}

/// Whether a number stands next above or below in the same column, and no lone letter.
bool stands_among_numbers(const Box& mark, const std::vector<Neighbour>& neighbours) {
  constexpr double kNear = 12;  // times its height: four lines
  const Neighbour* above = nullptr;
  const Neighbour* below = nullptr;
  for (const Neighbour& other : neighbours) {
    if (other.box.x1 < mark.x0 || other.box.x0 > mark.x1) continue;
    const double apart = std::max(mark.y0 - other.box.y1, other.box.y0 - mark.y1);
    if (apart < 0 || apart > kNear * mark.height()) continue;
    const bool is_above = other.box.y1 <= mark.y0;
    const Neighbour*& nearest = is_above ? above : below;
    if (nearest == nullptr || (is_above ? other.box.y1 > nearest->box.y1 : other.box.y0 < nearest->box.y0))
      nearest = &other;
  }
  const auto is = [](const Neighbour* neighbour, bool Neighbour::*what) {
    return neighbour != nullptr && neighbour->*what;
  };
  return (is(above, &Neighbour::is_number) || is(below, &Neighbour::is_number)) &&
         !is(above, &Neighbour::is_letter) && !is(below, &Neighbour::is_letter);
}

OcrWord word_of(const LoneMark& mark) {
  OcrWord word;
  if (mark.word != nullptr && mark.word->text != std::string(1, mark.figure)) word.other = mark.word->text;
  word.text = mark.figure;
  word.box = mark.line->ink;
  word.confidence = kSureOfThree;
  word.line = mark.line->line;
  word.line_box = mark.line->whole;
  return word;
}

}  // namespace

std::set<int> read_lone_figures(const Raster& page, const std::vector<FoundLine>& lines, LineReader& reader,
                                std::vector<OcrWord>& words) {
  std::vector<LoneMark> marks = unsure_marks(lines, words);
  if (marks.empty()) return {};
  const Sheet sheet = laid_thrice(page, marks);
  const std::vector<OcrWord> thrice = reader.read(sheet.picture, sheet.lines);
  std::set<int> sure;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i].figure = figure_of(thrice, static_cast<int>(i));
    if (is_that_letter(thrice, static_cast<int>(i), marks[i].word)) sure.insert(marks[i].line->line);
  }
  const std::vector<Neighbour> neighbours = neighbours_of(words, marks);
  std::erase_if(marks, [&](const LoneMark& mark) {
    return mark.figure == 0 || !(mark.is_confirmed() || stands_among_numbers(mark.line->ink, neighbours));
  });
  std::vector<OcrWord> added;
  for (const LoneMark& mark : marks) {
    if (mark.word == nullptr) {
      added.push_back(word_of(mark));
    } else {
      *mark.word = word_of(mark);
    }
  }
  words.insert(words.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  return sure;
}

}  // namespace frisaet
