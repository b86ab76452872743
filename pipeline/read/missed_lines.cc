#include "pipeline/read/missed_lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/ink.h"

namespace frisaet {
namespace {

constexpr double kLookDpi = 100;  // letters of 8 points are 5 pixels high and apart
constexpr double kPointsPerInch = 72;
constexpr double kUsualHeight = 12;  // points from the lowest `p` to the highest `å`, where no line tells
constexpr std::size_t kMostMarks = 5000;  // a page of small print has 4,000 letters in all
constexpr std::size_t kMostRows =
    300;  // each is read: a table's lone figures; not a page of scattered letters

/// Points. `scale` is the picture's pixels in a point.
double usual_height(const std::vector<FoundLine>& found, double scale) {
  std::vector<double> heights;
  for (const FoundLine& line : found)
    if (line.letters.height() < line.letters.width()) heights.push_back(line.letters.height());
  if (heights.empty()) return kUsualHeight;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle / scale;
}

/// Marks side by side, in points.
struct Row {
  Box box;
  int letters = 0;  // marks that are high enough for one
};

/// How much of a mark's height lies at the height of the row; a comma's and an accent's lie a little outside.
double shared_height(const Row& row, const Box& mark) {
  const double more = row.box.height() / 4;
  const double shared = std::min(row.box.y1 + more, mark.y1) - std::max(row.box.y0 - more, mark.y0);
  return shared / std::min(mark.height(), row.box.height());
}

double shared_area(const Box& a, const Box& b) {
  return std::max(0.0, std::min(a.x1, b.x1) - std::max(a.x0, b.x0)) *
         std::max(0.0, std::min(a.y1, b.y1) - std::max(a.y0, b.y0));
}

/// A row that lies in another for the most part (one began with a comma, one with a letter) would be read
/// twice.
std::vector<Row> without_doubles(std::vector<Row> rows) {
  const auto area = [](const Row& row) { return row.box.width() * row.box.height(); };
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return area(a) > area(b); });
  std::vector<Row> single;
  for (const Row& row : rows) {
    const auto around = std::find_if(single.begin(), single.end(), [&](const Row& larger) {
      return shared_area(larger.box, row.box) >= 0.5 * area(row);
    });
    if (around == single.end()) {
      single.push_back(row);
    } else {
      around->box = hull(around->box, row.box);
      around->letters += row.letters;
    }
  }
  return single;
}

/// REQUIRES: marks from left to right.
std::vector<Row> rows_of(const std::vector<Box>& marks, double height) {
  constexpr double kWideGap = 1.5;  // times the usual height: blanks are a quarter, columns are further apart
  constexpr double kLetter = 0.3;   // of the usual height: an `x` has 0.4, a comma and an accent less
  std::vector<Row> rows;
  std::vector<std::size_t> open;  // rows that a further mark may join
  for (const Box& mark : marks) {
    std::erase_if(open, [&](std::size_t row) { return mark.x0 > rows[row].box.x1 + kWideGap * height; });
    const auto best = std::max_element(open.begin(), open.end(), [&](std::size_t a, std::size_t b) {
      return shared_height(rows[a], mark) < shared_height(rows[b], mark);
    });
    const bool joins = best != open.end() && shared_height(rows[*best], mark) >= 0.5 &&
                       hull(rows[*best].box, mark).height() <= 1.6 * height;
    if (!joins) {
      open.push_back(rows.size());
      rows.push_back({mark, 0});
    }
    Row& row = joins ? rows[*best] : rows.back();
    row.box = hull(row.box, mark);
    row.letters += mark.height() >= kLetter * height ? 1 : 0;
  }
  std::erase_if(rows, [&](const Row& row) { return row.letters == 0 || row.box.height() < 0.4 * height; });
  return without_doubles(std::move(rows));
}

/// Whether a strip of a line, all across, could be a line of its own: as high as letters, or the half of a
/// row of `=====` that have run together. The dots of `i` and the rings of `å` in a heading are neither.
bool is_line(const Ink& ink, int x0, int x1, int y0, int y1, double height) {
  constexpr double kLetters = 0.6;  // of the usual height
  constexpr double kRow = 0.4;      // of the width that is inked
  if (y1 - y0 >= kLetters * height * ink.dpi / kPointsPerInch) return true;
  int inked = 0;
  for (int x = x0; x < x1; ++x) {
    int y = y0;
    while (y < y1 && !ink.pixels[ink.index(x, y)]) ++y;
    inked += y < y1 ? 1 : 0;
  }
  return inked >= kRow * (x1 - x0);
}

/// Rows of pixels with ink, between rows that are blank all across the box.
struct Strip {
  int y0 = 0;
  int y1 = 0;
};

std::vector<Strip> strips_of(const Ink& ink, const Box& box) {
  const double pixels = ink.dpi / kPointsPerInch;
  const int x0 = std::max(0, static_cast<int>(box.x0 * pixels));
  const int x1 = std::min(ink.width, static_cast<int>(std::ceil(box.x1 * pixels)));
  const int bottom = std::min(ink.height, static_cast<int>(std::ceil(box.y1 * pixels)));
  std::vector<Strip> strips;
  int top = std::max(0, static_cast<int>(box.y0 * pixels));
  for (int y = top; y <= bottom; ++y) {
    int x = x0;
    while (y < bottom && x < x1 && !ink.pixels[ink.index(x, y)]) ++x;
    if (y < bottom && x < x1) continue;
    if (y > top) strips.push_back({top, y});
    top = y + 1;
  }
  return strips;
}

/// Whether a line as the layout found it is several under one another, as it makes of words between two
/// rows of `=====`: much too high, and blank all across between strips that could be lines.
bool is_several(const Ink& ink, const Box& line, double height) {
  if (line.height() < 1.8 * height || line.width() < 2 * line.height()) return false;
  const double pixels = ink.dpi / kPointsPerInch;
  const int x0 = std::max(0, static_cast<int>(line.x0 * pixels));
  const int x1 = std::min(ink.width, static_cast<int>(std::ceil(line.x1 * pixels)));
  const std::vector<Strip> strips = strips_of(ink, line);
  return std::count_if(strips.begin(), strips.end(), [&](const Strip& strip) {
           return is_line(ink, x0, x1, strip.y0, strip.y1, height);
         }) >= 2;
}

bool is_tall(const Box& line) {
  return line.height() >= 2 * line.width();
}

/// Whether what the layout took for a line on its side is a column of lone figures or letters: strips as high
/// as letters, as far apart as lines. Letters that do lie on their side stand as close as in any word, and a
/// rule is inked all along. `unruled` is the ink without rules, which cross such a column between its
/// figures.
bool is_stack(const Ink& ink, const Ink& unruled, const Box& line, double height) {
  constexpr double kTallest = 1.2;  // of the usual height
  constexpr double kLowest = 0.4;
  constexpr double kApart = 0.25;
  constexpr double kMostInked = 0.75;
  if (!is_tall(line) || line.width() > 3 * height) return false;
  const double pixels = ink.dpi / kPointsPerInch;
  double inked = 0;
  for (const Strip& strip : strips_of(ink, line)) inked += strip.y1 - strip.y0;
  if (inked > kMostInked * line.height() * pixels) return false;
  const std::vector<Strip> strips = strips_of(unruled, line);
  std::size_t fitting = 0;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    const double high = (strips[i].y1 - strips[i].y0) / (height * pixels);
    const bool apart = i == 0 || strips[i].y0 - strips[i - 1].y1 >= kApart * height * pixels;
    fitting += apart && high >= kLowest && high <= kTallest ? 1 : 0;
  }
  return strips.size() >= 2 && 10 * fitting >= 9 * strips.size();
}

/// The line that stands at the same height, or none.
const FoundLine* line_beside(const Box& ink, const std::vector<FoundLine>& found, double height) {
  const auto beside = std::find_if(found.begin(), found.end(), [&](const FoundLine& line) {
    return line.letters.y0 < ink.center_y() && ink.center_y() < line.letters.y1 &&
           line.letters.height() <= 1.6 * height;
  });
  return beside == found.end() ? nullptr : &*beside;
}

/// A line of the row; with the height of the one that it goes on, where there is one.
FoundLine line_of(const Box& ink, const FoundLine* beside, double height) {
  FoundLine line{ink, ink, ink, 0};
  if (beside != nullptr) {
    line.letters.y0 = std::min(ink.y0, beside->letters.y0);
    line.letters.y1 = std::max(ink.y1, beside->letters.y1);
    line.whole.y0 = beside->whole.y0;
    line.whole.y1 = beside->whole.y1;
  } else {
    // Capitals and figures alone: room for what would hang below.
    line.letters.y1 += std::max(0.0, height - ink.height()) / 2;
  }
  return line;
}

/// `2/7`, the number of a page or a day.
bool is_of_number(std::string_view text) {
  constexpr std::string_view kFigures = "0123456789";
  const std::size_t stroke = text.find('/');
  return stroke != std::string_view::npos && stroke > 0 && stroke + 1 < text.size() &&
         text.find_first_not_of(kFigures) == stroke &&
         text.find_first_not_of(kFigures, stroke + 1) == std::string_view::npos;
}

bool is_cross_or_figures(std::string_view text) {
  return text == "x" || text == "X" ||
         (text.find_first_not_of("0123456789.,%-") == std::string_view::npos &&
          text.find_first_of("0123456789") != std::string_view::npos);
}

/// `Maj`, `Juni`, `Nej`: heads of narrow columns, and answers. Two letters are too easily a word.
bool is_short_word(const std::string& text, std::size_t letters) {
  constexpr std::size_t kFewest = 3;
  if (text == "Ja" || text == "JA") return true;
  return letters >= kFewest &&
         (DanishLexicon::built_in().roles(to_lower(text)) & AffixDictionary::kWord) != 0;
}

/// Nonsense made of a picture's raster is the same few letters again and again.
bool has_variety(const std::vector<char32_t>& letters) {
  std::vector<char32_t> sorted = letters;
  std::sort(sorted.begin(), sorted.end());
  std::size_t most = 0;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::upper_bound(first, sorted.end(), *first);
    most = std::max(most, static_cast<std::size_t>(last - first));
    first = last;
  }
  return 2 * most <= letters.size();
}

bool surely_words(std::vector<OcrWord>::const_iterator first, std::vector<OcrWord>::const_iterator last) {
  constexpr std::size_t kFew = 4;  // letters: a corner of a logo looks like them
  constexpr std::size_t kSome = 8;
  constexpr double kSure = 0.85;  // mean of the letters; lines of print have more than 0.9
  constexpr double kSurer = 0.9;  // of a few figures or letters
  std::string all;
  std::vector<char32_t> letters;  // and figures
  double marks = 0;
  double confident = 0;
  for (auto word = first; word != last; ++word) {
    all += word->text;
    for (std::size_t at = 0; at < word->text.size();) {
      const CodePoint point = decode_utf8(word->text, at);
      marks += 1;
      confident += word->confidence;
      if (is_letter(point.value) || is_digit(point.value)) letters.push_back(point.value);
      at += point.size;
    }
  }
  constexpr double kSureOfShape = 0.8;  // a stroke between figures is what no signature gives
  if (is_of_number(all)) return confident >= kSureOfShape * marks;
  if (marks <= kFew)
    return confident >= kSurer * marks && (is_cross_or_figures(all) || is_short_word(all, letters.size()));
  if (static_cast<double>(letters.size()) < 0.6 * marks || !has_variety(letters)) return false;
  return confident >= (marks <= kSome ? kSurer : kSure) * marks;
}

/// Takes the lines off that are stacks: their boxes. `scale` is the picture's pixels in a point.
std::vector<Box> take_stacks(const Ink& ink, double scale, std::vector<FoundLine>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [](const FoundLine& line) { return is_tall(line.ink); }))
    return {};
  Ink unruled = ink;
  erase_long_runs(unruled);
  const double height = usual_height(lines, scale);
  std::vector<Box> stacks;
  std::erase_if(lines, [&](const FoundLine& line) {
    const bool taken = is_stack(ink, unruled, scaled(line.ink, 1 / scale), height);
    if (taken) stacks.push_back(line.ink);
    return taken;
  });
  return stacks;
}

/// complete_lines() for a sheet whose lines run across; `rest` is its ink, and `parted` are boxes of what the
/// layout found, to be read row by row. `scale` is the picture's pixels in a point.
int complete_upright(Ink rest, double scale, std::vector<FoundLine>& lines, std::vector<Box> parted) {
  const double height = usual_height(lines, scale);
  std::vector<FoundLine> complete;
  int number = 0;
  for (const FoundLine& line : lines) {
    number = std::max(number, line.line + 1);
    if (is_several(rest, scaled(line.ink, 1 / scale), height)) {
      parted.push_back(line.ink);
    } else {
      complete.push_back(line);
    }
  }
  for (const FoundLine& line : complete) erase(rest, scaled(line.ink, 1 / scale), 0.1 * height);
  erase_long_runs(rest);
  std::vector<Box> marks = take_marks(rest);
  if (marks.size() > kMostMarks) return number;
  std::erase_if(marks,
                [&](const Box& mark) { return mark.height() > 1.6 * height || mark.width() > 5 * height; });
  std::stable_sort(marks.begin(), marks.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  const std::vector<Row> rows = rows_of(marks, height);
  const auto was_found = [&](const Row& row) {
    const Box ink = scaled(row.box, scale);
    return std::any_of(parted.begin(), parted.end(),
                       [&](const Box& box) { return shared_area(box, ink) > 0; });
  };
  if (static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), std::not_fn(was_found))) > kMostRows)
    return number;
  std::vector<FoundLine> of_parted;
  std::vector<FoundLine> added;
  for (const Row& row : rows) {
    const Box ink = scaled(row.box, scale);
    const FoundLine* beside = line_beside(ink, complete, height * scale);
    const FoundLine line = line_of(ink, beside, height * scale);
    if (was_found(row)) {
      of_parted.push_back(line);
      of_parted.back().line = number++;
    } else if (row.letters > 2 || beside != nullptr) {
      added.push_back(line);  // a mark alone on the paper is a page's number, or nothing
    }
  }
  lines = std::move(complete);
  lines.insert(lines.end(), of_parted.begin(), of_parted.end());
  const int first_missed = number;
  for (FoundLine& line : added) {
    line.line = number++;
    lines.push_back(line);
  }
  return first_missed;
}

bool stand_on_end(const std::vector<FoundLine>& lines) {
  double across = 0;
  double upwards = 0;
  for (const FoundLine& line : lines)
    (line.ink.height() > 2 * line.ink.width() ? upwards : across) +=
        std::max(line.ink.height(), line.ink.width());
  return upwards > across;
}

void turn_upright(std::vector<FoundLine>& lines, int quarters, const Raster& from) {
  for (FoundLine& line : lines) {
    for (Box* box : {&line.ink, &line.letters, &line.whole})
      *box = turned_upright(*box, quarters, from.width, from.height);
  }
}

}  // namespace

int complete_lines(const Raster& picture, std::vector<FoundLine>& lines) {
  const double scale = picture.dpi / kPointsPerInch;
  Ink ink = ink_of(reduced(picture, kLookDpi));
  std::vector<Box> stacks = take_stacks(ink, scale, lines);
  if (!stand_on_end(lines)) return complete_upright(std::move(ink), scale, lines, std::move(stacks));
  const Raster side = turned(picture, 3);
  turn_upright(lines, 1, picture);
  for (Box& stack : stacks) stack = turned_upright(stack, 1, picture.width, picture.height);
  const int first_missed = complete_upright(ink_of(reduced(side, kLookDpi)), scale, lines, std::move(stacks));
  turn_upright(lines, 3, side);
  return first_missed;
}

void keep_surely_read(std::vector<OcrWord>& words, int first_number, const std::set<int>& sure) {
  std::vector<OcrWord> kept;
  for (auto first = words.begin(); first != words.end();) {
    const auto last =
        std::find_if(first, words.end(), [&](const OcrWord& word) { return word.line != first->line; });
    if (first->line < first_number || sure.count(first->line) > 0 || surely_words(first, last))
      kept.insert(kept.end(), first, last);
    first = last;
  }
  words = std::move(kept);
}

}  // namespace frisaet
