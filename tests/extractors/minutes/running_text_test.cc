// Papers whose lines say little: items told in prose, and transcripts that run together. Each with a near
// miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

/// A page-long paragraph as a printer wraps it.
std::string wrapped(std::string_view paragraph) {
  std::string lines;
  std::size_t width = 0;
  for (const char c : paragraph) {
    const bool turn = c == ' ' && width > 60;
    lines += turn ? '\n' : c;
    width = turn ? 0 : width + 1;
  }
  return lines;
}

TEST(MinutesRunningText, ATranscriptThatWasPrintedAndScannedIsStillRunTogether) {
  const std::string paper = "Transkript\n\n" +
                            wrapped(
                                "1 Teknisk Udvalg BESLUTNINGSPROTOKOL Sted : Rådhuset Dato : 3. maj 2022 "
                                "Medlemmer Bo Holm (A) Ida Lund (V) "
                                "Per Dam (C) Eva Mose (F) Grenkøbing Kommune") +
                            "\n\n2 Indholdsfortegnelse: 1. Ny bro Ny sti\n\n" +
                            wrapped(
                                "3 1. Ny bro Sagsfremstilling Udkastet er sendt til de berørte, og "
                                "der er kommet tre svar fra "
                                "beboerne ved åen. Teknisk Udvalgs beslutning 3. maj 2022 Tiltrådt. 2. Ny "
                                "sti Sagsfremstilling Stien er "
                                "smal og bruges hver dag af skolens børn og af beboerne. Teknisk Udvalgs "
                                "beslutning 3. maj 2022 Udsat. "
                                "Grenkøbing Kommune");
  EXPECT_THAT(lines_of_paper(paper),
              ElementsAre("1 | Ny bro | approved | Tiltrådt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(MinutesRunningText, NumberedItemsWithWrappedTextAreNoTranscript) {
  const std::string text = wrapped(
      "Sagen har været i høring hos de berørte, og der er kommet tre svar fra beboerne ved åen, som alle "
      "støtter planen "
      "og gerne ser den gennemført i løbet af sommeren.");
  EXPECT_THAT(lines_of_paper("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1 Ny bro\n" + text +
                             "\nBeslutning\nGodkendt.\n\n2 Ny sti\n" + text + "\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

const char* const kProse =
    "Nyborg Byråd. Møde den 3. maj 2022\nFormand: Bo Holm.\n\n"
    "1. Dagsordenen. Dagsordenen blev godkendt.\n\n"
    "2. Budget 2023, 2. behandling. Forvaltningen har regnet på det. Ida Kjær takkede for arbejdet. Byrådet\n"
    "vedtog herefter budgettet. Per Lund stemte imod.\n\n"
    "3. Ny sti ved åen. Der er søgt om lov. Byrådet afslog ansøgningen.\n";

TEST(MinutesRunningText, APaperToldInProseHasATitleBeforeEachStop) {
  EXPECT_THAT(
      lines_of_paper(kProse),
      ElementsAre("1 | Dagsordenen | approved | Dagsordenen blev godkendt.",
                  "2 | Budget 2023, 2. behandling | approved | Byrådet vedtog herefter budgettet. Per Lund "
                  "stemte imod.",
                  "3 | Ny sti ved åen | rejected | Byrådet afslog ansøgningen."));
}

TEST(MinutesRunningText, AQuestionOrAnExclamationEndsASentenceToo) {
  EXPECT_THAT(
      lines_of_paper("Nyborg Byråd. Møde den 3. maj 2022\nFormand: Bo Holm.\n\n"
                     "1. Dagsordenen. Dagsordenen blev godkendt.\n\n"
                     "2. Ny hal. Ida Kjær spurgte: Kan vi få den til tiden? Byrådet vedtog forslaget.\n\n"
                     "3. Ny sti ved åen. Endelig en sti! Byrådet afslog ansøgningen fra A.B. Lund.\n"),
      ElementsAre("1 | Dagsordenen | approved | Dagsordenen blev godkendt.",
                  "2 | Ny hal | approved | Byrådet vedtog forslaget.",
                  "3 | Ny sti ved åen | rejected | Byrådet afslog ansøgningen fra A.B. Lund."));
}

TEST(MinutesRunningText, SentencesUnderPrintedHeadingsStayWithTheirTitles) {
  EXPECT_THAT(lines_of_paper("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n"
                             "1. Ny bro. Anden etape\n\nBeslutning\nGodkendt.\n\n"
                             "2. Ny sti. Første etape\n\nBeslutning\nUdsat.\n\n"
                             "3. Ny vej. Første etape\n\nBeslutning\nGodkendt.\n"),
              ElementsAre("1 | Ny bro. Anden etape | approved | Godkendt.",
                          "2 | Ny sti. Første etape | postponed | Udsat.",
                          "3 | Ny vej. Første etape | approved | Godkendt."));
}

TEST(RunTogetherPages, ADecisionWithItsDayAloneIsALine) {
  const auto paper = [](const std::string& day) {
    return "Transkript\n\n1 Solby Kommune Byrådet Referat Mødedato: 3. maj 2022 Fraværende: Bo Holm\n\n"
           "2 Side 1 1. Ny bro Sagsnr.: 22/45 Resumé: Broen er gammel og skal males i år. Indstilling: "
           "Forvaltningen indstiller, at broen males. Beslutning den " +
           day +
           ": Godkendt. Sagsfremstilling: Broen er fra 1981.\n\n"
           "3 Side 2 2. Ny sti Sagsnr.: 22/46 Resumé: Byrådets beslutning den 3. maj 2021: den følges. "
           "Indstilling: Forvaltningen indstiller, at stien anlægges. Beslutning den " +
           day + ": Udsat. Sagsfremstilling: Stien er fra 1981.\n";
  };
  const auto decisions = decisions_of(paper("3. maj 2022"));
  ASSERT_THAT(decisions, ::testing::SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_TRUE(decisions[0].point_outcomes.empty());
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

}  // namespace
}  // namespace frisaet::test
