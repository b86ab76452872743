#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

/// A paper of the items 4, 5 and 6 with something in the head and something under item 4's decision.
std::string paper_with(const std::string& head, const std::string& item) {
  return "Teknisk Udvalgs møde den 3. maj 2022\n\nReferat\n\n" + head +
         "\n\n4. Ny vej\n\nBeslutning\n\nGodkendt.\n\n" + item +
         "\n\n5. Ny sti\n\nBeslutning\n\nGodkendt.\n\n6. Ny bro\n\nBeslutning\n\nGodkendt.\n";
}

struct Attendance {
  const char* name;
  const char* head;
  const char* item;
  std::string at_4, at_5, at_6;  ///< who is absent there

  friend void PrintTo(const Attendance& that, std::ostream* out) { *out << that.name; }
};

const Attendance kAttendance[] = {
    {"OneNameOnALine", "", "Fraværende:\nBo Holm (V)\nIda Kjær (F)", "Bo Holm (V); Ida Kjær (F)", "", ""},
    {"CommasAndAnd", "", "Fraværende: Bo Holm, Ida Kjær og Per Grøn", "Bo Holm; Ida Kjær; Per Grøn", "", ""},
    {"AnEmptyListIsNobody", "", "Fraværende:", "", "", ""},
    {"NoneSpeaksAgainstTheHead", "Afbud: Bo Holm (V)", "Fraværende: Ingen", "", "Bo Holm (V)", "Bo Holm (V)"},
    {"Sentence", "", "Bo Holm og Ida Kjær var fraværende.", "Bo Holm; Ida Kjær", "", ""},
    {"SentenceOverTwoLines", "", "Bo Holm og Ida Kjær var\nfraværende.", "Bo Holm; Ida Kjær", "", ""},
    {"NumberedWithPartyAfterAComma", "Afbud:\n1. Bo Holm, Ø\n2. Ida Kjær, A", "", "Bo Holm (Ø); Ida Kjær (A)",
     "Bo Holm (Ø); Ida Kjær (A)", "Bo Holm (Ø); Ida Kjær (A)"},
    {"ASubstituteIsNotAbsent", "", "Fravær: Bo Holm (V) - Ida Kjær (V) mødte som stedfortræder.",
     "Bo Holm (V)", "", ""},
    {"InsteadOf", "", "Bo Holm var fraværende. I stedet deltog Ida Kjær.", "Bo Holm", "", ""},
    {"ARangeOfItems", "Fraværende\nBo Holm (A), sag 4-5", "", "Bo Holm (A)", "Bo Holm (A)", ""},
    {"LeftDuringAnItem", "Bo Holm forlod mødet kl. 17.40 under behandling af pkt. 5.", "", "", "", "Bo Holm"},
    {"LeftBeforeAnItem", "Bo Holm (V) forlod mødet før punkt 5.", "", "", "Bo Holm (V)", "Bo Holm (V)"},
    {"LeftAfterAnItem", "Bo Holm (V) forlod mødet efter punkt 5.", "", "", "", "Bo Holm (V)"},
    {"LabelBesideItsCell", "Afbud Bo Holm (V). Ida Kjær (V) mødte i stedet.", "", "Bo Holm (V)",
     "Bo Holm (V)", "Bo Holm (V)"},
    {"ALabelWithoutNames", "Afbud meldes til Bo Holm (V).", "", "", "", ""},
    {"AmongOtherSentences",
     "Udvalget holdt møde på skolen. Bo Holm (V) havde\nmeldt afbud, men ellers var alle der.", "",
     "Bo Holm (V)", "Bo Holm (V)", "Bo Holm (V)"},
    {"SomebodyElsesAbsence", "Udvalget holdt møde på skolen. Skolens leder var fraværende.", "", "", "", ""},
    {"CameDuringAnItem", "Bo Holm ankom kl. 17.54 under punkt 6.", "", "Bo Holm", "Bo Holm", ""},
    {"ApologyTold", "", "Bo Holm (C) har meldt afbud.", "Bo Holm (C)", "", ""},
    {"WithoutAVerb", "", "Bo Holm (A) og Ida Kjær (V) fraværende.", "Bo Holm (A); Ida Kjær (V)", "", ""},
    {"AtThisItemOnly", "", "Bo Holm (A) var ikke til stede under behandlingen af dette punkt.", "Bo Holm (A)",
     "", ""},
    {"MembersWhoTookNoPart", "", "Medlemmerne Bo Holm og Ida Kjær deltog ikke under behandlingen af sagen.",
     "Bo Holm; Ida Kjær", "", ""},
    {"ApologyAndSubstitute", "", "Der var afbud fra Bo Holm (V), og som stedfortræder deltog Ida Kjær (V).",
     "Bo Holm (V)", "", ""},
    {"SubstituteUnderItsOwnWord", "", "Afbud: Bo Holm (A). Stedfortræder: Ida Kjær (A).", "Bo Holm (A)", "",
     ""},
    {"InitialsTogether", "", "Fraværende: B. Holm, I.K. Kjær", "B. Holm; I.K. Kjær", "", ""},
    {"AReasonInBrackets", "", "Fraværende: Bo Holm (syg)", "Bo Holm", "", ""},
    {"HeadingWithItsScope", "", "Fraværende under punktet: Bo Holm (C)", "Bo Holm (C)", "", ""},
    {"OnLeave", "", "Fraværende: Bo Holm, tjenesterejse", "Bo Holm", "", ""},
    {"TheRosterGivesTheParty", "Medlemmer: Bo Holm (V), Ida Kjær (F)\nAfbud: Bo Holm", "", "Bo Holm (V)",
     "Bo Holm (V)", "Bo Holm (V)"},
};

class MinutesAttendance : public ::testing::TestWithParam<Attendance> {};

TEST_P(MinutesAttendance, IsToldForEachItem) {
  const auto decisions = decisions_of(paper_with(GetParam().head, GetParam().item));
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(printed(decisions[0].absent), GetParam().at_4);
  EXPECT_EQ(printed(decisions[1].absent), GetParam().at_5);
  EXPECT_EQ(printed(decisions[2].absent), GetParam().at_6);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

INSTANTIATE_TEST_SUITE_P(Forms, MinutesAttendance, ::testing::ValuesIn(kAttendance),
                         [](const auto& form) { return std::string(form.param.name); });

TEST(MinutesAttendance, AnEmptyListBeforeTheDecisionTakesNoName) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n4. Ny vej\n\nBeslutning\nFraværende:\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_TRUE(decisions[0].absent.empty());
}

TEST(MinutesAttendance, DisqualifiedIsNotAbsent) {
  const auto decisions =
      decisions_of(paper_with("", "Bo Holm (V) var inhabil og deltog ikke i behandlingen."));
  EXPECT_EQ(printed(decisions[0].disqualified), "Bo Holm (V)");
  EXPECT_EQ(printed(decisions[0].absent), "");
}

TEST(MinutesAttendance, AbsenceAtAnEarlierBodyStaysThere) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n4. Ny vej\n\nIndstilling\n\nForvaltningen indstiller, at vejen "
      "bygges.\n\nTeknisk Udvalg, 20. april 2022, pkt. 9:\n\n"
      "Anbefales.\n\nFraværende: Bo Holm (V)\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(printed(decisions[0].absent), "");
  ASSERT_EQ(decisions[0].history.size(), 1U);
  EXPECT_EQ(decisions[0].history[0].body, "Teknisk Udvalg");
  EXPECT_EQ(decisions[0].history[0].item_number, "9");
  EXPECT_EQ(decisions[0].history[0].outcome, Outcome::kRecommended);
}

}  // namespace
}  // namespace frisaet::test
