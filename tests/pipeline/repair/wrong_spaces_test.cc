// Words torn apart by a blank.
#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

TEST(WrongSpaces, AreTakenOutWhereSeveralWordsAreTorn) {
  EXPECT_EQ(repaired("Kommun en drøftede budg ettet og bad forvalt ningen om en redegør else inden mødet "
                     "i maj.\n"),
            "Kommunen drøftede budgettet og bad forvaltningen om en redegørelse inden mødet i maj.\n");
}

TEST(WrongSpaces, AFindingLeadsToTheBlank) {
  const std::vector<RepairedText> pages =
      repair_pages(text_pages({"Der er budg ettet, forvalt ningen og en redegør else."}));
  ASSERT_EQ(pages[0].repairs.size(), 3U);
  EXPECT_EQ(pages[0].repairs[0].rule, "wrong_space");
  EXPECT_EQ(pages[0].repairs[0].before, " ");
  EXPECT_EQ(pages[0].repairs[0].after, "");
}

TEST(WrongSpaces, StayWhereTheyMayBeMeant) {
  for (const std::string text :
       {"Der er et budg ettet i teksten.\n",                                // one alone tells nothing
        "stor køb, små penge, lang tid, fri skole, børne have og ude liv",  // all words
        "budg\nettet, forvalt\nningen og redegør\nelse",                    // a line's end is no blank
        "budg  ettet, forvalt  ningen og redegør  else",
        "Damm Hansen, Bech Olsen og Krog Holm talte om Vand Huse"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

}  // namespace
}  // namespace frisaet
