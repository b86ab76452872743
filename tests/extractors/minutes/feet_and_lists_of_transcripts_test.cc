// Transcripts: lists over two pages, feet that name the municipality, names of what is enclosed right before
// a proposal, whose cases follow. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(AContentsListOverTwoPages, IsOneList) {
  const auto paper = [](const std::string& second_page) {
    return lines_of_paper(
        "Møde 3. maj 2022 i Solby\n\nTranskript\n\n1 Teknisk Udvalg Referat Møde 3. maj 2022 i Solby Pkt. "
        "Tekst "
        "Side 71 Ny bro over åen Maling af hegn på havnen 3\n\n2 " +
        second_page +
        "\n\n3 Ny bro over åen Sagsfremstilling Broen er gammel, og der er rust på begge sider. Beslutning "
        "Godkendt. Teknisk Udvalg, 3. maj 2022 Side 1\n\n4 Maling af hegn på havnen Sagsfremstilling Hegnet "
        "er "
        "slidt, og naboerne har klaget. Beslutning Udsat. Teknisk Udvalg, 3. maj 2022 Side 2\n\n5 Tilskud "
        "til årets "
        "havnefest Sagsfremstilling Foreningen søger om penge til telte. Beslutning Afslag. Teknisk Udvalg, "
        "3. maj "
        "2022 Side 3\n");
  };
  EXPECT_THAT(
      paper("Indholdsfortegnelse 73 Tilskud til årets havnefest 6 Teknisk Udvalg, 3. maj 2022 Side 2"),
      SizeIs(3));
}

TEST(TheMunicipalityBelowASentence, IsThePagesFoot) {
  const auto last = [](const std::string& foot) {
    const auto decisions = decisions_of(
        "Referat\n\nTranskript\n\n1 Referat af Teknisk Udvalgs møde den 3. maj 2022 på rådhuset i byen "
        "Indholdsfortegnelse 1. Ny bro over åen 2 2. Maling af hegn på havnen 3\n\n2 1. Ny bro over åen "
        "Sagsfremstilling Broen er gammel, og der er rust på begge sider. Beslutning Godkendt.\n\n3 2. "
        "Maling af hegn "
        "på havnen Sagsfremstilling Hegnet er slidt, og naboerne har klaget over det. Beslutning " +
        foot + "\n");
    return decisions.empty() ? "" : squeeze(decisions.back().decision_text.value_or(""));
  };
  EXPECT_EQ(last("Udsat. Solby Kommune"), "Udsat.");
  EXPECT_EQ(last("Oversendes til Solby Kommune"), "Oversendes til Solby Kommune");
}

TEST(ProposalsBehindWhatIsEnclosed, BeginWithWhoProposes) {
  const auto decisions = decisions_of(
      "Referat\n\nTranskript\n\n1 Referat af Teknisk Udvalgs møde den 3. maj 2022 på rådhuset i byen "
      "Indholdsfortegnelse 1. Ny bro over åen 2 2. Maling af hegn på havnen 3\n\n2 1. Ny bro over åen "
      "Sagsfremstilling Broen er gammel, og der er rust på begge sider. Bilag Kort over broen Direktionen "
      "indstiller "
      "(12. april 2022, pkt. 8) til Teknisk Udvalg, at den males. Beslutning Godkendt.\n\n3 2. Maling af "
      "hegn på "
      "havnen Sagsfremstilling Hegnet er slidt, og naboerne har klaget over det. Bilag Brev til Direktionen "
      "Beslutning "
      "Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(squeeze(decisions[0].recommendation[0].text),
            "Direktionen indstiller (12. april 2022, pkt. 8) til Teknisk Udvalg, at den males.");
  EXPECT_THAT(decisions[1].recommendation, SizeIs(0));
}

TEST(BodiesInCapitalsAboveAnItem, SayWhoseCasesFollow) {
  const auto paper = [](const std::string& group) {
    return lines_of_paper(
        "Referat\n\nTranskript\n\n1 Referat af Byrådets møde den 3. maj 2022 på rådhuset i byen "
        "Indholdsfortegnelse 1. Ny bro over åen 2 2. Maling af hegn på havnen 3\n\n2 1. Ny bro over åen "
        "Sagsfremstilling Broen er gammel, og der er rust på begge sider. Beslutning Godkendt. " +
        group +
        " 2. Maling af hegn på havnen Sagsfremstilling Hegnet er slidt, og naboerne har klaget over det. "
        "Beslutning "
        "Udsat.\n");
  };
  EXPECT_THAT(paper("ØKONOMIUDVALGET"), ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                                                    "2 | Maling af hegn på havnen | postponed | Udsat."));
  EXPECT_THAT(paper("Svar fra Økonomiudvalget ventes."),
              ElementsAre("1 | Ny bro over åen | approved | Godkendt. Svar fra Økonomiudvalget ventes.",
                          "2 | Maling af hegn på havnen | postponed | Udsat."));
}

TEST(TheWayOfACase, StandsBehindItsTitle) {
  const auto paper = [](const std::string& behind) {
    return lines_of_paper(
        "Referat\n\nTranskript\n\n1 Solby Byråd Referat af Byrådets møde den 25. april 2012 i byrådssalen "
        "Fraværende: Bo Holm (V)\n\n2 Byrådets møde den 25. april 2012 Indholdsfortegnelse: 51. Ny bro over "
        "åen "
        "Maling af hegn på havnen Tilskud til årets fest... 8 Side\n\n3 Byrådets møde den 25. april Ny bro "
        "over åen " +
        behind +
        " 51 Broen er gammel og rusten. Byrådet, den 25. april 2012: Godkendt. 3\n\n4 Byrådets møde den 25. "
        "april "
        "Maling af hegn på havnen " +
        behind +
        " 52 Hegnet er slidt og gråt. Byrådet, den 25. april 2012: Udsat. 4\n\n5 Byrådets møde den 25. april "
        "Tilskud "
        "til årets fest " +
        behind + " 53 Foreningen søger om telte. Byrådet, den 25. april 2012: Afslag. 5\n");
  };
  EXPECT_THAT(paper("Byrådet, 2012, sag"), SizeIs(3));
}

}  // namespace
}  // namespace frisaet::test
