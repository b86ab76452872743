#include "extractors/lexicon/wish_items.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

Decision item(BodyKind body, Outcome outcome, std::string text) {
  Decision decision;
  decision.title = "Velfærdsaftaler";
  decision.recommendation = {{"1", "at kommunen søger om en velfærdsaftale på ældreområdet"}};
  decision.body_kind = body;
  decision.outcome = outcome;
  decision.decision_text = std::move(text);
  return decision;
}

TEST(WishItems, AStandIsTakenByWhatIsApprovedChangedOrTurnedDownForSomethingElse) {
  for (const Outcome outcome : {Outcome::kApproved, Outcome::kAmended, Outcome::kSplit})
    EXPECT_TRUE(decides_a_wish(item(BodyKind::kCouncil, outcome, "Tiltrådt, dog uden 2. prioriteten.")));
  EXPECT_TRUE(decides_a_wish(item(BodyKind::kFinanceCommittee, Outcome::kApproved, "Godkendt.")));
  EXPECT_TRUE(decides_a_wish(item(BodyKind::kCouncil, Outcome::kRejected,
                                  "Indstillingen blev ikke godkendt. I stedet søges på skoleområdet.")));
  EXPECT_TRUE(
      decides_a_wish(item(BodyKind::kCouncil, Outcome::kWithdrawn,
                          "Byrådet godkender indstillingen fsva. 1. prioritet. 2. prioritet udgår.")));
}

TEST(WishItems, NoStandIsTakenByWhatIsPutOffNotedDeclinedOrLeftToOthers) {
  for (const Outcome outcome : {Outcome::kPostponed, Outcome::kNoted, Outcome::kReferred, Outcome::kDiscussed,
                                Outcome::kRecommended, Outcome::kNoDecision})
    EXPECT_FALSE(decides_a_wish(item(BodyKind::kCouncil, outcome, "I stedet drøftes sagen i november.")));
  EXPECT_FALSE(
      decides_a_wish(item(BodyKind::kCouncil, Outcome::kRejected, "Indstillingen blev ikke godkendt.")));
  EXPECT_FALSE(
      decides_a_wish(item(BodyKind::kCouncil, Outcome::kWithdrawn, "Punktet blev taget af dagsordenen.")));
  EXPECT_FALSE(decides_a_wish(item(BodyKind::kCommittee, Outcome::kApproved, "Godkendt.")));
  Decision after = item(BodyKind::kCouncil, Outcome::kApproved, "Godkendt.");
  after.title = "Følgegruppe til velfærdsaftalen";
  EXPECT_FALSE(decides_a_wish(after));
  Decision other = item(BodyKind::kCouncil, Outcome::kApproved, "Godkendt.");
  other.title = "Legeplads";
  other.recommendation = {{"1", "at legepladsen på dagtilbudsområdet vælges"}};
  EXPECT_FALSE(decides_a_wish(other));
}

TEST(WishItems, WhatWasNotAdoptedTakesNoStand) {
  Decision split = item(BodyKind::kCouncil, Outcome::kSplit, "1 godkendt, 2 ikke.");
  split.title = "Notat fra forvaltningen";
  split.recommendation = {{"1", "at notatet sendes ud"},
                          {"2", "at kommunen søger om en velfærdsaftale på ældreområdet"}};
  split.point_outcomes = {{{"1"}, Outcome::kApproved}, {{"2"}, Outcome::kRejected}};
  EXPECT_FALSE(decides_a_wish(split));
  split.point_outcomes = {{{"1"}, Outcome::kRejected}, {{"2"}, Outcome::kApproved}};
  EXPECT_TRUE(decides_a_wish(split));
}

}  // namespace
}  // namespace frisaet
