// Steps that look at single letters: mojibake, NFC, ligatures, soft hyphens, spaces.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

struct Case {
  std::string raw;
  std::string repaired;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(repaired(c.raw), c.repaired) << c.raw;
}

/// A page of a PDF, all words of it in one font.
RawPage printed_page(const std::string& text, const std::string& font) {
  RawPage page;
  page.number = 1;
  page.origin = PageOrigin::kTextLayer;
  page.text = text;
  page.fonts = {{font, false}};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) page.words.push_back({{at, end}, {}, 1, 10, 0});
    at = end + 1;
  }
  return page;
}

TEST(LetterCodeRepair, LettersOfAnotherCodeAreWrittenAsTheyAreMeant) {
  for (const Case& c : std::vector<Case>{
           {"Udvalget ¿nsker f¾rre regler pŒ \uF081rhusomrŒdet",
            "Udvalget ønsker færre regler på Århusområdet"},
           {"Udvalget ›nsker f‘rre regler\np† ’r›", "Udvalget ønsker færre regler\npå Ærø"},
           {"PoliƟkerne og ansaƩe får besked Ɵl høringen", "Politikerne og ansatte får besked til høringen"},
           {"\uF0B7 punkt et\n\uF0B7 punkt to", "• punkt et\n• punkt to"},
           {"¾ af sagerne, KL’s svar", "¾ af sagerne, KL’s svar"}}) {
    EXPECT_EQ(repair_pages({printed_page(c.raw, "Arial")})[0].text, c.repaired) << c.raw;
  }
}

TEST(LetterCodeRepair, OnlyTheFontThatHasTheCodeIsMended) {
  RawPage page = printed_page("Udvalget ¿nsker f¾rre regler\nEn ¾ og f¾rre", "Arial");
  page.fonts.push_back({"Times", false});
  for (std::size_t i = 4; i < page.words.size(); ++i) page.words[i].font = 1;
  EXPECT_EQ(repair_pages({page})[0].text, "Udvalget ønsker færre regler\nEn ¾ og f¾rre");
}

TEST(NormalForm, DecomposedLettersAreComposed) {
  expect_all({{"Ga\u030Arden ligger i A\u030Arslev.", "Gården ligger i Årslev."}, {"cafe\u0301", "café"}});
}

TEST(NormalForm, EveryLetterLeadsBackToItsOwnBytes) {
  const std::vector<RepairedText> result = repair_pages(text_pages({"pa\u030A a\u030A"}));
  EXPECT_EQ(result[0].text, "på å");
  ASSERT_EQ(result[0].repairs.size(), 2U);
  EXPECT_EQ(result[0].repairs[0].rule, "nfc");
  EXPECT_EQ(result[0].repairs[0].raw, (Span{1, 4}));
  EXPECT_EQ(result[0].repairs[1].raw, (Span{5, 8}));
}

TEST(Ligatures, BecomeLetters) {
  expect_all({{"en ﬁn eﬀekt, oﬃcielt en ﬂod", "en fin effekt, officielt en flod"}, {"baﬄe", "baffle"}});
}

TEST(Ligatures, OtherCompatibilityLettersStay) {
  expect_all({{"2½ m² ﬖ ①", "2½ m² ﬖ ①"}});
}

TEST(SoftHyphens, AreDroppedInsideWordsAndAreHyphensElsewhere) {
  expect_all({{"kom\u00ADmu\u00ADne", "kommune"},
              {"MED\u00ADudvalget", "MED-udvalget"},
              {"BESKÆF\u00ADTIGELSE", "BESKÆFTIGELSE"},
              {"dagtilbuds\u00AD, folkeskole\u00AD eller", "dagtilbuds-, folkeskole- eller"},
              {"i 2022\u00AD2023", "i 2022-2023"},
              {"fol\u00AD\nkeskole er", "folkeskole\ner"}});
}

TEST(Spaces, OddOnesBecomeBlanksAndInvisibleOnesGo) {
  expect_all({{"15.000\u00A0kr.", "15.000 kr."},
              {"§\u202F4", "§ 4"},
              {"\uFEFFKære alle", "Kære alle"},
              {"vej\u200Bnavn", "vejnavn"}});
}

TEST(Spaces, WhatIsRightStaysAsItIs) {
  const std::string text = "  Kære   borgmester  \n\n\n\tIndrykket\r\nlinje \n";
  EXPECT_EQ(repaired(text), text);
}

TEST(Mojibake, IsUndoneWhereADocumentHasNothingElse) {
  expect_all({{"MÃ¸det blev udsat pÃ¥ grund af Ã¦ndringer â€“ se Â§ 4",
               "Mødet blev udsat på grund af ændringer – se § 4"}});
}

TEST(Mojibake, StaysWhereATextWritesAboutIt) {
  const std::string text =
      "Læses filen forkert, står der Ã¦ i stedet for æ på skærmen, og så må både dåb og sø vente.";
  EXPECT_EQ(repaired(text), text);
}

TEST(Mojibake, IsLookedForPageByPage) {
  const std::vector<RepairedText> result = repair_pages(text_pages({"pÃ¥ tvÃ¦rs", "på tværs"}));
  EXPECT_EQ(result[0].text, "på tværs");
  EXPECT_EQ(result[1].text, "på tværs");
  EXPECT_TRUE(result[1].repairs.empty());
}

TEST(Mojibake, ByteWithoutLetterIsHalfOfACapital) {
  // As the PDF reader names 0x98 and 0x86 where a font's table goes by Latin-1.
  expect_all(
      {{"Ã\uF098konomi pÃ¥ grund af Ã\uF086ndringer, nÃ¦vnt", "Økonomi på grund af Ændringer, nævnt"}});
}

/// `layer` with a font, `picture` without one, as two lines of one page.
RawPage mixed_page(const std::string& layer, const std::string& picture) {
  RawPage page;
  page.number = 1;
  page.origin = PageOrigin::kMixed;
  page.fonts = {{"Carlito", false}};
  page.text = layer + "\n" + picture + "\n";
  page.words.resize(2);
  page.words[0].span = {0, layer.size()};
  page.words[0].font = 0;
  page.words[1].span = {layer.size() + 1, layer.size() + 1 + picture.size()};
  return page;
}

TEST(Mojibake, OfALayerIsUndoneBesideAPictureThatWasReadRightly) {
  const std::vector<RepairedText> result = repair_pages(
      {mixed_page("MÃ¸det blev flyttet pÃ¥ grund af Ã¦ndringer.", "Både dåb og sø må vente på år.")});
  EXPECT_EQ(result[0].text, "Mødet blev flyttet på grund af ændringer.\nBåde dåb og sø må vente på år.\n");
}

TEST(Mojibake, InAPictureOfTextStays) {
  const std::string picture = "Står der Ã¦ i stedet for æ, er filen læst forkert.";
  EXPECT_THAT(repair_pages({mixed_page("Både dåb og sø må vente.", picture)})[0].text,
              testing::HasSubstr(picture));
}

TEST(Mojibake, AWordOfAnotherLanguageIsNoSign) {
  for (const std::string text : {"São Paulo", "Ã‰cole", "5 Â° C"}) EXPECT_EQ(repaired(text), text);
}

TEST(Repairs, TellRuleRawBytesAndWhatStandsThere) {
  const std::vector<RepairedText> result = repair_pages(text_pages({"en ﬁ\u00ADlial"}));
  EXPECT_EQ(result[0].text, "en filial");
  ASSERT_EQ(result[0].repairs.size(), 2U);
  const Repair& ligature = result[0].repairs[0];
  EXPECT_EQ(ligature.rule, "ligature");
  EXPECT_EQ(ligature.before, "ﬁ");
  EXPECT_EQ(ligature.after, "fi");
  EXPECT_EQ(ligature.repaired, (Span{3, 5}));
  const Repair& hyphen = result[0].repairs[1];
  EXPECT_EQ(hyphen.rule, "soft_hyphen");
  EXPECT_EQ(hyphen.after, "");
  EXPECT_EQ(hyphen.repaired, (Span{5, 5}));
}

TEST(Repairs, NothingComesOfNothing) {
  EXPECT_TRUE(repair({}, danish()).empty());
  EXPECT_EQ(repaired(""), "");
}

}  // namespace
}  // namespace frisaet
