#include "pipeline/repair/channel.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>

#include "models/text/danish.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

/// `paa`, `naar`, `oernes` with the letters that were meant.
std::string in_danish_letters(std::string_view word) {
  std::string result;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::string_view two = word.substr(at, 2);
    const std::string_view letter = two == "aa" ? "å" : two == "ae" ? "æ" : two == "oe" ? "ø" : "";
    result += letter.empty() ? word.substr(at, 1) : letter;
    at += letter.empty() ? 0 : 1;
  }
  return result;
}

/// Whether its words are damaged: of the small ones, more than one in twenty and three in all are unknown to
/// the lexicon (clean Danish: one in fifty at most). Danish that happens to have no æ, ø, å is not, nor is
/// Danish that was typed with ae, oe, aa.
bool has_damaged_words(std::string_view text, const DanishLanguage& language) {
  std::size_t words = 0;
  std::set<std::string> unknown;
  for (const TextWord& word : words_of(text)) {
    if (word.capital) continue;
    ++words;
    if (!language.lexicon.knows(word.lower) && !language.lexicon.knows(in_danish_letters(word.lower)))
      unknown.insert(word.lower);
  }
  return unknown.size() >= 3 && unknown.size() * 20 > words;
}

}  // namespace

LetterCount& LetterCount::operator+=(const LetterCount& other) {
  letters += other.letters;
  danish += other.danish;
  replacements += other.replacements;
  return *this;
}

LetterCount count_letters(std::string_view text) {
  LetterCount count;
  unsigned char before = 0;
  unsigned char second = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const auto lower = static_cast<unsigned char>(byte | 0x20U);
    if (lower >= 'a' && lower <= 'z') {
      ++count.letters;
    } else if (before == 0xC3 && byte != 0x97 && byte != 0xB7) {
      ++count.letters;
      const auto small = static_cast<unsigned char>(byte | 0x20U);
      if (small == 0xA6 || small == 0xB8 || small == 0xA5) ++count.danish;
    } else if (byte == 0xBD && before == 0xBF && second == 0xEF) {
      ++count.replacements;
    }
    second = before;
    before = byte;
  }
  return count;
}

bool lacks_danish_letters(const LetterCount& count) {
  return frisaet::lacks_danish_letters(count.danish, count.letters);
}

bool reads_as_danish(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kSmallWords = {
      "og",  "til",  "er",  "det", "den", "af", "som", "med",  "at", "der",   "har",
      "kan", "skal", "vil", "fra", "ved", "om", "et",  "ikke", "de", "eller", "blive"};
  static constexpr std::array<std::string_view, 14> kForeign = {
      "the", "and", "of", "to", "is", "und", "die", "das", "mit", "och", "att", "het", "van", "les"};
  std::size_t words = 0;
  std::size_t small = 0;
  std::size_t foreign = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (std::isalpha(static_cast<unsigned char>(text[at])) == 0) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
    const std::string_view word = text.substr(at, end - at);
    ++words;
    if (std::find(kForeign.begin(), kForeign.end(), word) != kForeign.end()) ++foreign;
    if (std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end()) ++small;
    at = end;
  }
  return small * 100 >= words * 7 && foreign * 3 < small;
}

bool was_read_from_picture(const RawPage& raw, const DanishLanguage& language) {
  if (raw.origin == PageOrigin::kOcr) return true;  // kMixed is typed for the most part
  const bool hidden_layer = std::any_of(raw.fonts.begin(), raw.fonts.end(),
                                        [](const Font& font) { return is_font_of_hidden_text(font.name); });
  if (hidden_layer) return true;
  const LetterCount letters = count_letters(raw.text);
  return letters.letters >= kLettersThatTell && lacks_danish_letters(letters) && reads_as_danish(raw.text) &&
         has_damaged_words(raw.text, language);
}

}  // namespace frisaet::repairing
