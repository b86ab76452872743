// Results, dissents, points and attendance in words that papers of other hands use, and near misses of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    Otherwise, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"approved", "I overensstemmelse med forslaget."},
        {"approved", "Der gives fuldmagt til formanden."},
        {"approved", "Et enigt byråd siger ja, hvis regionen betaler halvdelen."},
        {"approved", "Der er enighed om indstillingen."},
        {"approved", "Betingelserne er til stede, og Ida Kjær (V) indtræder."},
        {"approved", "Kulturprisen tildeles Ida Kjær."},
        {"rejected", "Byrådet svarer nej."},
        {"rejected", "Bortfalder."},
        {"recommended", "Kulturudvalget foreslår Byrådet at købe huset."},
        {"recommended", "Udvalget udtaler over for Økonomiudvalget, at havnen bør komme først."},
        {"postponed", "Byrådet vil først se prisen på en bro."},
        {"postponed", "Udvalget ønsker planen tilbage, inden den sendes ud."},
        {"postponed", "Punktet tages op på ny efter sommerferien."},
        {"discussed", "Temadrøftelsen blev afholdt."},
        {"discussed", "Udvalget hørte to naboer fortælle og tager synspunkterne med videre."},
        {"referred", "Sagen går derfor videre til Byrådet uden indstilling."},
        {"amended", "Udvalget tiltræder planen, men stryger broen."},
        {"amended", "Det ændrede forslag blev herefter vedtaget."},
        {"no_decision", "Beslutningen kan ikke gengives."},
        {"approved", "Et enigt udvalg sluttede op om planen."},
        {"approved", "Der var fuld opbakning til planen."},
        {"approved", "Som direktionen foreslår."},
        {"approved", "Valgt til formand: Ida Kjær (V)."},
        {"approved", "Der afsættes 1,5 mio. kr. til broen."},
        {"recommended", "Til Byrådet med udvalgets anbefaling."},
        {"recommended", "Udvalget peger på ældreområdet."},
        {"rejected", "Planen skrinlægges."},
        {"rejected", "Der var ikke flertal for forslaget."},
        {"postponed", "Sagen stilles i bero."},
        {"postponed", "Afventer svar fra regionen."},
        {"postponed", "Udvalget beder om flere priser, før sagen afgøres."},
        {"noted", "Orienteringen gav ikke anledning til bemærkninger."},
        {"discussed", "Udvalget diskuterede støjen ved banen."},
        {"withdrawn", "Punktet blev taget af dagsordenen."},
        {"referred", "Sagen sendes retur til forvaltningen."},
        {"referred", "Lægges over i budgetforhandlingerne."},
        {"amended", "Som indstillet, men kun i to år."},
        {"amended", "Godkendt, idet naboerne får betalt hegnet."},
        {"no_decision", "Der forelå intet."},
        {"rejected", "Nej, det er for dyrt."},
        {"rejected", "Nej, det blev drøftet i maj."},
        {"postponed", "Nej, sagen udsættes."},
        {"postponed", "Nej, men sagen genoptages på næste møde."},
        {"rejected", "Byrådet siger ja til at sige nej."},
        {"rejected", "Byrådet godkendte ikke planen, men ændrer taksten."},
        {"rejected", "Byrådet godkendte ikke planen og ændrer intet."},
        {"amended", "Der afsættes 40.000 kr. mindre end foreslået."}}));

INSTANTIATE_TEST_SUITE_P(NearToOtherwise, DecisionPhrase,
                         ::testing::ValuesIn(std::initializer_list<Phrase>{
                             {"null", "Efter forslaget koster broen 3 mio. kr."},
                             {"null", "Bo Holm (A) siger ja til at deltage."},
                             {"null", "Udvalget vil først og fremmest takke naboerne."},
                             {"null", "Bussen kommer igen i april."},
                             {"null", "Bo Holm (V) ville hellere have valgt."},
                             {"null", "Prisen går til himmels."},
                             {"null", "Bo Holm (A) støtter forslaget."},
                             {"null", "Stien flyttes til skoven."},
                             {"null", "Udvalget ønsker flere bænke, før sommeren kommer."},
                             {"null", "Udvalget peger på, at bussen er forsinket."},
                             {"null", "Der gives 40 timer om ugen."},
                             {"approved", "Godkendt, men med stor tøven."},
                             {"approved", "Godkendt. Bo Holm (A) foreslog Byrådet at købe huset."},
                             {"approved", "Godkendt. Kommunen fjerner sneen."},
                             {"approved", "Byrådet godkendte planen, og ændrer den ikke."},
                             {"approved", "Taksten godkendes og hæver niveauet."},
                             {"approved", "Godkendt uden bilag."},
                             {"approved", "Der gives 40.000 kr. mere end i 2021."}}));

TEST(ReferredTo, IsTheBodyWithoutWhatItIsToDo) {
  EXPECT_EQ(read_verdict("Hjemvist til forvaltningen. Der hentes nye tal.", 3, 0).referred_to,
            "forvaltningen");
  EXPECT_EQ(
      read_verdict("Sendes til fornyet behandling i Teknisk Udvalg, som spørger naboerne.", 3, 0).referred_to,
      "Teknisk Udvalg");
  EXPECT_EQ(read_verdict("Oversendt til Kulturudvalget uden realitetsbehandling.", 3, 0).referred_to,
            "Kulturudvalget");
}

TEST(MembersView, IsADissentWhoeverSaysIt) {
  for (const char* view :
       {"Ida Kjær (V) ville hellere have valgt.", "Ida Kjær ærgrer sig over, at broen må vente.",
        "Venstre mener, at broen burde komme først.", "SF vil ikke være med til at betale.",
        "Liste K forbeholder sig sin stilling til mødet i maj.", "A og V deler ikke den opfattelse.",
        "Ida Kjær (V) synes, prisen er for høj.", "Ida Kjær (V) ønsker hverken det ene eller det andet."}) {
    const Verdict verdict = read_verdict("Godkendt. " + std::string(view), 3, 0);
    EXPECT_THAT(verdict.dissents, ElementsAre(view));
    EXPECT_THAT(verdict.unexplained, IsEmpty());
    EXPECT_EQ(verdict.outcome, Outcome::kApproved);
  }
  for (const char* other :
       {"Ida Kjær (V) mener, at broen er smuk.", "Ida Kjær (V) vil vende tilbage.",
        "Udvalget ærgrer sig over forsinkelsen.", "Ida Kjær (V) ønsker gæsterne velkommen."})
    EXPECT_THAT(read_verdict("Godkendt. " + std::string(other), 3, 0).dissents, IsEmpty()) << other;
}

TEST(MembersView, IsAnyReasonOfThoseWhoVotedAgainst) {
  const std::string_view reason = "A og F finder, at prisen rammer de små byer.";
  EXPECT_THAT(
      read_verdict("For stemte V og C. Imod stemte A og F. Forslaget er vedtaget. A og F finder, at prisen "
                   "rammer de små byer.",
                   3, 0)
          .dissents,
      ElementsAre(reason));
  EXPECT_THAT(
      read_verdict("For stemte A og F. Imod stemte V. Forslaget er vedtaget. A og F finder, at prisen "
                   "rammer de små byer.",
                   3, 0)
          .dissents,
      IsEmpty());
}

TEST(Points, MayBeNamedWithoutAMarkBeforeTheirResult) {
  const Verdict both = read_verdict("1 og 2 vedtaget.", 3, 2);
  ASSERT_THAT(both.points, SizeIs(1));
  EXPECT_THAT(both.points[0].points, ElementsAre("1", "2"));
  const Verdict split = read_verdict("1) og 2) godkendt. 3) udsat til maj.", 3, 3);
  ASSERT_THAT(split.points, SizeIs(2));
  EXPECT_THAT(split.points[0].points, ElementsAre("1", "2"));
  EXPECT_EQ(split.outcome, Outcome::kSplit);
  for (const char* told : {"Første punkt godkendt, andet punkt udsat.", "Nr. 1: Godkendt. Nr. 2: Udsat.",
                           "Det første punkt blev godkendt. Det andet punkt blev udsat."})
    EXPECT_EQ(read_verdict(told, 3, 2).outcome, Outcome::kSplit) << told;
  EXPECT_THAT(read_verdict("5 og 6 medlemmer godkendte planen.", 3, 8).points, IsEmpty());
}

TEST(Points, PassedOnAndChangedAreSplitUnlessTheChangeIsPassedOnToo) {
  EXPECT_EQ(read_verdict("Pkt. 1: Anbefales.\nPkt. 2: Godkendt, dog med frist til maj.", 3, 2).outcome,
            Outcome::kSplit);
  EXPECT_EQ(read_verdict("Pkt. 1: Anbefales.\nPkt. 2: Anbefales med den ændring, at fristen er i maj.", 3, 2)
                .outcome,
            Outcome::kAmended);
}

constexpr std::string_view kWebPaper = R"(Referat Kultur og Idræt 06-09-2022
Deltog: Alle, dog ikke Bo Holm (A). Ida Kjær (V) gik kl. 17.30, efter punkt 2.

1. Ny bro over åen
Sagen i korte træk
Broen er gammel. Sagsnr. 22/4413.
Forvaltningens anbefaling
Forvaltningen anbefaler, at broen bygges.
Vi besluttede
Som indstillet.

2. Sti langs åen
Indstilling
Forvaltningen indstiller,
at stien males
at bænkene flyttes
Vi besluttede
Første at: Godkendt.
Andet at: Ikke godkendt.

3. Eventuelt
Vi besluttede
Per Grøn roste vagtmesteren for den nye maling.

4. IKKE OFFENTLIG
)";

TEST(WebPaper, IsReadFromHeadToClosedItem) {
  const auto decisions = test::decisions_of(kWebPaper);
  ASSERT_THAT(decisions, SizeIs(4));
  EXPECT_EQ(decisions[0].committee, "Kultur og Idræt");
  EXPECT_EQ(decisions[0].case_number, "22/4413");
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
  EXPECT_THAT(decisions[1].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[1].outcome, Outcome::kSplit);
  EXPECT_EQ(test::printed(decisions[1].absent), "Bo Holm (A)");
  EXPECT_EQ(test::printed(decisions[2].absent), "Ida Kjær (V); Bo Holm (A)");
  EXPECT_EQ(decisions[2].outcome, Outcome::kNoDecision);
  EXPECT_TRUE(decisions[3].closed);
}

TEST(WhoLeavesBeforeAnItem, IsGoneForThoseBehindItToo) {
  const auto decisions = test::decisions_of(
      "Referat af møde i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. Sti\n"
      "Beslutning\nGodkendt. Ida Kjær (V) forlod mødet kl. 10.15 inden dette punkt.\n\n3. Havn\nBeslutning\n"
      "Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_THAT(decisions[0].absent, IsEmpty());
  EXPECT_EQ(test::printed(decisions[1].absent), "Ida Kjær (V)");
  EXPECT_EQ(test::printed(decisions[2].absent), "Ida Kjær (V)");
}

TEST(Doubt, IsWhatAConsentTellsOfAChangeOrARecommendation) {
  const auto confidence = [](const std::string& decision) {
    return extract_minutes(
               test::text_document("Referat af møde i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\n"
                                   "Beslutning\nGodkendt.\n\n2. Sti\nBeslutning\n" +
                                   decision + "\n"),
               {})
        .records.at(1)
        .confidence;
  };
  const double sure = confidence("Godkendt.");
  EXPECT_LT(confidence("Godkendt. Udvalget vil indstille, at stien males."), sure);
  EXPECT_LT(confidence("Godkendt. Bilag 2 udgår."), sure);
}

TEST(WebPaper, AClauseThatTheLineBeforeAsksForIsNoPoint) {
  const auto decisions = test::decisions_of(
      "Referat af møde i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\nForvaltningen "
      "indstiller,\n"
      "at udvalget anmoder Byrådet om\nat købe broen\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].recommendation, SizeIs(1));
}

}  // namespace
}  // namespace frisaet::minutes
