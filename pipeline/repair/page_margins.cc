#include "pipeline/repair/page_margins.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace frisaet::repairing {
namespace {

/// The height (points) at which the foot of a paper of one page begins: what stands in the bottom margin, in
/// clearly smaller print than the text and a good way below it. No other page can vouch for such a foot, so
/// all three must hold; a text that fills its page leaves no gap. Nothing where there is no such foot, and in
/// text files, which have no places.
std::optional<double> top_of_lone_foot(const RawPage& page) {
  constexpr double kMargin = 0.94;  // of the height: the lowest 18 mm of A4, where word processors put feet
  constexpr double kSmaller = 0.9;  // of the text's usual size: 9 points below 10, 10 below 11½
  constexpr double kGap = 2;        // of the text's size, between it and the foot
  std::vector<double> sizes;
  double largest = 0;
  double text_ends = 0;
  double foot_begins = page.height;
  for (const Word& word : page.words) {
    if (word.box.y0 > kMargin * page.height) {
      foot_begins = std::min(foot_begins, word.box.y0);
      largest = std::max(largest, word.font_size);
    } else {
      text_ends = std::max(text_ends, word.box.y1);
      sizes.push_back(word.font_size);
    }
  }
  if (sizes.empty() || largest <= 0) return std::nullopt;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  if (largest > kSmaller * *middle || foot_begins - text_ends < kGap * *middle) return std::nullopt;
  return foot_begins;
}

constexpr double kHeadMargin = 1.0 / 12;  // of the height: the uppermost 25 mm of A4, where bodies begin

/// The height (points) at which a head in the top margin ends: the first lines of the page, up to a gap that
/// leaves them a good way above the text. Neither the letters' size nor other pages are asked, as letterheads
/// are larger than the text, and stand on first or only pages. Nothing where there is no such head, and in
/// text files, which have no places.
std::optional<double> bottom_of_lone_head(const RawPage& page) {
  constexpr double kGap = 1.6;  // of the text's size, between the head and the text
  if (page.words.empty() || page.height <= 0) return std::nullopt;
  std::vector<double> sizes;
  std::vector<std::pair<double, double>> heights;
  for (const Word& word : page.words) {
    sizes.push_back(word.font_size);
    heights.emplace_back(word.box.y0, word.box.y1);
  }
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  if (*middle <= 0) return std::nullopt;
  std::sort(heights.begin(), heights.end());
  constexpr int kMostLines = 2;  // more are an address or a title
  double reached = heights.front().second;
  double middle_of_line = (heights.front().first + heights.front().second) / 2;
  int lines = 1;
  for (const auto& [top, bottom] : heights) {
    if (top - reached >= kGap * *middle) return reached;
    if (top > middle_of_line) {
      middle_of_line = (top + bottom) / 2;
      ++lines;
    }
    reached = std::max(reached, bottom);
    if (lines > kMostLines || reached > kHeadMargin * page.height) return std::nullopt;
  }
  return std::nullopt;  // there is nothing below
}

}  // namespace

PageMargins margins_of(const RawPage& page) {
  std::optional<double> begins;
  for (const Word& word : page.words) begins = std::min(begins.value_or(word.box.y0), word.box.y0);
  return {bottom_of_lone_head(page), begins, top_of_lone_foot(page)};
}

}  // namespace frisaet::repairing
