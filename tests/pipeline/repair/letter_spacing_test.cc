// Headings whose letters stand apart.
#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

TEST(LetterSpacing, HeadingsBecomeWords) {
  for (const auto& [raw, meant] : std::vector<std::pair<std::string, std::string>>{
           {"B E S L U T N I N G\n\nGodkendt.", "BESLUTNING\n\nGodkendt."},
           {"\nD a g s o r d e n:\n", "\nDagsorden:\n"},
           {"R E F E R A T   F R A   M Ø D E T", "REFERAT FRA MØDET"},
           {"R E F E R A T F R A M Ø D E T", "REFERAT FRA MØDET"},
           {"Byrådet  I N D S T I L L I N G", "Byrådet  INDSTILLING"}}) {
    EXPECT_EQ(repaired(raw), meant);
  }
}

TEST(LetterSpacing, AFindingCoversTheWholeHeading) {
  const std::vector<RepairedText> pages = repair_pages(text_pages({"Sag 4\nB E S L U T N I N G\nGodkendt"}));
  ASSERT_EQ(pages[0].repairs.size(), 1U);
  EXPECT_EQ(pages[0].repairs[0].rule, "letter_spacing");
  EXPECT_EQ(pages[0].repairs[0].before, "B E S L U T N I N G");
  EXPECT_EQ(pages[0].repairs[0].after, "BESLUTNING");
}

TEST(LetterSpacing, LettersThatMakeNoWordStay) {
  for (const std::string text :
       {"For stemte A B C F V Ø", "Liste A B C D F I K O V Æ Ø Å", "S A V E", "a b c d e f g", "x y z i j k",
        "I O P L A T", "Punkt A a b c d e", "J N J N J J N",
        // Chords, answers, votes, columns.
        "D A G D A", "D E D A D E", "For stemte A F O M V I", "a  b  c  d  e", "C  D  E  F  G  A  H",
        "D A G  D A"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(LetterSpacing, ALineOfLettersWithoutEndIsPassedOver) {
  // Cutting it in every way would take hours.
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "D A ";
  EXPECT_EQ(repair(text_pages({text}), danish())[0].text, text);
}

}  // namespace
}  // namespace frisaet
