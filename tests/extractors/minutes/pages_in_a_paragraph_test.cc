// Transcripts of PDFs, a page a paragraph: what ends their pages, where items begin without a contents list,
// and what goes on over a page's end. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

/// Pages as such sites print them, each behind its number.
std::string transcript(const std::vector<std::string>& pages) {
  std::string text = "Referat\n\nTranskript\n\n";
  for (std::size_t i = 0; i < pages.size(); ++i) text += std::to_string(i + 1) + " " + pages[i] + "\n\n";
  return text;
}

const std::string kContents =
    "Indholdsfortegnelse 1. Ny bro over åen Salg af grund ved havnen Regnskab for havnen...6";

TEST(PagesOfATranscript, EndInTheirNumberThoughTheFirstEndsInARoom) {
  const auto with_ends = [](const std::string& second, const std::string& third, const std::string& fourth) {
    return lines_of_paper(transcript(
        {"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset 214", kContents,
         "1. Ny bro over åen Sagsnr.: 22/4413 Sagsfremstilling Broen er fra 1981. Beslutning Godkendt. " +
             second,
         "2. Salg af grund ved havnen Sagsnr.: 22/4420 Sagsfremstilling Grunden er ledig. Beslutning "
         "Udsat. " +
             third,
         "3. Regnskab for havnen Sagsnr.: 22/4431 Sagsfremstilling Der er brugt mere. Beslutning Drøftet. " +
             fourth}));
  };
  const auto plain = ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                                 "2 | Salg af grund ved havnen | postponed | Udsat.",
                                 "3 | Regnskab for havnen | discussed | Drøftet.");
  EXPECT_THAT(with_ends("3", "4", "5"), plain);
  EXPECT_THAT(with_ends("3 / 5", "4 / 5", "5 / 5"), plain);
  EXPECT_THAT(with_ends("Side: 3", "Side: 4", "Side: 5"), plain);
  // Numbers that count no pages.
  EXPECT_THAT(with_ends("Se også punkt 9", "Se også punkt 7", "Se også punkt 3"),
              ElementsAre("1 | Ny bro over åen | approved | Godkendt. Se også punkt 9",
                          "2 | Salg af grund ved havnen | postponed | Udsat. Se også punkt 7",
                          "3 | Regnskab for havnen | discussed | Drøftet. Se også punkt 3"));
}

TEST(PagesOfATranscript, BeginWithASideInRomanNumbers) {
  EXPECT_THAT(
      lines_of_paper(transcript(
          {"Teknisk Udvalg Referat Tirsdag den 3. maj 2022 Mødested: Rådhuset åben",
           "Indholdsfortegnelse 1. Ny bro over åen...i 2. Salg af grund ved havnen...ii åben",
           "Side i 1. Ny bro over åen J.nr.:. Åben sag Broen er fra 1981. Beslutning: Godkendt. åben",
           "Side ii 2. Salg af grund ved havnen J.nr.:. Åben sag Grunden er ledig. Beslutning: Udsat. "
           "åben"})),
      ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                  "2 | Salg af grund ved havnen | postponed | Udsat."));
}

TEST(AWordBeforeAnItemsNumber, IsNoPartOfTheDecisionAbove) {
  const auto labelled = [](const std::string& first, const std::string& second, const std::string& decision) {
    return lines_of_paper(
        transcript({"Teknisk Udvalg Referat Tirsdag den 3. maj 2022 Indholdsfortegnelse 135. Ny bro over åen "
                    "Salg af grund ved havnen...2",
                    first + " Ny bro over åen J. nr Broen er fra 1981. Beslutning: " + decision,
                    second + " Salg af grund ved havnen J. nr Grunden er ledig. Beslutning: Udsat."}));
  };
  EXPECT_THAT(labelled("Punkt 135", "Punkt 136", "Godkendt."),
              ElementsAre("135 | Ny bro over åen | approved | Godkendt.",
                          "136 | Salg af grund ved havnen | postponed | Udsat."));
  EXPECT_THAT(labelled("Emne: 135.", "Emne: 136.", "Godkendt."),
              ElementsAre("135 | Ny bro over åen | approved | Godkendt.",
                          "136 | Salg af grund ved havnen | postponed | Udsat."));
  // What became of points.
  EXPECT_THAT(labelled("135.", "136.", "Punkt 1: Godkendt. Punkt 2: Godkendt."),
              ElementsAre("135 | Ny bro over åen | approved | Punkt 1: Godkendt. Punkt 2: Godkendt.",
                          "136 | Salg af grund ved havnen | postponed | Udsat."));
}

std::string without_contents(const std::string& behind_first) {
  return transcript(
      {"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset",
       "Ny bro over åen Sagsnr.: 22/4413 Sagsfremstilling Broen er fra 1981. Beslutning Godkendt. " +
           behind_first +
           " Salg af grund ved havnen Sagsnr.: 22/4420 Sagsfremstilling Grunden er ledig. Beslutning Udsat.",
       "Regnskab for havnen Sagsnr.: 22/4431 Sagsfremstilling Der er brugt mere. Beslutning Drøftet. Takster "
       "for havnen Sagsnr.: 22/4432 Sagsfremstilling De er uændrede. Beslutning Udsat."});
}

TEST(ATitleWithoutNumberOrContents, StandsBeforeTheLabelOfItsCase) {
  EXPECT_THAT(lines_of_paper(without_contents("Afbud: Ida Kjær (A), Bo Holm (V)")),
              ElementsAre("- | Ny bro over åen | approved | Godkendt. | absent: Ida Kjær (A); Bo Holm (V)",
                          "- | Salg af grund ved havnen | postponed | Udsat.",
                          "- | Regnskab for havnen | discussed | Drøftet.",
                          "- | Takster for havnen | postponed | Udsat."));
}

TEST(ADecisionsLine, MayNameItsBodyAlone) {
  const auto decided = [](const std::string& line) {
    return decisions_of(transcript({"REFERAT Udvalget for Børn og Skole den 3. maj 2022 i lokale 4",
                                    "1. Ny skolegård Gården er fra 1981. " + line +
                                        " Godkendt. 2. Takster for klubben De er uændrede. Beslutning i "
                                        "Udvalget for Børn og Skole: Udsat."}));
  };
  EXPECT_EQ(decided("Beslutning i Udvalget for Børn og Skole:").front().decision_text, "Godkendt.");
  EXPECT_NE(decided("Se den beslutning i Udvalget for Børn og Skole:").front().decision_text, "Godkendt.");
}

TEST(ADecisionsLine, MayBeAMeetingAndItsItem) {
  const auto decisions = decisions_of(transcript(
      {"Møde i Byrådet mandag den 9. maj 2022 REFERAT Indholdsfortegnelse 1. Ny bro over åen Salg af grund "
       "ved "
       "havnen...2",
       "1. Ny bro over åen Broen er fra 1981. Forvaltningen indstiller, at broen males. Økonomiudvalgets "
       "møde "
       "3. maj 2022 Punkt 7: Tiltrådt. Byrådets møde 9. maj 2022 Punkt 1: Godkendt. 2. Salg af grund ved "
       "havnen "
       "Grunden blev drøftet på byrådets møde 4. april 2022. Byrådets møde 9. maj 2022 Punkt 2: Udsat."}));
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro over åen | approved | Godkendt.");
  EXPECT_EQ(line_of(decisions[1]), "2 | Salg af grund ved havnen | postponed | Udsat.");
  ASSERT_EQ(decisions[0].history.size(), 1U);
  EXPECT_EQ(decisions[0].history.front().item_number, "7");
}

TEST(APagesEnd, DoesNotEndATitle) {
  EXPECT_THAT(
      lines_of_paper(transcript(
          {"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset",
           "9. Ny bro over åen Sagsnr. 22/4413 Resumé: Broen er fra 1981. Beslutning: Godkendt. 10. Salg af",
           "grund ved havnen Sagsnr. 22/4420 Resumé: Grunden er ledig. Beslutning: Udsat."})),
      ElementsAre("9 | Ny bro over åen | approved | Godkendt.",
                  "10 | Salg af grund ved havnen | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
