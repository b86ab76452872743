#pragma once

#include <cstddef>
#include <string_view>

#include "models/document/raw_page.h"
#include "models/language/language.h"

namespace frisaet::repairing {

/// What a text's letters tell of how it was read. Counting costs one pass over the bytes.
struct LetterCount {
  std::size_t letters = 0;
  std::size_t danish = 0;        ///< æ ø å Æ Ø Å
  std::size_t replacements = 0;  ///< U+FFFD

  LetterCount& operator+=(const LetterCount& other);
};
LetterCount count_letters(std::string_view text);

/// As lacks_danish_letters() of models/text has it; too few letters tell nothing.
inline constexpr std::size_t kLettersThatTell = 150;
bool lacks_danish_letters(const LetterCount& count);

/// Whether the text is Danish, seen by the small words that every reader gets right (og, til, er …): two of
/// ten in Danish prose, fewer than one of ten in Dutch, German, English or Swedish.
bool reads_as_danish(std::string_view text);

/// Whether a page's text was read from its picture, by us or by whoever made the file: then it may hold what
/// no keyboard gives. Told by its origin, by the fonts that hidden layers have, and by Danish without æ, ø, å
/// whose words are damaged.
bool was_read_from_picture(const RawPage& page, const DanishLanguage& language);

}  // namespace frisaet::repairing
