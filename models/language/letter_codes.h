#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/language/affix_dictionary.h"

namespace frisaet {

/// Letters that a PDF's font shows rightly on paper and names wrongly in the text, or that one program wrote
/// and another took for its own, in a way that can be undone. Source: the code charts of Unicode's MAPPINGS
/// (APPLE/ROMAN, MICSFT/WINDOWS and PC, ISO8859). Each was seen in papers that offices send: the print is
/// right, the text is not, and what each sign means is certain once it is known which of these it is.
enum class LetterCode : std::uint8_t {
  kMacRoman,      ///< MacRoman bytes named as Windows-1252: `f¾rre`, `¿nske`, `pŒ`
  kDos,           ///< CP865/CP850 bytes named as Windows-1252: `f‘rre`, `›nske`, `p†`
  kSigns,         ///< fonts marked as fonts of signs: each letter stands 0xF000 above its Windows-1252 code
  kWindowsAsMac,  ///< Windows-1252 bytes named as MacRoman: `fÊrre`, `m¯det`, `pÂ`
  kWindowsAsDos,  ///< Windows-1252 bytes named as CP865 or CP850: `fµrre`, `m°det`
  kLatin2,        ///< Latin-1 bytes named as Latin-2 or Windows-1250: `fćrre`, `mřdet`, `pĺ`
  kCyrillic,      ///< Windows-1252 bytes named as Windows-1251: `fжrre`, `mшdet`
  kSevenBit,      ///< the seven-bit Danish alphabet (DS 2089) named as ASCII: `f{rre`, `m|det`, `p}`
  kJoins,         ///< Word's joined letters: `Ɵ` for ti, `Ʃ` for tt, `ƫ` for tti, `Ō` for ft
};

/// Which code the words of one font are written in; nothing where they are sound or the code is unknown. At
/// least two words must become Danish by it, and more than do not; for the first two the font must (next to)
/// never have æ, ø and å as themselves. kSevenBit is not tried: its signs are those of every program text,
/// and no font has it. Bytes 0x80–0x9F that name no letter may come as themselves or as U+F080–U+F09F. Cost:
/// linear; the dictionary is only asked for words with one of the signs.
std::optional<LetterCode> letter_code_of(const std::vector<std::string_view>& words,
                                         const AffixDictionary& dictionary);

/// What a sign means in that code; nothing when it is not one of its signs.
std::optional<std::string> meaning_of(LetterCode code, char32_t sign);

/// What the bullets and ticks of Word's fonts of signs mean (`U+F0B7` is •), whatever the font's letters are;
/// empty for all others.
std::string_view meaning_of_bullet(char32_t sign);

/// Of words with four letters and more, how many were asked and how many are Danish words or compounds; the
/// case is folded, signs around the word are taken off. Looks at no more than `most` words, spread over all.
/// Clean Danish prose has 95–100 %, read without æ, ø and å about 80 %, other languages below 50 %.
struct KnownWords {
  std::size_t asked = 0;
  std::size_t known = 0;
  [[nodiscard]] double share() const {
    return asked == 0 ? 0 : static_cast<double>(known) / static_cast<double>(asked);
  }
};
KnownWords known_words(const std::vector<std::string_view>& words, const AffixDictionary& dictionary,
                       std::size_t most = 150);

}  // namespace frisaet
