// Families of the catalogue as their pages vary from year to year and from committee to committee. Each with
// a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/family.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::expect_read_item_by_item;
using test::Family;
using test::lines_of_paper;
using test::name_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Family kFamilies[] = {
    {"B_NextItemGluedToTheLastSentence",
     R"(Mødet i Fritidsudvalget
den 3. maj 2022 kl. 17:30

12. Godkendelse af dagsorden

Sagsnr: 00.01.00-P35-2-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Godkendt.

Ida Kjær (V) deltog på mødet i stedet for Bo Holm (V).13. Ny sti

Sagsnr: 05.01.00-P16-3-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Udsat.

Ida Kjær (V) deltog på mødet i stedet for Bo Holm (V).14. Lukket - Leje af hus

Sagsnr: 82.07.00-G01-1-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Godkendt.
)",
     "Fritidsudvalget 2022-05-03 -",
     {"12 | Godkendelse af dagsorden | approved | Godkendt. | absent: Bo Holm (V)",
      "13 | Ny sti | postponed | Udsat. | absent: Bo Holm (V)",
      "14 | Lukket - Leje af hus | approved | Godkendt. | closed"}},
    {"C_ClosedItemsAreTheLastEntries",
     R"(Beslutningsprotokol

tirsdag den 3. maj 2022 kl. 09:00

Mødested: Lokale 2
Udvalg: Vejudvalget
Bemærkninger: Der er afbud fra Bo Holm.
  • Udskriv
    Sagsid.: 22/33, Sagsinitialer: abc

    Indstilling

    Forvaltningen indstiller,

    at broen males.

    Beslutning Vejudvalget den 03-05-2022

    Godkendt.

  • Udskriv
    Sagsid.: 22/34, Sagsinitialer: abc

    Beslutning Vejudvalget den 03-05-2022

    Til orientering.
  • LUKKET PUNKT
  • LUKKET PUNKT
)",
     "Vejudvalget 2022-05-03 -",
     {"- | - | approved | Godkendt. | absent: Bo Holm", "- | - | noted | Til orientering. | absent: Bo Holm",
      "- | - | no_decision | - | absent: Bo Holm | closed",
      "- | - | no_decision | - | absent: Bo Holm | closed"}},
    {"F_TermBeforeTheBodyInTheHeading",
     R"(UDVALG

18-21 Havneudvalget

MØDE

Referat

STARTTIDSPUNKT

03-05-2022 14:00:00


PUNKTER

18. Ny bro
19. Ny kaj


18. Ny bro

Indstilling

Direktøren indstiller, at:

1. broen males

Økonomiske konsekvenser

Ingen

Beslutning i 18-21 Havneudvalget den 03-05-2022

Udsat

19. Ny kaj

Indstilling

Direktøren indstiller, at:

1. kajen bygges

Økonomiske konsekvenser

Ingen

Beslutning i 18-21 Havneudvalget den 03-05-2022

Godkendt
)",
     "Havneudvalget 2022-05-03 -",
     {"18 | Ny bro | postponed | Udsat", "19 | Ny kaj | approved | Godkendt"}},
    {"G_LastItemHasNothingButItsTitle",
     R"(Referat til mødet i Teknisk Udvalg den 3. maj 2022 kl. 17:00

Åbne dagsordenspunkter

05.01.00-P20-1-22

50. Ny bro

Beslutning

Udsat.

Lukkede dagsordenspunkter

82.02.00-G10-3-22

51. Salg af grund

Beslutning

Godkendt.

00.01.00-A00-1-22

52. Underskriftsside
)",
     "Teknisk Udvalg 2022-05-03 -",
     {"50 | Ny bro | postponed | Udsat.", "51 | Salg af grund | approved | Godkendt. | closed",
      "52 | Underskriftsside | no_decision | - | closed"}},
    {"K_FirstItemIsAnotherMeetingsPaper",
     R"(Vælg

Referat Magistraten 09-05-2022

  Referat fra Magistratens møde den 2. maj 2022

  Beslutning
  Intet.
  Sagens forløb
  09-05-2022 Magistraten
  Intet.

  Bilag

  Nye træer

  Beslutning
  Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning.
  Resumé
  Der plantes træer.
  Sagens forløb
  09-05-2022 Magistraten
  Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning.
)",
     "Magistraten 2022-05-09 -",
     {"- | Referat fra Magistratens møde den 2. maj 2022 | no_decision | Intet.",
      "- | Nye træer | noted | Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning."}},
    {"R_AgendaDecidedAboveTheFirstCase",
     R"(Havneudvalget
Referat • 3. maj 2022 kl. 15.30
Indhold
Beslutning i Havneudvalget den 03-05-2022
Bo Holm (B) var fraværende.
Dagsorden godkendt.
Beslutningstema
Ny bro
Indstilling
Direktionen indstiller til Havneudvalget at:
- Broen males.
Sagsfremstilling
Broen er gammel.
Sagen afgøres i
Havneudvalget
Beslutning i Havneudvalget den 03-05-2022
Udsat.
Bo Holm (B) var fraværende.
Beslutningstema
Ny kaj
Indstilling
Direktionen indstiller til Havneudvalget at:
- Kajen bygges.
Sagsfremstilling
Kajen er lang.
Sagen afgøres i
Havneudvalget
Beslutning i Havneudvalget den 03-05-2022
Godkendt.
Bo Holm (B) var fraværende.
)",
     "Havneudvalget 2022-05-03 -",
     {"- | - | approved | Dagsorden godkendt. | absent: Bo Holm (B)",
      "- | - | postponed | Udsat. | absent: Bo Holm (B)",
      "- | - | approved | Godkendt. | absent: Bo Holm (B)"}},
};

class MinutesOnPages : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesOnPages, AreReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesOnPages, ::testing::ValuesIn(kFamilies), name_of);

TEST(NumbersBehindASentence, AreNoItemsWithoutTheirPredecessor) {
  EXPECT_THAT(lines_of_paper("Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nUdsat til kl. 16.30. "
                             "Herefter ses på den\n\n2. Ny sti\nBeslutning\nGodkendt efter plan 7.9. Kortet "
                             "følger\n"),
              SizeIs(2));
}

TEST(DecisionsOfOthers, GiveAPaperWithoutHeadNoBody) {
  const std::string item =
      "Indstilling\n\nForvaltningen indstiller, at\n\n1. broen males.\n\nSocialudvalget, 3. maj 2022, pkt. "
      "12:\n\nAd. 1\n\n5 medlemmer (A+V) anbefaler.\n\nVejudvalget, 4. maj 2022, pkt. 20:\n\n1. Anbefalet af "
      "Bo "
      "Holm (V)\n\nBeslutning\n\nGodkendt.\n\n";
  for (const Decision& decision :
       decisions_of("Referat\n\n• 31. Ny bro\n\n" + item + "• 32. Ny sti\n\n" + item)) {
    EXPECT_EQ(decision.committee, std::nullopt);
    EXPECT_EQ(decision.meeting_date, std::nullopt);
  }
}

TEST(Substitutes, BehindTheNameOfWhoIsAwayAreNotAway) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\nBemærkninger\n\nAfbud fra Bo Holm stedfortræder Ida Kjær.\n\n1. Ny "
      "bro\nBeslutning\nAfbud fra Bo Holm stedfortræder Ida Kjær\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(test::printed(decisions[0].absent), "Bo Holm");
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\nAfbud: Bo Holm (A), stedfortræder Ida Kjær (V)\n\n1. Ny "
                     "bro\nBeslutning\nGodkendt.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm (A); Ida Kjær (V)"));
}

TEST(Substitutes, TellWhoseSeatTheyTook) {
  const auto line_with = [](const std::string& told) {
    return lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n" + told +
                          "\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .at(0);
  };
  for (const std::string told :
       {"I stedet for Bo Holm (V) deltog Ida Kjær (V).",
        "Stedfortræder Ida Kjær (V) deltog i mødet for Bo Holm (V).",
        "Ida Kjær (V) var mødt som stedfortræder for Bo Holm (V).", "Bo Holm (V) havde forladt mødet.",
        "Der var afbud fra Bo Holm (V), og Ida Kjær (V) deltog som stedfortræder.",
        "Bo Holm (V) var fraværende, i stedet deltog Ida Kjær (V).", "Afbud fra Bo Holm (V) pga. sygdom."})
    EXPECT_EQ(line_with(told), "1 | Ny bro | approved | Godkendt. | absent: Bo Holm (V)") << told;
  // Whose place it was, is not told.
  EXPECT_EQ(line_with("I stedet deltog Ida Kjær (V)."), "1 | Ny bro | approved | Godkendt.");
  EXPECT_EQ(line_with("Bo Holm (V) forlod mødet."), "1 | Ny bro | approved | Godkendt.");
}

TEST(Substitutes, WhoAreElectedStandInTheDecision) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Valg til nævnet\nBeslutning\nValgt blev:\nBo Holm "
                     "(A)\nSuppleant: Ida Kjær (A)\n\n2. Ny sti\nBeslutning\nUdsat.\nStedfortræder: Per "
                     "Grøn (V)\n"),
      ElementsAre("1 | Valg til nævnet | approved | Valgt blev: Bo Holm (A) Suppleant: Ida Kjær (A)",
                  "2 | Ny sti | postponed | Udsat."));
}

TEST(AmendmentsToAnotherPoint, DecideNothingOfTheOneAbove) {
  const std::string head =
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\nForvaltningen indstiller,\n1. at broen "
      "males.\n2. at den lukkes.\nBeslutning\nAd 1\nGodkendt.\n";
  const auto points_of = [](const std::string& text) {
    const auto decisions = decisions_of(text);
    std::string points;
    for (const PointOutcome& point : decisions.at(0).point_outcomes)
      points += point.points[0] + " " + std::string(to_string(point.outcome)) + " ";
    return points;
  };
  EXPECT_EQ(points_of(head + "Ændringsforslag fra C til ad 2: C foreslår, at den åbnes.\nFor stemte: 2 "
                             "(C)\nImod stemte: 4 (A)\nFaldet.\nAd 2\nGodkendt.\n"),
            "1 approved 2 approved ");
  // An amendment to the point itself is part of what it came to.
  EXPECT_EQ(
      points_of(head + "Ad 2\nÆndringsforslag fra C til ad 2: C foreslår, at den åbnes.\nÆndringsforslaget "
                       "er vedtaget.\n"),
      "1 approved 2 amended ");
}

std::string points_of(const std::string& decision) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\nForvaltningen indstiller,\n1. at broen "
      "males.\n2. at den lukkes.\n3. at stien flyttes.\nBeslutning\n" +
      decision + "\n");
  std::string points(to_string(decisions.at(0).outcome.value_or(Outcome::kNoDecision)));
  for (const PointOutcome& point : decisions.at(0).point_outcomes) {
    for (const std::string& name : point.points) points += " " + name;
    points += " " + std::string(to_string(point.outcome));
  }
  return points;
}

TEST(PointsOfOneSentence, AreToldApart) {
  EXPECT_EQ(points_of("Indstillingens punkt 1 og 2 godkendes, mens punkt 3 udsættes."),
            "split 1 2 approved 3 postponed");
  EXPECT_EQ(points_of("Udvalget tiltræder indstillingens pkt. 1, mens pkt. 2 ikke tiltrædes."),
            "split 1 approved 2 rejected");
  EXPECT_EQ(points_of("Indstillingen godkendt.\nPunkt 3 udsat."), "split 3 postponed");
  EXPECT_EQ(points_of("Godkendt, dog ikke punkt 3."), "amended");
  // Another item of the agenda is no point.
  EXPECT_EQ(points_of("Godkendt, mens sag 12 udsættes."), "approved");
}

TEST(WhatIsDecidedBesideANote, IsForAPerson) {
  const auto confidence_of = [](const std::string& decision) {
    return extract_minutes(test::text_document("Teknisk Udvalg den 3. maj 2022\n\n1. Ny "
                                               "bro\n\nBeslutning\n\n" +
                                               decision + "\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n"),
                           {})
        .records.at(0)
        .confidence;
  };
  EXPECT_LT(
      confidence_of("Orienteringen blev taget til efterretning, og udvalget besluttede at søge puljen."),
      confidence_of("Orienteringen blev taget til efterretning, og udvalget bad om et notat."));
}

TEST(MinoritiesThatDoNotRecommend, AreAgainst) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nEt flertal (A+F) anbefaler. Et mindretal "
      "(V+C) "
      "anbefaler ikke.\n\n2. Ny sti\nBeslutning\nÆndringsforslag fra V om, at stien lukkes, blev forkastet "
      "med 3 stemmer mod 4. Indstillingen herefter godkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].votes, SizeIs(1));
  EXPECT_THAT(decisions[0].votes[0].votes_for, SizeIs(2));
  EXPECT_THAT(decisions[0].votes[0].votes_against, SizeIs(2));
  ASSERT_THAT(decisions[1].votes, SizeIs(1));
  EXPECT_EQ(decisions[1].votes[0].subject, "Ændringsforslag fra V om");
}

TEST(MenusAboveAHead, NameNoBody) {
  const std::string items = "\n\n1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n";
  EXPECT_EQ(
      decisions_of("Politik\nUdvalg\nOmråder\n\nHavneudvalget - referat\n\nMødedato 3. maj 2022" + items)
          .at(0)
          .committee,
      "Havneudvalget");
  EXPECT_EQ(decisions_of("UDVALG\n\nOmsorg og ældre\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n03-05-2022 "
                         "14:00:00" +
                         items)
                .at(0)
                .committee,
            "Omsorg og ældre");
}

TEST(ClosedItems, ShowTheirResultWithoutAHeading) {
  EXPECT_THAT(
      lines_of_paper("Havneudvalget den 3. maj 2022\n\n1. Ny bro\n\nBeslutning\n\nUdsat.\n\n2. Lukket "
                     "punkt: Leje af kaj\n\nUdvalget godkendte lejen.\n\n3. Lukket punkt: "
                     "Personale\n\nDer var tre ansøgere.\nDe bor i byen.\nEn har søgt før.\n"),
      ElementsAre("1 | Ny bro | postponed | Udsat.",
                  "2 | Lukket punkt: Leje af kaj | approved | Udvalget godkendte lejen. | closed",
                  "3 | Lukket punkt: Personale | no_decision | - | closed"));
}

TEST(SummariesBelowADecision, WhichTheChainEndsBefore) {
  const auto paper = [](const std::string& below) {
    return "Referat Byrådet 04-05-2022\n\nNy bro\n\nBeslutning Byrådet har i mødet den 4. maj 2022 vedtaget "
           "Økonomiudvalgets indstilling.\n" +
           below +
           "\n\nResumé\nBroen er gammel.\n\nSagens forløb\n02-05-2022 "
           "Økonomiudvalget\nAnbefales.\n04-05-2022 "
           "Byrådet\nByrådet har i mødet den 4. maj 2022 vedtaget Økonomiudvalgets indstilling.\n";
  };
  const auto told = decisions_of(paper("På den baggrund indstilles, at broen godkendes endeligt."));
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].decision_text,
            "Byrådet har i mødet den 4. maj 2022 vedtaget Økonomiudvalgets indstilling.");
  const auto more = decisions_of(paper("Resten af sagen blev udsat."));
  ASSERT_THAT(more, SizeIs(1));
  EXPECT_THAT(more[0].decision_text.value_or(""), ::testing::HasSubstr("udsat"));
}

}  // namespace
}  // namespace frisaet::minutes
