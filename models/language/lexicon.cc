#include "models/language/lexicon.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "models/core/check.h"
#include "models/language/data_lines.h"
#include "models/language/dictionary_files.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// The image that the build compiled in (scripts/cmake/dictionary_image.cmake).
extern "C" const char frisaet_danish_forms_begin[];
extern "C" const char frisaet_danish_forms_end[];

std::string_view built_in_image() {
  return {frisaet_danish_forms_begin,
          static_cast<std::size_t>(frisaet_danish_forms_end - frisaet_danish_forms_begin)};
}

bool starts_upper(std::string_view word) {
  return is_upper(decode_utf8(word, 0).value);
}

/// Letters only, apart from apostrophes and points inside abbreviations (`bl.a`).
bool is_wordlike(std::string_view word) {
  bool letter = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (is_letter(c.value)) {
      letter = true;
    } else if (c.value != U'\'' && c.value != U'.' && c.value != 0x2019) {
      return false;
    }
    at += c.size;
  }
  return letter;
}

}  // namespace

struct DanishLexicon::Data {
  explicit Data(AffixDictionary d) : dictionary(std::move(d)) {}
  AffixDictionary dictionary;
  bool has_word(std::string_view word) const {
    const AffixDictionary::Roles roles = dictionary.roles(word);
    return (roles & AffixDictionary::kWord) != 0 && (roles & AffixDictionary::kForbidden) == 0;
  }
  Standing plain(std::string_view word) const;
  Standing any_case(std::string_view word) const;
};

Standing DanishLexicon::Data::plain(std::string_view word) const {
  if (has_word(word)) return Standing::kWord;
  return dictionary.compound(word).parts > 0 ? Standing::kCompound : Standing::kUnknown;
}

Standing DanishLexicon::Data::any_case(std::string_view word) const {
  if (has_word(word)) return Standing::kWord;
  if (!starts_upper(word)) return plain(word);
  const std::string lower = lower_latin(word);
  const std::size_t first = decode_utf8(word, 0).size;
  const bool rest_lower = word.substr(first) == std::string_view(lower).substr(first);
  const bool all_upper = std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!rest_lower && !all_upper) return Standing::kUnknown;
  if (const Standing known = plain(lower); known != Standing::kUnknown) return known;
  if (all_upper && has_word(capitalise(lower))) return Standing::kWord;  // a name in capitals
  // A compound that begins with a name keeps the name's capital: Christiansborgaftalen.
  return rest_lower ? plain(word) : Standing::kUnknown;
}

Result<DanishLexicon> DanishLexicon::load(std::string_view folder) {
  const Result<DictionaryFiles> files = read_dictionary(folder);
  if (!files) return files.error();
  const std::uint64_t source = AffixDictionary::fingerprint(files->aff, files->dic);
  if (std::optional<AffixDictionary> built = AffixDictionary::from_image(built_in_image(), source))
    return DanishLexicon(std::make_shared<Data>(*std::move(built)));
  // Another dictionary than the one this program was built with: as right, and slower to start.
  const std::vector<std::string_view> words = own_words();
  Result<AffixDictionary> dictionary = AffixDictionary::parse(files->aff, files->dic, words);
  if (!dictionary) return dictionary.error();
  return DanishLexicon(std::make_shared<Data>(*std::move(dictionary)));
}

Standing DanishLexicon::standing(std::string_view word) const {
  if (word.find('-') == std::string_view::npos) {
    return is_wordlike(word) ? data_->any_case(word) : Standing::kUnknown;
  }
  if (word.size() > 1 && data_->has_word(word)) return Standing::kWord;
  Standing worst = Standing::kWord;
  bool letters = false;
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t end = std::min(word.find('-', begin), word.size());
    const std::string_view part = word.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) continue;  // a hyphen that stands for the rest of a word: `dagtilbuds-`
    Standing known = is_wordlike(part) ? data_->any_case(part) : Standing::kUnknown;
    if (known == Standing::kUnknown && part.ends_with('s') && end < word.size()) {
      known =
          data_->any_case(part.substr(0, part.size() - 1));  // the linking s of the first part of a compound
    }
    letters = true;
    worst = std::min(worst, known);
  }
  return letters ? worst : Standing::kUnknown;
}

DanishLexicon::Shape DanishLexicon::compound_shape(std::string_view word) const {
  const AffixDictionary::Compound compound = data_->dictionary.compound(lower_latin(word));
  return {compound.parts, compound.shortest};
}

const AffixDictionary& DanishLexicon::dictionary() const {
  return data_->dictionary;
}

std::uint64_t DanishLexicon::built_in_source() {
  return AffixDictionary::source_of(built_in_image());
}

const AffixDictionary& DanishLexicon::built_in() {
  static const std::optional<AffixDictionary> table =
      AffixDictionary::from_image(built_in_image(), built_in_source());
  FRISAET_CHECK(table.has_value());  // the build made it
  return *table;
}

std::string lower_latin(std::string_view text) {
  std::string lower(text);
  unsigned char before = 0;
  for (char& c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    const bool capital =
        before == 0xC3 ? byte >= 0x80 && byte <= 0x9E && byte != 0x97 : byte >= 'A' && byte <= 'Z';
    before = byte;
    if (capital) c = static_cast<char>(byte + 0x20);
  }
  return lower;
}

}  // namespace frisaet
