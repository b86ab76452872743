// What a site sets around items: entries of lists that hold headings, numbers and labels of cases, buttons
// and other words of its own. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "models/core/date.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(HeadingsAsBullets, EndWhatStandsAboveThem) {
  EXPECT_THAT(
      lines_of_paper(
          "Udvalg: Byrådet\n\nMødedato: 03-05-2022 17:00:00\n\n  • 7\n\n    Ny bro\n\n    • "
          "Sagsfremstilling\n\n      Broen er gammel.\n\n    • Indstilling\n\n      Direktionen "
          "indstiller, at broen males.\n\n    • Beslutning\n\n      Godkendt.\n\n    • Bilag\n\n      "
          "Bilag Kort: Kort\n\n    • Luk\n  • 8\n\n    Ny sti\n\n    • Sagsfremstilling\n\n      Stien er "
          "smal.\n\n    • Beslutning\n\n      Udsat.\n\n    • Luk\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt.", "8 | Ny sti | postponed | Udsat."));
}

TEST(HeadingsAsBullets, ASingleOneIsAPoint) {
  EXPECT_THAT(
      lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nBeslutning\nUdvalget drøftede:\n• "
                     "Økonomi\n• Bilag\nSagen udsættes.\n\n8. Ny sti\nBeslutning\nGodkendt.\n"),
      ElementsAre("7 | Ny bro | postponed | Udvalget drøftede: • Økonomi • Bilag Sagen udsættes.",
                  "8 | Ny sti | approved | Godkendt."));
}

TEST(HeadingsAsBullets, DatedLinesAndNumbersMayBeToo) {
  const auto decisions = decisions_of(
      "Byrådet - Referat fra mødet den 03-05-2022\n\nReferat\n\n  • 1 Ny bro\n    • Resume\n\n      Broen er "
      "gammel.\n\n    • Indstilling\n\n      Borgmesteren indstiller,\n\n      1. at broen males.\n\n    • "
      "Beslutning i Teknisk Udvalg den 20-04-2022\n\n      Anbefales.\n\n    • Beslutning i Byrådet den "
      "03-05-2022\n\n      Godkendt.\n\n    • Sagsfremstilling\n\n      Broen males i juni.\n\n  • 2 Ny "
      "sti\n    • Resume\n\n      Stien er smal.\n\n    • Beslutning i Byrådet den 03-05-2022\n\n      "
      "Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro | approved | Godkendt.");
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  EXPECT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(line_of(decisions[1]), "2 | Ny sti | postponed | Udsat.");
}

TEST(NumbersBesideABullet, BeginItems) {
  const auto decisions = decisions_of(
      "Udvalg: Byrådet\n\nMødedato: 5/3/2022 4:00:00 PM\n\n• 14.\nNy bro\n\nSagsnr.: "
      "05.01.02-P20-9-22\n\nIndstilling\n\nat broen males.\n\nBeslutning\n\nGodkendt.\n\n• 15.\nNy "
      "sti\n\nSagsnr.: "
      "05.01.02-P20-8-22\n\nBeslutning\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Ny bro");
  EXPECT_EQ(decisions[1].title, "Ny sti");
  ASSERT_TRUE(decisions[0].meeting_date);
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-05-03");
}

TEST(NumbersBesideABullet, BeginAClosedItemWhoseTitleSaysSo) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n• 14.\nNy bro\n\n• Indstilling\n\n• at broen males.\n\n• "
                     "Beslutning Teknisk Udvalg den 12. april 2022\n\nAnbefales.\n\n• "
                     "Beslutning\n\nGodkendt.\n\n• 15.\nNy sti\n\n• Indstilling\n\n• at stien spærres.\n\n• "
                     "Beslutning\n\nUdsat.\n\n• 16.\nLukket: Salg af grund\n"),
      ElementsAre("14 | Ny bro | approved | Godkendt.", "15 | Ny sti | postponed | Udsat.",
                  "16 | Lukket: Salg af grund | no_decision | - | closed"));
}

TEST(NumbersBesideABullet, AnotherBodysDatedLineIsNoPoint) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\n• 14.\nNy bro\n\n• Indstilling\n\n• at broen males.\n\n• Beslutning "
      "Teknisk Udvalg "
      "den 12. april 2022\n\nAnbefales.\n\n• Beslutning\n\nGodkendt.\n\n• 15.\nNy sti\n\n• Indstilling\n\n• "
      "at "
      "stien spærres.\n\n• Beslutning\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "at broen males.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
}

TEST(ItemsOfALabel, SomeMayHaveNoCaseOfTheirOwn) {
  const auto lines = lines_of_paper(
      "Referat\n\nUdvalg: Byrådet\nMødedato: 3. maj 2022\n • Sagsid.:\n\n  Beslutning Byrådet den "
      "03-05-2022\n\n"
      "  Dagsordenen godkendt.\n\n • Sagsid.:\n\n  Sagsfremstilling\n\n  Valg af formand.\n\n  Beslutning "
      "Byrådet "
      "den 03-05-2022\n\n  Bo Holm, V blev valgt.\n\n • Sagsid.: 17/4411\n\n  Indstilling\n\n  Direktionen "
      "indstiller, at broen males.\n\n  Beslutning Byrådet den 03-05-2022\n\n  Udsat.\n");
  EXPECT_THAT(lines, ElementsAre("- | - | approved | Dagsordenen godkendt.",
                                 HasSubstr("Bo Holm, V blev valgt."), "- | - | postponed | Udsat."));
}

TEST(WordsOfTheSite, EndADecisionAlsoBehindABullet) {
  const auto decisions = decisions_of(
      "Beslutningsprotokol\nMødedato: 3. maj 2022\nUdvalg: Byrådet\n  • Udskriv\n    Sagsid.: 22/2694, "
      "Sagsinitialer: ab\n\n    Indstilling\n\n    Sekretariatet indstiller,\n\n    at broen males.\n\n    "
      "Beslutning Byrådet den 03-05-2022\n\n    Godkendt.\n\n  • Udskriv\n    Sagsid.: 22/2695, "
      "Sagsinitialer: "
      "cd\n\n    Indstilling\n\n    Sekretariatet indstiller,\n\n    at stien flyttes.\n\n    Beslutning "
      "Byrådet "
      "den 03-05-2022\n\n    Udsat til:\n    • Uddannelsesmessen\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(squeeze(*decisions[1].decision_text), "Udsat til: • Uddannelsesmessen");
}

TEST(Buttons, BetweenItemsArePartOfNoDecision) {
  EXPECT_THAT(
      lines_of_paper(
          "Teknisk Udvalg\nReferat: 3. maj 2022 kl. 16:00\nKopier link til punktet - Print\n1 : Ny "
          "bro\nSagsnr:22-4413\nBeslutningGodkendt.\nFraværende- Bo Holm ()\n- Ida Kjær ()\nKopier link til "
          "punktet - Print\n2 : Ny sti\nSagsnr:\nBeslutningUdsat.\nFraværende- Bo Holm ()\nKopier link til "
          "punktet - Print\n3 : Eventuelt\nSagsnr:\nBeslutningIntet.\nDel | Udskriv | Luk\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm; Ida Kjær",
                  "2 | Ny sti | postponed | Udsat. | absent: Bo Holm",
                  "3 | Eventuelt | no_decision | Intet."));
}

TEST(Buttons, BelowAnItemsAttachments) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet - tirsdag d. 3. maj 2022 kl. 17:00\n\nVis hele referatet\n1 Ny "
          "bro\nBeslutning\nGodkendt.\nBilag (2)\nLæs mere om punktet\n2 Ny sti\nBeslutning\nUdsat.\nLæs "
          "mere om punktet\nVar siden nyttig?\nJa Nej\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(Buttons, AreNoSentences) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nLuk for vandet inden "
      "vinter.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt. Luk for vandet inden vinter.");
}

}  // namespace
}  // namespace frisaet::test
