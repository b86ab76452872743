#include "pipeline/read/missed_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

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

Box times(const Box& box, double scale) {
  return {box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale};
}

double usual_height(const std::vector<FoundLine>& found) {
  std::vector<double> heights;
  for (const FoundLine& line : found)
    if (line.letters.height() < line.letters.width()) heights.push_back(line.letters.height());
  if (heights.empty()) return kUsualHeight;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
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
  return rows;
}

/// Whether a line as the layout found it is several under one another, as it makes of words between two
/// rows of `=====`: much too high, and blank all across at some height within.
bool is_several(const Ink& ink, const Box& line, double height) {
  if (line.height() < 1.8 * height || line.width() < 2 * line.height()) return false;
  const double pixels = ink.dpi / kPointsPerInch;
  const int x0 = std::max(0, static_cast<int>(line.x0 * pixels));
  const int x1 = std::min(ink.width, static_cast<int>(std::ceil(line.x1 * pixels)));
  const int y1 = std::min(ink.height - 1, static_cast<int>(line.y1 * pixels) - 1);
  for (int y = std::max(0, static_cast<int>(line.y0 * pixels)) + 2; y < y1; ++y) {
    int x = x0;
    while (x < x1 && !ink.pixels[ink.index(x, y)]) ++x;
    if (x >= x1) return true;
  }
  return false;
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
FoundLine line_of(const Box& ink, const FoundLine* beside, double height, int number) {
  FoundLine line{ink, ink, ink, number};
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

bool is_cross_or_figures(std::string_view text) {
  return text == "x" || text == "X" ||
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return is_digit(c); });
}

bool surely_words(std::vector<OcrWord>::const_iterator first, std::vector<OcrWord>::const_iterator last) {
  constexpr double kSure = 0.85;  // mean of the letters; lines of print have more than 0.9
  constexpr double kSurer = 0.9;  // of one or two figures
  double letters = 0;
  double confident = 0;
  double words = 0;  // letters and figures
  for (auto word = first; word != last; ++word) {
    for (std::size_t at = 0; at < word->text.size();) {
      const CodePoint point = decode_utf8(word->text, at);
      letters += 1;
      confident += word->confidence;
      words += is_letter(point.value) || is_digit(point.value) ? 1 : 0;
      at += point.size;
    }
  }
  if (letters <= 2)
    return std::distance(first, last) == 1 && first->confidence >= kSurer && is_cross_or_figures(first->text);
  return words >= 0.6 * letters && confident >= kSure * letters;
}

/// complete_lines() for a sheet whose lines run across.
int complete_upright(const Raster& picture, std::vector<FoundLine>& lines) {
  const double scale = picture.dpi / kPointsPerInch;
  const double height = lines.empty() ? kUsualHeight : usual_height(lines) / scale;
  Ink rest = ink_of(reduced(picture, kLookDpi));
  const Ink all = rest;
  std::vector<FoundLine> complete;
  int number = 0;
  for (const FoundLine& line : lines) {
    number = std::max(number, line.line + 1);
    if (!is_several(all, times(line.ink, 1 / scale), height)) complete.push_back(line);
  }
  for (const FoundLine& line : complete) erase(rest, times(line.ink, 1 / scale), 0.1 * height);
  erase_long_runs(rest);
  std::vector<Box> marks = take_marks(rest);
  if (marks.size() > kMostMarks) return number;
  std::erase_if(marks,
                [&](const Box& mark) { return mark.height() > 1.6 * height || mark.width() > 5 * height; });
  std::stable_sort(marks.begin(), marks.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  const int first_missed = number;
  for (const Row& row : rows_of(marks, height)) {
    const Box ink = times(row.box, scale);
    const FoundLine* beside = line_beside(ink, lines, height * scale);
    // A mark alone on the paper is a page's number, or nothing.
    if (row.letters > 2 || beside != nullptr)
      complete.push_back(line_of(ink, beside, height * scale, number++));
  }
  lines = std::move(complete);
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
  if (!stand_on_end(lines)) return complete_upright(picture, lines);
  const Raster side = turned(picture, 3);
  turn_upright(lines, 1, picture);
  const int first_missed = complete_upright(side, lines);
  turn_upright(lines, 3, side);
  return first_missed;
}

void keep_surely_read(std::vector<OcrWord>& words, int first_number) {
  std::vector<OcrWord> kept;
  for (auto first = words.begin(); first != words.end();) {
    const auto last =
        std::find_if(first, words.end(), [&](const OcrWord& word) { return word.line != first->line; });
    if (first->line < first_number || surely_words(first, last)) kept.insert(kept.end(), first, last);
    first = last;
  }
  words = std::move(kept);
}

}  // namespace frisaet
