// Shapes that cut across the layout families: marks of sites and scans around titles, items out of order, and
// decisions whose words are told in an unusual way. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/minutes/outcome.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string outcome_of(std::string_view decision) {
  const minutes::Verdict verdict = minutes::read_verdict(decision, 1, 0);
  return verdict.outcome ? std::string(to_string(*verdict.outcome)) : "null";
}

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

TEST(MinutesShapes, AMainVoteAfterALostAmendmentIsTheOutcome) {
  EXPECT_EQ(
      outcome_of(
          "Bo Holm (A) stillede ændringsforslag om en sti. Ændringsforslaget faldt. Indstillingen godkendt."),
      "approved");
  // Its fate is not told; the sentence about the recommendation is no fate of the amendment.
  EXPECT_EQ(
      outcome_of("Bo Holm (A) stillede ændringsforslag om en sti. Forvaltningens indstilling godkendt."),
      "approved");
  EXPECT_EQ(outcome_of("Ændringsforslaget blev vedtaget. Indstillingen godkendt."), "amended");
}

TEST(MinutesShapes, TheMajoritysNoIsTheDecision) {
  EXPECT_EQ(outcome_of("Et flertal i udvalget (B og C) kan ikke anbefale, at broen bygges."), "rejected");
  EXPECT_NE(outcome_of("Et mindretal i udvalget (B) kan ikke anbefale, at broen bygges."), "rejected");
  EXPECT_THAT(minutes::read_verdict("Et flertal i udvalget (B og C) kan ikke anbefale broen.", 1, 0).dissents,
              IsEmpty());
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

TEST(MinutesShapes, AResultBehindVotersWithoutAStopCounts) {
  EXPECT_EQ(
      outcome_of("For stemte: A og B, i alt 4 Imod stemte: V og C, i alt 9 Forslaget er dermed faldet."),
      "rejected");
  EXPECT_EQ(outcome_of("For stemte: A og B, der fandt, at forslaget er dermed faldet"), "null");
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

/// A page-long paragraph as a printer wraps it.
std::string wrapped(std::string_view paragraph) {
  std::string lines;
  std::size_t width = 0;
  for (const char c : paragraph) {
    const bool turn = c == ' ' && width > 60;
    lines += turn ? '\n' : c;
    width = turn ? 0 : width + 1;
  }
  return lines;
}

TEST(MinutesShapes, ATranscriptThatWasPrintedAndScannedIsStillRunTogether) {
  const std::string paper = "Transkript\n\n" +
                            wrapped(
                                "1 Teknisk Udvalg BESLUTNINGSPROTOKOL Sted : Rådhuset Dato : 3. maj 2022 "
                                "Medlemmer Bo Holm (A) Ida Lund (V) "
                                "Per Dam (C) Eva Mose (F) Grenkøbing Kommune") +
                            "\n\n2 Indholdsfortegnelse: 1. Ny bro Ny sti\n\n" +
                            wrapped(
                                "3 1. Ny bro Sagsfremstilling Udkastet har været i høring hos de berørte, og "
                                "der er kommet tre svar fra "
                                "beboerne ved åen. Teknisk Udvalgs beslutning 3. maj 2022 Tiltrådt. 2. Ny "
                                "sti Sagsfremstilling Stien er "
                                "smal og bruges hver dag af skolens børn og af beboerne. Teknisk Udvalgs "
                                "beslutning 3. maj 2022 Udsat. "
                                "Grenkøbing Kommune");
  EXPECT_THAT(lines_of_paper(paper),
              ElementsAre("1 | Ny bro | approved | Tiltrådt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(MinutesShapes, NumberedItemsWithWrappedTextAreNoTranscript) {
  const std::string text = wrapped(
      "Sagen har været i høring hos de berørte, og der er kommet tre svar fra beboerne ved åen, som alle "
      "støtter planen "
      "og gerne ser den gennemført i løbet af sommeren.");
  EXPECT_THAT(lines_of_paper("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1 Ny bro\n" + text +
                             "\nBeslutning\nGodkendt.\n\n2 Ny sti\n" + text + "\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
