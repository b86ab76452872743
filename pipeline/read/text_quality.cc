#include "pipeline/read/text_quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

// Short words without æ, ø, å, so that a layer which lost those letters still shows them.
constexpr std::array<std::string_view, 20> kFunctionWords = {"og",  "at",  "det",  "er",  "en",  "til", "af",
                                                             "den", "for", "der",  "med", "som", "de",  "et",
                                                             "om",  "har", "ikke", "fra", "kan", "skal"};

bool is_danish(char32_t c) {
  constexpr std::u32string_view kLetters = U"æøåÆØÅ\u030A";
  return kLetters.find(c) != std::u32string_view::npos;
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view kVowels = U"aeiouyæøåAEIOUYÆØÅ";
  return kVowels.find(c) != std::u32string_view::npos;
}

/// The second half of `Ã¦ Ã¸ Ã¥ Ã† Ã˜ Ã…`.
bool follows_mojibake_lead(char32_t c) {
  constexpr std::u32string_view kSecond = U"¦¸¥†˜…";
  return kSecond.find(c) != std::u32string_view::npos;
}

bool is_unmapped(char32_t c) {
  const bool private_use = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
  const bool no_character = (c & 0xFFFE) == 0xFFFE;
  return c == 0xFFFD || private_use || no_character;
}

/// `12.3 %` with one decimal.
std::string percent(double share) {
  const auto tenths = std::lround(share * 1000);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " %";
}

}  // namespace

double TextQuality::unmapped_share() const {
  return characters == 0 ? 0 : static_cast<double>(unmapped) / static_cast<double>(characters);
}

double TextQuality::danish_share() const {
  return letters == 0 ? 0 : static_cast<double>(danish) / static_cast<double>(letters);
}

TextQuality& TextQuality::operator+=(const TextQuality& other) {
  words += other.words;
  characters += other.characters;
  letters += other.letters;
  digits += other.digits;
  vowels += other.vowels;
  danish += other.danish;
  unmapped += other.unmapped;
  function_words += other.function_words;
  return *this;
}

TextQuality measure(const PlacedWord& word) {
  TextQuality quality;
  if (trim(word.text).empty()) return quality;
  quality.words = 1;
  char32_t before = 0;
  for (std::size_t at = 0; at < word.text.size();) {
    const CodePoint point = decode_utf8(word.text, at);
    at += point.size;
    ++quality.characters;
    quality.letters += is_letter(point.value);
    quality.digits += is_digit(point.value);
    quality.vowels += is_vowel(point.value);
    quality.danish += is_danish(point.value) || (before == U'Ã' && follows_mojibake_lead(point.value));
    before = point.value;
    quality.unmapped += is_unmapped(point.value);
  }
  quality.function_words =
      std::find(kFunctionWords.begin(), kFunctionWords.end(), word.text) != kFunctionWords.end();
  return quality;
}

TextQuality measure(const std::vector<PlacedWord>& words) {
  TextQuality quality;
  for (const PlacedWord& word : words) quality += measure(word);
  return quality;
}

Judgement judge(const TextQuality& quality) {
  constexpr double kUnmappedShare = 0.05;
  if (quality.unmapped_share() >= kUnmappedShare) {
    return {LayerVerdict::kSuspect, percent(quality.unmapped_share()) + " af tegnene har ingen betydning"};
  }
  const std::size_t readable = quality.letters + quality.digits;
  if (quality.characters >= 40 && readable * 10 < quality.characters * 4) {
    return {LayerVerdict::kSuspect, "næsten ingen bogstaver eller cifre"};
  }
  const bool prose = quality.words >= 60 && quality.function_words * 10 >= quality.words;
  if (prose && quality.danish == 0) return {LayerVerdict::kSuspect, "dansk prosa uden æ, ø og å"};
  return {LayerVerdict::kUsable,
          std::to_string(quality.words) + " ord, " + percent(quality.danish_share()) + " æøå"};
}

}  // namespace frisaet
