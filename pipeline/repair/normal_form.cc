#include "models/text/danish.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {

Editor repair_normal_form(const std::string& text, const DanishLanguage&) {
  Editor edits(text);
  const Mapped normal = to_nfc(text);
  if (normal.map.is_identity()) return edits;
  const auto& pieces = normal.map.pieces();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == OffsetMap::Kind::kCopied) continue;
    const std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].target_begin : normal.map.target_size();
    edits.replace(pieces[i].source, Span{pieces[i].target_begin, end}.of(normal.text), "nfc");
  }
  return edits;
}

}  // namespace frisaet::repairing
