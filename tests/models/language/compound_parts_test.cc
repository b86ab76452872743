#include "models/language/compound_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/language/danish_stemmer.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

std::vector<std::string> parts_of(const std::string& word) {
  return compound_parts(word, DanishStemmer().stem(word));
}

TEST(CompoundParts, TwoPartsWithAndWithoutTheS) {
  EXPECT_THAT(parts_of("velfærdsaftaler"), ElementsAre("velfærd", "aftaler"));
  EXPECT_THAT(parts_of("anlægsbevilling"), ElementsAre("anlæg", "bevilling"));
  EXPECT_THAT(parts_of("kommunegarantien"), ElementsAre("kommune", "garantien"));
}

TEST(CompoundParts, EveryRunOfSeveralParts) {
  EXPECT_THAT(parts_of("folkeskoleområdet"),
              ElementsAre("folke", "folkeskole", "skole", "skoleområdet", "området"));
  EXPECT_THAT(parts_of("lokalplanforslagene"), IsSupersetOf({"lokalplan", "planforslagene", "forslagene"}));
}

TEST(CompoundParts, WordsOfTheDictionaryAreTakenApartToo) {
  EXPECT_THAT(parts_of("tandpleje"), ElementsAre("tand", "pleje"));
  EXPECT_THAT(parts_of("musikskole"), ElementsAre("musik", "skole"));
  EXPECT_THAT(parts_of("dagplejen"), ElementsAre("dag", "plejen"));
  EXPECT_THAT(parts_of("årsrapporten"), ElementsAre("år", "rapporten"));
}

TEST(CompoundParts, AnSBelongsToThePartBefore) {
  EXPECT_THAT(parts_of("minimumstimetal"), IsSupersetOf({"minimum", "timetal", "tal"}));
  EXPECT_THAT(parts_of("minimumstimetal"), ::testing::Not(::testing::Contains("sti")));
  EXPECT_THAT(parts_of("omsorgstandpleje"), IsSupersetOf({"omsorg", "tandpleje", "tand", "pleje"}));
  EXPECT_THAT(parts_of("omsorgstandpleje"), ::testing::Not(::testing::Contains("standpleje")));
}

TEST(CompoundParts, ShortPartsOnlyWhereListed) {
  EXPECT_THAT(parts_of("skolebusser"), ElementsAre("skole", "busser"));
  EXPECT_THAT(parts_of("bymidten"), ElementsAre("by", "midten"));
  EXPECT_THAT(parts_of("lodsejere"), ElementsAre("lods", "ejere"));
  EXPECT_THAT(parts_of("boligejerforening"), IsSupersetOf({"bolig", "ejer", "forening"}));
}

TEST(CompoundParts, EndingsAreNoParts) {
  for (const char* word : {"taksterne", "institutioner", "leverandører", "perioden", "bilaget", "punkterne",
                           "billigere", "byggeriet", "lærere"}) {
    EXPECT_THAT(parts_of(word), IsEmpty()) << word;
  }
}

TEST(CompoundParts, WordsThatMeanSomethingElseThanTheirPartsStayWhole) {
  for (const char* word : {"regnskab", "undervisning", "orientering", "medarbejderne", "indstilling",
                           "kommunalbestyrelsens", "efterretning", "byråd", "gennemføre", "dagsordenen"}) {
    EXPECT_THAT(parts_of(word), IsEmpty()) << word;
  }
  EXPECT_THAT(parts_of("børnehavetakster"), ElementsAre("børnehave", "takster"));
}

TEST(CompoundParts, PlacesStayWhole) {
  EXPECT_THAT(parts_of("brøndby"), IsEmpty());
  EXPECT_THAT(parts_of("brøndbys"), IsEmpty());
}

TEST(CompoundParts, VowelsThatChangeDoNotHideTheLastPart) {
  EXPECT_THAT(parts_of("landmænd"), ElementsAre("land", "mænd"));
}

TEST(CompoundParts, AnyBytesAreTaken) {
  EXPECT_THAT(parts_of(""), IsEmpty());
  EXPECT_THAT(parts_of(std::string(64, 'a')), IsEmpty());
  EXPECT_THAT(compound_parts(std::string(1000, 'a'), "a"), IsEmpty());
  EXPECT_THAT(compound_parts("\xC3\xC3\xFF\x80\x80\xC3", "x"), IsEmpty());
}

}  // namespace
}  // namespace frisaet
