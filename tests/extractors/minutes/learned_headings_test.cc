// Headings and numbers that no list knows: a paper teaches them by saying them again and again. Each with a
// near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

const std::string kHead = "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n";

TEST(LearnedHeadings, WordsThatComeBackOverResultsAreTheDecisionsHeading) {
  EXPECT_THAT(
      lines_of_paper(kHead + "1. Ny bro\nHvad sagde udvalget\nGodkendt.\n\n2. Ny sti\nHvad sagde udvalget\n"
                             "Sagen udsat.\n\n3. Eventuelt\nHvad sagde udvalget\nIntet.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Sagen udsat.",
                  "3 | Eventuelt | no_decision | Intet."));
}

TEST(LearnedHeadings, WordsThatComeBackOverCaseTextAreNone) {
  // What follows tells what others decided only once of three times.
  const auto lines = lines_of_paper(kHead +
                                    "1. Ny bro\nHvad ved vi\nBroen er 40 meter.\n\n2. Ny sti\nHvad ved "
                                    "vi\nStaten godkendte stien i 2019.\n\n"
                                    "3. Ny vej\nHvad ved vi\nVejen er smal.\n");
  for (const std::string& line : lines) EXPECT_THAT(line, ::testing::HasSubstr("no_decision"));
}

TEST(LearnedHeadings, TwiceMayBeChance) {
  const auto decisions = decisions_of(kHead +
                                      "1. Ny bro\nSvar\nBroen er 40 meter.\nBeslutning\nGodkendt.\n\n"
                                      "2. Ny sti\nSvar\nUdsat i 2019.\nBeslutning\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
}

TEST(LearnedHeadings, TheNameOfAnAbsenteeIsNoHeading) {
  EXPECT_THAT(
      lines_of_paper(kHead +
                     "1. Ny bro\nBeslutning\nFraværende:\nBo Holm (V)\nGodkendt.\n\n2. Ny sti\nBeslutning\n"
                     "Fraværende:\nBo Holm (V)\nUdsat.\n\n3. Ny vej\nBeslutning\nFraværende:\nBo Holm (V)\n"
                     "Godkendt.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm (V)",
                  "2 | Ny sti | postponed | Udsat. | absent: Bo Holm (V)",
                  "3 | Ny vej | approved | Godkendt. | absent: Bo Holm (V)"));
}

TEST(LearnedHeadings, TheDaysOfAHistoryAreNone) {
  const std::string history =
      "Sagsfremstilling\n- 4. maj 2021: Byrådet godkendte planen\n- 8. juni 2021: Byrådet vedtog planen\n";
  EXPECT_THAT(
      lines_of_paper(kHead + "1. Ny bro\n" + history + "Teknisk Udvalg, 3. maj 2022\nUdsat.\n\n2. Ny sti\n" +
                     history + "Teknisk Udvalg, 3. maj 2022\nGodkendt.\n"),
      ElementsAre("1 | Ny bro | postponed | Udsat.", "2 | Ny sti | approved | Godkendt."));
}

TEST(UnnumberedItems, TheOrderThatBeginsWhereTitlesStandIsRight) {
  EXPECT_THAT(lines_of_paper(
                  "Referat\n\nTeknisk Udvalg\n\n3. maj 2022\n\nGodkendelse af dagsorden\n\nIndstilling\n"
                  "1. at dagsordenen godkendes\n\nBeslutning\nGodkendt.\n\nNye bænke\n\nSagsfremstilling\n"
                  "Bænkene er gamle.\n\nIndstilling\n1. at de males\n\nBeslutning\nUdsat.\n\nSalg af vej\n\n"
                  "Sagsfremstilling\nVejen er smal.\n\nIndstilling\n1. at den sælges\n\nBeslutning\n"
                  "Godkendt.\n"),
              ElementsAre("- | Godkendelse af dagsorden | approved | Godkendt.",
                          "- | Nye bænke | postponed | Udsat.", "- | Salg af vej | approved | Godkendt."));
}

TEST(LearnedHeadings, WordsOverClausesAreTheRecommendationsHeading) {
  const auto decisions =
      decisions_of(kHead +
                   "1. Ny bro\nDet skal I tage stilling til\n- at broen bygges\nBeslutning\nGodkendt.\n\n"
                   "2. Ny sti\nDet skal I tage stilling til\n- at stien lukkes\nBeslutning\nUdsat.\n\n"
                   "3. Ny vej\nDet skal I tage stilling til\n- at vejen males\nBeslutning\nUdsat.\n");
  ASSERT_EQ(decisions.size(), 3U);
  ASSERT_EQ(decisions[1].recommendation.size(), 1U);
  EXPECT_EQ(decisions[1].recommendation[0].text, "at stien lukkes");
}

TEST(LearnedHeadings, HeadingsMayStandBeforeTheirTextWithoutAColon) {
  const std::string paper = kHead +
                            "1. Ny bro\nBaggrund Broen er gammel.\nDet besluttede vi Godkendt\n\n"
                            "2. Ny sti\nBaggrund Stien er smal.\nDet besluttede vi Udsat\n\n"
                            "3. Eventuelt\nDet besluttede vi -\n";
  EXPECT_THAT(lines_of_paper(paper),
              ElementsAre("1 | Ny bro | approved | Godkendt", "2 | Ny sti | postponed | Udsat",
                          "3 | Eventuelt | no_decision | -"));
}

TEST(LearnedHeadings, ATitleThatBeginsWithAHeadingsWordIsATitle) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Økonomi Bydelshuset\nBeslutning\nGodkendt.\n\n"
                                     "2. Høring Lokalplan 3\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Økonomi Bydelshuset | approved | Godkendt.",
                          "2 | Høring Lokalplan 3 | postponed | Udsat."));
}

TEST(LearnedHeadings, ADecisionOfTheDayWithoutABody) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny bro\nBeslutning den 3. maj 2022:\nGodkendt.\n\n"
                                     "2. Ny sti\nBeslutning den 5. april 2022:\nUdsat.\n"
                                     "Beslutning den 3. maj 2022:\nGodkendt.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | approved | Godkendt."));
}

TEST(LearnedHeadings, UdvalgetIsTheCommitteeThatMeets) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny bro\nUdvalget den 3. maj 2022:\nGodkendt.\n\n"
                                     "2. Ny sti\nUdvalgets beslutning:\nUdsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, AnyWordMayCountTheItems) {
  EXPECT_THAT(lines_of_paper(
                  kHead + "Kort 1\nOverskrift: Ny bro\nBeslutning\nGodkendt.\n\nKort 2\nOverskrift: Ny sti\n"
                          "Beslutning\nUdsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
  EXPECT_THAT(lines_of_paper(
                  kHead + "Punkt 1 af 2: Ny bro\nBeslutning\nGodkendt.\n\nPunkt 2 af 2: Ny sti\nBeslutning\n"
                          "Udsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, WhatOthersPrintAroundANumber) {
  const auto titles = [](std::string_view one, std::string_view two) {
    return lines_of_paper(kHead + std::string(one) + " Ny bro\nBeslutning\nGodkendt.\n\n" + std::string(two) +
                          " Ny sti\nBeslutning\nUdsat.\n");
  };
  const auto both = ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat.");
  EXPECT_THAT(titles("1 (Åben)", "2 (Åben)"), both);
  EXPECT_THAT(titles("Ad 1.", "Ad 2."), both);
  EXPECT_THAT(titles("(1)", "(2)"), both);
  EXPECT_THAT(titles("[1]", "[2]"), both);
  EXPECT_THAT(titles("## 1.", "## 2."), both);
  EXPECT_THAT(titles("#1", "#2"), both);
  EXPECT_THAT(titles("1/22", "2/22"), both);
  EXPECT_THAT(titles("Dagsordenens punkt 1:", "Dagsordenens punkt 2:"), both);
  EXPECT_THAT(titles("Punkt: 1\nTitel:", "Punkt: 2\nTitel:"), both);
  EXPECT_THAT(titles("SAG NR. 1\n", "SAG NR. 2\n"), both);
  EXPECT_THAT(titles("1 (Lukket)", "2 (Åben)"),
              ElementsAre("1 | Ny bro | approved | Godkendt. | closed", "2 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, TheDecisionMaySayItsNumberAndTitleAgain) {
  EXPECT_THAT(
      lines_of_paper(kHead + "1: Ny bro over åen ved\nmøllen\n\nBeslutning for Punkt 1: Ny bro over åen ved\n"
                             "møllen\nGodkendt.\n\n2: Ny sti\n\nBeslutning for Punkt 2: Ny sti\nUdsat.\n"),
      ElementsAre("1 | Ny bro over åen ved møllen | approved | Godkendt.",
                  "2 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, MapsAndStagesInACaseAreNone) {
  EXPECT_THAT(
      lines_of_paper(kHead +
                     "4. Ny bro\nSagsfremstilling\nKort 1\nBroen set fra nord\nKort 2\nBroen set fra syd\n"
                     "Beslutning\nGodkendt.\n\n5. Ny sti\nBeslutning\nUdsat.\n"),
      ElementsAre("4 | Ny bro | approved | Godkendt.", "5 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, RomanLettersAndNumbersAlone) {
  EXPECT_THAT(lines_of_paper(kHead + "I. Ny bro\nBeslutning\nGodkendt.\n\nII. Ny sti\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
  EXPECT_THAT(lines_of_paper(
                  kHead + "12.\nNy bro\n-------\nBeslutning\nGodkendt.\n\n13.\nNy sti\n-------\nBeslutning\n"
                          "Udsat.\n"),
              ElementsAre("12 | Ny bro | approved | Godkendt.", "13 | Ny sti | postponed | Udsat."));
  const auto decisions =
      decisions_of(kHead + "A. Ny bro\nBeslutning\nGodkendt.\n\nB. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[1].item_number, std::nullopt);
  EXPECT_EQ(decisions[1].item_number_printed, "B.");
  EXPECT_EQ(decisions[1].title, "Ny sti");
}

TEST(ItemNumbers, LettersThatGatherItemsNumberNone) {
  EXPECT_THAT(
      lines_of_paper(kHead +
                     "A. Sager til beslutning\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny vej\nBeslutning\n"
                     "Godkendt.\n\nB. Sager til orientering\n\n3. Ny sti\nBeslutning\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny vej | approved | Godkendt.",
                  "3 | Ny sti | postponed | Udsat."));
}

TEST(ItemNumbers, AClosedItemNeedsNothingUnderIt) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n"
                                     "Lukkede punkter\n3. Fortrolig orientering\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat.",
                          "3 | Fortrolig orientering | no_decision | - | closed"));
}

TEST(ItemNumbers, TheRoomAboveTheFirstTitleIsNoTitle) {
  const std::string paper =
      "Referat\n\nTeknisk Udvalg\n\nTirsdag den 3. maj 2022 kl. 16.00\nMødelokale 2, Rådhuset\n\nNy bro\n\n"
      "Indstilling\nat broen bygges\n\nBeslutning\nGodkendt.\n\nNy sti\n\nIndstilling\nat stien lukkes\n\n"
      "Beslutning\nUdsat.\n";
  EXPECT_THAT(lines_of_paper(paper),
              ElementsAre("- | Ny bro | approved | Godkendt.", "- | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
