// Numbers with the body's code, the own number of a closed item, decisions whose heading lost body and day,
// and what stands behind a decision in lists of items.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::lines_of_paper;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(NumbersWithTheBodysCode, BeginItemsAndPagesEndThem) {
  const std::string paper =
      "Beslutninger fra mødet. Torsdag den 3. maj 2007. Teknisk Udvalg\n\nTranskript\n\n1 Beslutninger fra "
      "mødet "
      "Torsdag den 3. maj 2007 Ordinært møde Teknisk Udvalg\n\n2 Følgende sager blev behandlet på mødet "
      "TU-41/07-B "
      "Ny bro ved havnen Beslutning: Godkendt. Side 5 TU-42/07-B Sti langs åen Beslutning: Udsat. Side 7 "
      "TU-43/07-O "
      "Orientering om veje Beslutning: Taget til efterretning. Side 8 Teknisk Udvalg Side 2\n";
  const auto decisions = decisions_of(paper);
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].item_number, "41");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
  EXPECT_EQ(decisions[2].outcome, Outcome::kNoted);
}

TEST(AClosedItemsNumber, IsNotTheNextItems) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\nPunkt 1: Ny "
      "bro\n\n05.01.00-G01-4-22\n\nBeslutning\n"
      "Godkendt.\n\nPunkt 2: Ny sti\n\n05.04.00-G01-7-22\n\nBeslutning\nUdsat.\n\nPunkt 3: Lukket: Køb af "
      "areal\n\n"
      "82.02.00-G10-3-22\n\nPunkt 4: Underskrifter\n\n00.22.00-P35-1-22\n");
  ASSERT_THAT(decisions, SizeIs(4));
  EXPECT_EQ(decisions[2].case_number, "82.02.00-G10-3-22");
  EXPECT_EQ(decisions[3].case_number, "00.22.00-P35-1-22");
}

TEST(ANumberAboveTheTitle, StaysTheItemsBelow) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n05.01.00-G01-4-22\n1. Ny bro\n\nBeslutning\n"
      "Godkendt.\n\n82.02.00-G10-3-22\n2. Lukket: Køb af areal\n\n05.04.00-G01-7-22\n3. Ny sti\n\n"
      "Beslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[1].case_number, "82.02.00-G10-3-22");
  EXPECT_EQ(decisions[2].case_number, "05.04.00-G01-7-22");
}

TEST(AHeadingThatLostBodyAndDay, IsTheMeetingsOwn) {
  const std::string body =
      " Sagen afgøres i: Byrådet Sagsfremstilling: Den er gammel og skal males igen, før vinteren kommer, og "
      "det "
      "koster 40.000 kr. om året. Indstilling: Forvaltningen indstiller, at det gøres. Beslutning i Teknisk "
      "Udvalg den : Indstilles godkendt. Fraværende: Ingen. Beslutning i den : ";
  const auto lines = lines_of_paper(
      "SOLBY KOMMUNE. REFERAT Økonomiudvalget. Mødedato: Onsdag den 13-08-2008. Mødetidspunkt: 08:00\n\n"
      "Transkript\n\n1 Mødedato:. Mødetidspunkt: 08:00. Sted: Mødelokale 1, Solby Rådhus. Møde slut: 11:30 "
      "Fraværende: REFERAT Bo Holm.\n\n2 Indholdsfortegnelse Side 1. Ny bro ved havnen Ny sti langs åen Tak "
      "for "
      "i dag\n\n3 1. Ny bro ved havnen" +
      body + "Indstilles godkendt. Fraværende: Bo Holm. 384\n\n4 2. Ny sti langs åen" + body +
      "Udsat. Fraværende: Bo Holm. 385\n\n5 Underskriftsside 386\n");
  EXPECT_THAT(lines,
              ElementsAre("1 | Ny bro ved havnen | recommended | Indstilles godkendt. | absent: Bo Holm",
                          "2 | Ny sti langs åen | postponed | Udsat. | absent: Bo Holm"));
}

TEST(WhoseCasesFollow, IsNoPartOfADecision) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Byrådet den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt. ØKONOMIUDVALGET\n\n2. "
      "Ny sti\n"
      "Beslutning\nGodkendt. Sendes til Økonomiudvalget.\n\n3. Ny havn\nBeslutning\nGodkendt som vist på "
      "Side 5\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Godkendt. Sendes til Økonomiudvalget.");
  EXPECT_EQ(decisions[2].decision_text, "Godkendt som vist på Side 5");
}

}  // namespace
}  // namespace frisaet::minutes
