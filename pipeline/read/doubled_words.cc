#include "pipeline/read/doubled_words.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "models/language/letter_codes.h"
#include "models/language/lexicon.h"

namespace frisaet {
namespace {

/// How much of the larger and of the smaller of two words' boxes lies on the other, 0 to 1. Words of unlike
/// heights have nothing to do with each other: a watermark's box holds many words, while an OCR layer's words
/// are about as tall as the print (`men` without ascenders against a font's whole box).
struct Overlap {
  double larger = 0;
  double smaller = 0;
};
Overlap overlap_of(const Box& a, const Box& b) {
  constexpr double kTaller = 2.5;
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return {};
  if (std::max(a.height(), b.height()) > kTaller * std::min(a.height(), b.height())) return {};
  const auto [smaller, larger] = std::pair(std::min(a.width() * a.height(), b.width() * b.height()),
                                           std::max(a.width() * a.height(), b.width() * b.height()));
  return {width * height / larger, width * height / smaller};
}

/// The words of one font that are drawn, or those that are hidden.
struct Part {
  std::vector<std::string_view> doubled;  ///< those that lie on words of other parts
  std::vector<std::string_view> beneath;  ///< the words of other parts that lie on these
  std::size_t words = 0;
  std::size_t hidden_beneath = 0;
  bool is_hidden = false;
};

/// For each word the number of its part: two for each font; -1 for words without a font.
std::vector<int> parts_of(const PdfText& layer) {
  std::vector<int> parts(layer.words.size(), -1);
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    const int font = layer.words[i].font;
    if (font < 0 || static_cast<std::size_t>(font) >= layer.fonts.size()) continue;
    const bool hidden =
        layer.words[i].is_hidden || is_font_of_hidden_text(layer.fonts[static_cast<std::size_t>(font)].name);
    parts[i] = 2 * font + (hidden ? 1 : 0);
  }
  return parts;
}

/// How a word lies to those of other parts.
struct Place {
  int beneath = -1;  ///< the part of a word that covers it and is about as large; -1 for none
  bool touches =
      false;  ///< whether any lies on it, if only in part: misread words are not as wide as the print
};

std::vector<Place> places_of(const std::vector<PlacedWord>& words, const std::vector<int>& parts) {
  constexpr std::size_t kLookAhead = 60;  // words that begin at the same height; a table's row has fewer
  constexpr double kCovers = 0.3;         // half a word lies on the word that was cut differently
  constexpr double kTouches = 0.1;        // words beside each other do not
  std::vector<Place> places(words.size());
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return words[a].box.y0 != words[b].box.y0 ? words[a].box.y0 < words[b].box.y0 : a < b;
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t one = order[i];
    for (std::size_t j = i + 1; j < std::min(order.size(), i + kLookAhead); ++j) {
      const std::size_t other = order[j];
      if (words[other].box.y0 >= words[one].box.y1) break;
      if (parts[other] == parts[one]) continue;
      const Overlap overlap = overlap_of(words[one].box, words[other].box);
      if (overlap.smaller < kTouches) continue;
      places[one].touches = places[other].touches = true;
      if (overlap.larger < kCovers) continue;
      places[one].beneath = parts[other];
      places[other].beneath = parts[one];
    }
  }
  return places;
}

/// Whether the part goes and what lies beneath it stays.
bool loses(const Part& part) {
  constexpr double kClearly = 0.1;
  constexpr double kNoWords = 0.25;  // a code nobody knows; names and foreign text have as few …
  constexpr double kWords = 0.5;     // … but misread as Danish they do not make so many
  constexpr std::size_t kAsked = 8;  // fewer say nothing about a text
  const KnownWords own = known_words(part.doubled, DanishLexicon::built_in());
  const KnownWords others = known_words(part.beneath, DanishLexicon::built_in());
  const bool is_asked = own.asked >= kAsked && others.asked >= kAsked;
  const bool is_over_hidden = part.hidden_beneath * 2 > part.beneath.size();
  if (part.is_hidden != is_over_hidden) {
    const KnownWords& drawn = part.is_hidden ? others : own;
    const KnownWords& hidden = part.is_hidden ? own : others;
    const bool hidden_knows_better =
        hidden.asked >= kAsked && drawn.share() < kNoWords && hidden.share() >= kWords;
    return part.is_hidden != hidden_knows_better;
  }
  if (part.is_hidden) return own.share() <= others.share();
  return is_asked && own.share() + kClearly <= others.share();
}

}  // namespace

std::size_t drop_doubled_words(PdfText& layer) {
  constexpr std::size_t kFewest = 5;
  const std::vector<int> part_of_word = parts_of(layer);
  if (std::adjacent_find(part_of_word.begin(), part_of_word.end(), std::not_equal_to<>()) ==
      part_of_word.end())
    return 0;
  const std::vector<Place> places = places_of(layer.words, part_of_word);
  std::vector<Part> parts(2 * layer.fonts.size());
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    if (part_of_word[i] < 0) continue;
    Part& part = parts[static_cast<std::size_t>(part_of_word[i])];
    part.is_hidden = part_of_word[i] % 2 == 1;
    ++part.words;
    if (places[i].beneath < 0) continue;
    part.doubled.emplace_back(layer.words[i].text);
    Part& under = parts[static_cast<std::size_t>(places[i].beneath)];
    under.beneath.emplace_back(layer.words[i].text);
    under.hidden_beneath += part.is_hidden;
  }
  for (std::size_t number = parts.size(); number-- > 0;) {
    const Part& part = parts[number];
    const std::size_t fewer = std::min(part.doubled.size(), part.beneath.size());
    const std::size_t more = std::max(part.doubled.size(), part.beneath.size());
    if (fewer < kFewest || more > 2 * fewer || part.doubled.size() * 10 < part.words * 6 || !loses(part))
      continue;
    std::vector<PlacedWord> kept;
    kept.reserve(layer.words.size());
    for (std::size_t i = 0; i < layer.words.size(); ++i) {
      const bool goes = part_of_word[i] == static_cast<int>(number) && places[i].touches;
      if (!goes) kept.push_back(std::move(layer.words[i]));
    }
    const std::size_t dropped = layer.words.size() - kept.size();
    layer.words = std::move(kept);
    return dropped;
  }
  return 0;
}

}  // namespace frisaet
