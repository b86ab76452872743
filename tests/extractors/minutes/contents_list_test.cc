// What a numbered contents list tells of items: their numbers, where titles stand alone over them, and the
// closed ones of which nothing else is printed. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

const std::string kHead = "Byrådet\nReferat fra mødet den 3. maj 2022\n\n";

TEST(ContentsList, NumbersItemsThatPrintTheirTitlesAlone) {
  const std::string list = kHead + "Indhold\n1. Dagsordenen\n2. Ny bro over åen\n3. Ny sti ved skoven\n\n";
  const auto items = ElementsAre("1 | Dagsordenen | approved | Godkendt.",
                                 "2 | Ny bro over åen | postponed | Udsat til juni.",
                                 "3 | Ny sti ved skoven | approved | Godkendt.");
  // One of them lost its number, or all did.
  EXPECT_THAT(lines_of_paper(list + "1. Dagsordenen\nBeslutning\nGodkendt.\n\nNy bro over åen\nBeslutning\n"
                                    "Udsat til juni.\n\n3. Ny sti ved skoven\nBeslutning\nGodkendt.\n"),
              items);
  EXPECT_THAT(lines_of_paper(list + "Dagsordenen\n\nBeslutning\nGodkendt.\n\nNy bro over åen\n\nBeslutning\n"
                                    "Udsat til juni.\n\nNy sti ved skoven\n\nBeslutning\nGodkendt.\n"),
              items);
  // A title among the papers of another item is none.
  EXPECT_THAT(
      lines_of_paper(list + "1. Dagsordenen\nBeslutning\nGodkendt.\n\n2. Ny bro over åen\nBeslutning\n"
                            "Udsat til juni.\n\n3. Ny sti ved skoven\nBilag\nNy bro over åen\n"
                            "Beslutning\nGodkendt.\n"),
      items);
}

TEST(ContentsList, HasClosedItemsOfWhichNothingElseIsPrinted) {
  const std::string items =
      "1. Dagsordenen\nBeslutning\nGodkendt.\n\n2. Ny bro over åen\nBeslutning\nUdsat.\n";
  const std::string titles = "1. Dagsordenen\n2. Ny bro over åen\n";
  const auto with_closed =
      ElementsAre("1 | Dagsordenen | approved | Godkendt.", "2 | Ny bro over åen | postponed | Udsat.",
                  "3 | Salg af havnen | no_decision | - | closed");
  EXPECT_THAT(
      lines_of_paper(kHead + "Åbne sager\n" + titles + "Lukkede sager\n3. Salg af havnen\n\n" + items),
      with_closed);
  EXPECT_THAT(
      lines_of_paper(kHead + "åbent 1 Dagsordenen\nåbent 2 Ny bro over åen\nlukket 3 Salg af havnen\n\n" +
                     items),
      with_closed);
  EXPECT_THAT(lines_of_paper(kHead + "Åbent\n" + titles + "Lukket\n3. Salg af havnen\n\n" + items),
              with_closed);
  // What is not said to be closed may stand anywhere; so may the items of another paper's list.
  const auto without =
      ElementsAre("1 | Dagsordenen | approved | Godkendt.", "2 | Ny bro over åen | postponed | Udsat.");
  EXPECT_THAT(lines_of_paper(kHead + "Indhold\n" + titles + "3. Salg af havnen\n\n" + items), without);
  EXPECT_THAT(lines_of_paper(
                  kHead + "Åbne sager\n1. Regnskab\n2. Budget\nLukkede sager\n3. Salg af havnen\n\n" + items),
              without);
}

TEST(ContentsList, AClosedItemOutOfTheOrderOfNumbersIsNoneOfTheItemAbove) {
  const auto paper = [](const std::string& below) {
    return lines_of_paper(
        kHead +
        "1. Dagsordenen\nBeslutning\nGodkendt.\n\n2. Ny bro over åen\nBeslutning\nUdsat.\n\n"
        "9. Salg af havnen\n" +
        below + "\n3. Ny sti ved skoven\nBeslutning\nGodkendt.\n");
  };
  EXPECT_THAT(
      paper("Lukket - 13.06.02-G10-8-17\n"),
      ElementsAre("1 | Dagsordenen | approved | Godkendt.", "2 | Ny bro over åen | postponed | Udsat.",
                  "9 | Salg af havnen | no_decision | - | closed",
                  "3 | Ny sti ved skoven | approved | Godkendt."));
  // A list below the decision.
  EXPECT_THAT(paper("Skal ske i maj.\n").size(), 3U);
}

}  // namespace
}  // namespace frisaet::test
