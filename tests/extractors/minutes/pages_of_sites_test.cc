// Papers as a site's pages give them: buttons between items, items that lost their lines, tables of a case's
// way, groups named by a body; and heads that only the items complete. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::lines_of_paper;
using ::testing::ElementsAre;
using ::testing::SizeIs;

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

TEST(NumbersAsLabels, StandAboveTheTitlesLabel) {
  EXPECT_THAT(
      lines_of_paper("Referat - Havneudvalget\nMødedato: Mandag den 2. maj 2022\n\nPkt.nr: 12\nTitel: Ny "
                     "bro\nSagsnr: 22/4413\n\nBeslutning fra Havneudvalget, 2. maj "
                     "2022\nGodkendt.\n\nPkt.nr: 13\nTitel: Ny sti\nSagsnr: 22/4414\n\nBeslutning fra "
                     "Havneudvalget, 2. maj 2022\nUdsat.\n"),
      ElementsAre("12 | Ny bro | approved | Godkendt.", "13 | Ny sti | postponed | Udsat."));
}

TEST(Buttons, AreNoSentences) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nLuk for vandet inden "
      "vinter.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt. Luk for vandet inden vinter.");
}

TEST(ACasesWayInCrosses, DecidesNothing) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet den 3. maj 2022\n\n1. Ny "
          "bro\n\nSagsgang\n\nBY\n\nØK\n\nIndstilling\n\nx\n\nBeslutning\n\nx\n\nBroen "
          "er revnet i den ene ende.\n\nIndstilling\n\nDirektionen indstiller, at broen "
          "males.\n\nBeslutning i Økonomiudvalget den 20-04-2022\n\nAnbefales.\n\nBeslutning i Byrådet den "
          "03-05-2022\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning i Byrådet den 03-05-2022\n\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(ACasesWayInCrosses, IsNoneWhereAResultStandsBelowTheWord) {
  EXPECT_THAT(lines_of_paper(
                  "Byrådet den 3. maj 2022\n\n1. Ny bro\n\nBeslutning\n\nAfslået.\n\nHistorik\n\nByrådet den "
                  "03-05-2022\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n"),
              ElementsAre("1 | Ny bro | rejected | Afslået.", "2 | Ny sti | postponed | Udsat."));
}

constexpr const char* kItemsWithoutLines =
    "Referat af Byrådets møde d. 03.05.2022\n\nPunkt 41: Dagsorden\n\n00.22.02-A26-1-22 Beslutning Byrådet, "
    "03.05.2022 Bo Holm var fraværende. Godkendt.\n\nPunkt 42: Ny bro over åen\n\n05.01.02-P20-9-22 Resume "
    "Kontoret "
    "har tegnet en bro. INDSTILLING Kontoret indstiller, 1. at broen bygges 2. at stien flyttes Beslutning "
    "Teknisk Udvalg, 12.04.2022 Ad 1: Anbefales. Ad 2: Anbefales ikke. Byrådet, 03.05.2022 Bo Holm var "
    "fraværende. "
    "Ad 1: Godkendt. Ad 2: Udsat. Sagsfremstilling Åen er bred om vinteren. Økonomi Ingen.\n\nMade with "
    "PageTurner\n\nPunkt 43: Salg af skolen\n\n04.01.02-P20-2-22 Resume Der er to bud. INDSTILLING Kontoret "
    "indstiller, at skolen sælges. Beslutning Økonomiudvalget, 20.04.2022 Anbefales. Byrådet, 03.05.2022 Bo "
    "Holm "
    "var fraværende. Ikke godkendt. Sagsfremstilling Skolen står tom.\n";

TEST(ItemsWithoutLines, AreCutAtTheirHeadingsAndDatedLines) {
  EXPECT_THAT(lines_of_paper(kItemsWithoutLines),
              ElementsAre("41 | Dagsorden | approved | Godkendt. | absent: Bo Holm",
                          "42 | Ny bro over åen | split | Ad 1: Godkendt. Ad 2: Udsat. | absent: Bo Holm",
                          "43 | Salg af skolen | rejected | Ikke godkendt. | absent: Bo Holm"));
}

TEST(ItemsWithoutLines, AreNoneWhereTheCapitalWordsBelongToSentences) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt. I teksten under Økonomi tilføjes, at "
      "broen koster "
      "mere, og det nævnes under Sagsfremstilling på side to, at den er smal.\n\n2. Ny "
      "sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_THAT(decisions[0].decision_text.value_or(""), ::testing::EndsWith("at den er smal."));
}

TEST(ATranscriptWithoutFigures, KeepsTheLinesOfItsBodies) {
  EXPECT_THAT(
      lines_of_paper(
          "1 REFERAT Udvalget for Havne og Veje Medlemmer: Bo Holm, Ida Kjær Sag nr.: Emne: 1. Ny bro 2. Ny "
          "sti 3. "
          "Orientering\n\n2 UDVALGET FOR HAVNE OG VEJE, DEN 1. Ny bro J.nr.: Sagsid.: INDSTILLING/BESLUTNING "
          "Kontoret indstiller At broen males Udvalget for Havne og Veje den Indstillingen tiltrådt. "
          "SAGSFREMSTILLING Broen er fra krigens tid. Side 1\n\n3 UDVALGET FOR HAVNE OG VEJE, DEN 2. Ny sti "
          "J.nr.: "
          "Sagsid.: INDSTILLING/BESLUTNING Kontoret indstiller At stien spærres Udvalget for Havne og Veje "
          "den "
          "Sagen udsat. SAGSFREMSTILLING a) Stien er smal. Side 2\n\n4 UDVALGET FOR HAVNE OG VEJE, DEN 3. "
          "Orientering J.nr.: Sagsid.: INDSTILLING/BESLUTNING Udvalget for Havne og Veje den Taget til "
          "efterretning. SAGSFREMSTILLING a) Besøg på havnen Side 3\n"),
      ElementsAre("1 | Ny bro | approved | Indstillingen tiltrådt.", "2 | Ny sti | postponed | Sagen udsat.",
                  "3 | Orientering | noted | Taget til efterretning."));
}

TEST(DatedLinesAboveTheOwnDecision, AreOfOtherBodies) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Ny bro\nIndstilling\nKontoret foreslår, at broen males.\nBeslutning fra Havneudvalget, "
      "7. juni "
      "2022, pkt. 4:\nAnbefales.\nBeslutning\nGodkendt.\n\n13. Ny sti\nIndstilling\nKontoret foreslår, at "
      "stien "
      "spærres.\nBeslutning fra Havneudvalget, 7. juni 2022, pkt. 5:\nAnbefales ikke.\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, std::nullopt);
  EXPECT_EQ(decisions[0].meeting_date, std::nullopt);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(DatedLinesAboveTheOwnDecision, AreTheMeetingsWhereNothingStandsBetween) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Ny bro\nHavneudvalget den 7. juni 2022\nBeslutning\nGodkendt.\n\n13. Ny "
      "sti\nHavneudvalget den "
      "7. juni 2022\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Havneudvalget");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(TheOwnAgenda, TellsWhoMeetsAndWhen) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Dagsorden\nResume\nGodkendelse af dagsorden for HU den 7. juni "
      "2022.\nBeslutning\nGodkendt.\n\n13. Ny sti\nSagens gang\nHavneudvalget\nByrådet\nBeslutning fra "
      "Teknisk "
      "Udvalg, 1. juni 2022, pkt. 5:\nAnbefales.\nBeslutning\nAnbefales.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Havneudvalget");
  ASSERT_TRUE(decisions[0].meeting_date);
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-06-07");
}

TEST(TheOwnAgenda, IsNotAnotherBodys) {
  const auto decisions = decisions_of(
      "Byrådet den 14. juni 2022\n\n1. Referat\nSagen står på dagsordenen for Havneudvalget den 7. juni "
      "2022.\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
}

TEST(GroupsOfABody, AreNeitherTheHeadsNorTheDecisions) {
  const auto decisions = decisions_of(
      "Byrådet Byrådet Vis medlemmer Udskriv\nReferat 3. maj 2022\nHAVNE- OG VEJUDVALGETS SAGER\nPunkt "
      "Titel\n30 Ny "
      "bro\nIndstilling\nHavne- og vejudvalget indstiller, at broen males.\nBeslutning\nIndstillingen "
      "tiltrådt.\nSAGER REJST AF MEDLEMMER\nPunkt Titel\n31 Gratis bus\nBeslutning\nForslaget blev ikke "
      "vedtaget.\nLUKKEDE SAGER\nPunkt Titel\n32 Køb af jord\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  EXPECT_EQ(decisions[0].decision_text, "Indstillingen tiltrådt.");
  EXPECT_EQ(decisions[1].decision_text, "Forslaget blev ikke vedtaget.");
  EXPECT_FALSE(decisions[1].closed);
  EXPECT_TRUE(decisions[2].closed);
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

TEST(ATranscriptWithoutFigures, LosesHalfOfTheCasesNumber) {
  EXPECT_THAT(
      lines_of_paper(
          "1 BYRÅDET Referat Mødedato Onsdag den 22. juni 2011 Medlemmer Bo Holm (V), Ida Kjær (A), Per "
          "Grøn (C)\n\n2 BYRÅDET Referat Side 4 Åbent punkt 1 Ny bro Sagsnr. 11/ Resume Broen er "
          "revnet. Indstilling Direktionen foreslår, 1. at broen males. Beslutning Godkendt.\n\n3 BYRÅDET "
          "Referat Side 5 Åbent punkt 2 Ny sti Sagsnr. 11/ Resume Stien er smal. Indstilling Direktionen "
          "foreslår, at stien spærres. Beslutning Udsat.\n\n4 BYRÅDET Referat Side 7 Lukket punkt 3 "
          "Lukket punkt, Salg af grund\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat.",
                  "3 | Lukket punkt, Salg af grund | no_decision | - | closed"));
}

TEST(LabelsOfTheAbsent, BelowADecision) {
  for (const char* label : {"Afbud under hele mødet:\nBo Holm", "Ikke deltaget: Bo Holm",
                            "Fraværende med lovligt forfald: Bo Holm", "Mødte ikke: Bo Holm",
                            "Ved sagens behandling fraværende: Bo Holm",
                            "Fraværende udvalgsmedlemmer: Bo Holm", "(Fraværende: Bo Holm)"}) {
    const std::string paper = std::string("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n") +
                              label + "\n\n2. Ny sti\nBeslutning\nUdsat.\n";
    EXPECT_THAT(lines_of_paper(paper), ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm",
                                                   "2 | Ny sti | postponed | Udsat."))
        << label;
  }
  // Nobody's name follows.
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nMødte ikke op: hver "
                     "tredje.\n\n2. Ny sti\nBeslutning\nUdsat.\n")[0],
      ::testing::HasSubstr("hver tredje."));
}

TEST(WhoLeftBehindAnItem, IsAwayFromTheNextOnes) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nBo Holm forlod mødet kl. "
                     "18.10 efter punkt 1.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n3. Budget\nBeslutning\nBo "
                     "Holm deltog igen fra dette punkt.\nGodkendt.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat. | absent: Bo Holm",
                  "3 | Budget | approved | Godkendt."));
}

TEST(WhoLeftBehindAnItem, OfAnotherBodyIsNotAway) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning i Teknisk Udvalg den "
          "12-04-2022\nAnbefales.\nBo Holm forlod mødet kl. 18.10 efter punkt 1.\nBeslutning i Byrådet "
          "den 03-05-2022\nGodkendt.\n\n2. Ny sti\nBeslutning i Byrådet den 03-05-2022\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::minutes
