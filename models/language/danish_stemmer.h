#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace frisaet {

/// Reduces the inflected forms of a Danish word to one key (`børnehaverne` → `børnehav`): Snowball's Danish
/// algorithm (snowballstem.org/algorithms/danish), with a table of exceptions before it
/// (models/language/data/danish_stems.txt) for the words it tears apart: short nouns (`by`, `byen`, `byer`),
/// changed vowels (`barn`, `børn`) and the verbs of decisions (`godkendt`, `godkendes`).
///
/// The key is for comparison only, never to be shown. Fold æøå after stemming, not before: folded first,
/// every ninth word with one of these letters loses its stem (`dør` → `do`).
///
/// Not for several threads at once: the algorithm keeps a buffer. Construction costs some microseconds.
class DanishStemmer {
 public:
  DanishStemmer();
  ~DanishStemmer();
  DanishStemmer(DanishStemmer&&) noexcept;
  DanishStemmer& operator=(DanishStemmer&&) noexcept;

  /// REQUIRES: `word` is one word in lower case and NFC. A word without Danish endings comes back as it is.
  [[nodiscard]] std::string stem(std::string_view word);

  /// Name of algorithm and exceptions, to be stored beside what was indexed with them: another value means
  /// that stems may differ.
  static const std::string& version();

 private:
  struct Snowball;
  std::unique_ptr<Snowball> snowball_;
};

}  // namespace frisaet
