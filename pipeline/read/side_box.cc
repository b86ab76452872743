#include "pipeline/read/side_box.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kLeast = 4;        // lines of a box
constexpr std::size_t kLabels = 2;       // of them with what boxes say
constexpr std::size_t kFarthest = 12;    // lines between two of a box
constexpr std::size_t kLeftmost = 36;    // characters before the box: narrower is a table
constexpr std::size_t kProse = 40;       // characters of a left line that is one of a paragraph
constexpr std::size_t kWidest = 40;      // characters of a box
constexpr std::size_t kMostLines = 400;  // of a page; longer ones are no letters

/// A printed line and where its last cell begins behind a gap of two blanks and more.
struct PrintedLine {
  std::string_view text;
  std::optional<std::size_t> right;  ///< byte at which it begins
  std::size_t column = 0;            ///< the same in characters

  [[nodiscard]] std::string_view left_part() const {
    return trim(text.substr(0, right.value_or(text.size())));
  }
  [[nodiscard]] std::string_view right_part() const {
    return right ? trim(text.substr(*right)) : std::string_view();
  }
};

PrintedLine line_of(std::string_view text) {
  PrintedLine line{text, std::nullopt};
  if (text.find('\t') != std::string_view::npos) return line;
  const std::size_t end = text.find_last_not_of(' ');
  if (end == std::string_view::npos) return line;
  const std::size_t gap = text.rfind("  ", end);
  if (gap == std::string_view::npos) return line;
  line.right = gap + 2;
  line.column = count_code_points(text.substr(0, gap + 2));
  return line;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What stands in the box of a letter: a label, an address.
bool says_what_boxes_say(std::string_view words) {
  constexpr std::array<std::string_view, 25> kLabelsOfBoxes = {
      "Dato",    "Sag",       "Dok",        "Journal",  "J.nr",   "Jour",  "E-mail",     "Mail", "Email",
      "Telefon", "Tlf",       "Direkte",    "Kontakt",  "Ref",    "CVR",   "EAN",        "www.", "Postboks",
      "Deres",   "Vores ref", "Åbningstid", "Afdeling", "Side 1", "Mobil", "Hovednummer"};
  if (std::any_of(kLabelsOfBoxes.begin(), kLabelsOfBoxes.end(),
                  [&](std::string_view label) { return words.starts_with(label); }))
    return true;
  if (words.find('@') != std::string_view::npos) return true;
  const auto post_code = words.substr(0, 5);
  return words.size() > 6 && std::all_of(post_code.begin(), post_code.begin() + 4, is_digit) &&
         words[4] == ' ' && !is_digit(words[5]);
}

/// The left part is one column: no gap in it.
bool one_column(const PrintedLine& line) {
  return line.left_part().find("  ") == std::string_view::npos;
}

/// The line's left part is one of a paragraph, and the next line goes on with it.
bool goes_on(const PrintedLine& line, const PrintedLine& next) {
  const std::string_view left = line.left_part();
  const std::string_view below = next.left_part();
  if (below.empty() || count_code_points(left) < kProse) return false;
  const CodePoint first = decode_utf8(below, 0);
  return is_letter(first.value) && !is_upper(first.value) &&
         std::string_view(".:;!?").find(left.back()) == std::string_view::npos;
}

/// The lines of the one box that stands in a column; empty where none does.
std::vector<std::size_t> box_in(const std::vector<PrintedLine>& lines, const std::vector<std::size_t>& at) {
  if (at.size() < kLeast || lines[at.front()].column < kLeftmost) return {};
  const std::size_t column = lines[at.front()].column;
  std::size_t labels = 0;
  std::size_t beside = 0;  // lines with something of their own to the left
  bool beside_prose = false;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const PrintedLine& line = lines[at[i]];
    if (i > 0 && at[i] - at[i - 1] > kFarthest) return {};
    if (!one_column(line) || count_code_points(line.right_part()) > kWidest) return {};
    if (says_what_boxes_say(line.right_part())) ++labels;
    if (!line.left_part().empty()) ++beside;
    if (at[i] + 1 < lines.size() && goes_on(line, lines[at[i] + 1])) beside_prose = true;
  }
  // Beside receiver and title alone it stands for the most part by itself; the rows of a table do not.
  const bool by_itself = beside * 2 <= at.size() && labels > kLabels;
  if (labels < kLabels || !(beside_prose || by_itself)) return {};
  // Nothing between reaches into the box.
  for (std::size_t i = at.front(); i < at.back(); ++i) {
    const bool of_the_box = lines[i].right && lines[i].column == column;
    if (!of_the_box &&
        count_code_points(lines[i].text.substr(0, lines[i].text.find_last_not_of(' ') + 1)) >= column)
      return {};
  }
  return at;
}

}  // namespace

std::string with_side_box_behind(std::string_view page) {
  std::vector<PrintedLine> lines;
  std::map<std::size_t, std::vector<std::size_t>> by_column;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    lines.push_back(line_of(page.substr(at, end - at)));
    if (lines.back().right) by_column[lines.back().column].push_back(lines.size() - 1);
    at = end + 1;
    if (lines.size() > kMostLines) return std::string(page);
  }
  std::vector<std::size_t> box;
  for (const auto& [column, at] : by_column) {
    std::vector<std::size_t> found = box_in(lines, at);
    if (found.empty()) continue;
    if (!box.empty()) return std::string(page);  // two of them are a table
    box = std::move(found);
  }
  if (box.empty()) return std::string(page);
  std::string text, behind;
  std::size_t before = box.front();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!std::binary_search(box.begin(), box.end(), i)) {
      text.append(lines[i].text).push_back('\n');
      continue;
    }
    const std::string_view left = lines[i].text.substr(0, *lines[i].right);
    const std::size_t end = left.find_last_not_of(' ');
    text.append(left.substr(0, end == std::string_view::npos ? 0 : end + 1)).push_back('\n');
    if (i > before + 1) behind.push_back('\n');
    behind.append(lines[i].right_part()).push_back('\n');
    before = i;
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text + '\n' + behind;
}

}  // namespace frisaet
