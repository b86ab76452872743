#include "pipeline/read/page_spread.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/page_columns.h"
#include "pipeline/read/page_gutters.h"

namespace frisaet {
namespace {

struct Strip {
  double x0 = 0;
  double x1 = 0;
};

/// What a fold's shadow or a speck is read as counts as nothing.
bool says_something(const PlacedWord& word) {
  for (std::size_t at = 0; at < word.text.size();) {
    const CodePoint point = decode_utf8(word.text, at);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    at += point.size;
  }
  return false;
}

/// The strip at the middle of the sheet that no word reaches into.
std::optional<Strip> blank_middle(const std::vector<PlacedWord>& words,
                                  const std::vector<std::size_t>& chosen, double width) {
  constexpr double kWidth = 0.03;  // of the sheet's: two margins of 1.8 cm on A3
  constexpr double kOff = 0.03;    // of the sheet's width, by which a fold may lie beside the middle
  Strip strip{0, width};
  const double middle = width / 2;
  for (const std::size_t index : chosen) {
    const Box& box = words[index].upright;
    if (!says_something(words[index])) continue;
    const double center = (box.x0 + box.x1) / 2;
    if (center < middle) {
      strip.x0 = std::max(strip.x0, box.x1);
    } else {
      strip.x1 = std::min(strip.x1, box.x0);
    }
  }
  const bool wide = strip.x1 - strip.x0 >= kWidth * width;
  if (!wide || strip.x0 > middle + kOff * width || strip.x1 < middle - kOff * width) return std::nullopt;
  return strip;
}

/// A row of a page: its words but for a number, and that number.
struct MarginLine {
  std::multiset<std::string> texts;
  std::optional<int> number;
};

MarginLine margin_line(const std::vector<PlacedWord>& words, const TextRow& row) {
  MarginLine line;
  for (const std::size_t index : row.words) {
    const std::string& text = words[index].text;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    // The first number is the page's: `Side 2 af 5`.
    if (error == std::errc{} && end == text.data() + text.size() && !line.number) {
      line.number = number;
    } else {
      line.texts.insert(text);
    }
  }
  return line;
}

/// Whether the two are heads or feet of two pages that follow each other.
bool follow_each_other(const std::vector<PlacedWord>& words, const TextRow& left, const TextRow& right,
                       double height) {
  constexpr double kMargin = 0.12;  // of the sheet's height
  const double middle = (left.top + left.bottom) / 2;
  if (middle > kMargin * height && middle < (1 - kMargin) * height) return false;
  if (std::abs(middle - (right.top + right.bottom) / 2) > left.bottom - left.top) return false;
  const MarginLine one = margin_line(words, left);
  const MarginLine next = margin_line(words, right);
  if (one.texts != next.texts) return false;
  if (!one.number && !next.number) return one.texts.size() >= 2;  // the same running head
  return one.number && next.number && *next.number == *one.number + 1;
}

/// Lines that fill half of the half they stand in.
std::size_t wide_lines(const std::vector<PlacedWord>& words, const std::vector<TextRow>& rows, double width) {
  constexpr double kWide = 0.5;
  const std::vector<Segment> segments = segments_of(words, rows);
  return static_cast<std::size_t>(std::count_if(segments.begin(), segments.end(), [&](const Segment& line) {
    return line.box.width() >= kWide * width / 2;
  }));
}

}  // namespace

std::vector<std::vector<std::size_t>> pages_on_sheet(const std::vector<PlacedWord>& words,
                                                     const std::vector<std::size_t>& chosen,
                                                     const std::vector<Box>& rules, double width,
                                                     double height) {
  constexpr double kLeastWide = 1.2;  // times its height; two A4 are 1.41
  constexpr double kMostWide = 1.7;   // a slide is 1.78
  constexpr std::size_t kFewWords = 8;
  constexpr std::size_t kProse = 3;  // lines, of both halves
  if (width < kLeastWide * height || width > kMostWide * height) return {chosen};
  const std::optional<Strip> strip = blank_middle(words, chosen, width);
  if (!strip) return {chosen};
  const bool crossed = std::any_of(rules.begin(), rules.end(), [&](const Box& rule) {
    return rule.x0 < strip->x0 && rule.x1 > strip->x1;
  });
  if (crossed) return {chosen};
  std::vector<std::size_t> left;
  std::vector<std::size_t> right;
  const double fold = std::clamp(width / 2, strip->x0, strip->x1);
  for (const std::size_t index : chosen) {
    const Box& box = words[index].upright;
    ((box.x0 + box.x1) / 2 < fold ? left : right).push_back(index);
  }
  if (std::min(left.size(), right.size()) < kFewWords) return {chosen};
  const std::vector<TextRow> rows_left = rows_of(words, left);
  const std::vector<TextRow> rows_right = rows_of(words, right);
  const std::size_t wide_left = wide_lines(words, rows_left, width);
  const std::size_t wide_right = wide_lines(words, rows_right, width);
  const bool is_prose = std::min(wide_left, wide_right) > 0 && wide_left + wide_right >= kProse;
  const bool are_pages = is_prose ||
                         follow_each_other(words, rows_left.front(), rows_right.front(), height) ||
                         follow_each_other(words, rows_left.back(), rows_right.back(), height);
  if (!are_pages) return {chosen};
  return {std::move(left), std::move(right)};
}

}  // namespace frisaet
