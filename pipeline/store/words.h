#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/language/danish_stemmer.h"
#include "models/text/span.h"

namespace frisaet {

/// The next word of `text` at or after byte `from`: a run of letters, digits and combining marks (Unicode),
/// in which soft hyphens are swallowed. The span is that of the printed word. Nothing at the end of the text.
/// Any bytes are accepted; what is no UTF-8 ends a word.
std::optional<Span> next_word(std::string_view text, std::size_t from);

/// What the index holds of a word.
struct Terms {
  std::string
      surface;  ///< NFKC, lower case, without soft hyphens, folded (å = aa, ø = oe, æ = ae; never ø = o)
  std::string stem;                     ///< the same of its stem: stemmed first, folded after
  std::vector<std::string> parts = {};  ///< stems of what a compound is made of (compound_parts), each once

  friend bool operator==(const Terms&, const Terms&) = default;
};

/// Words to terms, for the index and for queries alike: what one does not do the other must not either, or
/// words are never found. Keeps the words it has met (text repeats itself: nine of ten are looked up); not
/// for several threads at once.
class Analyzer {
 public:
  /// REQUIRES: `word` as next_word() gave it. Both terms are empty for a word of nothing but marks that show
  /// nothing. Words are looked at up to 256 bytes. The reference lives until the next call.
  const Terms& terms(std::string_view word);

  /// The form under which words are compared: lower case, NFKC, without soft hyphens; æ, ø, å stay.
  static std::string normal_form(std::string_view word);

  /// Names the rules; to be stored beside an index made with them. Another value means: make the index anew.
  static std::string version();

 private:
  struct Hash {
    using is_transparent = void;  // look-ups without making a std::string
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  DanishStemmer stemmer_;
  std::unordered_map<std::string, Terms, Hash, std::equal_to<>> known_;
};

}  // namespace frisaet
