// Labels in a column of their own, feet of pages in a text that does not tell its pages apart, and who was
// away in words that no list has. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kBook =
    "Solby Kommune                          Mødebog 2022, blad 41\nPLAN, JOB OG KLIMA\nNiende møde, holdt "
    "mandag "
    "den 2/5-2022 på skolen\n\nMødt        Formand Ida Kjær (A), Per Grøn (F)\nUdeblevet   Bo Holm (V), "
    "udlandsrejse\nSkriver     Sekretær Lis Lund\n\nNr. 7\nEmne        Ny bro\n            over åen\nJournal "
    "    "
    "05.01.00-A00-8-22\nForelagt    Broen er fra 1981. Naboen har\n            klaget.\nForløb      Teknisk "
    "Udvalg, "
    "20. april 2022: Anbefales ikke.\nIndstillet  Plankontoret indstiller, at broen\n            "
    "males.\nAfgjort   "
    "  Forkastet.\nSolby Kommune                          Mødebog 2022, blad 42\n\nNr. 8\nEmne        Ny "
    "sti\nAfgjort   "
    "  Udsat.\n";

TEST(LabelsInAColumn, AreHeadings) {
  const auto decisions = decisions_of(kBook);
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(line_of(decisions[0]), "7 | Ny bro over åen | rejected | Forkastet. | absent: Bo Holm (V)");
  EXPECT_EQ(decisions[0].case_number, "05.01.00-A00-8-22");
  EXPECT_EQ(decisions[0].committee, "PLAN, JOB OG KLIMA");
  ASSERT_TRUE(decisions[0].meeting_date);
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "Plankontoret indstiller, at broen males.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(line_of(decisions[1]), "8 | Ny sti | postponed | Udsat. | absent: Bo Holm (V)");
}

TEST(LabelsInAColumn, NeedAValueThatBeginsLikeOne) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nBeslutning\nUdsat.\nBeslutning  om  prisen "
      "kommer senere.\n\n8. Ny sti\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Udsat. Beslutning om prisen kommer senere.");
}

std::string between_items(const std::string& foot) {
  return "Solby Kommune\nTeknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nBeslutning\nUdsat.\n" + foot +
         "\n8. Ny sti\nBeslutning\nGodkendt.\n";
}

TEST(FeetOfPages, AreNoPartOfADecision) {
  for (const char* foot :
       {"Teknisk Udvalg 3. maj 2022   Side 2", "Solby Kommune · Teknisk Udvalg · 03-05-2022",
        "3. maj 2022 / side 1", "Solby Kommune - Teknikudvalget 03.05.2022 - 2"}) {
    const auto decisions = decisions_of(between_items(foot));
    ASSERT_THAT(decisions, SizeIs(2)) << foot;
    EXPECT_EQ(decisions[0].decision_text, "Udsat.") << foot;
  }
  EXPECT_EQ(decisions_of(between_items("Prisen er fra 3. maj 2022.")).at(0).decision_text,
            "Udsat. Prisen er fra 3. maj 2022.");
}

TEST(FeetOfPages, MayBeAllTheHeadOfThePaper) {
  for (const char* head : {"Solby Kommune · Havneudvalget · 03-05-2022\n",
                           "Referat\nSolby Kommune · Havneudvalget · 03-05-2022\n"}) {
    const auto decisions = decisions_of(std::string(head) + "\n1. Ny mole\nBeslutning\nGodkendt.\n");
    ASSERT_THAT(decisions, SizeIs(1)) << head;
    EXPECT_EQ(decisions[0].committee, "Havneudvalget") << head;
    ASSERT_TRUE(decisions[0].meeting_date) << head;
    EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-05-03") << head;
  }
}

TEST(ClosedItems, AreToldByALineUnderAHeading) {
  for (const char* line : {"(Referat for lukkede døre)", "Behandlet for lukkede døre.", "Lukket punkt."}) {
    const auto decisions =
        decisions_of("Solby Kommune\nTeknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nSagsfremstilling\n" +
                     std::string(line) + "\n\n8. Ny sti\nBeslutning\nGodkendt.\n");
    ASSERT_THAT(decisions, SizeIs(2)) << line;
    EXPECT_TRUE(decisions[0].closed) << line;
    EXPECT_FALSE(decisions[1].closed) << line;
  }
}

/// What stands below item 7's decision of three, and who is away or disqualified at each.
struct Below {
  const char* name;
  const char* below;
  std::string at_7, at_8, disqualified;

  friend void PrintTo(const Below& that, std::ostream* out) { *out << that.name; }
};

const Below kBelow[] = {
    {"Lacked", "Bo Holm (V) manglede.", "Bo Holm (V)", "", ""},
    {"OutOfTheHall", "Bo Holm (V) var ude af salen under punktet.", "Bo Holm (V)", "", ""},
    {"OutAtTwoItems", "Bo Holm (V) var ude ved nr. 7 og 8.", "Bo Holm (V)", "Bo Holm (V)", ""},
    {"CameAndHadMissed", "Bo Holm (V) kom til kl. 8.05 og manglede ved punkt 7.", "Bo Holm (V)", "", ""},
    {"LabelWithinTheLine", "Fraværende: Bo Holm (V).", "Bo Holm (V)", "", ""},
    {"SomebodySatInForHim", "Fraværende: Bo Holm (V) - Ida Kjær (V) var inde for ham.", "Bo Holm (V)", "",
     ""},
    {"TellsWhyNot", "Bo Holm (V) medvirkede ikke, idet han ejer en lejlighed på vejen.", "", "",
     "Bo Holm (V)"},
    {"SaysWhatIsMissing", "Regnskabet manglede.", "", "", ""},
};

class AwayInOtherWords : public ::testing::TestWithParam<Below> {};

TEST_P(AwayInOtherWords, IsReadBelowTheDecision) {
  const auto decisions = decisions_of(
      "Solby Kommune\nTeknisk Udvalgs møde den 3. maj 2022\n\n7. Ny "
      "bro\nBeslutning\nUdsat.\n" +
      std::string(GetParam().below) +
      "\n\n8. Ny sti\nBeslutning\nGodkendt.\n\n9. Ny vej\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(printed(decisions[0].absent), GetParam().at_7);
  EXPECT_EQ(printed(decisions[1].absent), GetParam().at_8);
  EXPECT_EQ(printed(decisions[2].absent), "");
  EXPECT_EQ(printed(decisions[0].disqualified), GetParam().disqualified);
  const bool of_persons = std::string(GetParam().name) != "SaysWhatIsMissing";
  EXPECT_EQ(decisions[0].decision_text == "Udsat.", of_persons);
}

INSTANTIATE_TEST_SUITE_P(Words, AwayInOtherWords, ::testing::ValuesIn(kBelow),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(AwayInOtherWords, TheLastItemsAreCounted) {
  const auto decisions = decisions_of(
      "Solby Kommune\nTeknisk Udvalgs møde den 3. maj 2022\nBo Holm (V) gik kl. 16.50 og deltog ikke i de to "
      "sidste sager.\n\n7. Ny bro\nBeslutning\nUdsat.\n\n8. Ny sti\nBeslutning\nGodkendt.\n\n9. Ny "
      "vej\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(printed(decisions[0].absent), "");
  EXPECT_EQ(printed(decisions[1].absent), "Bo Holm (V)");
  EXPECT_EQ(printed(decisions[2].absent), "Bo Holm (V)");
}

TEST(EarlierBodies, TheirAbsentAreNoPartOfTheirWord) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n7. Ny bro\nHistorik\nTeknisk Udvalg, 20. april 2022, pkt. "
      "9:\nAnbefales. "
      "Afbud: Bo Holm (V).\nBeslutning\nGodkendt.\n\n8. Ny sti\nHistorik: Teknisk Udvalg, 20. april 2022, "
      "sag 10 – "
      "Udsat.\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].text, "Anbefales.");
  EXPECT_THAT(decisions[0].absent, IsEmpty());
  ASSERT_THAT(decisions[1].history, SizeIs(1));
  EXPECT_EQ(decisions[1].history[0].outcome, Outcome::kPostponed);
  EXPECT_EQ(decisions[1].history[0].item_number, "10");
}

}  // namespace
}  // namespace frisaet::test
