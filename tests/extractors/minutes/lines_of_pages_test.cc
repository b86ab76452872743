// What sites and pages set around an item: marks glued to titles, lines at the numbers of pages, short names
// of bodies, labels with body and day. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(MarksBehindATitle, AreNoneOfItWhereTheBlankIsLost) {
  EXPECT_THAT(
      lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny broÅbn/luk punkt\nBeslutning\nUdsat.\n\n"
                     "8. Køb af en grund(Lukket)\n\n9. Plan 3 (2022)\nBeslutning\nGodkendt.\n"),
      ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Køb af en grund | no_decision | - | closed",
                  "9 | Plan 3 (2022) | approved | Godkendt."));
}

std::string pages(const std::string& head) {
  return "Referat\nTeknisk Udvalg\n\nMødedato:\nTirsdag den 3. maj 2022\n\n7. Ny "
         "bro\n\nBeslutning\n\nUdsat.\n\nSide 2\n\n" +
         head + "\n\n8. Ny sti\n\nBeslutning\n\nGodkendt.\n\nSide 3\n\n" + head +
         "\n\n9. Ny vej\n\nBeslutning\n\nAfslag.\n\nSide 4\n\n" + head + "\n\n";
}

TEST(LinesBelowPageNumbers, AreHeadsOfPages) {
  EXPECT_THAT(lines_of_paper(pages("SOLBY KOMMUNE")),
              ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Ny sti | approved | Godkendt.",
                          "9 | Ny vej | rejected | Afslag."));
}

TEST(LinesBelowPageNumbers, AreTheDecisionsWhereTheyDiffer) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\n\nBeslutning\n\nUdsat.\n\nSide 2\n\nBo Holm (V) "
      "stemte imod.\n\n8. Ny sti\n\nBeslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Udsat. Bo Holm (V) stemte imod.");
}

TEST(AShortNameBehindABody, IsPartOfItsLine) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\n7. Ny bro\nBeslutning i Teknisk Udvalg (TU) den 20. april "
      "2022\nAnbefales.\n"
      "Fraværende: Bo Holm (V)\nBeslutning i Byrådet den 3. maj 2022\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(line_of(decisions[0]), "7 | Ny bro | approved | Godkendt.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
}

TEST(ALabelOfTheAbsent, MayNameBodyAndDay) {
  EXPECT_THAT(
      lines_of_paper("Byrådets møde den 3. maj 2022\n\n7. Ny bro\nBeslutning\nGodkendt.\nFraværende i Solby "
                     "Byråd, 3. maj 2022:\nBo Holm (V)\n"),
      ElementsAre("7 | Ny bro | approved | Godkendt. | absent: Bo Holm (V)"));
  EXPECT_THAT(
      lines_of_paper("Byrådets møde den 3. maj 2022\n\n7. Ny bro\nBeslutning\nFraværende i skolen: et "
                     "notat af 3. maj 2022 kommer.\n"),
      SizeIs(1));
}

}  // namespace
}  // namespace frisaet::test
