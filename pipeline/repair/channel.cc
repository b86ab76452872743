#include "pipeline/repair/channel.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace frisaet::repairing {

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
  return count.danish * 1000 < count.letters * 7;
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

}  // namespace frisaet::repairing
