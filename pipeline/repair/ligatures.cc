#include <array>
#include <string_view>

#include "pipeline/repair/draft.h"

namespace frisaet::repairing {

Editor repair_ligatures(const std::string& text, const DanishLanguage&) {
  // U+FB00 … U+FB06, all EF AC 8x in UTF-8. NFKC would take them apart too, but also turn ½ and ² into
  // digits.
  static constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  Editor edits(text);
  for (std::size_t at = text.find("\xEF\xAC"); at != std::string::npos; at = text.find("\xEF\xAC", at + 1)) {
    const auto which = static_cast<std::size_t>(static_cast<unsigned char>(text[at + 2]) - 0x80U);
    if (which < kLetters.size()) edits.replace({at, at + 3}, kLetters[which], "ligature");
  }
  return edits;
}

}  // namespace frisaet::repairing
