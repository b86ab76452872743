// Transcripts that lost figures, and what stands at their pages' ends: days and case numbers in part, heads
// and feet, an agenda whose decisions are empty. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

}  // namespace
}  // namespace frisaet::test
