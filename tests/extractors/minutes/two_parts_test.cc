// Agenda and results in two parts of a paper, or page by page; and lists that look like one of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

const std::string kHead = "Referat\nHavneudvalget den 3. maj 2022\n\n";

TEST(TwoParts, ResultsMaySayTheTitlesOnceMore) {
  EXPECT_THAT(lines_of_paper(
                  "Dagsorden og referat\nHavneudvalget den 3. maj 2022\n\nDagsorden\n\n1. Ny mole\nMolen er "
                  "revnet.\n\n2. Nyt fyr\nFyret er mørkt.\n\nReferat\n\nAfbud: Bo Holm (A).\n\n1. Ny "
                  "mole: Godkendt.\n2. Nyt fyr: Udsat.\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt. | absent: Bo Holm (A)",
                          "2 | Nyt fyr | postponed | Udsat. | absent: Bo Holm (A)"));
}

TEST(TwoParts, MayFollowPageByPage) {
  const auto read = extract_minutes(
      text_document("Havneudvalget\nReferat fra mødet den 3. maj 2022\n\nPunkt\n1. Ny mole\n2. Nyt fyr, hvor "
                    "det\nskal stå\n\nUdfaldet\n1. Godkendt.\n2. Udsat, til prisen\ner kendt.\n\nPunkt\n3. "
                    "Ny kran\n4. Salg (lukket)\n\nUdfaldet\n3. Taget til efterretning.\n"),
      {});
  std::vector<std::string> lines;
  for (const Record& record : read.records) {
    const auto& decision = std::get<Decision>(record.value);
    lines.push_back(line_of(decision));
    EXPECT_TRUE(decision.closed || record.confidence < kReviewThreshold);
  }
  EXPECT_THAT(lines, ElementsAre("1 | Ny mole | approved | Godkendt.",
                                 "2 | Nyt fyr, hvor det skal stå | postponed | Udsat, til prisen er kendt.",
                                 "3 | Ny kran | noted | Taget til efterretning.",
                                 "4 | Salg (lukket) | no_decision | - | closed"));
}

TEST(TwoParts, NeedNoKnownHeading) {
  EXPECT_THAT(
      lines_of_paper(
          "Solby Kommune\nDagsorden\nHavneudvalget\nden 3. maj 2022\n\n1. Ny mole\nIndstilling\n1. at "
          "molen males\n2. at den lukkes\n\n2. Nyt fyr\nFyret er mørkt.\n\nSådan gik det på mødet\n\n"
          "Til punkt 1\n1. Godkendt. 2. Udsat.\nTil punkt 2\nUdgik.\n"),
      ElementsAre("1 | Ny mole | split | 1. Godkendt. 2. Udsat.", "2 | Nyt fyr | withdrawn | Udgik."));
}

TEST(TwoParts, ResultsOfPointsAndListsOfAttachmentsAreNone) {
  EXPECT_THAT(
      lines_of_paper("Referat\nHavneudvalget den 3. maj 2022\n\n1. Ny mole\nUdsat.\n\n2. Nyt "
                     "fyr\nIndstilling\n1. at fyret males\n2. at det lukkes\nVedtaget\n1. Godkendt.\n2. "
                     "Udsat.\n"),
      ElementsAre("1 | Ny mole | postponed | Udsat.",
                  "2 | Nyt fyr | split | Vedtaget 1. Godkendt. 2. Udsat."));
  EXPECT_THAT(lines_of_paper("Dagsorden\nHavneudvalget den 3. maj 2022\n\n1. Ny mole\nMolen er revnet.\n\n2. "
                             "Nyt fyr\nFyret er mørkt.\n\nBilag\n1. Kort over molen\n2. Notat om fyret\n"),
              ::testing::IsEmpty());
}

TEST(TwoParts, WhatStandsBetweenTheListsIsNoParagraphWithTheHead) {
  const auto decisions = decisions_of(
      "Dagsorden og referat\nHavneudvalget den 3. maj 2022\nSal 4\n1. Ny mole\nBo Holm (A) var fraværende, "
      "da "
      "molen blev bygget.\n2. Nyt fyr\nFyret er mørkt.\nREFERAT\nIda Kjær (V) var fraværende.\n1: "
      "Godkendt.\n2: "
      "Udsat.\n");
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny mole | approved | Godkendt. | absent: Ida Kjær (V)");
  EXPECT_EQ(line_of(decisions[1]), "2 | Nyt fyr | postponed | Udsat. | absent: Ida Kjær (V)");
}

TEST(TwoParts, AContentsListIsNoAgendaWithResults) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny mole\n2. Nyt fyr\n\n1. Ny mole\nMolen er revnet.\nBeslutning\n"
                                     "Godkendt.\n\n2. Nyt fyr\nFyret er mørkt.\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt.", "2 | Nyt fyr | postponed | Udsat."));
}

TEST(TwoParts, PointsOfTheLastDecisionAreNoResultsOfItems) {
  EXPECT_THAT(
      lines_of_paper(kHead + "1. Ny mole\nIndstilling\nat molen støbes\nBeslutning\nUdsat.\n\n2. Nyt fyr\n"
                             "Indstilling\n1. at fyret tændes\n2. at det males\nBeslutning\n1. Godkendt.\n"
                             "2. Forkastet.\n"),
      ElementsAre("1 | Ny mole | postponed | Udsat.", "2 | Nyt fyr | split | 1. Godkendt. 2. Forkastet."));
}

TEST(TwoParts, NumbersThatDoNotFitTheAgendaAreNoResults) {
  const auto decisions = decisions_of(
      "Dagsorden\nHavneudvalget den 3. maj 2022\n\n4. Ny mole\nMolen er revnet.\n\n5. Nyt fyr\n"
      "Fyret er mørkt.\n\n6. Ny kran\nKranen er rusten.\n\n4  Godkendt.\n7  Udsat.\n");
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions[0].outcome, Outcome::kNoDecision);
  EXPECT_EQ(decisions[1].outcome, Outcome::kNoDecision);
}

TEST(TwoParts, ALaterListBelowDecidedItemsIsNoneOfResults) {
  const std::string decided =
      "1. Ny mole\nMolen er revnet.\nGodkendt.\n2. Nyt fyr\nFyret er mørkt.\nIkke godkendt.\n";
  const auto lines = lines_of_paper(kHead + decided +
                                    "\nStatus på sager fra april\n1. Udsat til juni.\n2. Godkendt "
                                    "af staten.\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], ::testing::StartsWith("1 | Ny mole | approved"));
  const auto told = decisions_of(
      kHead +
      "1. Ny mole\nMolen er revnet.\nUdvalget godkendte forslaget.\n2. Nyt fyr\nFyret er mørkt.\nUdvalget "
      "udsatte sagen.\n\nBeslutninger\n1. Udsat til juni.\n2. Godkendt af staten.\n");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_NE(told[0].outcome, Outcome::kPostponed);
}

TEST(TwoParts, AListWithoutItsHeadingIsNoneOfResults) {
  const auto lines = lines_of_paper(kHead +
                                    "1. Ny mole\nMolen er revnet.\n2. Nyt fyr\nFyret er mørkt.\n\nBilag\n"
                                    "1. Godkendt regnskab\n2. Udsat sag fra april\n");
  EXPECT_THAT(lines, ::testing::Not(::testing::Contains(::testing::HasSubstr("postponed"))));
}

TEST(TwoParts, WhoWasAwayBehindTheAgendaWasAwayFromAllItems) {
  EXPECT_THAT(
      lines_of_paper("Dagsorden og beslutninger\nHavneudvalget den 3. maj 2022\n\n1. Ny mole\n2. Nyt fyr\n\n"
                     "Afbud: Bo Holm (A)\n\nBeslutninger\n\n1. Godkendt.\n2. Udsat.\n"),
      ElementsAre("1 | Ny mole | approved | Godkendt. | absent: Bo Holm (A)",
                  "2 | Nyt fyr | postponed | Udsat. | absent: Bo Holm (A)"));
}

TEST(TwoParts, ANumberInAResultIsNoEntry) {
  EXPECT_THAT(
      lines_of_paper("Dagsorden og beslutninger\nHavneudvalget den 3. maj 2022\n\n1. Ny mole\n2. Nyt fyr\n\n"
                     "Beslutninger\n\n1. Godkendt.\n2 medlemmer stemte imod.\n2. Udsat.\n"),
      ElementsAre("1 | Ny mole | approved | Godkendt. 2 medlemmer stemte imod.",
                  "2 | Nyt fyr | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
