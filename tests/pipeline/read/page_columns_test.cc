#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/page_layout.h"
#include "tests/pipeline/read/placed_print.h"

namespace frisaet {
namespace {

using samples::arranged;
using samples::print;
using samples::print_flush_right;

/// Prose that fills its column, line after line.
void print_prose(std::vector<PlacedWord>& words, double x, double y, int lines, const std::string& first) {
  for (int i = 0; i < lines; ++i) {
    print(words, x, y + 13.5 * i,
          (i == 0 ? first : "linje") + " " + std::to_string(i) + " om skoler og dagtilbud i kommunen");
  }
}

TEST(Arrange, SideBoxFollowsTheMainTextAndStandsBeforeTheFoot) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 440, 104, "Dato: 3. maj 2022", 8);
  print(words, 440, 115, "Sags ID: 4711", 8);
  print(words, 440, 126, "Direkte: 1234 5678", 8);
  print(words, 72, 810, "Side 1 af 2");
  const std::string text = arranged(words).text;
  EXPECT_THAT(text, testing::StartsWith("Brevet 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
  EXPECT_THAT(text, testing::EndsWith(
                        "linje 11 om skoler og dagtilbud i kommunen\n\nDato: 3. maj 2022\nSags ID: 4711\n"
                        "Direkte: 1234 5678\n\nSide 1 af 2"));
}

TEST(Arrange, NarrowColumnOfLabelsStaysBesideItsRows) {
  std::vector<PlacedWord> words;
  double y = 100;
  for (const std::string label :
       {"Sag nr. 5", "Indstilling", "Byrådet", "Sag nr. 6", "Indstilling", "Byrådet"}) {
    print(words, 72, y, label);
    print_prose(words, 160, y, 2, label + ":");
    y += 2 * 13.5 + 9;
  }
  EXPECT_THAT(arranged(words).text,
              testing::StartsWith("Sag nr. 5 Sag nr. 5: 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
}

TEST(Arrange, SmallPrintAtTheMarginThatMeetsTheLinesIsNoLabel) {
  std::vector<PlacedWord> words;
  for (int i = 0; i < 5; ++i) print(words, 40, 100 + 11 * i, "margin " + std::to_string(i), 8);
  print_prose(words, 160, 100, 12, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::Not(testing::HasSubstr("margin 0 Brevet")));
}

TEST(Arrange, ColumnsOfProseAreReadOneAfterTheOther) {
  std::vector<PlacedWord> words;
  print(words, 72, 70, "En overskrift, der står hen over begge spalter på siden og fylder dem", 12);
  print_prose(words, 72, 100, 6, "venstre");
  print_prose(words, 320, 100, 6, "højre");
  const std::string text = arranged(words).text;
  EXPECT_LT(text.find("overskrift"), text.find("venstre 0"));
  EXPECT_LT(text.find("linje 5"), text.find("højre 0"));
}

TEST(Arrange, DateAtTheRightOfTheFirstLineIsNoColumn) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til kommunerne");
  print(words, 440, 100, "3. maj 2022");
  print_prose(words, 72, 130, 3, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::StartsWith("Til kommunerne 3. maj 2022\n\nBrevet 0"));
}

TEST(Arrange, AHeadOverTheSideBoxIsNoPartOfIt) {
  std::vector<PlacedWord> words;
  print(words, 480, 30, "KL");
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 480, 105, "Dato 3.", 8);
  print(words, 480, 117, "Sag 17", 8);
  print(words, 480, 129, "Dok. 4", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("KL\n\nBrevet"));
}

TEST(Arrange, SmallPrintBesideTheHeadOfALetterComesLast) {
  std::vector<PlacedWord> words;
  print(words, 72, 90, "Til Fonden");
  print(words, 72, 104, "Havnevej 4");
  print(words, 72, 130, "Svar på brevet");
  for (int line = 0; line < 6; ++line)
    print(words, 72, 190 + 14 * line,
          "Vi takker for brevet om skoler og dagtilbud i kommunen og sender hermed svaret på det");
  double y = 91;
  for (const char* line :
       {"Havnbjerg Kommune", "Jura og Sekretariat", "Torvet 1 og 3", "Sag nr. 4 fra 2024"}) {
    print(words, 420, y, line, 8);
    y += 12;
  }
  EXPECT_TRUE(arranged(words).text.ends_with("Torvet 1 og 3\nSag nr. 4 fra 2024"));
  for (PlacedWord& word : words) word.size = 10;
  EXPECT_FALSE(arranged(words).text.ends_with("Sag nr. 4 fra 2024")) << "as large as the text";
}

TEST(Arrange, AFewLinesOfSmallPrintInTheMarginAreNoPartOfTheText) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til Fonden", 12);
  print(words, 72, 130, "Havnbjerg, den 3. maj", 12);
  for (int line = 0; line < 6; ++line)
    print(words, 72, 160 + 18 * line, "Vi takker for brevet om skoler", 12);
  print(words, 420, 80, "Sag 22/17", 8);
  print(words, 420, 90, "Dok. 4", 8);
  print(words, 420, 100, "Ref. bli", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("Til Fonden\n"));
  EXPECT_TRUE(arranged(words).text.ends_with("Sag 22/17\nDok. 4\nRef. bli"));
  print(words, 300, 240, "men én linje når helt ud i margenen", 12);
  EXPECT_FALSE(arranged(words).text.ends_with("Ref. bli"));
}

TEST(Arrange, ReferencesSetFlushRightFollowTheAddressBesideThem) {
  std::vector<PlacedWord> words;
  print(words, 72, 80, "Havnbjerg Kommune");
  print(words, 72, 120, "Fonden");
  print(words, 72, 133, "Att.: Bo Lind");
  print_flush_right(words, 530, 120, "Dato: 3. maj 2022");
  print_flush_right(words, 530, 133, "Sagsnr.: 22/1704");
  print(words, 72, 170, "Svar på brevet");
  EXPECT_EQ(
      arranged(words).text,
      "Havnbjerg Kommune\n\nFonden\nAtt.: Bo Lind\n\nDato: 3. maj 2022\nSagsnr.: 22/1704\n\nSvar på brevet");
}

}  // namespace
}  // namespace frisaet
