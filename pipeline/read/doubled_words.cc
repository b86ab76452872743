#include "pipeline/read/doubled_words.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

#include "models/language/letter_codes.h"
#include "models/language/lexicon.h"

namespace frisaet {
namespace {

constexpr double kCovered = 0.4;  // of the smaller of two boxes: OCR's boxes fit print, a font's are taller

bool lies_on(const Box& a, const Box& b) {
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return false;
  return width * height > kCovered * std::min(a.width() * a.height(), b.width() * b.height());
}

/// For each word the font of a word of another font that lies on it; -1 for none.
std::vector<int> fonts_beneath(const std::vector<PlacedWord>& words) {
  constexpr std::size_t kLookAhead = 60;  // words that begin at the same height; a table's row has fewer
  std::vector<int> beneath(words.size(), -1);
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return words[a].box.y0 != words[b].box.y0 ? words[a].box.y0 < words[b].box.y0 : a < b;
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PlacedWord& word = words[order[i]];
    for (std::size_t j = i + 1; j < std::min(order.size(), i + kLookAhead); ++j) {
      const PlacedWord& other = words[order[j]];
      if (other.box.y0 >= word.box.y1) break;
      if (other.font == word.font || !lies_on(word.box, other.box)) continue;
      beneath[order[i]] = other.font;
      beneath[order[j]] = word.font;
    }
  }
  return beneath;
}

bool is_without_glyphs(const PdfText& layer, int font) {
  const auto index = static_cast<std::size_t>(font);
  return font >= 0 && index < layer.fonts.size() &&
         layer.fonts[index].name.find("GlyphLess") != std::string::npos;
}

}  // namespace

std::size_t drop_doubled_words(PdfText& layer) {
  constexpr std::size_t kFewest = 5;
  if (layer.fonts.size() < 2) return 0;
  const std::vector<int> beneath = fonts_beneath(layer.words);
  struct Part {
    std::size_t words = 0;
    std::size_t doubled = 0;
  };
  std::vector<Part> parts(layer.fonts.size());
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    const int font = layer.words[i].font;
    if (font < 0 || static_cast<std::size_t>(font) >= parts.size()) continue;
    ++parts[static_cast<std::size_t>(font)].words;
    parts[static_cast<std::size_t>(font)].doubled += beneath[i] >= 0;
  }
  std::size_t dropped = 0;
  for (std::size_t font = 0; font < parts.size(); ++font) {
    if (parts[font].doubled < kFewest || parts[font].doubled * 10 < parts[font].words * 6) continue;
    std::vector<std::string_view> own;
    std::vector<std::string_view> others;
    for (std::size_t i = 0; i < layer.words.size(); ++i) {
      if (beneath[i] < 0) continue;
      if (layer.words[i].font == static_cast<int>(font))
        own.push_back(layer.words[i].text);
      else if (beneath[i] == static_cast<int>(font))
        others.push_back(layer.words[i].text);
    }
    const double mine = known_words(own, DanishLexicon::built_in()).share();
    const double theirs = known_words(others, DanishLexicon::built_in()).share();
    const bool loses = mine < theirs || (mine == theirs && is_without_glyphs(layer, static_cast<int>(font)));
    if (!loses) continue;
    std::vector<PlacedWord> kept;
    kept.reserve(layer.words.size());
    for (std::size_t i = 0; i < layer.words.size(); ++i) {
      const bool goes = layer.words[i].font == static_cast<int>(font) && beneath[i] >= 0;
      if (!goes) kept.push_back(std::move(layer.words[i]));
    }
    dropped += layer.words.size() - kept.size();
    layer.words = std::move(kept);
    return dropped;
  }
  return dropped;
}

}  // namespace frisaet
