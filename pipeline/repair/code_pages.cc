#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/language/letter_codes.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// Code pages that whole texts were taken for: text files, and exports of old case systems. What a PDF's font
/// does to its letters is told font by font (letter_codes.cc).
constexpr std::array kCodePages{LetterCode::kMacRoman,     LetterCode::kWindowsAsMac, LetterCode::kDos,
                                LetterCode::kWindowsAsDos, LetterCode::kLatin2,       LetterCode::kCyrillic,
                                LetterCode::kSevenBit};

constexpr std::size_t kFewestWords = 3;  // different ones that become words of the dictionary

struct Sign {
  std::size_t at;
  std::size_t size;
  std::string meant;
};

/// A run of letters and a code page's signs.
struct Suspect {
  Span span;
  std::vector<Sign> signs;
  bool has_letters = false;  ///< besides the signs
};

/// The runs of `text` that hold signs of `page`.
std::vector<Suspect> suspects(std::string_view text, LetterCode page) {
  std::vector<Suspect> found;
  Suspect run;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode_utf8(text, at) : CodePoint{U' ', 1, true};
    const std::optional<std::string> meant = meaning_of(page, c.value);
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
    word.append(text.substr(at, sign.at - at)).append(sign.meant);
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
    for (const LetterCode candidate : kCodePages) {
      std::vector<Suspect> found = suspects(text, candidate);
      const std::size_t explained = words_explained(found, text, language.lexicon);
      if (explained <= most) continue;
      most = explained;
      best = std::move(found);
      ascii = candidate == LetterCode::kSevenBit;
    }
    Editor edits(text);
    for (const Suspect& suspect : best) {
      // A sign alone may be `å` or `Å`; of ASCII it may be the bracket or bar it looks like.
      if (!suspect.has_letters && ascii) continue;
      for (const Sign& sign : suspect.signs)
        edits.replace({sign.at, sign.at + sign.size}, sign.meant, "code_page", 0.98);
    }
    page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
