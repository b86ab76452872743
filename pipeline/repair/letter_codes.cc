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

/// By font and over all pages, as a page may hold one such word only. What was read from a picture has no
/// font.
CodesOfFonts codes_of(const DocumentDraft& document, const AffixDictionary& dictionary) {
  std::map<std::string_view, std::vector<std::string_view>> words;
  for (const PageDraft& page : document) {
    if (!may_hold_codes(*page.raw)) continue;
    for (const Word& word : page.raw->words) {
      if (word.font >= 0) words[font_of(*page.raw, word)].push_back(word.span.of(page.raw->text));
    }
  }
  CodesOfFonts codes;
  for (const auto& [font, texts] : words) {
    if (const auto code = letter_code_of(texts, dictionary)) codes.emplace(font, *code);
  }
  return codes;
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

void repair_letter_codes(DocumentDraft& document, const DanishLanguage& language) {
  const CodesOfFonts codes = codes_of(document, language.lexicon.dictionary());
  for (PageDraft& page : document) {
    if (!may_hold_codes(*page.raw)) continue;
    Editor edits(page.flow.text());
    for (const Word& word : page.raw->words) {
      const auto known = word.font < 0 ? codes.end() : codes.find(font_of(*page.raw, word));
      const auto code = known == codes.end() ? std::nullopt : std::optional(known->second);
      mend(page.flow.text(), word.span, code, edits);
    }
    if (!edits.empty()) page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
