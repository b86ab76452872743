// Papers that are one table, an item a row.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

const std::string kHead = "Beslutningsreferat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n";

TEST(TableRows, ARowIsAnItemWhateverPartsItsCells) {
  const auto both = ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat.");
  EXPECT_THAT(lines_of_paper(kHead + "| Nr. | Sag | Beslutning |\n|---|---|---|\n| 1 | Ny bro | Godkendt. |\n"
                                     "| 2 | Ny sti | Udsat. |\n"),
              both);
  EXPECT_THAT(lines_of_paper(kHead + "Punkt;Emne;Resultat\n1;Ny bro;Godkendt.\n2;Ny sti;Udsat.\n"), both);
  EXPECT_THAT(lines_of_paper(kHead + "Pkt.\tSag\tBeslutning\n1.\tNy bro\tGodkendt.\n2.\tNy sti\tUdsat.\n"),
              both);
}

TEST(TableRows, OtherColumnsStandUnderTheirHeadings) {
  const auto decisions =
      decisions_of(kHead +
                   "| Nr. | Sag | Indstilling | Beslutning |\n| 1 | Ny bro | at broen bygges | Godkendt. |\n"
                   "| 2 | Ny sti | at stien lukkes | Udsat. |\n");
  ASSERT_EQ(decisions.size(), 2U);
  ASSERT_EQ(decisions[1].recommendation.size(), 1U);
  EXPECT_EQ(decisions[1].recommendation[0].text, "at stien lukkes");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

TEST(TableRows, ATableOfMoneyIsNone) {
  EXPECT_THAT(
      lines_of_paper(kHead + "1. Ny bro\nSagsfremstilling\n| Nr. | Sag | Beløb |\n| 1 | Anlæg | 200 |\n"
                             "| 2 | Drift | 30 |\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(TableRows, WhatEndsTheMeetingEndsTheLastDecision) {
  for (const std::string end :
       {"Mødet hævet kl. 20.15", "Mødet sluttede kl. 18.", "Underskrifter\n\nBo Holm (V)   Ida Lund (A)",
        "Vedlagte dokumenter:\n- Kort"}) {
    EXPECT_THAT(
        lines_of_paper(kHead + "1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n" + end +
                       "\n"),
        ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."))
        << end;
  }
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny bro\nBeslutning\nGodkendt. Mødet sluttede med en drøftelse.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt. Mødet sluttede med en drøftelse."));
}

TEST(TableRows, TheSameHeadingOverEachBodysDecision) {
  EXPECT_THAT(
      lines_of_paper(kHead +
                     "1. Ny bro\nBeslutning\nØkonomiudvalget den 5. april 2022\nAnbefales.\n\nBeslutning\n"
                     "Teknisk Udvalg den 3. maj 2022\nGodkendt.\n\n2. Ny sti\nBeslutning\n"
                     "Teknisk Udvalg den 3. maj 2022\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
