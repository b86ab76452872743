// What stands over items that no number tells apart, or beside a number: labels of cases as entries of a list
// or left empty, the kind of a case below its label, a column for open or closed; councils' terms and lost
// days in dated lines; pages' heads and rosters that run together. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(CouncilsTerm, IsPartOfADatedLine) {
  EXPECT_THAT(lines_of_paper(
                  "UDVALG\n\nSolby Byråd 2022-2025\n\nSTARTTIDSPUNKT\n\n03-05-2022 18:30\n\nPUNKTER\n\n1. "
                  "Ny bro\n2. Ny sti\n\n1. Ny bro\n\nNy bro\n\nPunkttype\n\nBeslutning\n\nTema\n\nBroen er "
                  "gammel.\n\nBeslutning Teknisk Udvalg 2022-2025 den 05-04-2022\n\nAnbefales.\n\nBeslutning "
                  "Solby Byråd 2022-2025 den 03-05-2022\n\nUdsat.\n\n2. Ny sti\n\nNy "
                  "sti\n\nPunkttype\n\nMeddelelse\n\nBeslutning Solby Byråd 2022-2025 den "
                  "03-05-2022\n\nTaget til efterretning.\n"),
              ElementsAre("1 | Ny bro | postponed | Udsat.", "2 | Ny sti | noted | Taget til efterretning."));
}

TEST(KindBelowItsLabel, AHeadingWithoutTheLabelStaysOne) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n1. Ny bro\n\nTypehuse\n\nBeslutning\n\nGodkendt.\n\n2. Ny "
      "sti\n\nBeslutning\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(CaseLabelsAsBullets, BeginItems) {
  const auto decisions = decisions_of(
      "Referat\n\nOnsdag den 4. maj 2022 kl. 18:00\n\nUdvalg: Byrådet\n • Sagsid.:\n\n  Beslutning Byrådet "
      "den "
      "04-05-2022\n\n  Punkt 2 udgår.\n\n • Sagsid.: 22/4418\n\n  Sagsfremstilling\n\n  Broen er gammel.\n\n "
      " "
      "Beslutning "
      "Byrådet den 04-05-2022\n\n  Godkendt.\n\n • Sagsid.: 22/4419\n\n  Indstilling\n\n  Teknisk Udvalg "
      "anbefaler\n\n  "
      "• at stien flyttes\n  • at hegnet males\n\n  Beslutning Byrådet den 04-05-2022\n\n  Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_FALSE(decisions[0].case_number);
  EXPECT_EQ(decisions[1].case_number, "22/4418");
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[2].outcome, Outcome::kPostponed);
  EXPECT_THAT(decisions[2].recommendation, SizeIs(2));
}

TEST(CaseLabelsAsBullets, AnEmptyLabelAloneBeginsNone) {
  EXPECT_THAT(decisions_of("Byrådets møde den 3. maj 2022\n\n1. Ny bro\nSagsnr.:\nSagsfremstilling\nBroen er "
                           "gammel.\nBeslutning\nGodkendt.\n\n2. Ny sti\nSagsnr.:\nBeslutning\nUdsat.\n"),
              SizeIs(2));
}

const std::string kColumns =
    "background image\n\nSide 1 af 9\n\nSolby Kommune\n\nDagsorden til\n\nmøde "
    "i\n\nØkonomiudvalget\n\nMødedato 3. maj "
    "2022\n\nbackground image\n\nSide 2 af 9\n\nÅben dagsorden\n\n1 Ny bro\n\n2 Ny sti\n\nLukket "
    "dagsorden\n\n3 Salg af "
    "jord\n\nbackground image\n\nSide 3 af 9\n\nMøde i Økonomiudvalget den 3. maj 2022\n\n1  Åbent         "
    "Ny "
    "bro\n\n031877-2022\n\nIndstilling\n\nPark og Vej indstiller\n\nAt broen males.\n\nbackground "
    "image\n\nSide 4 af "
    "9\n\nMøde i Økonomiudvalget den 3. maj 2022\n\n2  Åbent         Ny "
    "sti\n\n029904-2022\n\nResumé\n\nStien er "
    "smal.\n\nMøde i Økonomiudvalget den 3. maj 2022\n\n3  Lukket        Salg af jord\n\n033015-2022\n";

TEST(ColumnOfOpenOrClosed, IsNoPartOfTheTitle) {
  const auto decisions = decisions_of(kColumns);
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro | no_decision | -");
  EXPECT_EQ(decisions[0].case_number, "031877-2022");
  EXPECT_EQ(line_of(decisions[1]), "2 | Ny sti | no_decision | -");
  EXPECT_EQ(line_of(decisions[2]), "3 | Salg af jord | no_decision | - | closed");
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "At broen males.");
}

TEST(ColumnOfOpenOrClosed, AWordOfTheTitleIsNone) {
  const auto decisions =
      decisions_of("Byrådets møde den 3. maj 2022\n\n1  Åbent hus på skolen\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].title, "Åbent hus på skolen");
}

TEST(GroupsOfClosedItems, CloseWhatStandsBelow) {
  const auto decisions = decisions_of(
      "Referat til mødet i Byrådet den 3. maj 2022 kl. 17:00\n\nÅbne dagsordenspunkter\n\n1. Ny "
      "bro\n\nBeslutning\n\nGodkendt.\n\nLukkede dagsordenspunkter\n\n2. Salg af jord\n\n3. Køb af hus\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_FALSE(decisions[0].closed);
  EXPECT_TRUE(decisions[1].closed);
  EXPECT_TRUE(decisions[2].closed);
}

TEST(DecisionOfAClosedItem, SaysThatItIs) {
  const auto decisions = decisions_of(
      "Referat\nSolby Byråd tirsdag den 3. maj 2022 kl. 17.00\nRådhuset, Torvet 20, etage 2, 2000 "
      "Solby\nOffentlig "
      "beslutning der skal udfyldes, hvis punktet er lukket\nTiltrådt.\nSærindstilling fra Ida Kjær "
      "(A):\nIda Kjær "
      "kan ikke tiltræde indstillingen, fordi prisen er høj.\nOffentlig beslutning der skal udfyldes, hvis "
      "punktet "
      "er lukket\nUdsat.\nBeslutning\nIngen spørgsmål.\nResume\nBroen er gammel.\nIndstilling\nTeknisk "
      "Udvalg "
      "indstiller, at broen males.\nBeslutning\nTiltrådt, idet Byrådet ændrede § 4, så broen bliver blå.\n");
  ASSERT_THAT(decisions, SizeIs(4));
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
  EXPECT_TRUE(decisions[0].closed);
  EXPECT_FALSE(decisions[0].title);
  EXPECT_EQ(decisions[1].outcome, Outcome::kPostponed);
  EXPECT_TRUE(decisions[1].closed);
  EXPECT_EQ(decisions[2].outcome, Outcome::kNoDecision);
  EXPECT_FALSE(decisions[2].closed);
  EXPECT_EQ(decisions[3].outcome, Outcome::kAmended);
}

TEST(MembersWithStatus, TellWhoWasAway) {
  const std::string before = "Byrådet\n\nProtokol\n\n26-05-2022 kl. 17:00 Salen\n\n";
  const std::string item =
      "\n\n1. Ny bro\n\nSagsfremstilling\n\nBroen er gammel.\n\nByrådet den 26-05-2022\n\nGodkendt.\n";
  auto decisions = decisions_of(
      before + "Medlemmer Ida Kjær deltog Per Grøn deltog Bo Holm var fraværende Lone Lund deltog" + item);
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm");
  decisions = decisions_of(before + "Medlemmer Ida Kjær deltog Per Grøn deltog Lone Lund deltog" + item);
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].absent, IsEmpty());
}

TEST(LostDays, EndALineBehindTheWordForADecision) {
  const std::string pages =
      "1 Referat Teknisk Udvalg Mødedato: Torsdag den 3. maj 2022 Mødested: Salen Sagsoversigt Side 01. Ny "
      "bro 2 02. "
      "Ny sti 3\n\n2 Teknisk Udvalg Side 2 1. Ny bro Sagsnr.: 22/4418 Sagsfremstilling Broen er gammel, og "
      "den "
      "skal "
      "males. Beslutninger Teknisk Udvalg den ";
  const std::string more =
      " Ikke til stede: Bo Holm (C).\n\n3 Teknisk Udvalg Side 3 2. Ny sti Sagsnr.: 22/4419 Sagsfremstilling "
      "Stien er "
      "smal, og den skal flyttes. Beslutninger Teknisk Udvalg den Udsat.\n";
  const auto decisions = decisions_of(pages + "Indstillingen godkendt." + more);
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Indstillingen godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

}  // namespace
}  // namespace frisaet::test
