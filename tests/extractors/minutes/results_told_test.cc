// Results that are told with a verb of their own (`Beløbet frigives.`), what is near to one and is none, and
// sentences of a decision that no rule explains.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(Told, DecisionPhrase,
                         ::testing::ValuesIn(std::initializer_list<Phrase>{
                             {"approved", "Tilskuddet frigives."},
                             {"approved", "Ida Kjær (V) udpeget."},
                             {"approved", "Svaret fra i juni står ved magt."},
                             {"approved", "Herefter fulgte et enigt byråd Kulturudvalget."},
                             {"referred", "Går tilbage til Kulturudvalget, som henter flere priser."},
                             {"referred", "Forslaget går videre til 2. behandling den 5. maj."},
                             {"referred", "Byrådet bad Kulturudvalget om at vurdere forslaget."},
                             {"postponed", "Venter til juni."},
                             {"postponed", "Sagen kunne ikke behandles, da kortet manglede."},
                             {"recommended", "Udvalget peger over for Byrådet på den nordlige bro."},
                             {"recommended", "Sendes videre til Byrådet med udvalgets anbefaling."},
                             {"noted", "Udvalget lod sig orientere."},
                             {"discussed", "Drøftelsen gav anledning til, at der hentes tal."},
                             {"no_decision", "Ingen havde meldt sig."},
                             {"amended", "Udsendes i høring med den ændring, at der bygges lavere."},
                             {"amended",
                              "Udvalget anbefaler Byrådet, at rækkefølgen byttes om: broen først."},
                             {"amended", "Vedtaget. Fristen rykkes til den 5. maj."},
                             {"rejected", "Byrådet vil ikke have en bro til."},
                             {"withdrawn", "Forvaltningen har trukket sagen."},
                             {"split", "1 og 2: Godkendt.\n3: Ikke godkendt, fordi broen er ny."},
                             {"split", "1. ja.\n2. nej, prisen er for høj."}}));

INSTANTIATE_TEST_SUITE_P(NearToTold, DecisionPhrase,
                         ::testing::ValuesIn(std::initializer_list<Phrase>{
                             {"null", "Borgerne venter til juni på svar."},
                             {"null", "Broen går tilbage til den gamle vej."},
                             {"null", "Bo Holm (A) vil ikke have en bro til."},
                             {"null", "Ida Kjær (V) var udpeget til at tale."},
                             {"null", "Fristen rykkes ikke."},
                             {"null", "Byrådet bad Kulturudvalget om at holde et møde til."}}));

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

TEST(Label, OfAPointThatWasNotProposedIsAnotherItem) {
  const Verdict verdict = read_verdict("Punkt 7 udgår. Dagsordenen i øvrigt godkendt.", 1, 0);
  EXPECT_EQ(verdict.outcome, Outcome::kApproved);
  EXPECT_THAT(verdict.points, IsEmpty());
  EXPECT_THAT(read_verdict("Pkt. 1: Godkendt.\nPkt. 2: Udsat.", 1, 0).points, SizeIs(2));
}

TEST(Unexplained, SentencesThatNeitherDecideNorDissentAreCounted) {
  EXPECT_THAT(read_verdict("Godkendt. Broen males i juni.", 3, 0).unexplained, ElementsAre(Span{10, 29}));
  EXPECT_THAT(read_verdict("Godkendt.", 3, 0).unexplained, IsEmpty());
  EXPECT_THAT(read_verdict("Godkendt. Bo Holm (A) stemte imod.", 3, 0).unexplained, IsEmpty());
  EXPECT_THAT(read_verdict("Ad 1: Godkendt.\nAd 2: Drøftet.", 3, 2).unexplained, IsEmpty());
}

TEST(Dissent, IsAlsoWhatAMemberWouldRatherHaveHad) {
  EXPECT_THAT(read_verdict("Godkendt. Ida Kjær (V) så helst broen lagt mod nord.", 3, 0).dissents, SizeIs(1));
  EXPECT_THAT(read_verdict("Udvalget havde gerne set flere tal.", 3, 0).dissents, IsEmpty());
  EXPECT_THAT(read_verdict("Godkendt. A mener, at broen er vigtig.", 3, 0).dissents, IsEmpty());
  EXPECT_THAT(read_verdict("Godkendt. A mener, at broen er for dyr.", 3, 0).dissents, SizeIs(1));
}

}  // namespace
}  // namespace frisaet::minutes
