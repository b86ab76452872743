#include "pipeline/read/list_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/page_columns.h"
#include "pipeline/read/page_gutters.h"

namespace frisaet {
namespace {

constexpr double kSameEdge = 2;    // points
constexpr double kFarthest = 0.9;  // ems between baselines: a mark further off belongs to another line
constexpr double kGap = 8;         // ems from a mark to its point

bool stand_in_one_column(const Segment& a, const Segment& b) {
  return std::abs(a.box.x0 - b.box.x0) <= kSameEdge || std::abs(a.box.x1 - b.box.x1) <= kSameEdge;
}

/// Whether a line right above it has the same left edge: then it is not the first of its point.
bool goes_on(const Segment& line, const std::vector<Segment>& segments) {
  return std::any_of(segments.begin(), segments.end(), [&](const Segment& above) {
    return line.is_right_below(above) && std::abs(above.box.x0 - line.box.x0) <= kSameEdge;
  });
}

/// How far the mark is from the height of the line it stands beside; nothing where it stands beside none, or
/// at its height. Of two lines the first of a point is meant.
std::optional<double> off_its_line(const Segment& mark, const std::vector<Segment>& segments) {
  constexpr double kRatherFirst = 0.6;  // ems
  std::optional<double> off;
  double best = 0;
  for (const Segment& line : segments) {
    const double apart = line.baseline() - mark.baseline();
    const double right = line.box.x0 - mark.box.x1;
    if (right < 0 || right > kGap * line.size || std::abs(apart) > kFarthest * line.size) continue;
    if (std::abs(apart) <= Segment::kSameHeight * line.size) return std::nullopt;
    const double cost = std::abs(apart) + (goes_on(line, segments) ? kRatherFirst * line.size : 0);
    if (off && cost >= best) continue;
    off = apart;
    best = cost;
  }
  return off;
}

}  // namespace

bool is_list_mark(std::string_view text) {
  constexpr std::array<std::string_view, 6> kBullets{"•", "·", "–", "-", "▪", "◦"};
  if (std::find(kBullets.begin(), kBullets.end(), text) != kBullets.end()) return true;
  const bool in_brackets = text.starts_with('(') && text.ends_with(')');
  if (in_brackets) text.remove_prefix(1);
  if (!in_brackets && !text.ends_with('.') && !text.ends_with(')')) return false;
  text.remove_suffix(1);
  if (text.empty()) return false;
  if (std::all_of(text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); }))
    return text.size() <= 2;
  const CodePoint only = decode_utf8(text, 0);
  return only.size == text.size() && is_letter(only.value);
}

void set_marks_beside_lines(std::vector<PlacedWord>& words, const std::vector<std::size_t>& chosen) {
  const std::vector<Segment> segments = segments_of(words, rows_of(words, chosen));
  std::vector<const Segment*> marks;
  for (const Segment& segment : segments)
    if (segment.words.size() == 1 && is_list_mark(words[segment.words.front()].text))
      marks.push_back(&segment);
  for (const Segment* mark : marks) {
    const auto others = std::count_if(
        marks.begin(), marks.end(), [&](const Segment* other) { return stand_in_one_column(*mark, *other); });
    if (others < 2) continue;
    const std::optional<double> off = off_its_line(*mark, segments);
    if (!off) continue;
    Box& box = words[mark->words.front()].upright;
    box.y0 += *off;
    box.y1 += *off;
  }
}

}  // namespace frisaet
