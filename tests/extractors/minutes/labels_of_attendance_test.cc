// Labels that say for which items, names that go on as sentences, rosters with exceptions, and the labels of
// journals. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Something in the head, and who is absent at the items 4, 5 and 6.
struct InTheHead {
  const char* name;
  const char* head;
  std::string at_4, at_5, at_6;

  friend void PrintTo(const InTheHead& that, std::ostream* out) { *out << that.name; }
};

std::string paper_headed(const std::string& head) {
  return "Teknisk Udvalgs møde den 3. maj 2022\n\nReferat\n\n" + head +
         "\n\n4. Ny vej\nBeslutning\nGodkendt.\n\n5. Ny sti\nBeslutning\nGodkendt.\n\n6. Ny "
         "bro\nBeslutning\nGodkendt.\n";
}

const InTheHead kInTheHead[] = {
    {"TheLastWentAtAnHour", "Fraværende: Ida Kjær (A), Bo Holm (V) forlod mødet kl. 17.50", "Ida Kjær (A)",
     "Ida Kjær (A)", "Ida Kjær (A)"},
    {"TheLastWentBeforeAnItem", "Fraværende: Ida Kjær (A), Bo Holm (V) forlod mødet før punkt 6.",
     "Ida Kjær (A)", "Ida Kjær (A)", "Ida Kjær (A); Bo Holm (V)"},
    {"OneCameInAnothersPlace",
     "Ikke til stede:\nIda Kjær (A), afbud. Stedfortræder: Per Grøn (A).\nBo Holm (V) ankom kl. 18.35 (sag "
     "5).",
     "Ida Kjær (A); Bo Holm (V)", "Ida Kjær (A)", "Ida Kjær (A)"},
    {"TheLabelSaysForWhichItem", "Ikke deltaget ved pkt. 5: Bo Holm", "", "Bo Holm", ""},
    {"TheLabelSaysForWhichItems", "Fraværende ved punkt 4-5: Bo Holm (V)", "Bo Holm (V)", "Bo Holm (V)", ""},
    {"TheLabelOfTheDay", "Ikke med i dag ..: Bo Holm (V)\nTrådt til .......: Ida Kjær (A)", "Bo Holm (V)",
     "Bo Holm (V)", "Bo Holm (V)"},
    {"AllButOne", "Mødt: Alle, dog ikke Bo Holm, som havde meldt afbud.", "Bo Holm", "Bo Holm", "Bo Holm"},
    {"BehindANameOfTheRoster", "Medlemmer:\nIda Kjær (A)\nBo Holm (V) – afbud", "Bo Holm (V)", "Bo Holm (V)",
     "Bo Holm (V)"},
    {"TwoSentencesInOne", "Ida Kjær (A) kom under punkt 5, og Bo Holm (V) gik før punkt 6.", "Ida Kjær (A)",
     "", "Bo Holm (V)"},
    {"AReasonIsNoName", "Fraværende: Bo Holm (V), som er på kursus.", "Bo Holm (V)", "Bo Holm (V)",
     "Bo Holm (V)"},
    {"ARosterIsNotAbsent", "Mødt: Bo Holm (V), Ida Kjær (A)", "", "", ""},
};

class AttendanceInTheHead : public ::testing::TestWithParam<InTheHead> {};

TEST_P(AttendanceInTheHead, IsToldForEachItem) {
  const auto decisions = decisions_of(paper_headed(GetParam().head));
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(printed(decisions[0].absent), GetParam().at_4);
  EXPECT_EQ(printed(decisions[1].absent), GetParam().at_5);
  EXPECT_EQ(printed(decisions[2].absent), GetParam().at_6);
}

INSTANTIATE_TEST_SUITE_P(Labels, AttendanceInTheHead, ::testing::ValuesIn(kInTheHead),
                         [](const auto& row) { return std::string(row.param.name); });

/// How sure the first item of such a paper is.
double sureness_headed(const std::string& head) {
  return extract_minutes(text_document(paper_headed(head)), {}).records.at(0).confidence;
}

TEST(AttendanceInTheHead, WhatNoRuleReadsIsDoubt) {
  EXPECT_LT(sureness_headed("Fraværende: Ida Kjær (A), Bo Holm (V) forlod mødet kl. 17.50"), 0.9);
  EXPECT_LT(sureness_headed("Fraværende: Bo Holm (V), som gik før tid."), 0.9);
  EXPECT_GE(sureness_headed("Fraværende: Bo Holm (V), som er på kursus."), 0.9);
}

const std::string kJournal =
    "SOLBY KOMMUNE :: BESLUTNINGSJOURNAL\nByrådet :: tirsdag d. 3. maj 2022\nIkke med i dag ..: Per Grøn "
    "(O)\n"
    "\n[7] SB/2022/0931 >> Ny bro\n     Oplæg ......: Direktionen foreslår, at broen males,\n               "
    "    og at stien flyttes.\n     Hidtil .....: Teknisk Udvalg 20.04.2022: Anbefales ikke.\n     Udfald "
    ".....: Forkastet.\n     Uden for døren: Bo Holm (V), inhabil\n\n[8] SB/2022/0944 >> Ny sti\n     Oplæg "
    "......: Stien er smal.\n     Udfald .....: Godkendt.\n     Uden for døren: Ingen\n";

TEST(JournalLabels, AreSections) {
  const auto decisions = decisions_of(kJournal);
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "7 | Ny bro | rejected | Forkastet. | absent: Per Grøn (O)");
  EXPECT_EQ(decisions[0].item_number_printed, "[7]");
  EXPECT_EQ(decisions[0].case_number, "SB/2022/0931");
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text,
            "Direktionen foreslår, at broen males, og at stien flyttes.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].body, "Teknisk Udvalg");
  EXPECT_EQ(printed(decisions[0].disqualified), "Bo Holm (V)");
}

TEST(JournalLabels, ThatTellOfNobodyOrProposeNothing) {
  const auto decisions = decisions_of(kJournal);
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_THAT(decisions[1].recommendation, IsEmpty());
  EXPECT_THAT(decisions[1].disqualified, IsEmpty());
  EXPECT_EQ(printed(decisions[1].absent), "Per Grøn (O)");
}

TEST(TheWordForThePaper, StandsOverDecisionsWhereNothingElseDoes) {
  EXPECT_THAT(lines_of_paper(
                  "SOLBY KOMMUNE\nTeknisk Udvalg, mødet den 3. maj 2022\n\n7. NY BRO\nSAGEN KORT: Broen er "
                  "gammel.\nINDSTILLING: Vejafdelingen indstiller, at broen males.\nREFERAT: Fremlægges i "
                  "høring.\n\n8. NY STI\nINDSTILLING: Vejafdelingen indstiller, at stien "
                  "flyttes.\nREFERAT: Udsat.\n"),
              ElementsAre("7 | NY BRO | approved | Fremlægges i høring.", "8 | NY STI | postponed | Udsat."));
}

TEST(TheWordForThePaper, IsNoDecisionBesideTheHeadingForIt) {
  EXPECT_THAT(lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nSagen kort: "
                             "Gammel.\nBeslutning: Godkendt.\nReferat: Sendes ud.\n\n8. Ny sti\nSagen kort: "
                             "Smal.\nBeslutning: Udsat.\nReferat: Sendes ud.\n"),
              ElementsAre("7 | Ny bro | approved | Godkendt.", "8 | Ny sti | postponed | Udsat."));
}

TEST(OrdinalsTogether, LabelEachOfTheirPoints) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nIndstilling\nForvaltningen indstiller, at\n- broen "
      "males\n- stien flyttes\n- resten spares\nBeslutning\nFørste og andet at godkendt. Tredje at "
      "bortfalder.\n\n8. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].outcome, Outcome::kSplit);
  ASSERT_THAT(decisions[0].point_outcomes, SizeIs(2));
  EXPECT_THAT(decisions[0].point_outcomes[0].points, ElementsAre("1", "2"));
  EXPECT_EQ(decisions[0].point_outcomes[1].outcome, Outcome::kRejected);
}

TEST(HeadsOfATerm, NameTheirBodyWithoutTheDay) {
  const auto decisions = decisions_of(
      "Kultur og Fritid 2018-2021s møde\ntirsdag den 07. september 2021\n\n7 Ny bro\nBeslutning\nUdsat\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].committee, "Kultur og Fritid 2018-2021");
}

TEST(StreetNames, AreNoArea) {
  EXPECT_THAT(decisions_of(paper_headed("") + "\n7. Salg af Skolegade 4\nBeslutning\nUdsat.\n").at(3).areas,
              IsEmpty());
  EXPECT_THAT(decisions_of(paper_headed("") + "\n7. Salg af skolegården\nBeslutning\nUdsat.\n").at(3).areas,
              ElementsAre("folkeskole"));
}

}  // namespace
}  // namespace frisaet::test
