#include "extractors/declarations/letter_wish.h"

#include <algorithm>
#include <utility>

#include "extractors/declarations/choice.h"
#include "extractors/declarations/replacement.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

bool asks_for(const WishReading& reading, const StatedWish& wish) {
  return std::any_of(reading.wishes.begin(), reading.wishes.end(), [&](const StatedWish& other) {
    return other.area == wish.area && other.rank == wish.rank;
  });
}

/// The one asks for everything that the other asks for, in the same places; what it asks for besides has a
/// place or a condition of its own.
bool goes_on_from(const WishReading& more, const WishReading& less) {
  return std::all_of(less.wishes.begin(), less.wishes.end(),
                     [&](const StatedWish& wish) { return asks_for(more, wish); }) &&
         std::all_of(more.wishes.begin(), more.wishes.end(), [&](const StatedWish& wish) {
           return asks_for(less, wish) || wish.rank_span || wish.condition;
         });
}

bool names_more(const WishReading& more, const WishReading& less) {
  const auto named = [&](const StatedWish& wish) {
    return std::any_of(more.wishes.begin(), more.wishes.end(),
                       [&](const StatedWish& other) { return other.area == wish.area; });
  };
  return more.wishes.size() > less.wishes.size() &&
         std::all_of(less.wishes.begin(), less.wishes.end(), named) &&
         std::any_of(more.wishes.begin(), more.wishes.end(),
                     [](const StatedWish& wish) { return wish.rank_span.has_value(); });
}

bool shares_an_area(const WishReading& one, const WishReading& other) {
  return std::any_of(one.wishes.begin(), one.wishes.end(), [&](const StatedWish& wish) {
    return std::any_of(other.wishes.begin(), other.wishes.end(),
                       [&](const StatedWish& same) { return same.area == wish.area; });
  });
}

/// Every wish has a place, the first is given, and none is left out.
bool in_order(const WishReading& reading) {
  int last = 0;
  for (const StatedWish& wish : reading.wishes) {
    if (!wish.rank || *wish.rank > last + 1) return false;
    last = *wish.rank;
  }
  return last > 0;
}

/// `Får vi det ikke, søger vi om B`: what comes first was not read.
bool begins_with_the_second(std::string_view text, const WishReading& reading) {
  if (reading.wishes.empty() || !reading.wishes.front().condition) return false;
  const std::string_view condition = reading.wishes.front().condition->of(text);
  return depends_on_another_wish(condition) && find_areas(condition).empty() &&
         find_municipalities(condition).empty();
}

/// Without the sentences that take an answer back (`Vi trækker vores ønske om A tilbage`) and ask for nothing
/// else.
std::vector<Span> without_what_goes_back(std::string_view text, std::vector<Span> pieces) {
  std::erase_if(pieces, [&](Span piece) {
    return taken_back(text, piece) &&
           !RuleBook::standard().family("declarations", "instead").matches(piece.of(text));
  });
  return pieces;
}

/// Without the sentences whose answer the next one takes back: `Vi har den 3. maj søgt om A. Denne ansøgning
/// bortfalder.`
std::vector<Span> without_what_is_pointed_at(std::string_view text, std::vector<Span> pieces) {
  const RuleFamily& that_answer = RuleBook::standard().family("declarations", "that_answer");
  const auto goes_back = [&](std::size_t i) {
    return i < pieces.size() && that_answer.matches(pieces[i].of(text)) && taken_back(text, pieces[i]);
  };
  std::vector<Span> kept;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!goes_back(i + 1)) kept.push_back(pieces[i]);
  return kept;
}

/// The sentences of which the next says that they were wrong (`Vi har skrevet A som 1. prioritet. Det skal
/// være omvendt: …`): those are told again rightly, and the others, of which nobody can tell what counts
/// instead.
struct CalledWrong {
  std::vector<Span> told_again;
  std::vector<Span> only_wrong;
};

CalledWrong called_wrong(std::string_view text, const std::vector<Span>& pieces) {
  const RuleBook& book = RuleBook::standard();
  const auto names_areas = [&](std::size_t i) {
    return i < pieces.size() && !area_lists_in(text, pieces[i], conditions_in(text, pieces[i])).empty();
  };
  CalledWrong wrong;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    const std::string_view next = pieces[i + 1].of(text);
    if (!book.family("declarations", "corrected_before").matches(next)) continue;
    const bool written = book.family("declarations", "was_written").matches(pieces[i].of(text));
    const bool ordered = book.family("declarations", "rank").matches(next);
    const bool again =
        names_areas(i + 1) ? written || ordered : written && names_areas(i) && names_areas(i + 2);
    (again ? wrong.told_again : wrong.only_wrong).push_back(pieces[i]);
  }
  return wrong;
}

/// A wish stands in words that the next sentence calls wrong, and nothing says what counts instead.
bool called_wrong_without_another(std::string_view text, const std::vector<Span>& pieces,
                                  const WishReading& reading) {
  const std::vector<Span> wrong = called_wrong(text, pieces).only_wrong;
  return std::any_of(reading.wishes.begin(), reading.wishes.end(), [&](const StatedWish& wish) {
    return std::any_of(wrong.begin(), wrong.end(),
                       [&](Span piece) { return piece.contains(wish.area_span); });
  });
}

/// Both readers' answer, before anything is doubted that the letter itself calls wrong.
WishReading read_both_ways(std::string_view text, const std::vector<Span>& all,
                           const std::optional<MunicipalityRef>& own) {
  constexpr double kSure = 0.95;
  constexpr double kDisputed = 0.6;
  constexpr double kGuessed = 0.5;
  const std::vector<Span> pieces = without_what_was_wrong(text, without_what_is_pointed_at(text, all));
  const std::vector<Span> asked = without_what_goes_back(text, pieces);
  WishReading reading = read_wishes(text, without_opinions(text, asked));
  if (reading.none) return reading;
  WishReading free = read_choice(text, pieces, WishFrame::kChosen, own);
  if (free.empty()) return reading;
  // Beside a withdrawal an area that is merely named is no new wish.
  if (free.guessed && reading.empty() && asked.size() < pieces.size()) return reading;
  free.guessed = true;
  free.confidence = std::min(free.confidence, kGuessed);
  if (!free.none && goes_on_from(free, reading))
    return free.wishes.size() == reading.wishes.size() ? std::move(reading) : std::move(free);
  const bool unsure =
      (reading.confidence < kSure && !in_order(reading)) || begins_with_the_second(text, reading);
  // An area that known words do not ask for is no better than several that they ask for in no order.
  const bool akin = free.none || !reading.open_set || shares_an_area(free, reading);
  if ((unsure && akin) || (!free.none && names_more(free, reading))) return free;
  reading.confidence = std::min(reading.confidence, kDisputed);
  return reading;
}

}  // namespace

std::vector<Span> without_what_was_wrong(std::string_view text, std::vector<Span> sentences) {
  const std::vector<Span> wrong = called_wrong(text, sentences).told_again;
  std::erase_if(sentences, [&](Span sentence) {
    return std::any_of(wrong.begin(), wrong.end(), [&](Span other) { return other.begin == sentence.begin; });
  });
  return sentences;
}

WishReading read_letter_wish(std::string_view text, const std::vector<Span>& sentences,
                             const std::optional<MunicipalityRef>& own) {
  constexpr double kCalledWrong = 0.6;
  WishReading reading = read_both_ways(text, sentences, own);
  if (called_wrong_without_another(text, sentences, reading))
    reading.confidence = std::min(reading.confidence, kCalledWrong);
  return reading;
}

}  // namespace frisaet
