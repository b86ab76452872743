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

TEST(BodyAndDayAbovePageNumbers, AreFeetOfPages) {
  const auto paper = [](const std::string& foot) {
    const auto page = [&](const std::string& number) { return "\n" + foot + "\nSide " + number + "\n"; };
    return "Referat\nTeknisk Udvalg\nMødedato:\nTirsdag den 3. maj 2022\n7. Ny bro\nBeslutning\nUdsat." +
           page("2") + "8. Ny sti\nBeslutning\nGodkendt." + page("3") + "9. Ny vej\nBeslutning\nAfslag." +
           page("4");
  };
  EXPECT_THAT(lines_of_paper(paper("Teknisk Udvalg\nMødedato 3. maj 2022")),
              ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Ny sti | approved | Godkendt.",
                          "9 | Ny vej | rejected | Afslag."));
  // Words of the decision that happen to end each page are no foot.
  EXPECT_EQ(decisions_of(paper("Bo Holm (V) stemte imod.")).at(0).decision_text,
            "Udsat. Bo Holm (V) stemte imod.");
}

TEST(NumbersAboveTheNameOfTheMunicipality, EndPages) {
  const auto paper = [](const std::string& second, const std::string& head) {
    return "Byrådet\nReferat\nDato:\nTirsdag den 3. maj 2022\nSted:\nSalen\n" + head +
           "1. Ny bro\nBeslutning\nUdsat.\n1\n" + head + "2. Ny sti\nBeslutning\nGodkendt.\n" + second +
           "\n" + head + "3. Ny vej\nBeslutning\nAfslag.\n5\n";
  };
  EXPECT_THAT(lines_of_paper(paper("3", "Solby Kommune\nByrådet\n03-05-2022\n")),
              ElementsAre("1 | Ny bro | postponed | Udsat.", "2 | Ny sti | approved | Godkendt.",
                          "3 | Ny vej | rejected | Afslag."));
  // Numbers that do not grow count something else.
  EXPECT_NE(decisions_of(paper("1", "Solby Kommune\nByrådet\n03-05-2022\n")).at(0).decision_text, "Udsat.");
}

TEST(NameOfABody, EndsBeforeTheNumberOfItsMeeting) {
  for (const char* behind : {"Møde nr. 4", "Referat fra ordinært møde D2"}) {
    const auto decisions = decisions_of(
        std::string("1 Protokol for Teknisk Udvalg ") + behind +
        " 03.05.2022 17:00-18:10 Salen Medlemmer Bo Holm Ida Kjær\n\n2 Indholdsfortegnelse 1. Ny bro 2. Ny "
        "sti\n\n3 1. Ny bro Beslutning Tiltrådt. Gennemgang af sagen Broen er gammel, og malingen skaller. "
        "Indstilling Direktionen indstiller, at broen males.\n\n4 2. Ny sti Beslutning Udsat. Gennemgang af "
        "sagen Stien er smal. Indstilling Direktionen indstiller, at stien gøres bred.\n");
    ASSERT_THAT(decisions, SizeIs(2));
    EXPECT_EQ(decisions[0].committee, "Teknisk Udvalg") << behind;
    EXPECT_EQ(decisions[0].decision_text, "Tiltrådt.");
  }
}

/// Pages that a site names, each with whose meeting it is below its name, glued to the day.
std::string named_pages(const std::string& above_second_decision) {
  const std::string name = ": Referat fra Solby", head = "\n\nSolby Kommune\n\nTeknisk Udvalg03-05-2022\n\n";
  return "Page 1" + name +
         "\n\nSolby Kommune\n\nReferat\n\ntil\n\nTeknisk UdvalgMødedato: Tirsdag den 3. maj " +
         "2022\n\nPage 2" + name + head +
         "7. Ny bro\n\nDok.nr.: 4413Sagsid.: 22/981\n\nBeslutning\n\nUdsat." + "\n\nPage 3" + name + head +
         "8. Ny sti\n\n" + above_second_decision + "\n\nGodkendt.\n\nPage 4" + name + head +
         "9. Ny vej\n\nBeslutning\n\nAfslag.\n";
}

TEST(LinesBelowNamedPages, AreHeadsOfPages) {
  EXPECT_THAT(lines_of_paper(named_pages("Beslutning")),
              ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Ny sti | approved | Godkendt.",
                          "9 | Ny vej | rejected | Afslag."));
  const auto decisions = decisions_of(named_pages("Beslutning"));
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].case_number, "22/981");
  EXPECT_EQ(decisions[0].committee, "Teknisk Udvalg");
  ASSERT_TRUE(decisions[0].meeting_date);
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-05-03");
}

TEST(LinesBelowNamedPages, AreDatedLinesOfDecisionsWhereTheyStandElsewhereToo) {
  const std::string step = "Teknisk Udvalg den 3. maj 2022", page = ": Referat";
  const auto item = [&](const std::string& number, const std::string& title) {
    return "\n\n" + number + ". " + title + "\n\nBroen er gammel.\n\n";
  };
  EXPECT_THAT(lines_of_paper("Page 1" + page + "\n\nReferat af Teknisk Udvalgs møde den 3. maj 2022" +
                             item("6", "Nyt hegn") + step + "\n\nUdsat." + item("7", "Ny bro") + "Page 2" +
                             page + "\n\n" + step + "\n\nGodkendt." + item("8", "Ny sti") + "Page 3" + page +
                             "\n\n" + step + "\n\nAfvist." + item("9", "Ny vej") + "Page 4" + page + "\n\n" +
                             step + "\n\nGodkendt.\n"),
              ElementsAre("6 | Nyt hegn | postponed | Udsat.", "7 | Ny bro | approved | Godkendt.",
                          "8 | Ny sti | rejected | Afvist.", "9 | Ny vej | approved | Godkendt."));
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
