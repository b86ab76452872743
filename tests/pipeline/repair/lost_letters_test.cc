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

const std::string kCase =
    "Børneudvalget og Økonomiudvalget har i maj bedt om nye tal for skolerne, vejene og broerne i kommunen. "
    "Naboerne er hørt, og syv har svaret. Broen er gammel, og den bør males, før der kommer mere rust. "
    "Prisen "
    "er kendt, og pengene er der. Skolerne har spurgt om det samme, og kommunen har svaret dem, at huset er "
    "lukket om sommeren og åbent om vinteren, når børnene er der. Udvalget har set på planen for de næste år "
    "og på, hvad der kan spares uden at lukke noget. Der er penge nok ";

TEST(LostLetters, PairsThatNoWordHasArePutIn) {
  EXPECT_EQ(repaired(kCase + "til det. Udvalget indsller, at taksterne fastsæes, og at fristen sæes til maj. "
                             "Hereer vedtoges indsllingen.\n"),
            kCase +
                "til det. Udvalget indstiller, at taksterne fastsættes, og at fristen sættes til maj. "
                "Herefter vedtoges indstillingen.\n");
}

TEST(LostLetters, ALoneLIsTil) {
  EXPECT_EQ(repaired(kCase + "l det. Udvalget indsller, at taksterne fastsæes, og at fristen sæes l maj.\n"),
            kCase + "til det. Udvalget indstiller, at taksterne fastsættes, og at fristen sættes til maj.\n");
}

TEST(LostLetters, PairsStayOutWhereOtherWordsHaveThem) {
  const std::string text =
      kCase + "til det, og politiet er hørt. Udvalget indsller, at taksterne fastsæes, og at fristen sæes.\n";
  EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace frisaet
