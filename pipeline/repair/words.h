#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet::repairing {

/// A word of a text as the steps for damaged words see it: letters, and signs that a reader may have written
/// for them.
struct TextWord {
  Span span;
  std::string lower;             ///< in lower case (Latin letters)
  bool capital = false;          ///< begins with a capital
  bool capitals = false;         ///< all capitals
  bool before_hyphen = false;    ///< a hyphen follows directly
  bool begins_sentence = false;  ///< after a full stop, a colon, a bullet, an empty line
  bool begins_line = false;
  bool next_to_last = false;  ///< only white space stands between it and the word before
  bool after_comma = false;   ///< a comma and white space do
  bool after_number = false;  ///< a number and a blank do: what it counts
};

/// The words of a text that may be changed at all. Left out, because nothing may ever touch them: web and
/// mail addresses, whatever holds two or more digits, short abbreviations in capitals, words with capitals
/// inside (but `bAde`: one A), abbreviations with inner points.
std::vector<TextWord> words_of(std::string_view text);

/// `word` with the capitals of what was read.
std::string in_case_of(const TextWord& read, std::string_view word);

}  // namespace frisaet::repairing
