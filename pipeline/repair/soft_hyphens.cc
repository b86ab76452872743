#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {

Editor repair_soft_hyphens(const std::string& text, const DanishLanguage&) {
  // Some programs write every hyphen as a soft one, so it is only dropped where it can do nothing but divide
  // a word: between two letters, unless capitals end there (MED-udvalg). Elsewhere it is a hyphen; at a
  // line's end the step for line hyphens takes it from there.
  static constexpr std::string_view kSoft = "\xC2\xAD";
  Editor edits(text);
  for (std::size_t at = text.find(kSoft); at != std::string::npos; at = text.find(kSoft, at + kSoft.size())) {
    const CodePoint before = decode_utf8_before(text, at);
    const CodePoint second = decode_utf8_before(text, at - before.size);
    const CodePoint after = decode_utf8(text, at + kSoft.size());
    const bool inside =
        before.size > 0 && is_letter(before.value) && after.size > 0 && is_letter(after.value);
    const bool capitals =
        is_upper(before.value) && (second.size == 0 || !is_letter(second.value) || is_upper(second.value));
    const bool drop =
        (inside && (!capitals || is_upper(after.value))) || before.value == 0xAD || before.size == 0;
    edits.replace({at, at + kSoft.size()}, drop ? "" : "-", "soft_hyphen");
  }
  return edits;
}

}  // namespace frisaet::repairing
