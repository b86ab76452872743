// Signs that readers of pictures cannot write, and what must not be taken for them.
#include <gmock/gmock.h>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::HasSubstr;

std::vector<RepairedText> read_from_picture(const std::string& text) {
  std::vector<RawPage> pages = text_pages({text});
  pages[0].origin = PageOrigin::kOcr;
  return repair_pages(pages);
}

struct Case {
  std::string raw;
  std::string meant;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(read_from_picture(c.raw)[0].text, c.meant);
}

void expect_untouched(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) EXPECT_EQ(read_from_picture(text)[0].text, text);
}

TEST(SectionSign, IsProvedByWhatStandsAround) {
  expect_all(
      {{"Efter forvaltningslovens 8 17, stk. 2, jf. 8 4.", "Efter forvaltningslovens § 17, stk. 2, jf. § 4."},
       {"Sagen afgøres efter $ 12, stk. 3, i loven.", "Sagen afgøres efter § 12, stk. 3, i loven."},
       {"i medfør S 5 i loven, se & 7 stk. 1", "i medfør § 5 i loven, se § 7 stk. 1"}});
}

TEST(SectionSign, HeadsOfParagraphsProveEachOther) {
  expect_all({{"8 6. Huset skal være tørt.\nStk. 2. Der skal være lys.\n\n8 7. Gulvet skal være fast.",
               "§ 6. Huset skal være tørt.\nStk. 2. Der skal være lys.\n\n§ 7. Gulvet skal være fast."},
              {"§ 3. Loven gælder alle.\n\nS 4. Reglerne fastsættes.\n",
               "§ 3. Loven gælder alle.\n\n§ 4. Reglerne fastsættes.\n"}});
}

TEST(SectionSign, NumbersLinesAndMoneyStay) {
  expect_untouched({"8 17 25 33", "Vi sendte 8 12 gange", "8 6. Huset er tørt.",
                    "8 6. Huset er tørt.\n8 7. Gulvet er fast.",
                    "Stk. 2. Tal\n8 6. huset er tørt.\n8 7. gulvet er fast.", "Tog S 12 kører til Hillerød",
                    "Prisen er $ 17 pr. stk. i butikken", "3 5 8"});
}

TEST(SectionSign, ALoneDollarIsSuggested) {
  const std::vector<RepairedText> pages = read_from_picture("Det fremgår af $ 17 i teksten");
  ASSERT_EQ(pages[0].repairs.size(), 1U);
  EXPECT_EQ(pages[0].repairs[0].status, Repair::Status::kSuggested);
  EXPECT_EQ(pages[0].repairs[0].after, "§");
}

TEST(ReaderSigns, DashesHalvesAndUnits) {
  expect_all({{"åbent kl. 10—12 — ring først", "åbent kl. 10–12 – ring først"},
              {"mødet varer 1% time, og i % stilling", "mødet varer 1½ time, og i ½ stilling"},
              {"renten er 2% %", "renten er 2½ %"},
              {"arealet er 120 m? og 21 ?C i dag", "arealet er 120 m² og 21 °C i dag"}});
  expect_untouched(
      {"renten er 2 % om året", "5% af alle", "Er der 120 m? Nej.", "de fik 12% mere", "ord—ord"});
}

TEST(ReaderSigns, BulletsComeInLists) {
  expect_all({{"e Det første\ne Det andet\n", "• Det første\n• Det andet\n"},
              {"+ Nyt\n\n+ Gammelt", "• Nyt\n\n• Gammelt"}});
  expect_untouched({"e Det første\nOg det andet\n", "d Det ene\ne Det andet\n", "+ 5\n+ 7\n", "* Et\n* To\n",
                    "- Et\n- To\n"});
}

TEST(ReaderSigns, ASpeckBetweenTwoWordsIsABlank) {
  expect_all({{"Vi skal.bede jer svare", "Vi skal bede jer svare"},
              {"udviklingen.og resten", "udviklingen og resten"}});
  expect_untouched({"bl.a. og f.eks. til", "se skole.dk og havn.com", "Slut.Nu begynder", "fil.txt", "m.fl.",
                    "kl.12", "d.d."});
}

TEST(ReaderSigns, NamesWithUmlautsAreSuggestedOnly) {
  // Gunther is a name as it stands.
  const std::string text = "Hans Gunther, Liibeck og Krugers hus. Muslim og Kone bor i Kolding.";
  const std::vector<RepairedText> pages = read_from_picture(text);
  EXPECT_EQ(pages[0].text, text);
  std::vector<std::string> suggested;
  for (const Repair& repair : pages[0].repairs) suggested.push_back(repair.rule + " " + repair.after);
  EXPECT_THAT(suggested, testing::ElementsAre("umlaut Lübeck", "umlaut Krüger"));
}

TEST(ReaderSigns, StayInTextThatWasNotReadFromAPicture) {
  for (const std::string text :
       {"efter lovens 8 17, stk. 2", "kl. 10—12 — ring", "e Et\ne To\n", "skal.bede", "1% time"})
    EXPECT_EQ(repaired(text), text);
}

TEST(ReaderSigns, AHiddenLayerWasReadFromAPicture) {
  std::vector<RawPage> pages = text_pages({"Efter lovens 8 17, stk. 2"});
  pages[0].fonts = {{"GlyphLessFont", false}};
  EXPECT_EQ(repair_pages(pages)[0].text, "Efter lovens § 17, stk. 2");
}

TEST(DamagedAddresses, TheHostElsewhereProvesTheSign) {
  expect_all({{"Se www.havnby.dk og skriv til per.olsenæhavnby.dk i dag",
               "Se www.havnby.dk og skriv til per.olsen@havnby.dk i dag"},
              {"kontor@havnby.dk eller post& havnby.dk.", "kontor@havnby.dk eller post@havnby.dk."},
              {"Mail: postGhavnby.dk", "Mail: post@havnby.dk"}});
}

TEST(DamagedAddresses, WithoutProofTheyAreSuggested) {
  const std::string text = "Skriv til per.olsenæhavnby.dk i dag";
  const std::vector<RepairedText> pages = read_from_picture(text);
  EXPECT_EQ(pages[0].text, text);
  ASSERT_EQ(pages[0].repairs.size(), 1U);
  EXPECT_EQ(pages[0].repairs[0].rule, "damaged_address");
  EXPECT_EQ(pages[0].repairs[0].status, Repair::Status::kSuggested);
}

TEST(DamagedAddresses, WebPagesAndWordsStay) {
  expect_untouched({"www.æblehaven.dk er åben", "Se kræft.dk og færdsel.dk", "Hansen & Søn",
                    "post@havnby.dk og www.havnby.dk"});
}

}  // namespace
}  // namespace frisaet
