// Transcripts that lost the numbers of pages and items: titles known from the contents list. Each with a near
// miss.
#include "extractors/minutes/listed_titles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/text/danish.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Lt;
using ::testing::SizeIs;

const std::string kHead =
    "Solby Kommune. Referat\n\nTranskript\n\n1 SOLBY KOMMUNE REFERAT Teknisk Udvalg Mødedato: Tirsdag den 3. "
    "maj 2022 Fraværende: Bo Holm\n\n";

std::string transcript(const std::string& contents) {
  return kHead + "2 " + contents +
         "\n\n"
         "3 Teknisk Udvalg 3. maj 2022 Side: 3 41. Ny bro over åen Sagsnr J.nr Broen er fra 1981. "
         "Indstilling: "
         "Forvaltningen indstiller, at broen males. Teknisk Udvalg 3. maj 2022: Udsat.\n\n"
         "4 Teknisk Udvalg 3. maj 2022 Side: Regnskab for havnen pr. 1. april 2022 Sagsnr J.nr Der er brugt "
         "mere "
         "end ventet. Indstilling: Forvaltningen indstiller, at regnskabet godkendes. Teknisk Udvalg 3. maj "
         "2022: Godkendt.\n\n"
         "5 Teknisk Udvalg 3. maj 2022 Side: 5 44. Lukket punkt: Salg af en grund\n\n";
}

TEST(TitlesOfTheContentsList, SayWhereItemsBegin) {
  EXPECT_THAT(
      lines_of_paper(transcript("Indholdsfortegnelse 41. Ny bro over åen Regnskab for havnen pr. 1. april "
                                "Lukket punkt: Salg af en grund... 5")),
      ElementsAre("41 | Ny bro over åen | postponed | Udsat. | absent: Bo Holm",
                  "- | Regnskab for havnen pr. 1. april 2022 | approved | Godkendt. | absent: Bo Holm",
                  "44 | Lukket punkt: Salg af en grund | no_decision | - | absent: Bo Holm | closed"));
}

TEST(TitlesOfTheContentsList, OfOneWordCountBehindTheSameNumber) {
  // Nothing that begins an item's text stands behind the first; lines end elsewhere than in the list.
  const auto titles_in = [](const std::string& page) {
    const std::string list = "41. Spørgetid Ny bro over åen\n";
    const std::string text = list + page;
    std::vector<std::string> titles;
    for (const auto& title :
         minutes::listed_titles(text, {{0, 0, {list.size(), text.size()}}}, {0, list.size() - 1}))
      titles.push_back(squeeze(title.title.of(text)));
    return titles;
  };
  EXPECT_THAT(
      titles_in("41. Spørgetid Der var ingen. 42. Ny bro\nover åen Journalnr.: 12/1 Broen er gammel."),
      ElementsAre("Spørgetid", "Ny bro over åen"));
  EXPECT_THAT(
      titles_in("40. Spørgetid Der var ingen. 42. Ny bro\nover åen Journalnr.: 12/1 Broen er gammel."),
      ::testing::IsEmpty())
      << "one title is no list";
}

TEST(ItemsWithoutNumbers, HaveTheirSummaryWhereverItStands) {
  // A decision first, told again at the end of the chain: one item.
  EXPECT_THAT(lines_of_paper(
                  "Referat Solby Byråd 03-05-2022\n\nStøtte til broen\n\nBeslutning Godkendt.\n\nMed sagen "
                  "males broen.\n\nResumé\nBroen er gammel.\n\nIndstilling\nDet indstilles:\nAt 1) broen "
                  "males.\nSagens forløb\n02-05-2022 Økonomiudvalget\nAnbefales.\n\n03-05-2022 Solby "
                  "Byråd\nGodkendt.\n"),
              SizeIs(1));
}

TEST(TitlesOfTheContentsList, MustBeTheSameWordForWord) {
  // Another paper's list.
  EXPECT_THAT(
      decisions_of(transcript("Indholdsfortegnelse 41. Ny sti langs åen Lån til havnen Lukket punkt: Køb")),
      SizeIs(Lt(3U)));
}

/// A transcript whose last page prints the group and the closed item's title as the list does.
std::string with_closed_group(const std::string& group) {
  return kHead + "2 Sagsoversigt 41. Ny bro over åen...3 42. Regnskab for havnen...4 " + group +
         " 43. Salg af grund\n\n"
         "3 41. Ny bro over åen J.nr.: 09/04413 Broen er fra 1981. Indstilling: Forvaltningen indstiller, at "
         "broen males. Teknisk Udvalg 3. maj 2022: Udsat.\n\n"
         "4 42. Regnskab for havnen J.nr.: 09/04414 Der er brugt mere. Indstilling: Forvaltningen "
         "indstiller, "
         "at regnskabet godkendes. Teknisk Udvalg 3. maj 2022: Godkendt. " +
         group + " 43. Salg af grund J.nr.: 09/04415\n";
}

TEST(TitlesOfTheContentsList, DoNotHoldTheirGroupAndNumber) {
  for (const char* group : {"Lukkede sager", "Lukkede punkter"}) {
    EXPECT_THAT(lines_of_paper(with_closed_group(group)),
                ElementsAre("41 | Ny bro over åen | postponed | Udsat. | absent: Bo Holm",
                            "42 | Regnskab for havnen | approved | Godkendt. | absent: Bo Holm",
                            "43 | Salg af grund | no_decision | - | absent: Bo Holm | closed"))
        << group;
  }
}

TEST(TitlesOfTheContentsList, AreNotRepeatedAmongAttachments) {
  const auto decisions = decisions_of(
      kHead +
      "2 Pkt. Tekst Side 41 Ny bro over åen Regnskab for havnen 4 43 Takster for pladser på havnen 5\n\n"
      "3 Ø Ny bro over åen Sagsfremstilling Broen er fra 1981. Bilag Ny bro over åen Beslutning Udsat.\n\n"
      "4 P Regnskab for havnen Sagsfremstilling Havnen blev udvidet. Der er brugt mere. Beslutning "
      "Godkendt.\n\n"
      "5 P Takster for pladser på havnen Sagsfremstilling Taksten er uændret i år. Beslutning Afslag.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].item_number, "41");
  EXPECT_EQ(decisions[0].decision_text, "Udsat.");
  EXPECT_EQ(decisions[1].item_number, std::nullopt);
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[2].item_number, "43");
}

}  // namespace
}  // namespace frisaet::test
