#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/choice_places.h"
#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

// Internal to the room: what one clause says of a choice, by its own words alone (choice.h).
namespace frisaet {

/// How much speaks for areas being the choice.
enum class Strength {
  kNamed,     ///< they are named
  kOwnVoice,  ///< in a sentence about the municipality's own choice
  kChosen,    ///< beside a word of choosing or of order, or alone
};

/// A clause with the areas, places and conditions in it. Rules: extractors/data/choosing.toml. Spans are in
/// the text. Nothing here fails; what the clause does not say is empty.
class ChoiceClause {
 public:
  /// `text` and `own` must outlive it. `own`: the municipality whose paper it is.
  ChoiceClause(std::string_view text, Span span, const std::optional<MunicipalityRef>& own);

  [[nodiscard]] Span span() const { return span_; }
  [[nodiscard]] const std::vector<Condition>& conditions() const { return conditions_; }
  /// Areas that may be the choice: not in a condition, not of an area (`områdets personale`), not passed
  /// over.
  [[nodiscard]] const std::vector<AreaList>& lists() const { return lists_; }
  /// `A frem for [B]`.
  [[nodiscard]] const std::vector<AreaMention>& passed_over() const { return passed_over_; }
  /// `[A] bortfalder og afløses af B`.
  [[nodiscard]] const std::vector<AreaMention>& given_up() const { return given_up_; }
  /// Empty where no order is wanted (`det, der passer bedst`).
  [[nodiscard]] const std::vector<PlaceWord>& places() const { return places_; }
  [[nodiscard]] bool open() const { return open_; }  ///< nobody says which comes first
  [[nodiscard]] bool tie() const { return tie_; }    ///< several in one place

  [[nodiscard]] bool pending() const;  ///< there is no answer yet
  /// A question, another municipality, a reason, an opinion, an earlier answer, thanks.
  [[nodiscard]] bool tells_of_something_else() const;
  /// Nothing at all is wanted; what is said of one area is said of that one.
  [[nodiscard]] bool wants_nothing() const;
  [[nodiscard]] bool denies() const;               ///< a no, outside conditions
  [[nodiscard]] bool chooses() const;              ///< a word of choosing, outside a condition in front
  [[nodiscard]] bool points_back() const;          ///< to areas just named (`den`, `begge`)
  [[nodiscard]] bool speaks_of_the_other() const;  ///< `det sidste`
  [[nodiscard]] bool is_other_business() const;    ///< an area is named for another reason than to choose it
  /// `Alle tre områder`: those the rounds' rule names.
  [[nodiscard]] std::vector<AreaMention> all_areas() const;
  /// REQUIRES: lists() is not empty.
  [[nodiscard]] PlacedAreas placed_areas() const;
  [[nodiscard]] Strength strength_of(const WishGroup& group) const;

 private:
  void take_lists();
  void take_what_gives_way();
  [[nodiscard]] bool says(std::string_view file, std::string_view family) const;
  [[nodiscard]] bool is_answer(const WishGroup& group) const;
  [[nodiscard]] bool names_another() const;

  std::string_view text_;
  Span span_;   // the whole clause
  Span words_;  // without what gives way
  const std::optional<MunicipalityRef>& own_;
  std::vector<Condition> conditions_;
  bool verb_first_ = false;  // the condition is a question's order, and the clause begins with it
  std::vector<AreaList> lists_;
  std::vector<AreaMention> passed_over_;
  std::vector<AreaMention> given_up_;
  std::vector<PlaceWord> places_;
  bool open_ = false;
  bool tie_ = false;
};

}  // namespace frisaet
