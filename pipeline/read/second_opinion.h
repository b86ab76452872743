#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/line_decoder.h"

namespace frisaet {

// The Danish model cannot write § @ ° – • _ ü ö ä ß and more, and writes something like them instead: `8` or
// `$` before the number of a law, `&` or `(Ø` in an address, `+` for the dot before a point of a list, surely
// as often as not. The model for Latin script can, and is worse at Danish; it is asked about the lines in
// which something looks like that, and its word counts only where its own shape bears it out. ½ and ² neither
// can write.

/// Whether the word may stand for one with such a sign: by its shape, or because the model itself was unsure
/// of it. `first` is whether it is the line's first word.
bool is_doubtful(const LineWord& word, bool first);

/// A letter of a word that is a dash or a list dot, or may be one.
struct MarkPlace {
  std::size_t letter = 0;  ///< which letter of the word
  std::size_t begin = 0;   ///< its bytes in the word's text
  std::size_t end = 0;
  bool alone = false;  ///< the word is nothing else
  bool first = false;  ///< of the line
  bool dash = false;   ///< it was read as one
  bool power = false;  ///< it follows a unit of length
};

/// The letters whose measures should be looked at (mark_shapes.h): a lone mark, or a letter alone at the head
/// of a line, and a dash between two numbers.
std::vector<MarkPlace> doubtful_marks(const LineWord& word, bool first);

/// Whether `mark` can stand there: dashes where one was read or a mark stands alone, a list dot at the head
/// of a line, a middle dot alone.
bool may_be(const MarkPlace& place, std::string_view mark);

/// The two readings of one place, the better first; of equal ones the second is empty.
struct TwoReadings {
  LineWord chosen;
  std::string other;
};

/// Chooses between the Danish model's words, left to right, and the Latin model's of the same line. A word of
/// the one answers the word of the other with which it shares most of its columns. All words of `danish` come
/// back, in order, those with no doubt as they are; a doubtful one that the Latin model surely parted
/// (`2022-når` for `2022 når`) as its parts.
std::vector<TwoReadings> second_opinion(const std::vector<LineWord>& danish,
                                        const std::vector<LineWord>& latin);

}  // namespace frisaet
