#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/language/lexicon.h"

namespace frisaet {

/// How likely a word is, before and with its neighbours. Logarithms are natural; lower case is expected.
///
/// Unigrams: the orders of magnitude in data/word_frequencies.txt for some thousand common words; a tier for
/// each Standing below them (a word of the dictionary one in a million, four times that where two other lists
/// have it too, a compound one in forty millions, more for those that end in a common word, fewer for odd
/// ones). With a few thousand words of text this does as well as counted frequencies do
/// (measured on a prototype). Neighbours, for words that reading without æ, ø, å makes one (for/før,
/// mode/møde/måde): data/contexts.tsv, written by hand, and data/neighbours.tsv, counted by an explicit
/// command (scripts/make_language_model) from sources it names. Both are compiled in; nothing is learned
/// while documents are read.
///
/// Immutable, cheap to copy, any number of threads.
class WordModel {
 public:
  explicit WordModel(DanishLexicon lexicon);

  /// log P(word). Words that are not known get kUnknown.
  [[nodiscard]] double log_probability(std::string_view word) const;
  static constexpr double kUnknown = -25.3;     ///< one in 10^11
  static constexpr double kDictionary = -13.8;  ///< one in 10^6: no list and no count has it
  static constexpr double kUsual = -12.3;       ///< four times as likely: data/usual_words.txt has it
  static constexpr double kCompound = -17.5;    ///< one in 4·10^7
  static constexpr double kName = -11;          ///< one in 60,000: those of data/names.txt and places.txt
  static constexpr double kCommonest = -3.2;    ///< nothing is likelier than `og`

  static constexpr double kForeign = -10.5;  ///< the English words of data/foreign_words.txt

  /// True for the common words of data/word_frequencies.txt.
  [[nodiscard]] bool is_common(std::string_view word) const;

  /// True for compounds that name a place when they have a capital (`møllevej`; data/place_endings.txt);
  /// lower case.
  [[nodiscard]] bool is_place(std::string_view word) const;

  /// True for words that have a capital in the middle of sentences too (Økonomiudvalget); `word` in lower
  /// case.
  [[nodiscard]] bool has_capital(std::string_view word) const;

  /// What the neighbours (lower case; empty at the ends of a sentence) add to log P(word): 0 where nothing is
  /// known, kNeighbour for each that the hand-written list has, what was counted besides; at most
  /// kMostOfOneSide a side, for or against. Cost: about 1 µs.
  [[nodiscard]] double context(std::string_view before, std::string_view word, std::string_view after) const;
  static constexpr double kNeighbour = 2.2;
  static constexpr double kMostOfOneSide = 3;

 private:
  struct Tables;
  static constexpr double kOfLastPart = 0.25;  ///< how much of its last part's frequency a compound has
  [[nodiscard]] double compound_probability(std::string_view word) const;

  DanishLexicon lexicon_;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace frisaet
