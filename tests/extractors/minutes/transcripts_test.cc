// Transcripts, a page in a paragraph, and what else their pages print: groups, labels of closed items,
// initials, results without a heading. Each with a near miss. And words of results that papers like them
// print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

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

TEST(AbsenceScope, WordOfAbsenceOnTheDay) {
  const auto absent = [](const std::string& line) {
    return line_of(
        decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\n"
                     "Godkendt.\n" +
                     line + "\n\n2. Ny sti\nBeslutning\nUdsat.\n")
            .front());
  };
  EXPECT_EQ(absent("Ida Kjær havde meldt afbud på selve mødedagen."),
            "1 | Ny bro | approved | Godkendt. | absent: Ida Kjær");
  EXPECT_EQ(absent("1. suppleant Bo Holm var indkaldt, men mødte ikke frem."),
            "1 | Ny bro | approved | Godkendt.");
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

TEST(GluedLines, AHeadingMayEndALineBehindANumber) {
  const auto glued = [](const std::string& end) {
    return lines_of_paper(
        "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\n"
        "Forvaltningen indstiller, at broen males i 2023" +
        end + "\n\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  };
  EXPECT_THAT(glued("Beslutning"), ElementsAre("1 | Ny bro | approved | Godkendt.", HasSubstr("postponed")));
  EXPECT_THAT(glued("B"), Not(Contains("1 | Ny bro | approved | Godkendt.")));
}

TEST(AbsenceScope, WhoLeftBeforeTheClosedItems) {
  const auto absent = [](const std::string& line, const std::string& middle) {
    std::vector<std::string> all;
    for (const Decision& decision :
         decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + line +
                      "\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. " + middle +
                      "\nBeslutning\nUdsat.\n\n3. Salg af grund (Lukket punkt)\n"))
      all.push_back(printed(decision.absent));
    return all;
  };
  const std::string left =
      "Bemærkninger: Bo Holm (A) forlod mødet før behandlingen af den lukkede dagsorden.";
  EXPECT_THAT(absent(left, "Ny sti"), ElementsAre("", "", "Bo Holm (A)"));
  EXPECT_THAT(absent("Bemærkninger: Bo Holm (A) forlod mødet efter den lukkede dagsorden.", "Ny sti"),
              ElementsAre("", "", ""));
}

TEST(HeadOfMinutes, ACommitteeMayHaveTwoNames) {
  const auto decided = [](const std::string& head, const std::string& first, const std::string& second) {
    return lines_of_paper(
        "Referat\n\nUdvalg: " + head +
        "\nMødedato: 3. maj 2022\n\n1. Ny bro\nIndstilling\nat broen males\nBeslutning i " + first +
        " den 03-05-2022\nGodkendt.\n\n2. Ny sti\nIndstilling\nat stien lukkes\nBeslutning i " + second +
        " den 03-05-2022\nUdsat.\n");
  };
  EXPECT_THAT(decided("Udvalget Et Godt Liv", "Udvalget for Voksne", "Udvalget for Voksne"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
  const auto none = ElementsAre("1 | Ny bro | no_decision | -", "2 | Ny sti | no_decision | -");
  EXPECT_THAT(decided("Udvalget Et Godt Liv", "Udvalget for Voksne", "Udvalget for Skoler"), none);
  EXPECT_THAT(decided("Byrådet", "Udvalget for Voksne", "Udvalget for Voksne"), none);
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

TEST(Decisions, GuestsAndWhoTookNoPartAreNoneOfThem) {
  const auto decided = [](const std::string& line) {
    return lines_of_paper(
               "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n" +
               line + "\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .front();
  };
  EXPECT_EQ(decided("Ida Kjær (Ø) var som gruppeformand inviteret med til mødet"),
            "1 | Ny bro | approved | Godkendt.");
  EXPECT_EQ(decided("Ida Kjær deltog ikke i behandlingen."), "1 | Ny bro | approved | Godkendt.");
  EXPECT_THAT(decided("Naboerne inviteres til et møde om broen."), HasSubstr("Naboerne inviteres"));
}

TEST(HeadOfMinutes, CapitalsAreSpelledAsInSentences) {
  const auto body = [](const std::string& sentence) {
    return decisions_of("HAVNE- OG VEJUDVALGET\nReferat den 3. maj 2022\n\n1. Ny bro\nSagsfremstilling\n" +
                        sentence + "\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .front()
        .committee;
  };
  EXPECT_EQ(body("Havne- og Vejudvalget anmodes om en udtalelse."), "Havne- og Vejudvalget");
  EXPECT_EQ(body("Kulturudvalget anmodes om en udtalelse."), "HAVNE- OG VEJUDVALGET");
}

}  // namespace
}  // namespace frisaet::test

namespace frisaet::minutes {
namespace {

INSTANTIATE_TEST_SUITE_P(
    OfTranscripts, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"no_decision", "Hvornår åbner broen? (Bo Holm)\nHvem betaler for stien? (Ida Kjær)"},
        {"approved", "Hvornår åbner broen? (Bo Holm)\nIndstillingen godkendt."},
        {"no_decision", "Bo Holm (V) spurgte til broen. Forvaltningen sender et notat."},
        {"postponed", "Bo Holm (V) spurgte til broen. Sagen udsættes."},
        {"no_decision", "Sangen blev sunget."},
        {"noted", "Orientering om vejene og om den nye sti."},
        {"postponed", "Orientering om vejene udsættes."},
        {"rejected", "Ansøgningen kan ikke imødekommes. Bo Mose Holm kunne tiltræde ansøgningen for et år."},
        {"recommended", "A, B og V kan anbefale indstillingen."},
        {"split", "Ad 1.\nUdvalget behandlede status for broen.\n\nAd 2.\nGodkendt."},
        {"withdrawn", "Byrådet vedtog, at punktet udgår med henblik på ny behandling i Teknisk Udvalg."},
        {"rejected", "Det blev vedtaget, at ansøgningen afvises."},
        {"approved", "Byrådet vedtog, at havnen udvides, og at bilaget udgår."},
        {"approved", "Udvalget behandlede oplægget og godkendte indstillingen."},
    }));

}  // namespace
}  // namespace frisaet::minutes
