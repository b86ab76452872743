// Transcripts of PDFs, a page a paragraph: what ends their pages, where items begin without a contents list,
// and what goes on over a page's end. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

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

TEST(NamesOfTheAbsent, EndWhereTheHeadsListEndsThem) {
  const auto paper = [](const std::string& roster) {
    return lines_of_paper(transcript(
        {"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Medlemmer: " + roster,
         "Ny bro over åen Sagsnr.: 22/4413 Sagsfremstilling Broen er fra 1981. Beslutning Godkendt. Afbud: "
         "Bo "
         "Holm Salg af grund ved havnen Sagsnr.: 22/4420 Sagsfremstilling Grunden er ledig. Beslutning "
         "Udsat.",
         "Regnskab for havnen Sagsnr.: 22/4431 Sagsfremstilling Der er brugt mere. Beslutning Drøftet."}));
  };
  EXPECT_THAT(paper("Bo Holm, Ida Kjær, Per Grøn"),
              ElementsAre("- | Ny bro over åen | approved | Godkendt. | absent: Bo Holm",
                          "- | Salg af grund ved havnen | postponed | Udsat.",
                          "- | Regnskab for havnen | discussed | Drøftet."));
}

TEST(APagesEnd, MayPartAPartyFromItsName) {
  const auto decided = [](const std::string& next) {
    return decisions_of(transcript(
        {"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset",
         "1. Ny bro over åen Sagsnr. 22/4413 Resumé: Broen er fra 1981. Beslutning: Godkendt. Afbud: Bo Holm",
         next +
             " 2. Salg af grund ved havnen Sagsnr. 22/4420 Resumé: Grunden er ledig. Beslutning: Udsat."}));
  };
  EXPECT_EQ(decided("(A).").front().decision_text, "Godkendt.");
  EXPECT_THAT(decided("(Se bilaget).").front().decision_text,
              ::testing::Optional(::testing::HasSubstr("Godkendt.")));
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

std::string broken_title(const std::string& first, const std::string& second) {
  return transcript({"Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset", kContents,
                     "1. Ny bro over åen Broen er fra 1981. Beslutning Godkendt. 2. " + first,
                     second +
                         " Grunden er ledig. Beslutning Udsat. 3. Regnskab for havnen Der er brugt mere. "
                         "Beslutning Drøftet."});
}

TEST(APagesEnd, DoesNotEndATitleThatTheListPrints) {
  EXPECT_THAT(lines_of_paper(broken_title("Salg af", "grund ved havnen")),
              ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                          "2 | Salg af grund ved havnen | postponed | Udsat.",
                          "3 | Regnskab for havnen | discussed | Drøftet."));
}

TEST(AContentsList, MayHaveNoHeading) {
  const auto paper = [](const std::string& first_page) {
    return lines_of_paper(transcript(
        {"REFERAT Teknisk Udvalg den 3. maj 2022 i lokale 4 " + first_page,
         "1. Ny bro over åen Broen er fra 1981. Beslutning: Godkendt. 2. Salg af grund ved havnen Grunden er "
         "ledig. Beslutning: Udsat. 3. Regnskab for havnen Der er brugt mere. Beslutning: Drøftet."}));
  };
  EXPECT_THAT(paper("ÅBEN DEL 1. Ny bro over åen 2. Salg af grund ved havnen 3. Regnskab for havnen"),
              ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                          "2 | Salg af grund ved havnen | postponed | Udsat.",
                          "3 | Regnskab for havnen | discussed | Drøftet."));
  // Numbers of what comes again nowhere.
  EXPECT_THAT(paper("Deltagere: 1. Bo Holm (A) 2. Ida Kjær (V) 3. Per Grøn (C)"), SizeIs(3));
}

std::string site_of_paragraphs(const std::string& line) {
  std::string text = "Referat af Byrådets møde d. 16.12.2014\n\nByrådet 16-12-2014\n\n";
  const char* titles[] = {"Ny bro over åen", "Salg af grund ved havnen", "Regnskab for havnen"};
  const char* results[] = {"Godkendt.", "Udsat.", "Drøftet."};
  for (int i = 0; i < 3; ++i) {
    text += "Punkt 27" + std::to_string(i) + ": " + titles[i] + "\n\n00.22.02-A26-" + std::to_string(i + 1) +
            "-13 " + titles[i] + ". Sagen har været i høring i otte uger, og der kom ingen indsigelser. " +
            line + results[i] + "\n\n";
  }
  return text;
}

TEST(ParagraphsOfASite, MayHoldTheDecisionWithoutAHeading) {
  EXPECT_THAT(lines_of_paper(site_of_paragraphs("Byrådet, 16.12.2014 Bo Holm var fraværende. ")),
              ElementsAre("270 | Ny bro over åen | approved | Godkendt. | absent: Bo Holm",
                          "271 | Salg af grund ved havnen | postponed | Udsat. | absent: Bo Holm",
                          "272 | Regnskab for havnen | discussed | Drøftet. | absent: Bo Holm"));
  // A day inside a sentence tells no decision.
  for (const Decision& decision :
       decisions_of(site_of_paragraphs("Planen blev vist for Byrådet, 16.12.2014 og i pressen. ")))
    EXPECT_NE(decision.outcome, Outcome::kApproved);
}

std::string in_one_paragraph(const std::string& head) {
  return "Referat Teknisk Udvalg\n\nReferat Teknisk Udvalg Mødedato: Tirsdag den 3. maj 2022 Mødested: "
         "Lokale 3 "
         "Medlemmer: Bo Holm, Ida Kjær, Per Grøn, Eva Lund Fraværende: Bo Holm Indholdsfortegnelse Side 41. "
         "Ny "
         "bro over åen...3 42. Salg af grund ved havnen...4 43. Regnskab for havnen...5 " +
         head +
         " Side 3 41. Ny bro over åen Sagsfremstilling Broen er fra 1981 og har været lukket for tung trafik "
         "siden i vinter. Beslutning Godkendt. " +
         head +
         " Side 4 42. Salg af grund ved havnen Sagsfremstilling Grunden har været ledig i otte år, og der er "
         "kommet et bud. Beslutning Udsat. " +
         head +
         " Side 5 43. Regnskab for havnen Sagsfremstilling Der er brugt mere end ventet til uddybning af "
         "havnen. Beslutning Drøftet.\n";
}

TEST(APaperInOneParagraph, IsPartedWhereItsPagesBegin) {
  EXPECT_THAT(lines_of_paper(in_one_paragraph("Solby Kommune Teknisk Udvalg")),
              ElementsAre("41 | Ny bro over åen | approved | Godkendt. | absent: Bo Holm",
                          "42 | Salg af grund ved havnen | postponed | Udsat. | absent: Bo Holm",
                          "43 | Regnskab for havnen | discussed | Drøftet. | absent: Bo Holm"));
  // Sides of other papers.
  EXPECT_THAT(decisions_of(in_one_paragraph("Se også notatets")), SizeIs(3));
}

TEST(ABodysName, EndsBeforeWhatKindOfPaperItIs) {
  const auto body = [](const std::string& name) {
    return decisions_of(
               transcript({"Referat fra mødet i " + name + " Mødedato: Tirsdag den 3. maj 2022",
                           "Indholdsfortegnelse 1. Ny bro over åen 2. Salg af grund ved havnen",
                           "1. Ny bro over åen Sagsfremstilling Broen er fra 1981. Beslutning Godkendt.",
                           "2. Salg af grund ved havnen Sagsfremstilling Grunden er ledig. Beslutning "
                           "Udsat."}))
        .front()
        .committee;
  };
  EXPECT_EQ(body("Teknisk Udvalg. (Indeholder åbne dagsordenspunkter)"), "Teknisk Udvalg");
}

TEST(PagesOfATranscript, FilesWithANumberEndWhoWasAbsent) {
  const auto with_files = [](const std::string& files) {
    return lines_of_paper(transcript(
        {"Teknisk Udvalg Mødedato: 3. maj 2022 Fraværende:", kContents,
         "1. Ny bro over åen Sagsnr.: 22/4413 Sagsfremstilling Broen er fra 1981. Beslutning Teknisk "
         "Udvalg den 3. maj 2022 Godkendt. Fraværende: Bo Holm (V) " +
             files,
         "2. Salg af grund ved havnen Sagsnr.: 22/4420 Sagsfremstilling Grunden er ledig. Beslutning Teknisk "
         "Udvalg den 3. maj 2022 Udsat."}));
  };
  const std::vector<std::string> read = with_files("Bilag Kort over åen (dok.nr 31/22)");
  EXPECT_THAT(read, ElementsAre("1 | Ny bro over åen | approved | Godkendt. | absent: Bo Holm (V)",
                                "2 | Salg af grund ved havnen | postponed | Udsat."));
}

// Headings within the paragraph, and the decision told by body and day alone.
TEST(ParagraphsOfASite, EndInTheMeetingsOwnDatedResult) {
  const auto item = [](const std::string& title, const std::string& told) {
    return title +
           "\n\nDer er sat 2 mio. kr. af. Administrationen indstiller, at pengene frigives. Sagsfremstilling "
           "Den er 310 m lang "
           "og følger skellet. Økonomi Driften koster 18.000 kr. om året. Teknisk Udvalg, 03.05.2022 "
           "Anbefales. " +
           told + "\n\n";
  };
  EXPECT_THAT(
      lines_of_paper("Referat af Byrådets møde d. 24.05.2022\n\n" +
                     item("Punkt 7: Ny bro", "Byrådet, 24.05.2022 Bo Holm var fraværende. Godkendt.") +
                     item("Punkt 8: Ny sti", "Byrådet, 24.05.2022 Bo Holm var fraværende. Udsat.") +
                     item("Punkt 9: Nyt tag", "Byrådet, 24.05.2022 Bo Holm var fraværende. Afvist.")),
      ElementsAre("7 | Ny bro | approved | Godkendt. | absent: Bo Holm",
                  "8 | Ny sti | postponed | Udsat. | absent: Bo Holm",
                  "9 | Nyt tag | rejected | Afvist. | absent: Bo Holm"));
}

TEST(PagesWithAName, AreNoItems) {
  const auto pages = [](const std::string& third) {
    const std::string page = "Page 1: Referat Byrådet den 3. maj 2022";
    std::string text = page +
                       "\n\nReferat Byrådet\n\nByrådet\nTirsdag den 3. maj 2022\n\n1 of 3\n\nPage 2: Referat "
                       "Byrådet den 3. maj 2022\n\n"
                       "31 Ny bro\n\nSagsnr.: 22/4413\n\nBeslutning\n\nGodkendt.\n\n2 of 3\n\n" +
                       third + "\n\n32 Ny sti\n\nSagsnr.: 22/4414\n\nBeslutning\n\nUdsat.\n\n3 of 3\n";
    return lines_of_paper(text);
  };
  EXPECT_THAT(pages("Page 3: Referat Byrådet den 3. maj 2022"),
              ElementsAre("31 | Ny bro | approved | Godkendt.", "32 | Ny sti | postponed | Udsat."));
}

}  // namespace
}  // namespace frisaet::test
