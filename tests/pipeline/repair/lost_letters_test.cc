// Letters that a text layer shows as question marks, and pairs of letters that it leaves out.
#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

TEST(LostLetters, ShownAsQuestionMarksAreReadFromTheDictionary) {
  EXPECT_EQ(
      repaired("Forvaltningen foresl?r, at udvalget s?ger om en aftale p? folkeskoleomr?det.\n\n"
               "Afd?kningen er fra maj, og b?rnehusene er h?rt. Kan huset holdes ?bent? Udvalget vil se "
               "tallene, inden der tages stilling i juni.\n62 ?bningstider i ferien\n"),
      "Forvaltningen foreslår, at udvalget søger om en aftale på folkeskoleområdet.\n\n"
      "Afdækningen er fra maj, og børnehusene er hørt. Kan huset holdes åbent? Udvalget vil se "
      "tallene, inden der tages stilling i juni.\n62 Åbningstider i ferien\n");
}

TEST(LostLetters, QuestionsAndAddressesStay) {
  for (const std::string text :
       {"Hvad siger udvalget? det ved ingen. Hvem kommer? Alle. Hvor er broen? Ved vandet.\n",
        "Udvalget foresl?r en bro.\n",  // one alone tells nothing
        "Se www.solby.dk/s?ge og www.solby.dk/s?ker, og tal med udvalget om broen, vejen og alt andet, som "
        "kommunen har lovet at vise frem i de lokaler, der blev bygget i maj.\n"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(LostLetters, NamesAndWordsOfTwoReadingsAreOnlySuggested) {
  const std::string before =
      "Forvaltningen foresl?r, at udvalget s?ger om en aftale p? folkeskoleomr?det, som det er set i april, "
      "juni og "
      "august, og at resten venter, til svaret er kommet fra alle de kommuner, som er spurgt. ";
  for (const std::string word : {"K?re L?kke", "Ib R?hr", "K?hler", "en r?d", "en b?d", "Ida ?rum"}) {
    const std::vector<RepairedText> pages = repair_pages(text_pages({before + "Der er " + word + " her.\n"}));
    EXPECT_THAT(pages[0].text, testing::HasSubstr("Der er " + word + " her.")) << word;
    EXPECT_THAT(pages[0].text, testing::HasSubstr("foreslår, at udvalget søger")) << word;
  }
}

TEST(LostLetters, WhatIsLeftOutWithoutASignStays) {
  const std::string text =
      "struer kommune og Struer Byråd har set sagen, og der er 40 l vand. Se litra l og m. Udvalget "
      "indsller, at "
      "taksterne fastsæes, og at fristen sæes.\n";
  EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace frisaet
