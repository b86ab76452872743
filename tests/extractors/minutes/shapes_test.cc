// Shapes that cut across the layout families: marks of sites and scans around titles, items out of order, and
// lines that could belong to the item above or below. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(MinutesShapes, TheDotsOfAFoldingMenuAreNoPartOfTheTitle) {
  EXPECT_THAT(
      lines_of_paper(
          "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\nPunkt 1 Ny bro...Klik her for at folde "
          "ud og læse mere om Ny bro\n\nBeslutning\nGodkendt.\n\nPunkt 2 Hvad nu...\n\nBeslutning\n"
          "Udsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Hvad nu... | postponed | Udsat."));
}

TEST(MinutesShapes, TheMunicipalityBehindTheBodyIsNoPartOfItsName) {
  const auto decisions = decisions_of(
      "REFERAT\nKultur- og Fritidsudvalget, Nyborg Kommune, den 3. maj 2022\n"
      "1. Ny bro\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].committee, "Kultur- og Fritidsudvalget");
}

TEST(MinutesShapes, SagWithAColonIsANumber) {
  EXPECT_THAT(lines_of_paper("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\nSag 4: Ny bro\n\n"
                             "Beslutning\nGodkendt.\n\nSag 5: Ny sti\n\nBeslutning\nUdsat.\n"),
              ElementsAre("4 | Ny bro | approved | Godkendt.", "5 | Ny sti | postponed | Udsat."));
}

TEST(MinutesShapes, ANumberMayBeGluedToAnOrdinal) {
  EXPECT_THAT(
      lines_of_paper(
          "Teknisk Udvalgs møde den 3. maj 2022\n\nReferat\n\n18Ny bro\n\nBeslutning\n\nGodkendt.\n\n"
          "192. behandling af vejplan\n\nBeslutning\n\nUdsat.\n\n20Ny sti\n\nBeslutning\n\nGodkendt.\n"),
      ElementsAre("18 | Ny bro | approved | Godkendt.", "19 | 2. behandling af vejplan | postponed | Udsat.",
                  "20 | Ny sti | approved | Godkendt."));
}

TEST(MinutesShapes, AClosedItemOutOfOrderIsNoPartOfTheDecisionAboveIt) {
  const std::string head = "Byrådet\n\nTirsdag den 3. maj 2022\n\nReferat\n\n";
  EXPECT_THAT(
      lines_of_paper(head +
                     "31. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n33. Ny bro\n\nBeslutning\n\nUdsat.\n\n"
                     "32. Lukket punkt\n\n34. Ny sti\n\nBeslutning\n\nGodkendt.\n"),
      ElementsAre("31 | Dagsorden | approved | Godkendt.", "33 | Ny bro | postponed | Udsat.",
                  "32 | Lukket punkt | no_decision | - | closed", "34 | Ny sti | approved | Godkendt."));
  // A number of the list that is taken already is text.
  EXPECT_THAT(
      decisions_of(head + "31. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n32. Ny bro\n\nBeslutning\n\nUdsat.\n\n"
                          "31. Lukket punkt\n\n33. Ny sti\n\nBeslutning\n\nGodkendt.\n"),
      SizeIs(3));
}

TEST(MinutesShapes, DigitsReadAsLettersStillNumberAnItem) {
  EXPECT_THAT(
      lines_of_paper(
          "Referat - Byrådet i Solby Kommune\nTirsdag den 03-05-2022\n\nNr.l18 - Ny bro\n\nlda Holm (A), Ida "
          "Kjær "
          "(V)\n\nBeslutning i Byrådet den 03-05-2022\n\nGodkendt.\n\nNr.119 - Ny sti\n\nIda Kjær (V), Bo "
          "Holm (A)\n\nBeslutning i Byrådet den 03-05-2022\n\nUdsat.\n"),
      ElementsAre("118 | Ny bro | approved | Godkendt.",
                  "119 | Ny sti | postponed | Udsat. | absent: Ida Kjær (V); Bo Holm (A)"));
}

TEST(MinutesShapes, NumberAndTitleOverTheDecision) {
  EXPECT_THAT(
      lines_of_paper(
          "Mødedato: 03.05.2022, kl. 17:30\nMødested: Borgerrepræsentationens mødesal\n\nValg af "
          "formand\n\nSe "
          "alle "
          "bilag\n\nIndstilling\n\nDet indstilles, at dagsordenen godkendes.\n\nBeslutning\n\n"
          "Borgerrepræsentationens beslutning i mødet den 3. maj 2022\n\nGodkendt.\n\nTil top\n\nNy bro ved "
          "havnen\n\nSe alle bilag\n\nIndstilling\n\nØkonomiudvalget indstiller, at broen bygges.\n\n"
          "Beslutning\n\nDagsordenspunkt 2: Ny bro ved havnen\n\nBorgerrepræsentationens beslutning i mødet "
          "den 3. maj 2022\n\nIndstillingen blev forkastet.\n\nTil top\n"),
      ElementsAre("- | Valg af formand | approved | Godkendt.",
                  "2 | Ny bro ved havnen | rejected | Indstillingen blev forkastet."));
}

TEST(MinutesShapes, WhatAMemberMovedIsPartOfAnUnheadedDecision) {
  const auto decisions = decisions_of(
      "Borgerrepræsentationen\nBESLUTNINGSPROTOKOL\nfra Ordinært møde torsdag den 3. maj 2007\nNr. 7  BR "
      "41/07. Ny "
      "bro\nDet foreslås,\nat broen bygges.\nIndstillingen blev godkendt.\nNr. 8  BR 42/07. Ny sti\nDet "
      "foreslås,\n"
      "at stien anlægges.\nBo Holm (V) foreslog, at sagen udskydes til\nmaj. Forslaget om udskydelse blev "
      "vedtaget.\n"
      "Nr. 9  BR 43/07. Nyt torv\nDet foreslås,\nat torvet flyttes.\nSagen udgik af dagsordenen.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].case_number, "BR 41/07");
  EXPECT_EQ(decisions[1].decision_text,
            "Bo Holm (V) foreslog, at sagen udskydes til maj. Forslaget om udskydelse blev vedtaget.");
  EXPECT_EQ(decisions[1].outcome, Outcome::kPostponed);
  EXPECT_THAT(decisions[1].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[2].outcome, Outcome::kWithdrawn);
}

TEST(MinutesShapes, AVoteOnTheRecommendationOpensNoRecommendation) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny bro\n\nIndstilling\n\nForvaltningen indstiller, at "
      "broen "
      "bygges.\n\nBeslutning\n\nForslag B om en sti: For stemte Ø. Forslaget faldt.\nForvaltningens "
      "indstilling: For "
      "stemte A, imod stemte Ø. Godkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
  EXPECT_THAT(decisions[0].recommendation, SizeIs(1));
}

TEST(MinutesShapes, LettersWithAStopLabelPoints) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny bro\n\nIndstilling\n\nForvaltningen indstiller til "
      "Byrådet,\n\na. at broen bygges\n\nb. at stien lukkes\n\nBeslutning\n\na. Tiltrådt.\n\nb. Ikke "
      "tiltrådt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].recommendation, ElementsAre(RecommendationPoint{"a", "at broen bygges"},
                                                       RecommendationPoint{"b", "at stien lukkes"}));
  EXPECT_EQ(decisions[0].outcome, Outcome::kSplit);
  EXPECT_THAT(decisions[0].point_outcomes, SizeIs(2));
}

TEST(MinutesShapes, TheCaseNumbersLineMaySayThatTheItemIsClosed) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny bro\n\nSagsnr. 318455 Byrådet Lukket "
      "punkt\n\nBeslutning\n\nGodkendt.\n\n"
      "5. Ny sti\n\nSagsnr. 318456 Byrådet Åbent punkt\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_TRUE(decisions[0].closed);
  EXPECT_FALSE(decisions[1].closed);
}

TEST(MinutesShapes, NamesWithAGarbledFirstOneDoNotContinueTheTitle) {
  EXPECT_THAT(
      lines_of_paper(
          "Referat - Byrådet i Solby Kommune\nTirsdag den 03-05-2022\n\nNr.118 - Ny bro\n\nlå Holm (A), Ida "
          "Kjær "
          "(V)\n\nBeslutning i Byrådet den 03-05-2022\n\nGodkendt.\n\nNr.119 - 2. behandling af vejplan\n\n"
          "Beslutning i Byrådet den 03-05-2022\n\nUdsat.\n\nNr.120 - Aftale\nmed Ida Kjær (V)\n\nBeslutning "
          "i "
          "Byrådet den 03-05-2022\n\nGodkendt.\n"),
      ElementsAre("118 | Ny bro | approved | Godkendt.",
                  "119 | 2. behandling af vejplan | postponed | Udsat.",
                  "120 | Aftale med Ida Kjær (V) | approved | Godkendt."));
}

TEST(MinutesShapes, ABulletReadAsALetterStillBeginsAnItem) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet\nReferat fra mødet den 3. maj 2022\n\ne Pkt. 7 Ny bro\n\nBeslutning\n\nGodkendt.\n\n"
          "e Pkt. 8 Ny sti\n\nBeslutning\n\nUdsat, til det i\ne Pkt. nævnte er afklaret.\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt.",
                  "8 | Ny sti | postponed | Udsat, til det i e Pkt. nævnte er afklaret."));
}

TEST(MinutesShapes, AnItemAboutAbsenceDecidesNothing) {
  const auto lines = lines_of_paper(
      "Teknisk Udvalg - Referat\n\nDato: 3. maj 2022\n\n1. Fraværende\n\nBeslutning\n\nBo Holm og Ida "
      "Kjær.\n\n"
      "2. Ny formand\n\nBeslutning\n\nBo Holm (V) blev valgt.\n");
  EXPECT_THAT(lines, ElementsAre("1 | Fraværende | no_decision | - | absent: Bo Holm; Ida Kjær",
                                 "2 | Ny formand | approved | Bo Holm (V) blev valgt."));
}

TEST(MinutesShapes, ACaseNumberWithASlashIsNoPageNumber) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny "
      "bro\n\nSagsnr.\n22/8817\n\nBeslutning\n\nGodkendt.\n\n2/8\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].case_number, "22/8817");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(MinutesShapes, TheBodyInParenthesesIsNoPartOfTheLastPoint) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny bro\n\nIndstilling\nDet foreslås,\nat broen bygges, "
      "og\nat "
      "stien lukkes.\n(Teknik- og Miljøudvalget)\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].recommendation,
              ElementsAre(RecommendationPoint{std::nullopt, "at broen bygges, og"},
                          RecommendationPoint{std::nullopt, "at stien lukkes."}));
}

TEST(MinutesShapes, TheExtentRunsFromTheTitleToTheNextItem) {
  const Document document = text_document(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n4. Ny "
      "bro\n\nBeslutning\n\nGodkendt.\n\nSagsfremstilling\n\nBroen er gammel.\n\n"
      "5. Ny sti\n\nBeslutning\n\nUdsat.\n");
  const auto records = extract_minutes(document, {}).records;
  ASSERT_THAT(records, SizeIs(2));
  EXPECT_EQ(records[0].extent.of(document.text()),
            "4. Ny bro\n\nBeslutning\n\nGodkendt.\n\nSagsfremstilling\n\nBroen er gammel.");
  EXPECT_EQ(records[1].extent.of(document.text()), "5. Ny sti\n\nBeslutning\n\nUdsat.");
}

TEST(MinutesShapes, WhoCameLateOrLeftIsAbsentFromItsItems) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\nBemærkninger\nBo Holm (B) ankom kl. 18.10 og deltog ikke "
      "i behandlingen af punkt "
      "4-4.\n\n4. Ny bro\n\nBeslutning\n\nGodkendt.\n\n5. Ny sti\n\nBeslutning\n\nGodkendt.\n\nIda Kjær (A) "
      "forlod mødet før sagens "
      "behandling.\n\nPer Grøn (V) forlod lokalet på grund af inhabilitet.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (B)");
  EXPECT_EQ(printed(decisions[1].absent), "Ida Kjær (A)");
  EXPECT_EQ(printed(decisions[1].disqualified), "Per Grøn (V)");
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
}

TEST(MinutesShapes, ACaseLabelAboveTheNumberBelongsToTheItemBelow) {
  const auto decisions = decisions_of(
      "Byrådet\nReferat\nDato: 3. maj 2022\nSagsnr. 22/1187 Åbent\n61. Ny bro\nBeslutning\nGodkendt.\n"
      "Sagsnr. 22/2034 Åbent\n62. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].case_number, "22/1187");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].case_number, "22/2034");
}

TEST(MinutesShapes, ACaseLabelBelowTheTitleStaysThere) {
  const auto decisions = decisions_of(
      "Byrådet\nReferat\nDato: 3. maj 2022\n61. Ny bro\nSagsnr. 22/1187\nBeslutning\nGodkendt.\n"
      "62. Ny sti\nSagsnr. 22/2034\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].case_number, "22/1187");
  EXPECT_EQ(decisions[1].case_number, "22/2034");
}

TEST(MinutesShapes, ASecondSittingBeginsBelowTheBodysLineThoughItsNumbersGoOn) {
  const auto decisions = decisions_of(
      "Socialudvalget\nReferat af ordinært møde mandag den 2. maj 2022\nPkt. 41 Ny "
      "bro\nBeslutning:\nGodkendt.\n"
      "Pkt. 42 Ny sti\nBeslutning:\nUdsat.\nSocialudvalget\nReferat af ekstraordinært møde torsdag den 12. "
      "maj 2022\n"
      "Pkt. 43 Ny vej\nBeslutning:\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
  EXPECT_EQ(to_iso(*decisions[1].meeting_date), "2022-05-02");
  EXPECT_EQ(to_iso(*decisions[2].meeting_date), "2022-05-12");
  EXPECT_EQ(decisions[2].meeting_type, MeetingType::kExtraordinary);
}

TEST(MinutesShapes, TheDayAPaperWasSentIsNotTheSittings) {
  const auto decisions = decisions_of(
      "Sendt: 8. september 2022 09:02\nEmne: Nyt referat\nSkoleudvalget\nOnsdag den 7. september 2022 kl. "
      "16.00\n"
      "Punkt 1. Ny skole\nBeslutning: Godkendt\nPunkt 2. Ny hal\nBeslutning: Udsat\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-09-07");
}

TEST(MinutesShapes, ADayInsideAnItemIsNotTheSittings) {
  const auto decisions = decisions_of(
      "Protokol for Skoleudvalget\nSag nr. 112 Takster\nDer har ikke været ændringer siden sidst.\n"
      "Taksten fastsættes på ny fra 1. januar 2005.\nBESLUTNING: Godkendt.\nSag nr. 113 Ny hal\nBESLUTNING: "
      "Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].meeting_date, std::nullopt);
}

TEST(MinutesShapes, WhoRecommendsMayFollowAnotherBodysWord) {
  const auto decisions = decisions_of(
      "Byrådets møde den 26. september 2022\nReferat\n1 Budget\nIndstilling\n"
      "Økonomiudvalget den 12. september 2022: Indstillingen anbefales.\nDirektionen indstiller til "
      "Byrådet,\n"
      "• at budgettet sendes til 2. behandling,\n• at fristen er i oktober.\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[0].recommendation[1].text, "at fristen er i oktober.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].text, "Indstillingen anbefales.");
}

TEST(MinutesShapes, ClausesOnShortLinesAreAPointEach) {
  const auto decisions = decisions_of(
      "Byrådets møde den 26. september 2022\nReferat\n1 Skoler\nSagsfremstilling\n"
      "Forvaltningen har undersøgt, hvordan skolerne syd for fjorden kan ledes, og har hørt alle "
      "bestyrelser.\n"
      "Indstilling\nUdvalget indstiller,\nat model 2 vedtages fra næste skoleår\nat der gives penge til "
      "faglokaler\n"
      "Beslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[0].recommendation[0].text, "at model 2 vedtages fra næste skoleår");
}

TEST(MinutesShapes, AClauseOnAFullLineGoesOn) {
  const auto decisions = decisions_of(
      "Byrådets møde den 26. september 2022\nReferat\n1 Skoler\nIndstilling\nUdvalget indstiller,\n"
      "at byrådet over for ministeriet tilkendegiver\nat kommunen ønsker at "
      "deltage\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].recommendation, SizeIs(1));
}

TEST(MinutesShapes, ACasesNumberBehindALineSaysThatItIsATitle) {
  EXPECT_THAT(lines_of_paper(
                  "Økonomiudvalget\nBeslutningsprotokol\nfor ordinært møde tirsdag den 23. august 2022\n"
                  "Godkendelse af dagsorden\nIndstilling\nDet indstilles, at dagsordenen godkendes.\n"
                  "Økonomiudvalgets beslutning i mødet den 23. august 2022\nGodkendt.\n"
                  "Cykelstier 2023 (2022-0198312)\nUdvalget skal tage stilling til ni stier.\nIndstilling\n"
                  "Det indstilles, at stierne anlægges.\n"
                  "Økonomiudvalgets beslutning i mødet den 23. august 2022\nUdsat.\n"
                  "LUKKET: Udbud (2022-0157718)\n"),
              ElementsAre("- | Godkendelse af dagsorden | approved | Godkendt.",
                          "- | Cykelstier 2023 | postponed | Udsat.",
                          "- | LUKKET: Udbud | no_decision | - | closed"));
}

TEST(MinutesShapes, CapitalsNameABodyToo) {
  const auto decisions = decisions_of(
      "STRUER KOMMUNE\nBESLUTNINGSREFERAT\nBYRÅDET\nTIRSDAG DEN 27. SEPTEMBER 2022 KL. 19.00\n1. NY "
      "BRO\nBESLUTNING\n"
      "FOR STEMTE: BO HOLM (V), IDA KJÆR (A)\nIMOD STEMTE: PER LUND (F)\nINDSTILLINGEN ER VEDTAGET.\n2. NY "
      "STI\n"
      "BESLUTNING\nGODKENDT.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "BYRÅDET");
  EXPECT_EQ(decisions[0].body_kind, BodyKind::kCouncil);
  ASSERT_THAT(decisions[0].votes, SizeIs(1));
  EXPECT_THAT(decisions[0].votes[0].votes_for, SizeIs(2));
}

TEST(MinutesShapes, AHeadGluedTogetherIsCutAtItsLabels) {
  const auto decisions = decisions_of(
      "Udvalget for dagtilbud - ReferatMødedato02-06-2022Mødetidspunkt17:00MødestedMødelokale 2MedlemmerBo "
      "Holm (A)\n\n"
      "31Ny bro\n\nIndstillingForvaltningen indstiller,1. at broen males,2. at stien flyttes.\n\n"
      "BeslutningPkt. 1: Godkendt.Pkt. 2: Udsat.\n\n32Ny sti\n\nBeslutningGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Udvalget for dagtilbud");
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-06-02");
  EXPECT_THAT(decisions[0].recommendation, SizeIs(2));
  ASSERT_THAT(decisions[0].point_outcomes, SizeIs(2));
  EXPECT_EQ(decisions[0].point_outcomes[1].outcome, Outcome::kPostponed);
}

TEST(MinutesShapes, PointsWithoutEndDoNotRepeatTheWholeDecision) {
  std::string points;
  for (int i = 1; i <= 200; ++i) points += std::to_string(i) + ". Godkendt.\n";
  std::size_t quoted = 0;
  const Extraction paper = extract_minutes(
      test::text_document("Byrådets møde den 3. maj 2022\nReferat\n1 Skoler\nBeslutning\n" + points), {});
  for (const Record& record : paper.records)
    for (const Evidence& evidence : record.evidence) quoted += evidence.quote.size();
  EXPECT_LT(quoted, 20 * points.size());
}

TEST(MinutesShapes, AnotherMeetingsHourInTheHeadIsNotTheSittings) {
  const auto decisions = decisions_of(
      "Byrådet\nReferat\nMøde den 3. maj 2022\n7. juni 2022 kl. 17.00 er der borgermøde\n\n"
      "1. Sti\nBeslutning\nGodkendt.\n2. Vej\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-05-03");
}

}  // namespace
}  // namespace frisaet::test
