// What stands beside a word of consent and changes or denies it: a rider behind the count of votes, a `not`
// behind `followed`, labels of points that were not proposed; and words near to disqualification, dissent and
// headings that are none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(NearAConsent, DecisionPhrase,
                         ::testing::ValuesIn(std::initializer_list<Phrase>{
                             {"amended", "Godkendt med 13 stemmer for og 12 imod, dog uden punkt 2."},
                             {"amended", "Vedtaget med 13 stemmer mod 12, dog kun i et år."},
                             {"approved", "Vedtaget med 13 stemmer mod 12."},
                             {"rejected", "Byrådet fulgte ikke indstillingen."},
                             {"rejected", "Byrådet imødekom ikke ansøgningen."},
                             {"approved", "Byrådet fulgte udvalgets indstilling."},
                             {"amended", "Byrådet fulgte mindretallets indstilling."},
                             {"approved", "Godkendt, idet sag 4 ikke udsættes."},
                             {"approved", "Godkendt, idet punkt 2 og 4 ikke tages af dagsordenen."},
                             {"amended", "Godkendt, idet punkt 4 om stien tages af dagsordenen."},
                             {"rejected", "Direktionens ændrede indstilling anbefales ikke."},
                             {"rejected", "Direktionens ændrede indstilling blev ikke godkendt."},
                             {"amended", "Direktionens ændrede indstilling anbefales."},
                             {"rejected", "7 stemte for: V. Afvist."},
                             {"approved", "Indstillingens 1. at blev godkendt. De øvrige punkter godkendt."},
                             {"null", "Klubben nedlægges ikke."}}));

Record first_record(const std::string& proposal, const std::string& decision, const std::string& head = "") {
  const std::string paper = "Solby Kommune\nByrådet\nReferat fra mødet den 3. maj 2022\n" + head +
                            "\n7. Klubben i Hou\nIndstilling\nBørneudvalget indstiller, at " + proposal +
                            "\nBeslutning\n" + decision + "\n\n8. Ny sti\nBeslutning\nGodkendt.\n";
  return extract_minutes(test::text_document(paper), {}).records.at(0);
}

TEST(NearAConsent, ACountIsNoChangeOnlyAtTheSentencesEnd) {
  EXPECT_GE(first_record("klubben males.", "Godkendt med 13 stemmer mod 12.").confidence, 0.9);
  EXPECT_LT(first_record("klubben males.", "Godkendt med 13 stemmer mod 12 uden 2. prioritet.").confidence,
            0.9);
}

TEST(NearAConsent, WordsBehindAnItemsNumberThatMoveNothingAreNoChangeOfTheAgenda) {
  for (const char* decision :
       {"Godkendt, idet punkt 4 i vilkårene tages af hensyn til skolen.",
        "Godkendt, idet sag 12 på ventelisten rykkes frem.", "Godkendt, idet sag 4 ikke udsættes."}) {
    EXPECT_LT(first_record("klubben males.", decision).confidence, 0.9) << decision;
  }
}

TEST(NearAConsent, TheRestIsNoMoreOfThePointBeforeIt) {
  const auto decision = std::get<Decision>(
      first_record("klubben males,\nat havnen fejes.", "Indstillingens 2. at blev udsat. Resten godkendt.")
          .value);
  ASSERT_THAT(decision.point_outcomes, SizeIs(1));
  EXPECT_EQ(decision.point_outcomes[0].outcome, Outcome::kPostponed);
  EXPECT_EQ(decision.outcome, Outcome::kSplit);
}

TEST(NearAConsent, AVoteThatIsNotReadOrThatHasSomebodyOnBothSidesIsDoubt) {
  for (const char* decision : {"Forslaget blev ikke godkendt imod V.", "Naboen Bo Holm imod. Godkendt.",
                               "Godkendt. For stemte Bo Holm (V). Imod stemte Bo Holm (V).",
                               "Godkendt. For stemte A og V. Imod stemte V."}) {
    EXPECT_LT(first_record("klubben males.", decision).confidence, 0.9) << decision;
  }
  EXPECT_GE(first_record("klubben males.", "Godkendt. For stemte 14 (A og V). Imod stemte 4 (V).").confidence,
            0.9);
}

TEST(NearAConsent, ATitleThatSaysUdgaarWithNothingBelowItDecidesNothing) {
  const auto outcome = [](const std::string& below) {
    const std::string paper =
        "Solby Kommune\nByrådet\nReferat fra mødet den 3. maj 2022\n\n7. Klubben i Hou - "
        "udgår\n" +
        below + "\n8. Ny sti\nBeslutning\nGodkendt.\n";
    return test::decisions_of(paper).at(0).outcome;
  };
  EXPECT_EQ(outcome(""), Outcome::kNoDecision);
  EXPECT_EQ(outcome("Sagsfremstilling\nKlubben venter på sit regnskab.\n"), Outcome::kWithdrawn);
}

TEST(NearAConsent, ResultsOfPointsThatWereNotProposedAreDoubt) {
  EXPECT_LT(first_record("klubben males.", "Første punkt: Godkendt. Andet punkt: Udsat.").confidence, 0.9);
}

TEST(WhatIsNotDone, IsHeldAgainstWhatWasProposed) {
  const auto outcome = [](const std::string& proposal, const std::string& decision) {
    return std::get<Decision>(first_record(proposal, decision).value).outcome;
  };
  EXPECT_EQ(outcome("klubben nedlægges.", "Klubben nedlægges ikke."), Outcome::kRejected);
  EXPECT_EQ(outcome("klubben ikke nedlægges.", "Klubben nedlægges ikke."), Outcome::kApproved);
  EXPECT_NE(outcome("klubben bevares.", "Klubben lukkes ikke."), Outcome::kRejected);
}

TEST(NearDisqualification, AVoteThatIsExplainedIsNone) {
  const Record record =
      first_record("klubben males.", "Godkendt. Bo Holm (V) stemte ikke for, da han er medlem af klubben.");
  EXPECT_THAT(std::get<Decision>(record.value).disqualified, IsEmpty());
}

TEST(NearDissent, PraiseOnRecordIsNone) {
  EXPECT_THAT(read_verdict("Godkendt. Ida Kjær (V) udtalte, at det er en god dag.", 3, 0).dissents,
              IsEmpty());
  EXPECT_THAT(read_verdict("Godkendt. Ida Kjær (V) udtalte, at der burde spares.", 3, 0).dissents, SizeIs(1));
}

TEST(NearHeadings, WordsThatAreTheDecisionStayInIt) {
  EXPECT_EQ(std::get<Decision>(first_record("klubben males.", "Fremlagt").value).decision_text, "Fremlagt");
  EXPECT_EQ(std::get<Decision>(first_record("klubben males.", "Vedtaget  12 stemte for og 11 imod.").value)
                .decision_text,
            "Vedtaget 12 stemte for og 11 imod.");
}

TEST(BodiesBelowAnItem, AreNotTheMeetings) {
  const auto decisions = test::decisions_of(
      "Solby Kommune\nByrådet\nReferat 3. maj 2022\n\n1. Ny bro\n\nSagen har været forelagt\nTeknisk "
      "Udvalg\nØkonomiudvalget\nByrådet\n\nIndstilling\nat broen males.\n\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
}

TEST(TheLastItems, AreCountedFromBelowAnItemToo) {
  const auto decisions = test::decisions_of(
      "Solby Kommune\nByrådet\nReferat 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nBo Holm (V) gik kl. "
      "16.50 og "
      "deltog ikke i de to sidste punkter.\n\n2. Ny sti\nBeslutning\nGodkendt.\n\n3. Ny "
      "vej\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(test::printed(decisions[0].absent), "");
  EXPECT_EQ(test::printed(decisions[1].absent), "Bo Holm (V)");
  EXPECT_EQ(test::printed(decisions[2].absent), "Bo Holm (V)");
}

}  // namespace
}  // namespace frisaet::minutes
