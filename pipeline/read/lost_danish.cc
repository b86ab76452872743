#include "pipeline/read/lost_danish.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "models/language/confusions.h"
#include "models/language/letter_codes.h"
#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// What is left of `på`, the commonest word of them all.
constexpr std::array<std::string_view, 2> kLeftOver = {"pa", "p"};

std::string_view letters_of(std::string_view word) {
  while (!word.empty() && !is_letter(decode_utf8(word, 0).value))
    word.remove_prefix(decode_utf8(word, 0).size);
  while (!word.empty()) {
    const CodePoint last = decode_utf8_before(word, word.size());
    if (is_letter(last.value)) break;
    word.remove_suffix(last.size);
  }
  return word;
}

bool is_danish_letter(std::string_view meant) {
  return meant == "æ" || meant == "ø" || meant == "å";
}

/// A word of the dictionary, or one made of two good parts: three short ones are found in anything.
bool is_sure_word(const std::string& word) {
  constexpr std::size_t kShortestPart = 4;
  const AffixDictionary& dictionary = DanishLexicon::built_in();
  const AffixDictionary::Roles roles = dictionary.roles(word);
  if ((roles & AffixDictionary::kWord) != 0 && (roles & AffixDictionary::kForbidden) == 0) return true;
  const AffixDictionary::Compound compound = dictionary.compound(word);
  return compound.parts == 2 && compound.shortest >= kShortestPart;
}

/// Whether a word becomes one when an æ, ø or å is put where a reader may have written something else.
bool was_written_otherwise(const std::string& word) {
  static const ConfusionModel kReader = ConfusionModel::lost_alphabet();
  for (std::size_t at = 0; at < word.size(); ++at) {
    for (const Confusion& confusion : kReader.beginning_with(word[at])) {
      if (!is_danish_letter(confusion.meant) || word.compare(at, confusion.read.size(), confusion.read) != 0)
        continue;
      if (is_sure_word(word.substr(0, at) + confusion.meant + word.substr(at + confusion.read.size())))
        return true;
    }
  }
  return false;
}

/// The same where it wrote nothing.
bool was_dropped(const std::string& word) {
  for (std::size_t at = 0; at <= word.size(); ++at) {
    for (const std::string_view letter : {"æ", "ø", "å"}) {
      if (is_sure_word(word.substr(0, at) + std::string(letter) + word.substr(at))) return true;
    }
  }
  return false;
}

}  // namespace

bool lacks_danish_by_chance(const std::vector<std::string_view>& words) {
  constexpr std::size_t kFewest = 8;  // in lower case
  constexpr std::size_t kUnknownIn = 20;
  constexpr std::size_t kMostDropped = 1;
  constexpr std::size_t kLetters = 4;  // shorter ones are a word with any letter
  std::size_t asked = 0;
  std::size_t unknown = 0;
  std::size_t dropped = 0;
  for (const std::string_view whole : words) {
    const std::string_view word = letters_of(whole);
    if (word.empty()) continue;
    const std::string lower = to_lower(word);
    if (std::find(kLeftOver.begin(), kLeftOver.end(), word) != kLeftOver.end()) return false;
    if (count_code_points(word) < kLetters) continue;
    const bool is_known = known_words({word}, DanishLexicon::built_in()).known > 0;
    const bool is_capital = is_upper(decode_utf8(word, 0).value);
    if (!is_known && was_written_otherwise(lower)) return false;
    if (is_capital) continue;  // names are unknown in any text
    ++asked;
    if (is_known) continue;
    ++unknown;
    // A letter more makes a word of some that are sound, too.
    if (was_dropped(lower) && ++dropped > kMostDropped) return false;
  }
  return asked >= kFewest && unknown * kUnknownIn <= asked;
}

}  // namespace frisaet
