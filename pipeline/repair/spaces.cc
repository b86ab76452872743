#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// Blanks of other widths, and those that do not break.
bool is_odd_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Signs without width: joiners, byte order marks, marks of direction.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

Editor repair_spaces(const std::string& text, const DanishLanguage&) {
  Editor edits(text);
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (is_odd_space(c.value)) edits.replace({at, at + c.size}, " ", "space");
    if (is_invisible(c.value)) edits.replace({at, at + c.size}, "", "space");
    at += c.size;
  }
  return edits;
}

}  // namespace frisaet::repairing
