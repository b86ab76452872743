#include "pipeline/read/text_quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

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

/// From Latin-1 to the letters of Vietnamese, which may have two accents.
bool is_accented_vowel(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 21> kAccented{
      {{0xC0, 0xC6},   {0xC8, 0xCF},   {0xD2, 0xD6},    {0xD8, 0xDD},   {0xE0, 0xE6},   {0xE8, 0xEF},
       {0xF2, 0xF6},   {0xF8, 0xFD},   {0xFF, 0xFF},    {0x100, 0x105}, {0x112, 0x11B}, {0x128, 0x131},
       {0x14C, 0x153}, {0x168, 0x173}, {0x176, 0x178},  {0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1CD, 0x1DC},
       {0x1E1, 0x1E3}, {0x1EA, 0x1ED}, {0x1EA0, 0x1EF9}}};
  if (c < 0xC0 || is_vowel(c)) return false;
  return std::any_of(kAccented.begin(), kAccented.end(),
                     [&](const auto& range) { return c >= range.first && c <= range.second; });
}

/// Whether a letter is of Greek, Cyrillic, Arabic or any other script beyond Latin and its phonetic letters.
bool is_of_other_script(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> kLatin{
      {{0x1D00, 0x1EFF}, {0x2070, 0x214F}, {0x2C60, 0x2C7F}, {0xA720, 0xA7FF}, {0xE000, 0xFB06}}};
  if (c < 0x370) return false;
  const auto in = [&](const auto& range) { return c >= range.first && c <= range.second; };
  return std::none_of(kLatin.begin(), kLatin.end(), in) && is_letter(c);
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

/// Signs that stand within words, amounts, dates, addresses and names.
bool may_stand_inside(char32_t c) {
  constexpr std::u32string_view kInside = U".,-\u2013\u2014/:'\u2019&_\u00A7\u00B7\u00AD\u2010\u2011";
  return kInside.find(c) != std::u32string_view::npos;
}

/// Whether a word has a sign in its middle that no word and no number has there: `5+3,+`, `9).,5`, `$*%'&`.
/// Not what stands in addresses, nor letters in brackets (`medarbejder(e)`).
bool is_jumbled(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    points += point.value;
  }
  const auto alphanumeric = [](char32_t c) { return is_letter(c) || is_digit(c); };
  if (points.size() < kShortest || text.find("://") != std::string_view::npos ||
      text.find("www.") != std::string_view::npos)
    return false;
  const auto at_sign = points.find(U'@');
  if (at_sign != std::u32string::npos && at_sign > 0 && is_letter(points[at_sign - 1]) &&
      points.find(U'.', at_sign) != std::u32string::npos)
    return false;
  const auto first = std::find_if(points.begin(), points.end(), alphanumeric);
  const auto last = std::find_if(points.rbegin(), points.rend(), alphanumeric).base();
  // Signs and nothing else: a border (`=====`, `***`) is of one sign.
  if (first == points.end())
    return std::count(points.begin(), points.end(), points[0]) < static_cast<std::ptrdiff_t>(points.size()) &&
           !std::all_of(points.begin(), points.end(), may_stand_inside);
  return std::any_of(first, last, [&](char32_t c) {
    const bool bracket = (c == U'(' || c == U')') && std::none_of(points.begin(), points.end(), is_digit);
    return c < 0x80 && !alphanumeric(c) && !may_stand_inside(c) && !bracket;
  });
}

/// `12,3 %`
std::string percent_with_decimal(double share) {
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
  accented_vowels += other.accented_vowels;
  other_scripts += other.other_scripts;
  danish += other.danish;
  unmapped += other.unmapped;
  function_words += other.function_words;
  jumbled += other.jumbled;
  lost_words += other.lost_words;
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
    quality.accented_vowels += is_accented_vowel(point.value);
    quality.other_scripts += is_of_other_script(point.value);
    quality.danish += is_danish(point.value) || (before == U'Ã' && follows_mojibake_lead(point.value));
    before = point.value;
    quality.unmapped += is_unmapped(point.value);
  }
  constexpr std::size_t kLostWord = 3;  // signs; two may be a pair of bullets
  quality.lost_words = quality.unmapped == quality.characters && quality.characters >= kLostWord;
  quality.jumbled = is_jumbled(word.text);
  quality.function_words =
      std::find(kFunctionWords.begin(), kFunctionWords.end(), word.text) != kFunctionWords.end();
  return quality;
}

TextQuality measure(const std::vector<PlacedWord>& words) {
  TextQuality quality;
  for (const PlacedWord& word : words) quality += measure(word);
  return quality;
}

bool lacks_danish(const TextQuality& quality) {
  constexpr double kLeast = 0.005;
  const bool prose = quality.words >= 60 && quality.function_words * 10 >= quality.words;
  return prose && quality.danish_share() < kLeast;
}

Judgement judge(const TextQuality& quality, bool are_sound_words) {
  constexpr double kUnmappedShare = 0.05;
  if (quality.unmapped_share() >= kUnmappedShare) {
    return {LayerVerdict::kSuspect,
            percent_with_decimal(quality.unmapped_share()) + " af tegnene har ingen betydning"};
  }
  const std::size_t readable = quality.letters + quality.digits;
  if (quality.characters >= 40 && readable * 10 < quality.characters * 4) {
    return {LayerVerdict::kSuspect, "næsten ingen bogstaver eller cifre"};
  }
  if (!are_sound_words && lacks_danish(quality))
    return {LayerVerdict::kSuspect, std::string(kLacksDanish), true};
  return {LayerVerdict::kUsable,
          std::to_string(quality.words) + " ord, " + percent_with_decimal(quality.danish_share()) + " æøå"};
}

}  // namespace frisaet
