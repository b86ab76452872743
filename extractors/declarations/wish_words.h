#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

// What a sentence about wishes holds: conditions, ranks and areas. Spans are in the caller's text.

/// Bytes: an entry of a list is no sentence.
constexpr std::size_t kShortEntry = 60;

/// A condition with whether the area it holds for stands before or after it.
struct Condition {
  Span span;
  bool leads = false;
};
std::vector<Condition> conditions_in(std::string_view text, Span piece);

/// The condition is that another wish fails, or a place goes to somebody else. Any other, on the frame, the
/// money or the law too, is no condition of a wish but a reservation (README.md).
bool depends_on_another_wish(std::string_view condition);

/// Whether the words are part of one of the conditions.
bool in_condition(Span words, const std::vector<Condition>& conditions);

/// The sentence behind what it says was weighed, where it goes on to what came of it (`har drøftet, om vi
/// skulle søge på A, og ønsker B`); else all of it.
Span behind_what_was_weighed(std::string_view text, Span sentence);

/// The first no in any words, outside the conditions, by which the areas beside it are not wanted: none that
/// is no word on what is wanted (`ikke kun`; of several areas `ikke prioriteret`), which clears no other one
/// (`ingen tvivl om, at vi ikke …`). Span in `text`.
std::optional<RuleMatch> real_no(std::string_view text, Span piece, const std::vector<Condition>& conditions);

bool denies(std::string_view text, Span piece, const std::vector<Condition>& conditions);

struct RankWord {
  int rank;
  Span span;
  bool adverb = false;  ///< `subsidiært`: always of what follows; `1. prioritet` may stand on either side
};

/// Rank words outside conditions, in text order; of overlapping ones the longer.
std::vector<RankWord> ranks_in(std::string_view text, Span piece, const std::vector<Condition>& conditions);

/// Lists of areas outside conditions.
std::vector<AreaList> area_lists_in(std::string_view text, Span piece,
                                    const std::vector<Condition>& conditions);

/// What stands right beside the area tells that it is none of the wishes (`ændret fra A`, `flere data om A`,
/// `A får flere penge`). Spans in `text`.
bool is_beside_the_choice(std::string_view text, Span clause, Span area);

/// Adds areas that are wished for together, in one place where `rank` says which.
void add_group(std::vector<WishGroup>& groups, std::vector<AreaMention> areas, std::optional<RankWord> rank,
               bool alternative = false);

/// `X Kommune ønsker …` in a paper of Y, `på vegne af X, som ønsker …`: the sentence tells another's wish.
bool wish_of_another(std::string_view sentence, const std::optional<MunicipalityRef>& own);

}  // namespace frisaet
