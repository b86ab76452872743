// Which lines of an item are its decision, and what it comes to where no word says so: results below who was
// there or was away, summaries and tables of a case's way beside it, questions and news. Each with a near
// miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Decisions, AResultMayFollowWhoWasThere) {
  const auto decided = [](const std::string& last) {
    return lines_of_paper(
               "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Godkendelse af dagsorden\n"
               "Beslutning\nTil stede var:\nBo Holm\nIda Kjær\n\n" +
               last + "\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .front();
  };
  EXPECT_EQ(decided("Dagsordenen blev godkendt."),
            "1 | Godkendelse af dagsorden | approved | Dagsordenen blev godkendt.");
  EXPECT_EQ(decided("Karl Dam"), "1 | Godkendelse af dagsorden | no_decision | -");
}

TEST(Decisions, GuestsAndWhoTookNoPartAreNoneOfThem) {
  const auto decided = [](const std::string& line) {
    return lines_of_paper(with_bridge("Beslutning\nGodkendt.\n" + line)).front();
  };
  EXPECT_EQ(decided("Ida Kjær (Ø) var som gruppeformand inviteret med til mødet"),
            "1 | Ny bro | approved | Godkendt.");
  EXPECT_EQ(decided("Ida Kjær deltog ikke i behandlingen."), "1 | Ny bro | approved | Godkendt.");
  EXPECT_THAT(decided("Naboerne inviteres til et møde om broen."), HasSubstr("Naboerne inviteres"));
}

TEST(ADatedDecision, BelowWhoWasAwayIsThatOfTheHeadingAbove) {
  EXPECT_THAT(
      lines_of_paper(
          "Godkendelse af dagsorden\nBeslutning\nAfbud: ingen\nFraværende: Bo Holm\nIda Kjær og Per Grøn "
          "forlod mødet kl. 16.55 inden behandlingen af punkt 25 (Meddelelser).\n- Lis Lund var indtrådt "
          "under Bo Holms orlov.\nTeknisk Udvalgs beslutning i mødet den 31. januar 2022:\nTeknisk Udvalg "
          "godkendte dagsordenen.\n"),
      ElementsAre("- | Godkendelse af dagsorden | approved | Teknisk Udvalg godkendte dagsordenen. | absent: "
                  "Bo Holm"));
}

TEST(ATableOfTheWay, EndsWhereABodyAndDayAnnounceAText) {
  const auto text = [](const std::string& step) {
    return decisions_of(
               "Referat\nByrådet\n03-05-2022 kl. 19:00\n\n1  Ny bro\n\nBehandling\n\nMødedato\n\nByrådet\n\n"
               "03-05-2022\n\nIndstilling og beslutning\n\nDet indstilles, at broen males.\n\nByrådet den "
               "3. maj 2022:\n\nUdsat.\n\n2  "
               "Orientering\n\nBehandling\n\nMødedato\n\nByrådet\n\n03-05-2022\n\n" +
               step + "\n\nIntet.\n")
        .at(1)
        .decision_text;
  };
  EXPECT_EQ(text("Byrådet den 3. maj 2022:"), "Intet.");
  EXPECT_EQ(text("Byrådet den 3. maj 2022"), std::nullopt);
}

TEST(SummariesBelowADecision, WhichTheChainEndsBefore) {
  const auto paper = [](const std::string& below) {
    return "Referat Byrådet 04-05-2022\n\nNy bro\n\nBeslutning Byrådet har i mødet den 4. maj 2022 vedtaget "
           "Økonomiudvalgets indstilling.\n" +
           below +
           "\n\nResumé\nBroen er gammel.\n\nSagens forløb\n02-05-2022 "
           "Økonomiudvalget\nAnbefales.\n04-05-2022 "
           "Byrådet\nByrådet har i mødet den 4. maj 2022 vedtaget Økonomiudvalgets indstilling.\n";
  };
  const auto told = decisions_of(paper("På den baggrund indstilles, at broen godkendes endeligt."));
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].decision_text,
            "Byrådet har i mødet den 4. maj 2022 vedtaget Økonomiudvalgets indstilling.");
  const auto more = decisions_of(paper("Resten af sagen blev udsat."));
  ASSERT_THAT(more, SizeIs(1));
  EXPECT_THAT(more[0].decision_text.value_or(""), ::testing::HasSubstr("udsat"));
}

TEST(ClosedItems, ShowTheirResultWithoutAHeading) {
  EXPECT_THAT(
      lines_of_paper("Havneudvalget den 3. maj 2022\n\n1. Ny bro\n\nBeslutning\n\nUdsat.\n\n2. Lukket "
                     "punkt: Leje af kaj\n\nUdvalget godkendte lejen.\n\n3. Lukket punkt: "
                     "Personale\n\nDer var tre ansøgere.\nDe bor i byen.\nEn har søgt før.\n"),
      ElementsAre("1 | Ny bro | postponed | Udsat.",
                  "2 | Lukket punkt: Leje af kaj | approved | Udvalget godkendte lejen. | closed",
                  "3 | Lukket punkt: Personale | no_decision | - | closed"));
}

TEST(WhoToldWhat, IsAllThereIsUnderATitleOfNews) {
  const auto outcome = [](const std::string& title) {
    return decisions_of("Mødedato: 03.05.2022, kl. 14:30\nMødested: Rådhuset\n\n" + title +
                        "\n\nBeslutning\n\nBorgmesteren orienterede om, at broen er lukket.\n")[0]
        .outcome;
  };
  EXPECT_EQ(outcome("Orientering"), Outcome::kNoted);
  EXPECT_EQ(outcome("Ny bro over åen"), std::nullopt);
}

TEST(QuestionsAndNews, DecideNothingWithoutAWordThatSaysSo) {
  const std::string head = "Referat\n\nTeknisk Udvalgs møde den 3. maj 2022\n\n";
  EXPECT_THAT(
      lines_of_paper(head +
                     "1. Spørgetid\n\nBeslutning\n\nEva Dam: Støj fra havnen.\n\n"
                     "2. Orientering fra formanden\n\nBeslutning\n\n- Besøg på havnen\n- Nyt fra regionen\n\n"
                     "3. Meddelelser\n\nBeslutning\n\nMøde om havnen. Taget til efterretning.\n\n"
                     "4. Orientering om havnen\n\nBeslutning\n\nStøj fra havnen.\n"),
      ElementsAre("1 | Spørgetid | no_decision | Eva Dam: Støj fra havnen.",
                  "2 | Orientering fra formanden | no_decision | - Besøg på havnen - Nyt fra regionen",
                  "3 | Meddelelser | noted | Møde om havnen. Taget til efterretning.",
                  "4 | Orientering om havnen | null | Støj fra havnen."));
}

TEST(WhatIsDecidedBesideANote, IsForAPerson) {
  const auto confidence_of = [](const std::string& decision) {
    return first_confidence(with_bridge("\nBeslutning\n\n" + decision));
  };
  EXPECT_LT(
      confidence_of("Orienteringen blev taget til efterretning, og udvalget besluttede at søge puljen."),
      confidence_of("Orienteringen blev taget til efterretning, og udvalget bad om et notat."));
}

TEST(MinoritiesThatDoNotRecommend, AreAgainst) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nEt flertal (A+F) anbefaler. Et mindretal "
      "(V+C) "
      "anbefaler ikke.\n\n2. Ny sti\nBeslutning\nÆndringsforslag fra V om, at stien lukkes, blev forkastet "
      "med 3 stemmer mod 4. Indstillingen herefter godkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].votes, SizeIs(1));
  EXPECT_THAT(decisions[0].votes[0].votes_for, SizeIs(2));
  EXPECT_THAT(decisions[0].votes[0].votes_against, SizeIs(2));
  ASSERT_THAT(decisions[1].votes, SizeIs(1));
  EXPECT_EQ(decisions[1].votes[0].subject, "Ændringsforslag fra V om");
}

}  // namespace
}  // namespace frisaet::test
