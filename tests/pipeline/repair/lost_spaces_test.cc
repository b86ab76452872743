// Steps for text that has its Danish letters: lost spaces, and single letters lost.
#include <gmock/gmock.h>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::HasSubstr;

const std::string kRunTogether =
    "Udvalget har besøgt skolenog talt med lærerne om,at der er brugfor flere hænder. Der erogså enighed\n"
    "om, at børnene skalhave mere tidtil leg , og at forældrene bør høres.\n";

TEST(LostSpaces, AreFoundWhereManyAreLost) {
  EXPECT_EQ(repaired(kRunTogether),
            "Udvalget har besøgt skolen og talt med lærerne om, at der er brug for flere hænder. Der er også "
            "enighed\n"
            "om, at børnene skal have mere tid til leg, og at forældrene bør høres.\n");
}

TEST(LostSpaces, OneOrTwoInALongTextAreLeftAlone) {
  const std::string text =
      "Der er plads til alle på området. Vi har pladstil flere, men ikke tidtil det hele, siger formanden.\n";
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
  const std::string line = "Skriv til skolenog@by.dk eller se by.dk/skolenog, pris 1,5 og 2,5 mio. kr.\n";
  EXPECT_THAT(repaired(kRunTogether + line), HasSubstr(line));
}

TEST(StrayLetters, AreRepairedByTheSameWordElsewhereInTheDocument) {
  const std::string text =
      "Om velfærdsordningen: velfærdsordningen er god, og velfzrdsordningen bør blive ved.\n";
  EXPECT_THAT(repaired(text), HasSubstr("og velfærdsordningen bør"));
}

TEST(StrayLetters, WithoutAWitnessTheyStay) {
  const std::string text = "Om ordningen: den er på plads, og velfzrdsordningen bør blive ved.\n";
  EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace frisaet
