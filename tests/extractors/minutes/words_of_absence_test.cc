// Who was away, in the words and at the places in which papers tell it: labels below a decision, sentences
// within it, lists with a status, who came in whose place. Each with a near miss.
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

TEST(LabelsOfTheAbsent, BelowADecision) {
  for (const char* label : {"Afbud under hele mødet:\nBo Holm", "Ikke deltaget: Bo Holm",
                            "Fraværende med lovligt forfald: Bo Holm", "Mødte ikke: Bo Holm",
                            "Ved sagens behandling fraværende: Bo Holm",
                            "Fraværende udvalgsmedlemmer: Bo Holm", "(Fraværende: Bo Holm)"}) {
    const std::string paper = std::string("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n") +
                              label + "\n\n2. Ny sti\nBeslutning\nUdsat.\n";
    EXPECT_THAT(lines_of_paper(paper), ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm",
                                                   "2 | Ny sti | postponed | Udsat."))
        << label;
  }
  // Nobody's name follows.
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nMødte ikke op: hver "
                     "tredje.\n\n2. Ny sti\nBeslutning\nUdsat.\n")[0],
      ::testing::HasSubstr("hver tredje."));
}

TEST(WordsOfAbsence, OnTheDayOfTheMeeting) {
  const auto absent = [](const std::string& line) {
    return line_of(decisions_of(with_bridge("Beslutning\nGodkendt.\n" + line)).front());
  };
  EXPECT_EQ(absent("Ida Kjær havde meldt afbud på selve mødedagen."),
            "1 | Ny bro | approved | Godkendt. | absent: Ida Kjær");
  EXPECT_EQ(absent("1. suppleant Bo Holm var indkaldt, men mødte ikke frem."),
            "1 | Ny bro | approved | Godkendt.");
}

TEST(AttendanceInsideADecision, IsReadWhereItStays) {
  const auto decisions = decisions_of(
      "Byrådet\nReferat 3. maj 2022\n\n1. Dagsorden\n\nBeslutning\nDer var spørgsmål fra en borger.\n"
      "Afbud fra Bo Holm (A), Ida Kjær (V). Som suppleant er indkaldt Per Grøn (A). Byrådet godkendte "
      "dette.\nDagsordenen godkendt.\n\n2. Ny bro\n\nBeslutning\nGodkendt. Afbud fra skolen er uden "
      "betydning.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (A); Ida Kjær (V)");
  EXPECT_THAT(decisions[1].absent, IsEmpty());
}

TEST(Disqualification, StaysInTheDecisionUnlessSomebodyTookNoPart) {
  const auto line = [](const std::string& below) {
    const auto decision = decisions_of(with_bridge("Beslutning\n" + below)).front();
    return decision.decision_text.value_or("") + " | " + printed(decision.disqualified);
  };
  EXPECT_EQ(line("Godkendt.\n\nBo Holm (V) erklærede sig inhabil.\n\nAfbud: Ida Kjær (A)"),
            "Godkendt.\nBo Holm (V) erklærede sig inhabil. | Bo Holm (V)");
  EXPECT_EQ(line("Bo Holm (V) er inhabil i sagen. Udsat til maj."),
            "Bo Holm (V) er inhabil i sagen. Udsat til maj. | Bo Holm (V)");
  EXPECT_EQ(line("Godkendt. Bo Holm (V) sidder i bestyrelsen og var inhabil."),
            "Godkendt. Bo Holm (V) sidder i bestyrelsen og var inhabil. | Bo Holm (V)");
  EXPECT_EQ(line("Godkendt.\nBo Holm (V) erklærede sig inhabil og forlod lokalet."),
            "Godkendt. | Bo Holm (V)");
  EXPECT_EQ(line("Godkendt. Bo Holm (V) deltog ikke på grund af inhabilitet."), "Godkendt. | Bo Holm (V)");
}

TEST(Attendance, OfAListWithItsStatus) {
  const auto decisions = decisions_of(
      "Byrådet\n\n03.05.2022 kl. 18:00\n\nDeltagere\n  • Ida Kjær (A) - Deltog\n  • Per Grøn (F) - "
      "Deltog\nAFBUD/FRAVÆRENDE\n  • Bo Holm (V) - Afbud\n\nIndhold\n\nBroen er gammel.\n\nIndstilling\n\n1. "
      "at broen "
      "males.\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (V)");
}

TEST(AbsenceOfTheDay, ItsFiguresAreNoItems) {
  EXPECT_THAT(
      lines_of_paper("3. maj 2022\n\nMøde i Byrådet\n\n7. Ny bro\n\nBeslutning\n\nGodkendt.\n\nFraværende "
                     "i Solby Byråd, 3. maj 2022:\n\nBo Holm (V)\n\nTil toppen\n\n8. Ny "
                     "sti\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt. | absent: Bo Holm (V)",
                  "8 | Ny sti | postponed | Udsat."));
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

TEST(WhoLeftBehindAnItem, IsAwayFromTheNextOnes) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\nBo Holm forlod mødet kl. "
                     "18.10 efter punkt 1.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n3. Budget\nBeslutning\nBo "
                     "Holm deltog igen fra dette punkt.\nGodkendt.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat. | absent: Bo Holm",
                  "3 | Budget | approved | Godkendt."));
}

TEST(WhoLeftBehindAnItem, OfAnotherBodyIsNotAway) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning i Teknisk Udvalg den "
          "12-04-2022\nAnbefales.\nBo Holm forlod mødet kl. 18.10 efter punkt 1.\nBeslutning i Byrådet "
          "den 03-05-2022\nGodkendt.\n\n2. Ny sti\nBeslutning i Byrådet den 03-05-2022\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
