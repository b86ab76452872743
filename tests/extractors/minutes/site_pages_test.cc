// Pages of municipal sites and what they set around an item: headings as entries of a list, words of the
// site, what kind of case it is in the words of a heading, the result above a quoted proposal, closed items
// without a title, feet and files inside a transcript. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/lexicon/case_numbers.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A paper with two items and what stands below the title of each.
std::string two_items(const std::string& bridge, const std::string& path) {
  return "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\n" + bridge + "\n\n8. Ny sti\n" + path + "\n";
}

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
  EXPECT_THAT(lines_of_paper(two_items("Beslutning\nUdvalget drøftede:\n• Økonomi\n• Bilag\nSagen udsættes.",
                                       "Beslutning\nGodkendt.")),
              ElementsAre("7 | Ny bro | postponed | Udvalget drøftede: • Økonomi • Bilag Sagen udsættes.",
                          "8 | Ny sti | approved | Godkendt."));
}

const std::string kCases =
    "Referat\nDato: |\n03-05-2022 17:30:00 |\n---|---|\nUdvalg: |\nByrådet |\nSagsnr.: 05.01.00-G01-8-22\n"
    "Beslutning\nBroen er gammel, og naboen har klaget.\nAdministrationen indstiller, at byrådet\n- maler "
    "broen\n"
    "Beslutning i Teknisk Udvalg den 20. april 2022\nAnbefales.\n";

TEST(KindsOfCases, AreNoHeadingsWhereTheDecisionsHaveADay) {
  const auto decisions = decisions_of(
      kCases +
      "Beslutning på byrådsmødet den 3. maj 2022\nGodkendt\nFraværende: Bo Holm (V)\nSagsnr.: "
      "05.01.00-G01-9-22\nOrientering\nRegnskabet er klar.\nBeslutning på byrådsmødet den 3. maj "
      "2022\nTaget til efterretning\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "- | - | approved | Godkendt | absent: Bo Holm (V)");
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(line_of(decisions[1]), "- | - | noted | Taget til efterretning");
}

TEST(KindsOfCases, AHeadingWithItsResultStaysOne) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nSagsnr.: "
      "05.01.00-G01-8-22\nBeslutning\nGodkendt.\nSagsfremstilling\nBroen "
      "er gammel.\nBeslutning i Teknisk Udvalg den 20. april 2022\nAnbefales ikke.\n\nSagsnr.: "
      "05.01.00-G01-9-22\nBeslutning\nUdsat.\nSagsfremstilling\nStien er smal.\nBeslutning i Teknisk Udvalg "
      "den 20. "
      "april 2022\nAnbefales ikke.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

TEST(ClosedItemsWithoutTitle, StandBetweenTwoDecisions) {
  const auto decisions = decisions_of(
      kCases +
      "Beslutning på byrådsmødet den 3. maj 2022\nGodkendt\nPunktet er lukket, da det handler om en grund.\n"
      "Beslutning på byrådsmødet den 3. maj 2022\nUdsat\nSagsnr.: 05.01.00-G01-9-22\nBeslutning\nStien er "
      "smal.\nBeslutning på byrådsmødet den 3. maj 2022\nTaget af dagsordenen\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(line_of(decisions[1]), "- | - | postponed | Udsat | closed");
  EXPECT_FALSE(decisions[1].case_number);
  EXPECT_EQ(decisions[2].outcome, Outcome::kWithdrawn);
}

TEST(ClosedItemsWithoutTitle, AClosedSchoolIsNone) {
  EXPECT_THAT(
      decisions_of(kCases + "Beslutning på byrådsmødet den 3. maj 2022\nGodkendt\nSkolen er lukket, da taget "
                            "er tæt.\nSagsnr.: 05.01.00-G01-9-22\nBeslutning\nStien er smal.\nBeslutning på "
                            "byrådsmødet den 3. maj 2022\nUdsat\n"),
      SizeIs(2));
}

std::string quoted(const std::string& result) {
  return "Referat til mødet i Kommunalbestyrelsen_2018-21 den 3. maj 2022 kl. 19:00 i salen\n\nPkt. 7 "
         "Spørgsmål fra Bo "
         "Holm om broen\n\nSagsfremstilling\n\n" +
         result +
         "\n\n\"Vil borgmesteren male broen?\n\nEn maling kan godkendes nu.\"\n\nPkt. 8 Ny "
         "sti\n\nBeslutning\n\nGodkendt.\n\nIndstilling\n\nat stien flyttes.\n\nSagsfremstilling\n\nStien er "
         "smal.\n";
}

TEST(ResultsAboveAQuotation, AreTheDecision) {
  auto decisions = decisions_of(quoted("Forslaget blev forkastet med 9 stemmer mod 4."));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]),
            "7 | Spørgsmål fra Bo Holm om broen | rejected | Forslaget blev forkastet med 9 stemmer mod 4.");
  EXPECT_EQ(decisions[0].committee, "Kommunalbestyrelsen");
  decisions = decisions_of(quoted("Forslaget blev oversendt til Teknisk Udvalg."));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].outcome, Outcome::kReferred);
}

TEST(ResultsAboveAQuotation, TheCaseIsNone) {
  for (const char* told :
       {"Forslaget blev godkendt på mødet i april.", "Broen er gammel. Den blev malet i fjor.",
        "Bo Holm har stillet dette spørgsmål."}) {
    const auto decisions = decisions_of(quoted(told));
    ASSERT_THAT(decisions, SizeIs(2)) << told;
    EXPECT_FALSE(decisions[0].decision_text) << told;
  }
}

const std::string kTranscript =
    "1 Referat Solby Byråd Ordinært møde Dato 3. maj 2022 Tid 19:00 Sted Salen NB. Fraværende Bo Holm, Per "
    "Grøn "
    "Stedfortræder Medlemmer Bo Holm (V) Ida Kjær (A) Per Grøn (F)\n\n2 Indholdsfortegnelse Side 1. Ny bro "
    "2. Ny sti "
    "Solby Byråd - Referat maj 2022 Side 2 af 4\n\n3 1. Ny bro Sagsfremstilling Broen er gammel. Direktionen "
    "indstiller, at broen males. Bilag Notat om broen.pdf Beslutning Solby Byråd den 3. maj 2022 Godkendt "
    "Fraværende: "
    "Bo Holm og Per Grøn Solby Byråd - Referat maj 2022 Side 3 af 4\n\n4 2. Ny sti Sagsfremstilling Stien er "
    "smal. "
    "Beslutning Solby Byråd den 3. maj 2022 Udsat. Fraværende: Bo Holm og Per Grøn Solby Byråd - Referat maj "
    "2022 "
    "Side 4 af 4\n";

TEST(FeetInsideATranscript, WithTheMeetingAreNoPartOfADecision) {
  const auto decisions = decisions_of(kTranscript);
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro | approved | Godkendt | absent: Bo Holm (V); Per Grøn (F)");
  EXPECT_EQ(line_of(decisions[1]), "2 | Ny sti | postponed | Udsat. | absent: Bo Holm (V); Per Grøn (F)");
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "Direktionen indstiller, at broen males.");
  EXPECT_EQ(decisions[0].committee, "Solby Byråd");
}

TEST(Agendas, WhoseDecisionsAreEmptyGiveNone) {
  for (const Decision& decision : decisions_of(
           "1 Åben dagsorden Teknisk Udvalg Side 1. Mødedato: 3. maj 2022 Mødested: Salen Følgende sager "
           "behandles: Pkt. "
           "Tekst Side 1 Ny bro 2 2 Ny sti 3\n\n2 Åben dagsorden Teknisk Udvalg Side 2. 1. Ny bro "
           "05.01.00-G01-8-22 "
           "Sagsfremstilling Broen er gammel. Administrationen indstiller, at Teknisk Udvalg anbefaler "
           "Byrådet, at "
           "broen males. Bilag Notat om broen.pdf Beslutning\n\n3 Åben dagsorden Teknisk Udvalg Side 3. 2. "
           "Ny sti "
           "05.01.00-G01-9-22 Sagsfremstilling Stien er smal. Administrationen indstiller, at stien flyttes. "
           "Beslutning\n")) {
    EXPECT_FALSE(decision.decision_text) << *decision.title;
    EXPECT_THAT(decision.recommendation, SizeIs(1)) << *decision.title;
    EXPECT_TRUE(decision.case_number) << *decision.title;
  }
}

TEST(RecommendationsInTheCase, StandRightAboveTheDecision) {
  const auto decisions = decisions_of(two_items(
      "Sagsfremstilling\nBroen er gammel.\nDirektøren indstiller, at broen males.\nBeslutning\nGodkendt.",
      "Sagsfremstilling\nDirektøren indstiller, at folk går udenom.\nStien er smal.\nBeslutning\nUdsat."));
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_THAT(decisions[1].recommendation, IsEmpty());
}

TEST(ContentsList, ItsLastLineMayHoldTheFirstItem) {
  EXPECT_THAT(
      lines_of_paper("Byrådets møde den 3. maj 2022\n\n7. Ny bro\n8. Salg - Lukket punkt\n9. Ny sti7. Ny "
                     "bro\n\nBeslutning i Byrådet den 03-05-2022\nGodkendt.\n8. Salg - Lukket punkt\n\n9. Ny "
                     "sti\n\nBeslutning i Byrådet den 03-05-2022\nUdsat.\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt.", "8 | Salg - Lukket punkt | no_decision | - | closed",
                  "9 | Ny sti | postponed | Udsat."));
}

TEST(TitlesBelowTheCase, StandAboveWhatFollows) {
  const auto decisions = decisions_of(
      "Udvalg: Teknisk Udvalg\nMødedato: 3. maj 2022\n\nSagsnr.: 05.01.00-G01-8-22 Sagsbehandler: Lis "
      "Lund\n\nSkrivelser m.v.\n\nDIR\n\nTEK\n\nØvrige sagsbehandlere: -\n\nSagsfremstilling\n\nDer er en "
      "liste.\n\nBeslutning\n\nGodkendt.\n\nSagsnr.: 05.01.00-G01-9-22 Sagsbehandler: Bo Lund\n\nNy "
      "sti\n\nDIR\n\nTEK\n\nSagsfremstilling\n\nStien er smal.\n\nBeslutning\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Skrivelser m.v.");
  EXPECT_EQ(decisions[1].title, "Ny sti");
}

TEST(TitlesBelowTheCase, AResultOfAPointIsNone) {
  const auto decisions = decisions_of(
      "Byrådet\n\n03.05.2022 kl. 18:00\n\nÅben dagsorden\n\nIndstilling\n\n1. at broen males.\n\n2. at stien "
      "flyttes.\n\nBeslutning\n\nPunkt 1: Godkendt.\n\nPunkt 2: Udsat.\n\nIndstilling\n\n1. at havnen "
      "lukkes.\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Punkt 1: Godkendt. Punkt 2: Udsat.");
  EXPECT_FALSE(decisions[0].title);
  EXPECT_FALSE(decisions[1].title);
}

TEST(CaseNumberBehindATitle, NeedsItsSubject) {
  for (const std::string_view line :
       {"Ny bro 05.01.00-G01-12-22", "Regnskab pr. 31. maj 00.30.14-S00-3-22"}) {
    const auto numbered = numbered_title(line, {0, line.size()});
    ASSERT_TRUE(numbered) << line;
    EXPECT_TRUE(numbered->number.kle);
  }
  for (const std::string_view line : {"Lokalplan 12 20/4282", "Plan for 2022-2025", "Svar på 05.01.00"})
    EXPECT_FALSE(numbered_title(line, {0, line.size()})) << line;
}

TEST(Attendance, OfAListWithItsStatus) {
  const auto decisions = decisions_of(
      "Byrådet\n\n03.05.2022 kl. 18:00\n\nDeltagere\n  • Ida Kjær (A) - Deltog\n  • Per Grøn (F) - "
      "Deltog\nAFBUD/FRAVÆRENDE\n  • Bo Holm (V) - Afbud\n\nIndhold\n\nBroen er gammel.\n\nIndstilling\n\n1. "
      "at broen "
      "males.\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (V)");
}

TEST(EarlierBodies, MoreOfTheirWordsIsNoProposal) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n7. Ny bro\nIndstilling\nForvaltningen indstiller, at\n1. Broen "
      "males\n2. Stien "
      "flyttes\n\nTeknisk Udvalg 2018-21, 20. april 2022, pkt. 4:\nIndstillingspunkt 1 anbefales over for "
      "Byrådet.\nIndstillingspunkt 2 anbefales ikke.\nAfbud fra Per Grøn "
      "(F).\n\nBeslutning\nGodkendt.\nAfbud fra Bo "
      "Holm (V).\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (V)");
  ASSERT_THAT(decisions[0].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[0].recommendation[1].text, "Stien flyttes");
}

TEST(Names, AShortenedForenameEndsNoSentence) {
  const auto decisions =
      decisions_of(two_items("Beslutning\nGodkendt.\nChr. Holm (V) erklærede sig inhabil og forlod lokalet.",
                             "Beslutning\nUdgiften er 2 mio. kr. Bo Holm (V) stemte imod."));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(printed(decisions[0].disqualified), "Chr. Holm (V)");
  ASSERT_THAT(decisions[1].votes, SizeIs(1));
}

TEST(MinoritiesView, IsNoResultOfAPoint) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nIndstilling\nDirektionen indstiller,\nat broen "
      "males, og\nat "
      "stien flyttes.\nBeslutning\nIndstillingens 1. at er tiltrådt.\n2. at blev ikke tiltrådt, idet et "
      "flertal ønsker "
      "ro. Et mindretal (A og F) kunne tiltræde indstillingen.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].outcome, Outcome::kSplit);
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

TEST(ItemsWithoutTitles, MayEndInTheirSummary) {
  const auto decisions = decisions_of(
      "Referat\nTeknik- og Bygningsudvalget tirsdag den 3. maj 2022 kl. 16.30\nMødelokale Bjerget, Rådhuset, "
      "Torvet "
      "20\nSagsfremstilling\nBroen er gammel.\nIndstilling\nat broen "
      "males.\nBeslutning\nTiltrådt.\nBeslutningskompetence\nUdvalget.\nBeslutningstema\nUdvalget tager "
      "stilling "
      "til broen.\nSagsfremstilling\nStien er smal.\nIndstilling\nat stien "
      "flyttes.\nBeslutning\nUdsat.\nBeslutningskompetence\nUdvalget.\nBeslutningstema\nUdvalget tager "
      "stilling "
      "til stien.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "- | - | approved | Tiltrådt.");
  EXPECT_EQ(line_of(decisions[1]), "- | - | postponed | Udsat.");
}

TEST(OpenInAColumn, IsNoPartOfTheTitle) {
  EXPECT_THAT(
      lines_of_paper("Møde i Økonomiudvalget den 3. maj 2022\n\n1  Åbent         Ny "
                     "bro\n\n018520-2022\n\nBeslutning\n\nGodkendt.\n\n2  Åbent hus på "
                     "skolen\n\n018521-2022\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Åbent hus på skolen | postponed | Udsat."));
}

/// A transcript as far as the text of its first item.
const std::string kUpToTheFirstCase =
    "1 Referat fra Økonomiudvalget Mødedato: Mandag den 2. maj 2022 Mødetidspunkt: 9:30-11:00 Mødested: "
    "Salen\n\n2 Indholdsfortegnelse Side 1. Ny bro 2. Ny sti Bilagsliste Underskriftsblad Side 1\n\n3 1. Ny "
    "bro Sagsid.: 14/19290 Åben sag Sagsfremstilling ";

TEST(LostDays, StillEndTheLineOfTheBody) {
  const auto decisions =
      decisions_of(kUpToTheFirstCase +
                   "Broen er gammel. Indstilling Direktionen indstiller, at broen males. Beslutning "
                   "Hovedudvalget den Anbefales ikke. Beslutning Økonomiudvalget den Godkendt. Afbud: Bo "
                   "Holm (A) Side 2\n\n4 2. Ny sti Sagsid.: 14/19291 Åben sag Sagsfremstilling Stien er "
                   "smal. Beslutning Økonomiudvalget den Fraværende: Ingen Udsat Side 3\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro | approved | Godkendt. | absent: Bo Holm (A)");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(line_of(decisions[1]), "2 | Ny sti | postponed | Udsat");
}

TEST(LostDays, ASentenceAboutADecisionIsNone) {
  const auto decisions = decisions_of(
      kUpToTheFirstCase +
      "Det sker efter en beslutning i Byrådet den gang, da broen var ny. Beslutning Økonomiudvalget den 2. "
      "maj 2022 Godkendt. Side 2\n\n4 2. Ny sti Sagsid.: 14/19291 Åben sag Sagsfremstilling Stien er smal. "
      "Beslutning Økonomiudvalget den 2. maj 2022 Udsat. Side 3\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_THAT(decisions[0].history, IsEmpty());
}

TEST(HeadsInsideATranscript, OfAllPagesButTheFirstAndDaysWithoutYear) {
  const auto decisions = decisions_of(
      "1 Mødedato: 3. maj 2022 Mødelokale: Salen Fraværende: Bo Holm ved afbud 3. maj\n\n2 "
      "Indholdsfortegnelse Pkt. "
      "Tekst Side 1 Ny bro 5 2 Ny sti 6 3 Ny havn 7 3. maj\n\n3 Solby Kommune Byrådet Referat 1. Ny bro "
      "05.01.00-A00-1-22 Sagsfremstilling Broen er gammel. Beslutning i Byrådet den 3. maj 2022 Godkendt. 3. "
      "maj\n\n4 "
      "Solby Kommune Byrådet Referat 2. Ny sti 05.01.00-A00-2-22 Sagsfremstilling Stien er smal. Beslutning "
      "i Byrådet den "
      "3. maj 2022 Sagen udsat. 3. maj\n\n5 Solby Kommune Byrådet Referat 3. Ny havn 05.01.00-A00-3-22 "
      "Sagsfremstilling "
      "Havnen er lille. Beslutning i Byrådet den 3. maj 2022 Afvist. 3. maj\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro | approved | Godkendt. | absent: Bo Holm");
  EXPECT_EQ(line_of(decisions[1]), "2 | Ny sti | postponed | Sagen udsat. | absent: Bo Holm");
  EXPECT_EQ(line_of(decisions[2]), "3 | Ny havn | rejected | Afvist. | absent: Bo Holm");
}

TEST(TermsOfACouncil, BelongToTheBodyOfADatedLine) {
  const auto decisions = decisions_of(
      "03-05-2022 kl. 18:00\nByrådssalen\n\nNr.7 - Ny bro\n\nIndstilling\n\n1. at broen males\n\nBeslutning "
      "i "
      "Økonomiudvalget (18-21) den 20-04-2022\n\nØkonomiudvalget anbefaler indstillingen.\n\nBeslutning i "
      "Byrådet "
      "(18-21) den 03-05-2022\n\nGodkendt.\n\nNr.8 - Ny sti\n\nBeslutning i Byrådet (18-21) den "
      "03-05-2022\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].body, "Økonomiudvalget");
}

TEST(TermsOfACouncil, ADayIsNone) {
  const auto decisions = decisions_of(
      "ÅBENT REFERAT\nSted: Byrådssalen\n\n7. Ny bro\nForslag\n1. at broen males\nTeknisk Udvalg "
      "18-04-2022\nAnbefales.\nByrådet 03-05-2022\nGodkendt.\n\n8. Ny sti\nForslag\n1. at stien "
      "flyttes\nByrådet "
      "03-05-2022\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "7 | Ny bro | approved | Godkendt.");
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  EXPECT_THAT(decisions[0].history, SizeIs(1));
}

TEST(AbsenceOfTheDay, ItsFiguresAreNoItems) {
  EXPECT_THAT(
      lines_of_paper("3. maj 2022\n\nMøde i Byrådet\n\n7. Ny bro\n\nBeslutning\n\nGodkendt.\n\nFraværende "
                     "i Solby Byråd, 3. maj 2022:\n\nBo Holm (V)\n\nTil toppen\n\n8. Ny "
                     "sti\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt. | absent: Bo Holm (V)",
                  "8 | Ny sti | postponed | Udsat."));
}

TEST(TitlesAboveNumbers, BeginBelowTheAttachmentsOfTheItemBefore) {
  EXPECT_THAT(lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\nNy bro\nSag nr. 7\nSagens kerne\nBroen "
                             "er gammel.\nBeslutning\n"
                             "Godkendt.\nBilag\nBilag 1: Tegning af broenBilag 2: Priser\nNy sti\nSag nr. "
                             "8\nSagens kerne\nStien er "
                             "smal.\nBeslutning\nUdsat.\nBilag\nBilag 1: Kort\nBilag til budgettet\nSag nr. "
                             "9\nSagens kerne\nEt nyt bilag.\n"
                             "Beslutning\nAfvist.\n"),
              ElementsAre("7 | Ny bro | approved | Godkendt.", "8 | Ny sti | postponed | Udsat.",
                          "9 | Bilag til budgettet | rejected | Afvist."));
}

// A flip book's text: page numbers alone below the pages, line breaks of its markup left in.
TEST(FlipBooks, NumbersBetweenPagesBelongToNoDecision) {
  const std::string head = "Teknisk Udvalgs møde den 3. maj 2022<br />\n\n";
  EXPECT_THAT(
      lines_of_paper(head +
                     "2\n\n1. Ny bro<br />\n\nBeslutning<br />\n\nGodkendt.<br />\n\n3\n\n2. Ny sti<br />\n\n"
                     "Beslutning<br />\n\nUdsat.\n\n5\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(FlipBooks, NumbersAboveTitlesAreTheItemsOwn) {
  EXPECT_THAT(
      lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\n2\n\nNy bro\n\nBeslutning\n\nGodkendt.\n\n3\n\n"
                     "Ny sti\n\nBeslutning\n\nUdsat.\n\n4\n\nNyt tag\n\nBeslutning\n\nAfvist.\n"),
      ElementsAre("2 | Ny bro | approved | Godkendt.", "3 | Ny sti | postponed | Udsat.",
                  "4 | Nyt tag | rejected | Afvist."));
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

}  // namespace
}  // namespace frisaet::test
