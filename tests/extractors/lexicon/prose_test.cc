#include "extractors/lexicon/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "extractors/lexicon/evidence.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<std::string> sentences(std::string_view text) {
  const Prose prose(test::text_document(text));
  std::vector<std::string> result;
  for (const Span sentence : prose.sentences()) result.emplace_back(sentence.of(prose.text()));
  return result;
}

struct Wrapped {
  std::string text, unwrapped;

  friend void PrintTo(const Wrapped& that, std::ostream* out) { *out << that.text; }
};
class LineHyphen : public testing::TestWithParam<Wrapped> {};
TEST_P(LineHyphen, IsJoinedOrKept) {
  EXPECT_EQ(unwrap(GetParam().text).text, GetParam().unwrapped);
}
INSTANTIATE_TEST_SUITE_P(Unwrap, LineHyphen,
                         testing::Values(Wrapped{"fol-\nkeskole", "folkeskole"},
                                         Wrapped{"Vi-\n\nborg", "Viborg"},
                                         Wrapped{"fol-\fkeskole", "folkeskole"},
                                         Wrapped{"dagtilbuds-\nog skole", "dagtilbuds-\nog skole"},
                                         Wrapped{"dagtilbuds-\neller", "dagtilbuds-\neller"},
                                         Wrapped{"Ringkøbing-\nSkjern", "Ringkøbing-Skjern"},
                                         Wrapped{"KL-\nbrev", "KL-brev"}, Wrapped{"skole- og", "skole- og"},
                                         Wrapped{"2023-\n26", "2023-\n26"},
                                         Wrapped{"ja -\nnej", "ja -\nnej"}));

TEST(Prose, SentencesRunOverLineEndsAndStopAtParagraphs) {
  EXPECT_THAT(sentences("Vi vil gerne søge om at blive frisat på området for de\nældre. Det er vigtigt for "
                        "os.\n\nMed hilsen\nBo\n"),
              ElementsAre("Vi vil gerne søge om at blive frisat på området for de\nældre.",
                          "Det er vigtigt for os.", "Med hilsen", "Bo"));
}

TEST(Prose, AbbreviationsAndDatesDoNotEndASentence) {
  EXPECT_THAT(
      sentences("Jf. Aftalen af d. 3. maj bliver det pkt. 4 i dag, bl.a. KL. Hr. P. Olsen kommer kl. 12."),
      SizeIs(testing::Le(3U)));
  EXPECT_THAT(sentences("Senest mandag den 8. August skal I svare."), SizeIs(1));
}

TEST(Prose, ListEntriesAndLabelsStandAlone) {
  EXPECT_THAT(sentences("Vi meddeler følgende om vores ønsker til frisættelse\n1. prioritet: "
                        "ældreområdet\n2. prioritet: intet"),
              ElementsAre("Vi meddeler følgende om vores ønsker til frisættelse",
                          "1. prioritet: ældreområdet", "2. prioritet: intet"));
}

TEST(Prose, ADateOrANumberThatBeginsALineGoesOn) {
  EXPECT_THAT(
      sentences(
          "Det skema, som kommunerne skal benytte i denne runde, lukker den\n15. marts 2023 kl. 12.00."),
      SizeIs(1));
  EXPECT_THAT(sentences("Hvis I har brug for mere hjælp, kan vi træffes på telefon\n1270 0003 hele ugen."),
              SizeIs(1));
}

TEST(Prose, AHeadingIsSetApartByItsWeight) {
  Page page;
  page.raw.number = 1;
  page.raw.text =
      "En overskrift der er lige så lang som den første linje\nI teksten under den står der noget helt andet "
      "end det.\n";
  page.raw.fonts = {{"A", true}, {"B", false}};
  const std::size_t end = page.raw.text.find('\n');
  page.raw.words = {{{0, end}, {0, 0, 10, 10}, 1, 12, 0},
                    {{end + 1, page.raw.text.size() - 1}, {0, 12, 10, 22}, 1, 12, 1}};
  page.repaired.text = page.raw.text;
  page.repaired.to_raw = OffsetMap::identity(page.raw.text.size());
  const Prose prose(Document({}, {page}, {}));
  EXPECT_THAT(prose.sentences(), SizeIs(2));
}

TEST(Prose, ASentenceMayBeBoldToItsEndInTheMiddleOfALine) {
  Page page;
  page.raw.number = 1;
  page.raw.text =
      "Brevet af den dag, hvori kommunen bad om noget andet, beder vi\njer betragte som bortfaldet. Byrådet "
      "har "
      "ændret mening siden da.\n";
  page.raw.fonts = {{"A", true}, {"B", false}};
  const std::size_t end = page.raw.text.find('\n');
  page.raw.words = {{{0, end}, {0, 0, 10, 10}, 1, 12, 0},
                    {{end + 1, page.raw.text.size() - 1}, {0, 12, 10, 22}, 1, 12, 1}};
  page.repaired.text = page.raw.text;
  page.repaired.to_raw = OffsetMap::identity(page.raw.text.size());
  const Prose prose(Document({}, {page}, {}));
  ASSERT_THAT(prose.sentences(), SizeIs(2));
  EXPECT_TRUE(prose.sentences()[0].of(prose.text()).ends_with("bortfaldet."));
}

TEST(Prose, DoubleSpacedTextFilesReadAsParagraphs) {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "en linje, der er så lang, at den fylder hele bredden og fort-\n\nsætter på den næste\n\n";
  const Prose prose(test::text_document(text));
  EXPECT_NE(prose.text().find("fortsætter"), std::string_view::npos);
  EXPECT_EQ(prose.text().find("\n\n"), std::string_view::npos);
}

TEST(Prose, SpansLeadBackToTheDocument) {
  const Document document = test::text_document("Vi ønsker fol-\nkeskole-\fområdet nu");
  const Prose prose(document);
  const std::size_t at = prose.text().find("folkeskoleområdet");
  ASSERT_NE(at, std::string_view::npos);
  const auto evidence =
      evidence_at(document, "area", prose.to_flow({at, at + std::string("folkeskoleområdet").size()}));
  ASSERT_THAT(evidence, SizeIs(2));
  EXPECT_EQ(evidence[0].quote, "fol-\nkeskole-");
  EXPECT_EQ(evidence[0].page, 1);
  EXPECT_EQ(evidence[1].quote, "området");
  EXPECT_EQ(evidence[1].page, 2);
  EXPECT_EQ(evidence[1].field, "area");
}

TEST(Prose, WhatGoesOnForeverIsCutAtABlank) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "og den 1. maj 2022 ";
  const std::vector<std::string> cut = sentences(text);
  ASSERT_THAT(cut, SizeIs(5));
  std::string joined;
  for (const std::string& piece : cut) {
    EXPECT_LT(piece.size(), 4200U);
    joined += piece + " ";
  }
  EXPECT_EQ(joined, text) << "no word is lost or torn";
  EXPECT_THAT(sentences(std::string(9000, 'x') + " slut"), SizeIs(2)) << "a word of any length stays whole";
}

TEST(Prose, ARowOfTwoCellsIsASentenceOfItsOwn) {
  EXPECT_THAT(
      sentences("Første prioritet        Ældreområdet og alt det, der hører til det\nAnden prioritet        "
                " Skoleområdet og alt det, der hører til det"),
      SizeIs(2));
  EXPECT_THAT(
      sentences("Vi har vendt det hele en gang til   i går, da der blev holdt\nMøde med dem, der ved det."),
      SizeIs(1));
}

TEST(Prose, TheNumberOfAnItemEndsASentenceBeforeACapital) {
  EXPECT_THAT(sentences("Det skete den 3. maj under punkt 5. Udvalget var enigt."), SizeIs(2));
  EXPECT_THAT(sentences("Byrådet vedtog det som punkt 9. med stort flertal."), SizeIs(1));
  EXPECT_THAT(sentences("Det blev til nummer 5. Ældre er med."), SizeIs(1));
}

TEST(Prose, SmallLettersBeforeAColonAreALabelOnlyWhereNoSentenceGoesOn) {
  EXPECT_THAT(
      sentences("Det er nu afgjort i ministeriet, hvilke kommuner der får\nen aftale: Varde og Fanø."),
      SizeIs(1));
  EXPECT_THAT(sentences("Skriv eller ring til os, når I har læst det hele igennem\n\nmail: bo@varde.dk"),
              SizeIs(2));
}

TEST(Prose, EntriesMayHaveSmallLettersAndAStop) {
  EXPECT_THAT(sentences("Byrådet prioriterer\na. Dagtilbud\nb. Ældre"), SizeIs(3));
  EXPECT_THAT(sentences("Det er fordi vi har plan a. Ældre er med."), SizeIs(2));
}

}  // namespace
}  // namespace frisaet
