#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/language/confusions.h"
#include "models/language/lexicon.h"
#include "models/language/word_model.h"

namespace frisaet {

/// One reading of a damaged word.
struct Reading {
  std::string word;    ///< lower case, but for the first letter of a name the dictionary has with a capital
  double channel = 0;  ///< log P(what was read | word)
  double prior = 0;    ///< log P(word)
  std::vector<Confusion> confusions;  ///< those that were used

  [[nodiscard]] double score() const { return channel + prior; }
};

/// Finds the words that may have been meant by what was read: a search through the dictionary, compounds
/// included, that walks along the letters and leaves a path as soon as no word begins that way. Best first,
/// at most `kMost` readings; a word that is kept as it was read is among them only when it is known. Source
/// of the method: Kernighan, Church and Gale 1990 (noisy channel); the walk is Oflazer's (1996) over hashes.
/// Cost: 5–200 µs a word.
class WordDecoder {
 public:
  static constexpr std::size_t kMost = 8;

  WordDecoder(const DanishLexicon& lexicon, const WordModel& words) : lexicon_(lexicon), words_(words) {}

  /// How the word stands in the text.
  struct Place {
    bool capital = false;        ///< begins with what may be a capital: names are tried too
    bool before_hyphen = false;  ///< first parts of compounds are words here: `børne-`
  };

  /// REQUIRES: `read` in lower case.
  [[nodiscard]] std::vector<Reading> readings(std::string_view read, const ConfusionModel& channel,
                                              Place place) const;

 private:
  const DanishLexicon& lexicon_;
  const WordModel& words_;
};

}  // namespace frisaet
