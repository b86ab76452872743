// Steps for text that has its Danish letters: lost spaces, and single letters lost.
#include <gmock/gmock.h>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::HasSubstr;

const std::string kRunTogether =
    "Foreningen har ryddet havenog malet døren,så folkfra byen er gladefor den. Vi vilogså plante træer\n"
    "i år, og mangeaf dem kommertil søen , når solen skinner i august.\n";

TEST(LostSpaces, AreFoundWhereManyAreLost) {
  EXPECT_EQ(repaired(kRunTogether),
            "Foreningen har ryddet haven og malet døren, så folk fra byen er glade for den. Vi vil også "
            "plante træer\n"
            "i år, og mange af dem kommer til søen, når solen skinner i august.\n");
}

TEST(LostSpaces, OneOrTwoInALongTextAreLeftAlone) {
  const std::string text =
      "Der er hø til alle på gården. Vi er gladefor halm, men mangeaf dem vil have vand, siger bonden.\n";
  EXPECT_EQ(repaired(text), text);
}

TEST(LostSpaces, CompoundsStayWholeWhereSpacesAreLost) {
  const std::string line =
      "Dagtilbudsområdet, ældreområdet og kommunalbestyrelsesmedlemmerne i Lillebro og på fodboldbanen.\n";
  EXPECT_THAT(repaired(kRunTogether + line), HasSubstr(line));
}

TEST(LostSpaces, TechnicalWordsThatFallIntoWordsAreNoEvidence) {
  const std::string text =
      "Forvalgt er standardind og standardud, og filnavnsmønstre samt skærmopløsninger kan sættes i "
      "opsætningsfilen.\n";
  EXPECT_EQ(repaired(text), text);
}

TEST(LostSpaces, AddressesAndAmountsStay) {
  const std::string line = "Skriv til havenog@by.dk eller se by.dk/havenog, pris 1,5 og 2,5 mio. kr.\n";
  EXPECT_THAT(repaired(kRunTogether + line), HasSubstr(line));
}

TEST(StrayLetters, AreRepairedByTheSameWordElsewhereInTheDocument) {
  const std::string text = "Om hærværket: hærværket er dyrt, og hzrværket bør anmeldes.\n";
  EXPECT_THAT(repaired(text), HasSubstr("og hærværket bør"));
}

TEST(StrayLetters, WithoutAWitnessTheyStay) {
  const std::string text = "Om skaden: den er dyr, og hzrværket bør anmeldes.\n";
  EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace frisaet
