#pragma once

#include <optional>

#include "extractors/lexicon/weighing.h"

namespace frisaet {

/// What may be doubtful about a declaration read from a letter, mail or form.
struct LetterDoubts {
  double wishes = 1;     ///< confidence of the reading of the wishes (WishReading); 1 for a withdrawal
  bool guessed = false;  ///< no known word of choosing (WishReading::guessed)
  std::optional<double> sender = std::nullopt;  ///< of whose letter it is; nothing = unknown
  bool status_known = true;                     ///< somebody is said to stand behind it
  bool only_talked_about = false;               ///< no word says that the body named decided anything
  bool day_known = true;                        ///< the day of the decision that is told, where one is told
  double page = 1;                              ///< of the least sure page
  /// Running text names areas that make no wish: what is said of them was read, or missed.
  bool others_named = false;
  bool another_body = false;  ///< called administrative, and a body with a day that has passed is named
};

/// The same for an item of minutes that decides a wish.
struct MinutesDoubts {
  double wishes = 1;
  bool guessed = false;         ///< no known word of choosing (WishReading::guessed)
  double decision = 1;          ///< of the decision it comes from
  bool amended = false;         ///< the decision changed the wish that was recommended
  bool others_named = false;    ///< the recommendation names an area that makes no wish
  bool another_matter = false;  ///< the title is about the agreement once it is made, a status, a hearing
  bool by_words = false;        ///< the wish stands in the decision's own words, not in a recommendation
  bool placed = true;           ///< municipality and day are known
  bool two_readings = false;    ///< the grammar of small words comes to another choice (choice.h)
  bool small_words = false;     ///< only that grammar found a choice
};

/// How sure the declaration is, 0..1, a factor for each thing that is doubtful, and which those are. What is
/// above 0.9 is right 98 times in 100 on papers that the rules were mended on, less on others
/// (tests/eval/README.md). A letter in which nobody is found to stand behind the wish had lost more than that
/// in three of six.
Sureness confidence_of(const LetterDoubts& doubts);
Sureness confidence_of(const MinutesDoubts& doubts);

}  // namespace frisaet
