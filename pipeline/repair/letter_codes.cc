#include "models/language/letter_codes.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

using CodesOfFonts = std::map<std::string, LetterCode, std::less<>>;

/// Words of pages that have none (text files) count as of one font without a name.
std::string_view font_of(const RawPage& page, const Word& word) {
  const auto index = static_cast<std::size_t>(word.font);
  return word.font >= 0 && index < page.fonts.size() ? std::string_view(page.fonts[index].name) : "";
}

bool may_hold_codes(const RawPage& page) {
  return page.origin == PageOrigin::kTextLayer || page.origin == PageOrigin::kMixed;
}

CodesOfFonts codes_of(const WordsByFont& words, const AffixDictionary& dictionary) {
  CodesOfFonts codes;
  for (const auto& [font, texts] : words) {
    if (const auto code = letter_code_of(texts, dictionary)) codes.emplace(font, *code);
  }
  return codes;
}

/// Whether a text may hold Word's bullets, which lie between U+F000 and U+F0FF.
bool may_hold_bullets(std::string_view text) {
  for (std::size_t at = text.find('\xEF'); at != std::string_view::npos; at = text.find('\xEF', at + 1)) {
    if (at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xFC) == 0x80) return true;
  }
  return false;
}

void mend(std::string_view text, Span span, std::optional<LetterCode> code, Editor& edits) {
  for (std::size_t at = span.begin; at < span.end;) {
    const CodePoint c = decode_utf8(text, at);
    std::optional<std::string> meaning = code ? meaning_of(*code, c.value) : std::nullopt;
    const std::string_view bullet = meaning_of_bullet(c.value);
    if (at == span.begin && !bullet.empty() && !meaning) meaning = bullet;
    if (meaning) edits.replace({at, at + c.size}, *meaning, "letter_code");
    at += c.size;
  }
}

}  // namespace

void gather_words(const RawPage& page, std::string_view text, WordsByFont& words) {
  if (!may_hold_codes(page)) return;
  std::vector<std::vector<std::string_view>*> of_font(page.fonts.size());
  for (const Word& word : page.words) {
    if (word.font < 0) continue;
    const auto font = static_cast<std::size_t>(word.font);
    if (font >= of_font.size()) continue;
    if (of_font[font] == nullptr) of_font[font] = &words[page.fonts[font].name];
    of_font[font]->push_back(word.span.of(text));
  }
}

void repair_letter_codes(DocumentDraft& document, const WordsByFont& words, const DanishLanguage& language) {
  const CodesOfFonts codes = codes_of(words, language.lexicon.dictionary());
  for (PageDraft& page : document) {
    if (codes.empty() && !may_hold_bullets(page.flow.text())) continue;
    const RawPage& raw = page.raw();
    if (!may_hold_codes(raw)) continue;
    Editor edits(page.flow.text());
    for (const Word& word : raw.words) {
      const auto known = word.font < 0 ? codes.end() : codes.find(font_of(raw, word));
      const auto code = known == codes.end() ? std::nullopt : std::optional(known->second);
      mend(page.flow.text(), word.span, code, edits);
    }
    if (!edits.empty()) page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
