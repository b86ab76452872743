// Headings that no list knows, below what is proposed. With near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using ::testing::SizeIs;

/// What the first of two items proposes, `between` printed below it in both.
std::string proposed(const std::string& between) {
  const auto item = [&](const std::string& head) {
    return head + "\nIndstilling\nUdvalget indstiller,\nat broen males.\n" + between +
           "\nBeslutning\nGodkendt.\n";
  };
  const auto decisions = decisions_of("Byrådet\nMødedato: 3. maj 2022\n\n" + item("12. Ny bro over åen") +
                                      "\n" + item("13. Ny sti ved skolen"));
  EXPECT_THAT(decisions, SizeIs(2));
  std::string told;
  for (const RecommendationPoint& point : decisions.at(0).recommendation) told += point.text + "|";
  return told;
}

TEST(UnknownHeadings, EndAProposal) {
  for (const char* heading : {"Klimakonsekvenser", "Tværgående perspektiver", "Handicaprådets høringssvar",
                              "FN's verdensmål", "Hvad siger loven?", "KLIMA OG MILJØ"}) {
    EXPECT_EQ(proposed("\n" + std::string(heading) + "\nDer er fire uger til det.\n"), "at broen males.|")
        << heading;
    EXPECT_EQ(proposed(std::string(heading) + "\nDer er fire uger til det."), "at broen males.|")
        << heading << ", in a paper without blank lines";
  }
}

TEST(UnknownHeadings, MayStandOverNothing) {
  EXPECT_EQ(proposed("\nKlimakonsekvenser\nIngen\n"), "at broen males.|");
  EXPECT_NE(proposed("\nKlimakonsekvenser\nSolby Skole\n"), "at broen males.|") << "two lines of a list";
}

TEST(UnknownHeadings, EndADecisionWhereOtherItemsPrintThemToo) {
  const auto decided = [](const std::string& first, const std::string& second) {
    const auto item = [&](const std::string& head, const std::string& heading) {
      return head + "\nBeslutning\nGodkendt.\n\n" + heading + "\nDer er fire uger til det.\n\n";
    };
    return decisions_of("Byrådet\nMødedato: 3. maj 2022\n\n" + item("12. Ny bro over åen", first) +
                        item("13. Ny sti ved skolen", second))
        .at(0)
        .decision_text;
  };
  EXPECT_EQ(decided("Klimakonsekvenser", "Klimakonsekvenser"), "Godkendt.");
  for (const char* within : {"Ændringsforslag", "Mindretalsudtalelse"})
    EXPECT_NE(decided(within, within), "Godkendt.") << within;
  EXPECT_NE(decided("Klimakonsekvenser", "Risici"), "Godkendt.") << "once, it may be anything";
}

TEST(UnknownHeadings, AreNoClausesPersonsOrPoints) {
  EXPECT_EQ(proposed("at stien spærres."), "at broen males.|at stien spærres.|");
  EXPECT_EQ(proposed("\nat stien spærres\n\nat den fejes.\n"),
            "at broen males.|at stien spærres|at den fejes.|");
  for (const char* line : {"Bo Holm", "Model A", "Maling og lak 2022"})
    EXPECT_NE(proposed("\n" + std::string(line) + "\nDet koster en million.\n"), "at broen males.|") << line;
}

TEST(UnknownHeadings, StandOnceInAPaperWithoutBlankLinesUnseen) {
  const auto decisions = decisions_of(
      "Byrådet\nMødedato: 3. maj 2022\n\n12. Ny bro\nIndstilling\nUdvalget indstiller,\nat broen "
      "males.\nMaling\n"
      "Den holder længe.\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_NE(decisions[0].recommendation[0].text, "at broen males.");
}

}  // namespace
}  // namespace frisaet::minutes
