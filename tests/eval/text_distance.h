#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet::eval {

/// Edits (insertions, deletions, substitutions) between two texts and the length of the first, over letters
/// or words.
struct Distance {
  std::size_t edits = 0;
  std::size_t length = 0;

  Distance& operator+=(const Distance& other) {
    edits += other.edits;
    length += other.length;
    return *this;
  }
  /// Share of the true text that is wrong: CER over letters, WER over words; 0 for an empty text read as
  /// empty.
  [[nodiscard]] double rate() const {
    return length == 0 ? 0 : static_cast<double>(edits) / static_cast<double>(length);
  }
};

/// Levenshtein distance over code points, white space squeezed on both sides. Cost: O(length · edits)
/// (Ukkonen 1985).
Distance letter_distance(std::string_view truth, std::string_view read);

/// The same over words.
Distance word_distance(std::string_view truth, std::string_view read);

/// How many of the Danish letters æøåÆØÅ of the true text stand in the read one, in the alignment of a
/// longest common subsequence (Myers 1986): `edits` counts those that do not.
Distance danish_letters(std::string_view truth, std::string_view read);

}  // namespace frisaet::eval
