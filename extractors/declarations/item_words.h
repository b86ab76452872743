#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/declarations/confidence.h"
#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/wish_items.h"
#include "models/records/record.h"
#include "models/text/span.h"

// Internal to the room: the words of an item of minutes that may hold a wish, and the two readers of them.
// None of it fails; what an item does not say is empty. Cost: linear in the item's words.
namespace frisaet {

/// True where the decision says point by point what was changed, and no changed point speaks of an area: the
/// amendment then leaves the wish as it was.
bool amends_other_points_only(const Decision& decision);

/// What was adopted is about choosing an area, and not about the agreement once it is made.
WishFrame frame_of(const Decision& decision);

/// Sentences, none of which runs over the end of a point.
std::vector<Span> pieces_of(std::string_view text);

/// The same of a decision, where a number of votes may end a sentence (`… mod 16. V foreslog …`).
std::vector<Span> sentences_of_decision(std::string_view text);

/// True for words that the decision keeps as what a member would or would not have.
bool is_a_members(const Decision& decision, const std::string& words);

/// What the decision changes: a motion that was carried, or words such as `med den ændring, at`.
std::optional<std::string> change_of(const Decision& decision);

/// A motion about an area was carried.
bool moves_an_area(const Decision& decision);

/// A text, the wishes in it (spans in that text), and what it says beside them.
struct ItemReading {
  std::string text;
  WishReading wishes;
  std::optional<std::string> reservation;
  std::optional<std::string> taken_back;
};

/// What an item came to, by either reader.
struct Came {
  ItemReading reading;
  MinutesDoubts doubts;
  std::optional<std::string> replaces;  ///< a withdrawal, and of what
};

/// Same areas in the same places, or none of them.
bool same_choice(const WishReading& one, const WishReading& other);

/// The choice by known phrases. Nothing where the item came to none, or nobody can tell to which.
std::optional<Came> by_phrases(const Decision& decision);

/// The choice by the grammar of small words (choice.h): the decision's own words where they choose, else what
/// was proposed and adopted, as it was changed. Nothing where it cannot be told.
std::optional<Came> by_small_words(const Decision& decision);

/// `Byrådet søger.` below a title that names one area, where no other word says which.
std::optional<Came> by_title(const Decision& decision);

}  // namespace frisaet
