#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/language/affix_dictionary.h"

namespace frisaet {

/// How well a word is known, worst first.
enum class Standing : std::uint8_t {
  kUnknown,
  kCompound,  ///< made of parts by the dictionary's rules: `haveredskabsmøde`, but also many a misreading
              ///< (`farste`)
  kWord,      ///< stands in the dictionary or in one of our own lists, as such or inflected
};

/// What is a Danish word: the dictionary of the Debian package hunspell-da, and what it lacks
/// (models/language/data: abbreviations, words of local government, names).
///
/// Immutable after load() and cheap to copy (copies share); any number of threads may ask one lexicon. An
/// answer costs 50–300 ns for a word of the dictionary and 1–5 µs where compounds have to be tried, so
/// callers need no cache. Share of known words as a measure of a text's health: clean Danish prose 98–100 %,
/// read with the wrong alphabet about 80 %, another language below 50 %.
class DanishLexicon {
 public:
  /// Where Debian puts the dictionary.
  static constexpr std::string_view kFolder = "/usr/share/hunspell";

  /// Reads `da_DK.aff` and `da_DK.dic` in `folder`. Fails with kNotFound, and the package to install, when
  /// they are missing, kInvalid when they are not what hunspell-da ships. Cost: 60–100 ms, so load once and
  /// pass it on.
  static Result<DanishLexicon> load(std::string_view folder = kFolder);

  /// True for words, their inflected forms and compounds; in the case the dictionary has, and Capitalised or
  /// in CAPITALS besides. Hyphened words (`KL-møde`, `dagtilbuds-`) are known when all their parts are.
  /// Numbers, single signs, words with other signs in them and the empty word are not known. White space and
  /// punctuation around the word are the caller's to take off.
  [[nodiscard]] bool knows(std::string_view word) const { return standing(word) != Standing::kUnknown; }

  [[nodiscard]] Standing standing(std::string_view word) const;

  /// The parts of a compound as the dictionary takes it apart: number, and letters of the shortest. 0
  /// parts for what is no compound.
  struct Shape {
    int parts = 0;
    std::size_t shortest = 0;
  };
  [[nodiscard]] Shape compound_shape(std::string_view word) const;

  /// The table behind the answers, our own words included; for searching words rather than asking about one.
  [[nodiscard]] const AffixDictionary& dictionary() const;

  /// The table that was compiled in, whatever dictionary is installed: for what must come out the same from
  /// one start to the next, such as an index. No file is read. `built_in_source` is the fingerprint of the
  /// dictionary it was made of.
  static const AffixDictionary& built_in();
  static std::uint64_t built_in_source();

 private:
  struct Data;
  explicit DanishLexicon(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

/// Lower case of Latin letters as Danish uses them (A–Z, ÆØÅ, ÄÖÜÉ …: Basic Latin and Latin-1); other bytes
/// stay. Same number of bytes, many times faster than models/text's to_lower.
std::string lower_latin(std::string_view text);

}  // namespace frisaet
