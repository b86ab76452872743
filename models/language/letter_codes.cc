#include "models/language/letter_codes.h"

#include <algorithm>
#include <array>
#include <span>

#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

struct Sign {
  char32_t sign;
  std::string_view meaning;
};

// Windows-1252 leaves 0x81, 0x8F and 0x9D open, so Å and Ø come as bytes without a letter; readers that go by
// Latin-1 leave all of 0x80–0x9F open.
constexpr std::array<Sign, 10> kMac{{{U'¾', "æ"},
                                     {U'¿', "ø"},
                                     {U'Œ', "å"},
                                     {U'\uF08C', "å"},
                                     {0x8C, "å"},
                                     {U'®', "Æ"},
                                     {U'¯', "Ø"},
                                     {U'\uF081', "Å"},
                                     {0x81, "Å"},
                                     {U'\u017D', "é"}}};
constexpr std::array<Sign, 13> kDos{{{U'‘', "æ"},
                                     {U'\uF091', "æ"},
                                     {U'›', "ø"},
                                     {U'\uF09B', "ø"},
                                     {U'†', "å"},
                                     {U'\uF086', "å"},
                                     {U'’', "Æ"},
                                     {U'\uF092', "Æ"},
                                     {U'\uF09D', "Ø"},
                                     {0x9D, "Ø"},
                                     {U'\uF08F', "Å"},
                                     {0x8F, "Å"},
                                     {U'‚', "é"}}};
constexpr std::array<Sign, 6> kWindowsAsMac{
    {{0xCA, "æ"}, {0xAF, "ø"}, {0xC2, "å"}, {0x2206, "Æ"}, {0xFF, "Ø"}, {0x2248, "Å"}}};
constexpr std::array<Sign, 9> kWindowsAsDos{{{0xB5, "æ"},
                                             {0xB0, "ø"},
                                             {0x3C3, "å"},
                                             {0xD5, "å"},
                                             {0x255E, "Æ"},
                                             {0xE3, "Æ"},
                                             {0x256A, "Ø"},
                                             {0xCF, "Ø"},
                                             {0x253C, "Å"}}};
constexpr std::array<Sign, 6> kLatin2{
    {{0x107, "æ"}, {0x159, "ø"}, {0x13A, "å"}, {0x106, "Æ"}, {0x158, "Ø"}, {0x139, "Å"}}};
constexpr std::array<Sign, 6> kCyrillic{
    {{0x436, "æ"}, {0x448, "ø"}, {0x435, "å"}, {0x416, "Æ"}, {0x428, "Ø"}, {0x415, "Å"}}};
constexpr std::array<Sign, 6> kSevenBit{
    {{U'{', "æ"}, {U'|', "ø"}, {U'}', "å"}, {U'[', "Æ"}, {U'\\', "Ø"}, {U']', "Å"}}};
constexpr std::array<Sign, 4> kJoins{{{U'Ɵ', "ti"}, {U'Ʃ', "tt"}, {U'ƫ', "tti"}, {U'Ō', "ft"}}};

// The first five are bytes that Windows-1252 leaves open, which PDF draws as bullets.
constexpr std::array<Sign, 14> kBullets{{{U'\uF081', "•"},
                                         {U'\uF08D', "•"},
                                         {U'\uF08F', "•"},
                                         {U'\uF090', "•"},
                                         {U'\uF09D', "•"},
                                         {U'\uF0B7', "•"},
                                         {U'\uF0A7', "▪"},
                                         {U'\uF0D8', "➢"},
                                         {U'\uF0E0', "→"},
                                         {U'\uF0FC', "✓"},
                                         {U'\uF06E', "■"},
                                         {U'\uF06F', "□"},
                                         {U'\uF0A8', "□"},
                                         {U'\uF02D', "-"}}};

std::span<const Sign> table_of(LetterCode code) {
  switch (code) {
    case LetterCode::kMacRoman:
      return kMac;
    case LetterCode::kDos:
      return kDos;
    case LetterCode::kWindowsAsMac:
      return kWindowsAsMac;
    case LetterCode::kWindowsAsDos:
      return kWindowsAsDos;
    case LetterCode::kLatin2:
      return kLatin2;
    case LetterCode::kCyrillic:
      return kCyrillic;
    case LetterCode::kSevenBit:
      return kSevenBit;
    case LetterCode::kJoins:
      return kJoins;
    case LetterCode::kSigns:
      break;
  }
  return {};
}

/// Letters of Windows-1252 from 0x20 on without its upper controls' row, of which Danish text has only dashes
/// and quotes.
std::optional<std::string> letter_of_sign(char32_t sign) {
  if (sign < 0xF020 || sign > 0xF0FF) return std::nullopt;
  const char32_t code = sign - 0xF000;
  std::string letter;
  if (code < 0x7F || code >= 0xA0) {
    append_utf8(letter, code);
    return letter;
  }
  constexpr std::array<Sign, 8> kUpper{{{0x85, "…"},
                                        {0x91, "‘"},
                                        {0x92, "’"},
                                        {0x93, "“"},
                                        {0x94, "”"},
                                        {0x95, "•"},
                                        {0x96, "–"},
                                        {0x97, "—"}}};
  for (const Sign& one : kUpper) {
    if (one.sign == code) return std::string(one.meaning);
  }
  return std::nullopt;
}

bool is_danish(char32_t c) {
  constexpr std::u32string_view kLetters = U"æøåÆØÅ";
  return kLetters.find(c) != std::u32string_view::npos;
}

std::string_view without_signs_around(std::string_view word) {
  const auto is_part = [](char32_t c) { return is_letter(c); };
  while (!word.empty() && !is_part(decode_utf8(word, 0).value)) word.remove_prefix(decode_utf8(word, 0).size);
  while (!word.empty()) {
    const CodePoint last = decode_utf8_before(word, word.size());
    if (is_part(last.value)) break;
    word.remove_suffix(last.size);
  }
  return word;
}

bool is_word(std::string_view word, const AffixDictionary& dictionary) {
  const auto stands = [&](std::string_view form) {
    const AffixDictionary::Roles roles = dictionary.roles(form);
    return (roles & AffixDictionary::kWord) != 0 && (roles & AffixDictionary::kForbidden) == 0;
  };
  if (stands(word)) return true;
  const std::string lower = lower_latin(word);
  if (stands(lower)) return true;
  return dictionary.compound(lower).parts > 0;
}

/// The evidence for one code in the words of one font.
struct Tally {
  std::size_t mended = 0;
  std::size_t unknown = 0;
};

bool has_sign(std::string_view word, LetterCode code) {
  for (std::size_t at = 0; at < word.size();) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (lead < 0xC2) {  // no sign of any code is ASCII
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(word, at);
    if (meaning_of(code, c.value)) return true;
    at += c.size;
  }
  return false;
}

std::string decoded(std::string_view word, LetterCode code) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (const auto meaning = meaning_of(code, c.value)) {
      out += *meaning;
    } else {
      out += word.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

Tally try_code(const std::vector<std::string_view>& words, LetterCode code,
               const AffixDictionary& dictionary) {
  Tally tally;
  for (const std::string_view word : words) {
    if (!has_sign(word, code)) continue;
    const std::string whole = decoded(word, code);
    const std::string_view meant = without_signs_around(whole);
    if (count_code_points(meant) < 2) continue;  // bullets, quotation marks
    if (!is_word(meant, dictionary)) {
      ++tally.unknown;
    } else if (!is_word(without_signs_around(word), dictionary)) {
      ++tally.mended;
    }
  }
  return tally;
}

/// Those that fonts have.
constexpr std::array<LetterCode, 8> kCodes{
    LetterCode::kSigns,        LetterCode::kMacRoman, LetterCode::kDos,      LetterCode::kWindowsAsMac,
    LetterCode::kWindowsAsDos, LetterCode::kLatin2,   LetterCode::kCyrillic, LetterCode::kJoins};

bool is_sign_of(LetterCode code, char32_t c) {
  if (code == LetterCode::kSigns) return c >= 0xF020 && c <= 0xF0FF;
  const std::span<const Sign> table = table_of(code);
  return std::any_of(table.begin(), table.end(), [&](const Sign& one) { return one.sign == c; });
}

/// One look at each letter: healthy pages have next to no candidates and pay nothing more.
struct Candidates {
  std::size_t danish = 0;
  std::array<bool, kCodes.size()> seen{};
};

Candidates candidates_in(const std::vector<std::string_view>& words) {
  Candidates found;
  for (const std::string_view word : words) {
    for (std::size_t at = 0; at < word.size();) {
      if (static_cast<unsigned char>(word[at]) < 0xC2) {
        ++at;
        continue;
      }
      const CodePoint c = decode_utf8(word, at);
      at += c.size;
      if (is_danish(c.value)) {
        ++found.danish;
        continue;
      }
      for (std::size_t i = 0; i < kCodes.size(); ++i)
        found.seen[i] = found.seen[i] || is_sign_of(kCodes[i], c.value);
    }
  }
  return found;
}

}  // namespace

std::optional<std::string> meaning_of(LetterCode code, char32_t sign) {
  if (code == LetterCode::kSigns) return letter_of_sign(sign);
  for (const Sign& one : table_of(code)) {
    if (one.sign == sign) return std::string(one.meaning);
  }
  return std::nullopt;
}

std::string_view meaning_of_bullet(char32_t sign) {
  if (sign < 0xF000 || sign > 0xF0FF) return {};
  for (const Sign& one : kBullets) {
    if (one.sign == sign) return one.meaning;
  }
  return {};
}

std::optional<LetterCode> letter_code_of(const std::vector<std::string_view>& words,
                                         const AffixDictionary& dictionary) {
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kHealthy = 20;  // one letter as itself among so many mended words is a quotation
  const Candidates candidates = candidates_in(words);
  std::optional<LetterCode> best;
  std::size_t most = kFewest - 1;
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (!candidates.seen[i]) continue;
    const Tally tally = try_code(words, kCodes[i], dictionary);
    const bool alone = kCodes[i] == LetterCode::kJoins || candidates.danish * kHealthy <= tally.mended;
    if (!alone || tally.mended <= most || tally.mended <= tally.unknown) continue;
    most = tally.mended;
    best = kCodes[i];
  }
  return best;
}

KnownWords known_words(const std::vector<std::string_view>& words, const AffixDictionary& dictionary,
                       std::size_t most) {
  constexpr std::size_t kLetters = 4;
  KnownWords result;
  const std::size_t step = std::max<std::size_t>(1, words.size() / std::max<std::size_t>(1, most));
  for (std::size_t i = 0; i < words.size() && result.asked < most; i += step) {
    const std::string_view word = without_signs_around(words[i]);
    if (count_code_points(word) < kLetters) continue;
    ++result.asked;
    result.known += is_word(word, dictionary);
  }
  return result;
}

}  // namespace frisaet
