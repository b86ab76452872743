// Items of transcripts by what else their pages print around them: groups, labels of closed items, initials,
// titles set otherwise than in the list, results without a heading. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kHead =
    "Solby Kommune. Referat\n\nTranskript\n\n1 SOLBY KOMMUNE REFERAT Teknisk Udvalg Mødedato: Tirsdag den 3. "
    "maj 2022\n\n";

/// Groups in capitals, no heading over a decision, one number lost.
std::string grouped(const std::string& first, const std::string& second) {
  return kHead +
         "2 Til behandling forelå: SAGER TIL UDVALGETS AFGØRELSE Ny bro over åen Tilskud til lys på "
         "stien...4 "
         "SAGER TIL EFTERRETNING Meddelelser...5\n\n"
         "3 SAGER TIL UDVALGETS AFGØRELSE 41. Ny bro over åen Sagsnr J.nr Broen er fra 1981 og åben fra kl. "
         "10. Den er rusten. " +
         first + " Tilskud til lys på stien Sagsnr J.nr Lamperne mangler.\n\n4 " + second +
         "\n\n5 SAGER TIL EFTERRETNING 43. Meddelelser Sagsnr J.nr Formanden orienterede om havnen. Taget "
         "til "
         "efterretning. Mødet hævet kl\n";
}

TEST(Transcripts, ResultsWithoutHeadingEndTheirItem) {
  EXPECT_THAT(lines_of_paper(grouped("Kultur og Fritid indstiller, at broen males. Godkendt.",
                                     "Kultur og Fritid indstiller, at ansøgningen afslås. Udsættes.")),
              ElementsAre("41 | Ny bro over åen | approved | Godkendt.",
                          "- | Tilskud til lys på stien | postponed | Udsættes.",
                          "43 | Meddelelser | noted | Taget til efterretning."));
  // Members may propose so; a sentence of the case is no result.
  EXPECT_THAT(
      lines_of_paper(grouped("Broen bør males.", "Lamperne er dyre.")),
      ElementsAre("41 | Ny bro over åen | no_decision | -", "- | Tilskud til lys på stien | no_decision | -",
                  "43 | Meddelelser | noted | Taget til efterretning."));
}

TEST(Transcripts, WhatOtherBodiesSaidUnderTheirInitialsIsNone) {
  const auto lines = lines_of_paper(
      kHead +
      "2 Indholdsfortegnelse 1. Ny bro over åen 2. Tilskud til lys på stien\n\n"
      "3 1. Ny bro over åen Sagsnr. 22/1101 Broen er rusten. ØU 02.05.2022 Godkendt.\n\n"
      "4 2. Tilskud til lys på stien Sagsnr. 22/1102 Lamperne mangler. Beslutning: Godkendt.\n");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0], "1 | Ny bro over åen | no_decision | -");
}

/// Clerk's initials behind titles; the last item behind the label of the closed.
std::string with_initials(const std::string& label, const std::string& initials) {
  return kHead + "2 Indholdsfortegnelse 311. Orientering fra formanden Ny legeplads ved skolen " + label +
         " 315. Leje af lokaler\n\n"
         "3 Orientering fra formanden ABCDEF / ÅBEN SAG Beslutning i Teknisk Udvalg den Orientering om "
         "vejene "
         "og om den nye sti. Ny legeplads ved skolen " +
         initials +
         " / 08/2114 ÅBEN SAG Sagsfremstilling Pladsen er slidt. Forvaltningen indstiller, at pladsen lægges "
         "om. Beslutning i Teknisk Udvalg den Godkendt.\n\n"
         "4 " +
         label + " 315. Leje af lokaler\n";
}

TEST(Transcripts, InitialsAndLabelsOfClosedItemsAreNoPartOfATitle) {
  for (const char* initials : {"ABCDEF", "abcdef"}) {
    const auto decisions = decisions_of(with_initials("LUKKET PUNKT:", initials));
    ASSERT_THAT(decisions, SizeIs(3)) << initials;
    EXPECT_EQ(line_of(decisions[0]),
              "311 | Orientering fra formanden | noted | Orientering om vejene og om den nye sti.");
    EXPECT_EQ(decisions[1].title, "Ny legeplads ved skolen");
    EXPECT_EQ(decisions[1].case_number, "08/2114");
    EXPECT_EQ(line_of(decisions[2]), "315 | Leje af lokaler | no_decision | - | closed");
  }
  const auto open = decisions_of(with_initials("ÅBENT PUNKT:", "ABCDEF"));
  ASSERT_THAT(open, SizeIs(3));
  EXPECT_FALSE(open[2].closed);
}

/// Two items; `first` stands behind the label of who is away, `second` in a summary.
std::string labelled(const std::string& first, const std::string& second) {
  return kHead +
         "2 Indholdsfortegnelse 1. Godkendelse af dagsorden 2. Midler til bøger i skolen\n\n"
         "3 1. Godkendelse af dagsorden Sagsnr.: 16/6120 Sagsansvarlig: ABC.DE Afbud: Bo Holm, Ida " +
         first + "\n\n4 2. Midler til bøger i skolen Sagsnr.: 16/6121 RESUMÉ " + second +
         " BESLUTNING I TEKNISK UDVALG DEN Tiltrådt\n";
}

TEST(Transcripts, AResultMayFollowTheNamesOfWhoIsAway) {
  EXPECT_THAT(lines_of_paper(labelled("Kjær Dagsorden godkendt", "Puljen er delt.")),
              Contains("1 | Godkendelse af dagsorden | approved | Dagsorden godkendt | absent: Bo Holm; Ida "
                       "Kjær"));
  EXPECT_THAT(lines_of_paper(labelled("Kjær", "Puljen er delt.")),
              Contains("1 | Godkendelse af dagsorden | no_decision | - | absent: Bo Holm; Ida Kjær"));
}

TEST(Transcripts, NumberedPointsTellAProposalBehindALineWithoutStop) {
  const auto points_of = [](const std::string& summary) {
    return decisions_of(labelled("Kjær Dagsorden godkendt", summary)).back().recommendation;
  };
  EXPECT_THAT(points_of("a) Oversigt over tal Børne- og Skoleforvaltningen indstiller til Teknisk Udvalg, 1. "
                        "at puljen deles."),
              SizeIs(1));
  EXPECT_THAT(
      points_of("a) Oversigt over tal Børne- og Skoleforvaltningen har set på, 1. at puljen er delt."),
      IsEmpty());
}

/// The items of a transcript with their titles set otherwise than in the contents list; `foot` ends each
/// page.
std::string titled(const std::string& first, const std::string& second, const std::string& foot) {
  return kHead +
         "2 Indholdsfortegnelse Pkt. Tekst Side 72 Rengøring på havnens kontorer 4 73 Takster for hallen 5" +
         foot + "2\n\n3 " + first +
         " Sagsnr. 22/1101 SAGSFREMSTILLING Aftalen udløber. BESLUTNING I TEKNISK UDVALG DEN 3. MAJ 2022 "
         "Godkendt. "
         "Fraværende: Per Grøn" +
         foot + "3\n\n4 " + second +
         " Sagsnr. 22/1102 SAGSFREMSTILLING Taksten er uændret. BESLUTNING I TEKNISK UDVALG DEN 3. MAJ 2022 "
         "Udsat. "
         "Fraværende: Per Grøn" +
         foot + "4\n";
}

TEST(Transcripts, TitlesInCapitalsOrBehindALetterAreThoseOfTheList) {
  EXPECT_THAT(lines_of_paper(titled("72. RENGØRING PÅ HAVNENS KONTORER", "73. TAKSTER FOR HALLEN", " SIDE ")),
              ElementsAre("72 | RENGØRING PÅ HAVNENS KONTORER | approved | Godkendt. | absent: Per Grøn",
                          "73 | TAKSTER FOR HALLEN | postponed | Udsat. | absent: Per Grøn"));
  EXPECT_THAT(
      lines_of_paper(titled("72 Ø Rengøring på havnens kontorer", "73 Ø Takster for hallen", " Side ")),
      ElementsAre("72 | Rengøring på havnens kontorer | approved | Godkendt. | absent: Per Grøn",
                  "73 | Takster for hallen | postponed | Udsat. | absent: Per Grøn"));
  // Small letters in a sentence are no title.
  EXPECT_THAT(lines_of_paper(titled("Om rengøring på havnens kontorer", "73. TAKSTER FOR HALLEN", " SIDE ")),
              Not(Contains(HasSubstr("| rengøring på havnens kontorer"))));
}

TEST(Transcripts, ALabelMayStandBeforeADayWithoutColon) {
  const auto body = [](const std::string& label) {
    return decisions_of(
               "Referat\n\nTranskript\n\n1 Referat Teknik- og Havneudvalget " + label +
               " 3. maj 2022 Fraværende Ida Kjær (A)\n\n2 Teknik- og Havneudvalget Indholdsfortegnelse "
               "Punkt Side 38 Ny bro over åen 39 Ny sti ved skoven 7\n\n3 Teknik- og Havneudvalget Punkt 38 "
               "Ny bro over åen Resume Broen er gammel. Beslutning Godkendt. 3\n\n4 Teknik- og Havneudvalget "
               "Punkt 39 Ny sti ved skoven Resume Stien er våd. Beslutning Udsat. 4\n")
        .front()
        .committee;
  };
  EXPECT_EQ(body("Mødedato"), "Teknik- og Havneudvalget");
  EXPECT_EQ(body("den"), "Teknik- og Havneudvalget");
}

}  // namespace
}  // namespace frisaet::test
