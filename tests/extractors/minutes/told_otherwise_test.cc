// Results, dissents, points and attendance in words that papers of other hands use, and near misses of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extractors/minutes/outcome.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Told {
  const char* outcome;
  const char* decision;

  friend void PrintTo(const Told& that, std::ostream* out) { *out << that.decision; }
};

class ToldOtherwise : public ::testing::TestWithParam<Told> {};

TEST_P(ToldOtherwise, HasItsOutcome) {
  const Verdict verdict = read_verdict(GetParam().decision, 3, 2);
  EXPECT_EQ(verdict.outcome ? std::string(to_string(*verdict.outcome)) : "null", GetParam().outcome);
}

INSTANTIATE_TEST_SUITE_P(
    Result, ToldOtherwise,
    ::testing::ValuesIn(std::initializer_list<Told>{
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
        {"no_decision", "Beslutningen kan ikke gengives."}}));

INSTANTIATE_TEST_SUITE_P(Near, ToldOtherwise,
                         ::testing::ValuesIn(std::initializer_list<Told>{
                             {"null", "Efter forslaget koster broen 3 mio. kr."},
                             {"null", "Bo Holm (A) siger ja til at deltage."},
                             {"null", "Udvalget vil først og fremmest takke naboerne."},
                             {"null", "Bussen kommer igen i april."},
                             {"null", "Bo Holm (V) ville hellere have valgt."},
                             {"null", "Prisen går til himmels."},
                             {"approved", "Godkendt. Bo Holm (A) foreslog Byrådet at købe huset."},
                             {"approved", "Godkendt. Kommunen fjerner sneen."}}));

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
        "Liste K forbeholder sig sin stilling til mødet i maj.",
        "Ida Kjær (V) ønsker hverken det ene eller det andet."}) {
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
