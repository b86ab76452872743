#include "extractors/lexicon/parties.h"

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {

bool is_party_letter(std::string_view text) {
  const CodePoint letter = decode_utf8(text, 0);
  return letter.size != 0 && letter.size == text.size() && is_upper(letter.value);
}

std::optional<std::string> parse_party(std::string_view text) {
  static const RuleFamily& words = RuleBook::standard().family("parties");
  const std::string name = squeeze(text);
  if (name.empty() || name.size() > 40) return std::nullopt;
  if (is_party_letter(name) || words.matches(name)) return name;
  return std::nullopt;
}

}  // namespace frisaet
