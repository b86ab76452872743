// Decisions that say whom the body follows; what majorities refuse; consent before or beside something else;
// feet of transcripts that name the municipality. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::with_bridge;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    BesideAConsent, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"approved",
         "Indstillingen blev vedtaget enstemmigt, efter at et ændringsforslag fra O var trukket."},
        {"amended", "Et ændringsforslag fra O blev vedtaget. Indstillingen blev vedtaget."},
        {"approved", "Udvalget besluttede at begynde høringen. Sagen genoptages efter høringen."},
        {"postponed", "Sagen genoptages på næste møde."},
        {"noted",
         "Orienteringen blev taget til efterretning. Udvalget besluttede ikke at foretage sig mere."},
        {"rejected", "Udvalget besluttede ikke at bygge."},
        {"amended", "Udvalget vedtog model B frem for den indstillede model A."},
        {"approved", "Udvalget vedtog model B."},
        {"amended", "Delvist imødekommet."},
        {"approved", "Bo Holm (A) bevilges orlov fra 1. juni."},
        {"approved", "Udvalget kan ikke anbefale andet end det indstillede."},
        {"rejected", "Udvalget kan ikke anbefale det indstillede."},
        {"rejected", "Med 4 stemmer for og 3 imod besluttede udvalget at afvise forslaget."},
        {"null", "Udvalget afviste indsigelsen fra Bo Holm."},
        {"rejected", "Broen fremmes ikke."},
        {"null", "Broen fremmes ikke, før prisen er kendt."},
        {"recommended", "Godkendt til videre behandling i Byrådet."},
        {"recommended", "Udvalget tiltræder, at sagen fremsendes til Byrådet med anbefaling."},
        {"referred", "Oversendes uden anbefaling til Byrådet."},
        {"rejected", "Et flertal (A, F og Ø) kan ikke anbefale indstillingen. V anbefaler indstillingen."},
        {"recommended", "Et flertal (A, F og Ø) anbefaler indstillingen. V kan ikke anbefale indstillingen."},
        {"rejected",
         "Et flertal (A, F) anbefaler, at forslaget afvises. Et mindretal (V) anbefaler forslaget."},
        {"rejected", "Der kunne ikke skabes flertal for forslaget."},
        {"postponed", "Udvalget ønsker sagen genfremlagt med priser."},
        {"approved", "Byrådet tog ansøgningen til følge."},
        {"rejected", "Byrådet tog ikke ansøgningen til følge."},
        {"postponed", "Sagen blev ikke færdigbehandlet og fortsætter på næste møde."},
        {"approved", "Landzonetilladelsen er givet."},
        {"null", "Tilladelse ikke meddelt."},
        {"recommended", "Oversendes til Byrådets godkendelse."},
        {"referred", "Oversendes til Byrådet."},
        {"recommended", "Sendes til Byrådet med anbefaling fra et flertal (A og F). V tager forbehold."},
        {"referred", "Sagen overdrages til Teknisk Udvalg til afgørelse."},
        {"referred", "Byrådet henviste sagen til fornyet udvalgsbehandling."},
    }));

TEST(WhatACommitteeRefuses, IsAskedOfTheProposal) {
  const auto outcome = [](const std::string& proposal, const std::string& decision) {
    return decisions_of(with_bridge("Indstilling\nForvaltningen indstiller, at " + proposal +
                                    ".\nBeslutning\n" + decision))
        .at(0)
        .outcome;
  };
  EXPECT_EQ(outcome("ansøgningen imødekommes", "Udvalget indstiller, at ansøgningen afslås."),
            Outcome::kRejected);
  EXPECT_EQ(outcome("ansøgningen afslås", "Udvalget indstiller, at ansøgningen afslås."),
            Outcome::kRecommended);
}

std::vector<Decision> of_a_chain(const std::string& committee, const std::string& council) {
  return decisions_of(
      "Referat fra mødet i Byrådet den 26. maj 2020\n\n1. Ny bro\nSagsfremstilling\nBroen er "
      "gammel.\nIndstilling\n"
      "Forvaltningen indstiller, at broen males.\nBeslutning\nØkonomiudvalget den 19. maj 2020\n\n" +
      committee + "\n\nByrådet den 26. maj 2020\n\n" + council +
      "\n\n2. Ny sti\nBeslutning\nByrådet den 26. maj 2020\n\nUdsat.\n");
}

TEST(ADecisionThatNamesABody, IsWhatThatBodyCameTo) {
  EXPECT_EQ(of_a_chain("Anbefales.", "Som Økonomiudvalget, idet Ø stemte imod.").at(0).outcome,
            Outcome::kApproved);
  EXPECT_EQ(of_a_chain("Taget til efterretning.", "Som Økonomiudvalget.").at(0).outcome, Outcome::kNoted);
  // Nobody is known to have decided it so.
  EXPECT_EQ(of_a_chain("Anbefales.", "Som Kulturudvalget.").at(0).outcome, std::nullopt);
  EXPECT_NE(of_a_chain("Anbefales.", "Som Økonomiudvalget, dog med frist i maj.").at(0).outcome,
            Outcome::kApproved);
}

TEST(ABodyInCapitalsWhoseDayWasLost, DecidesBehindAComma) {
  const auto decisions = decisions_of(
      "Solby Kommune. Kommunalbestyrelsen. Referat\n\nTranskript\n\n1 Solby Kommune Kommunalbestyrelsen "
      "Referat Dato: "
      "Onsdag den 15-maj-2002 Mødested: Rådhuset Fraværende: Ingen. Mødedeltagere: Bo Holm, Ida Kjær, Per "
      "Grøn\n\n2 "
      "Indholdsfortegnelse 89. Ny bro...i 90. Ny sti...ii\n\n3 Side i 89. Ny bro J.nr.:. Åben sag Broen er "
      "gammel. "
      "TEKNISK UDVALG, den Anbefales. KOMMUNALBESTYRELSEN, den Vedtaget.\n\n4 Side ii 90. Ny sti J.nr.:. "
      "Åben sag "
      "Stien mangler. TEKNISK UDVALG, den Anbefales. KOMMUNALBESTYRELSEN, den Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
  EXPECT_EQ(decisions[1].outcome, Outcome::kPostponed);
}

TEST(AFootWithTheMunicipality, IsNobodysName) {
  const std::string text =
      " Sagsnr.: 18/4410 Beslutningstema Hvad der skal ske med den til næste år. Indstilling "
      "Forvaltningen indstiller, at den males. Beslutning Godkendt. Afbud: Bo Holm Solby Kommune ";
  const auto decisions = decisions_of(
      "Møde i Teknisk Udvalg\n\nTranskript\n\n1 Møde i Teknisk Udvalg Åben Referat Dato: Onsdag den 7. "
      "november 2018 "
      "Tidspunkt: 18:00 Sted: Rådhuset Solby Kommune\n\n2 1. Ny bro" +
      text + "1\n\n3 2. Ny sti" + text +
      "2\n\n4 3. Ny "
      "havn" +
      text + "3\n");
  ASSERT_THAT(decisions, SizeIs(3));
  for (const Decision& decision : decisions) {
    EXPECT_THAT(decision.absent, ElementsAre(Field(&Person::name, "Bo Holm")));
    EXPECT_EQ(decision.decision_text, "Godkendt.");
  }
}

TEST(WhoWasAbsentAndVoted, IsToldInMoreWords) {
  const auto of = [](const std::string& decision) {
    return decisions_of(
               with_bridge("Indstilling\nForvaltningen indstiller, at broen males.\nBeslutning\n" + decision))
        .at(0);
  };
  EXPECT_THAT(of("Godkendt. Fraværende var Bo Holm (A).").absent, SizeIs(1));
  EXPECT_THAT(of("Godkendt. Fraværende var ingen.").absent, SizeIs(0));
  EXPECT_THAT(of("Godkendt. Fraværende Bo Holm (A) og Ida Kjær (V).").absent, SizeIs(2));
  EXPECT_THAT(of("Godkendt. Fraværende Bo Holm (A) skrev et brev.").absent, SizeIs(0));
  const Decision counted = of("Indstillingen vedtaget: For 3 (A), imod 2 (V).");
  ASSERT_THAT(counted.votes, SizeIs(1));
  EXPECT_EQ(counted.votes[0].total_for, 3);
  EXPECT_EQ(counted.votes[0].total_against, 2);
  EXPECT_THAT(of("For 3 år siden blev broen bygget. Godkendt.").votes, SizeIs(0));
  EXPECT_THAT(of("Godkendt, idet V og O dog stemte imod.").votes, SizeIs(1));
}

}  // namespace
}  // namespace frisaet::minutes
