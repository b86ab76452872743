// Pages of municipal sites and what stands around an item there: what kind of case it is in the words of a
// heading, the case's way in crosses, the result above a quoted proposal, closed items without a title,
// titles below the case, items that lost their lines, flip books. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/lexicon/case_numbers.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// A paper with two items and what stands below the title of each.
std::string two_items(const std::string& bridge, const std::string& path) {
  return "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\n" + bridge + "\n\n8. Ny sti\n" + path + "\n";
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

TEST(NumbersAsLabels, StandAboveTheTitlesLabel) {
  EXPECT_THAT(
      lines_of_paper("Referat - Havneudvalget\nMødedato: Mandag den 2. maj 2022\n\nPkt.nr: 12\nTitel: Ny "
                     "bro\nSagsnr: 22/4413\n\nBeslutning fra Havneudvalget, 2. maj "
                     "2022\nGodkendt.\n\nPkt.nr: 13\nTitel: Ny sti\nSagsnr: 22/4414\n\nBeslutning fra "
                     "Havneudvalget, 2. maj 2022\nUdsat.\n"),
      ElementsAre("12 | Ny bro | approved | Godkendt.", "13 | Ny sti | postponed | Udsat."));
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

TEST(AGroupsHeading, IsATitleWhereNoOtherStandsAboveTheDecision) {
  const auto title = [](const std::string& line) {
    return decisions_of("Vælg\n\nReferat Kulturudvalget 15-01-2020\n\nNy hal\n\nBeslutning\nGodkendt.\n\n" +
                        line + "\n\nBeslutning\nDer var ingen kommentarer til punktet.\n")
        .at(1)
        .title;
  };
  EXPECT_EQ(title("Sager på vej"), "Sager på vej");
  EXPECT_EQ(title("Åben dagsorden"), std::nullopt);
}

TEST(GluedLines, AHeadingMayEndALineBehindANumber) {
  const auto glued = [](const std::string& end) {
    return lines_of_paper(
        with_bridge("Indstilling\nForvaltningen indstiller, at broen males i 2023" + end + "\n\nGodkendt."));
  };
  EXPECT_THAT(glued("Beslutning"), ElementsAre("1 | Ny bro | approved | Godkendt.", HasSubstr("postponed")));
  EXPECT_THAT(glued("B"), Not(Contains("1 | Ny bro | approved | Godkendt.")));
}

}  // namespace
}  // namespace frisaet::test
