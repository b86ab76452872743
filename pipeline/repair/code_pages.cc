#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// What stands where æ ø å Æ Ø Å were meant, when bytes of one code page are shown by another: fonts whose
/// encoding the PDF does not tell, exports of old case systems.
struct CodePage {
  std::array<char32_t, 6> shown;
};
constexpr std::array<std::string_view, 6> kMeant = {"æ", "ø", "å", "Æ", "Ø", "Å"};
/// Source: the code charts of Unicode's MAPPINGS (APPLE/ROMAN, MICSFT/WINDOWS and PC, ISO8859), and DS 2089
/// for the seven-bit Danish alphabet.
constexpr std::array<CodePage, 8> kCodePages = {{
    {{0xBE, 0xBF, 0x152, 0xAE, 0xAF, 0x81}},         // Mac Roman shown as Windows-1252: `m¿det`, `¾ldre`
    {{0xCA, 0xAF, 0xC2, 0x2206, 0xFF, 0x2248}},      // Windows-1252 shown as Mac Roman: `m¯det`
    {{0x2018, 0x203A, 0x2020, 0x2019, 0x9D, 0x8F}},  // CP 865 or 850 shown as Windows-1252: `m›det`
    {{0xB5, 0xB0, 0x3C3, 0x255E, 0x256A, 0x253C}},   // Windows-1252 shown as CP 865: `m°det`
    {{0xB5, 0xB0, 0xD5, 0xE3, 0xCF, 0x253C}},        // Windows-1252 shown as CP 850
    {{0x107, 0x159, 0x13A, 0x106, 0x158, 0x139}},    // Latin-1 shown as Latin-2 or Windows-1250: `mřdet`
    {{0x436, 0x448, 0x435, 0x416, 0x428, 0x415}},    // Windows-1252 shown as Windows-1251: `mшdet`
    {{U'{', U'|', U'}', U'[', U'\\', U']'}},         // the seven-bit Danish alphabet shown as ASCII: `m|det`
}};

constexpr std::size_t kFewestWords = 3;  // different ones that become words of the dictionary

struct Sign {
  std::size_t at;
  std::size_t size;
  std::size_t meant;  ///< index in kMeant
};

/// A run of letters and a code page's signs.
struct Suspect {
  Span span;
  std::vector<Sign> signs;
  bool has_letters = false;  ///< besides the signs
};

std::optional<std::size_t> meaning(const CodePage& page, char32_t c) {
  const auto found = std::find(page.shown.begin(), page.shown.end(), c);
  if (found == page.shown.end()) return std::nullopt;
  return static_cast<std::size_t>(found - page.shown.begin());
}

/// The runs of `text` that hold signs of `page`.
std::vector<Suspect> suspects(std::string_view text, const CodePage& page) {
  std::vector<Suspect> found;
  Suspect run;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode_utf8(text, at) : CodePoint{U' ', 1, true};
    const std::optional<std::size_t> meant = meaning(page, c.value);
    if (meant || is_letter(c.value)) {
      if (run.span.empty()) run.span = {at, at};
      if (meant) run.signs.push_back({at, c.size, *meant});
      run.has_letters = run.has_letters || !meant;
      run.span.end = at + c.size;
    } else {
      if (!run.signs.empty()) found.push_back(std::move(run));
      run = {};
    }
    at += c.size;
  }
  return found;
}

std::string exchanged(std::string_view text, const Suspect& suspect) {
  std::string word;
  std::size_t at = suspect.span.begin;
  for (const Sign& sign : suspect.signs) {
    word.append(text.substr(at, sign.at - at)).append(kMeant[sign.meant]);
    at = sign.at + sign.size;
  }
  return word.append(text.substr(at, suspect.span.end - at));
}

/// How many words become Danish by the exchange; 0 where that proves nothing: fewer than nine of ten, or
/// always the same.
std::size_t words_explained(const std::vector<Suspect>& found, std::string_view text,
                            const DanishLexicon& lexicon) {
  std::unordered_set<std::string> words;
  std::size_t known = 0;
  std::size_t all = 0;
  for (const Suspect& suspect : found) {
    if (!suspect.has_letters) continue;
    ++all;
    std::string word = exchanged(text, suspect);
    if (count_code_points(word) < 2 || !lexicon.knows(word)) continue;
    ++known;
    words.insert(std::move(word));
  }
  return words.size() >= kFewestWords && known * 10 >= all * 9 ? known : 0;
}

/// Signs above ASCII, or those that seven-bit text has for letters: without any there is nothing to look for.
bool may_hold_signs(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '{' || c == '|' || c == '}';
  });
}

}  // namespace

void repair_code_pages(DocumentDraft& document, const DanishLanguage& language) {
  for (PageDraft& page : document) {
    const std::string& text = page.flow.text();
    const LetterCount letters = count_letters(text);
    if (!lacks_danish_letters(letters) || !may_hold_signs(text)) continue;
    std::vector<Suspect> best;
    std::size_t most = 0;
    bool ascii = false;
    for (const CodePage& candidate : kCodePages) {
      std::vector<Suspect> found = suspects(text, candidate);
      const std::size_t explained = words_explained(found, text, language.lexicon);
      if (explained <= most) continue;
      most = explained;
      best = std::move(found);
      ascii = candidate.shown[0] < 0x80;
    }
    Editor edits(text);
    for (const Suspect& suspect : best) {
      // A sign alone may be `å` or `Å`; of ASCII it may be the bracket or bar it looks like.
      if (!suspect.has_letters && ascii) continue;
      for (const Sign& sign : suspect.signs)
        edits.replace({sign.at, sign.at + sign.size}, kMeant[sign.meant], "code_page", 0.98);
    }
    page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
