// Votes under a heading of their own, above the decision, below its heading, or in its place. With near
// misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using ::testing::SizeIs;

Decision decided(const std::string& below_proposal) {
  const auto decisions = decisions_of(
      "Byrådet\nMødedato: 3. maj 2022\n\n12. Ny bro\nIndstilling\nUdvalget indstiller,\nat broen males.\n" +
      below_proposal + "\n\n13. Ny sti\nBeslutning\nUdsat.\n");
  return decisions.size() == 2 ? decisions[0] : Decision{};
}

TEST(VoteHeadings, AboveADecisionHoldItsVotes) {
  const Decision decision = decided("Afstemning\nFor: A (7), V (6)\nImod: Ø (1)\nBeslutning\nVedtaget.");
  EXPECT_EQ(decision.decision_text, "Vedtaget.");
  EXPECT_EQ(decision.outcome, Outcome::kApproved);
  ASSERT_THAT(decision.votes, SizeIs(1));
  EXPECT_THAT(decision.votes[0].votes_for, SizeIs(2));
  EXPECT_THAT(decision.votes[0].votes_against, SizeIs(1));
  ASSERT_THAT(decision.recommendation, SizeIs(1));
  EXPECT_EQ(decision.recommendation[0].text, "at broen males.");
}

TEST(VoteHeadings, WithinADecisionAreItsWords) {
  const Decision decision = decided(
      "Beslutning\nSagen blev sat under afstemning.\nAfstemning\nFor stemte A og V. "
      "Imod stemte Ø.\nIndstillingen er vedtaget.");
  EXPECT_EQ(decision.decision_text,
            "Sagen blev sat under afstemning. Afstemning For stemte A og V. Imod stemte Ø. Indstillingen er "
            "vedtaget.");
  EXPECT_THAT(decision.votes, SizeIs(1));
}

TEST(VoteHeadings, WithoutADecisionBelowAreTheDecision) {
  const Decision decision =
      decided("Afstemning\nFor stemte A og V. Imod stemte Ø.\nIndstillingen er vedtaget.");
  EXPECT_EQ(decision.decision_text, "For stemte A og V. Imod stemte Ø. Indstillingen er vedtaget.");
  EXPECT_EQ(decision.outcome, Outcome::kApproved);
  EXPECT_THAT(decision.votes, SizeIs(1));
}

TEST(VoteHeadings, AreNoWordsOfATitle) {
  const Decision decision =
      decided("Sagsfremstilling\nAfstemning om broen holdes i maj.\nBeslutning\nVedtaget.");
  EXPECT_EQ(decision.decision_text, "Vedtaget.");
  EXPECT_THAT(decision.votes, SizeIs(0));
}

}  // namespace
}  // namespace frisaet::minutes
