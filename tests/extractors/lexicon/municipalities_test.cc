#include "extractors/lexicon/municipalities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/records/record.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> names(std::string_view text, double at_least = 0) {
  std::vector<std::string> result;
  for (const auto& mention : find_municipalities(text)) {
    if (mention.confidence >= at_least) result.push_back(mention.municipality.name);
  }
  return result;
}

TEST(Municipalities, KommuneMakesAMentionCertain) {
  const auto found = find_municipalities("Kalundborg Kommune ønsker");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].municipality.code, "326");
  EXPECT_EQ(found[0].confidence, 1.0);
  EXPECT_TRUE(found[0].with_kommune);
}

TEST(Municipalities, ARegionalMunicipalityIsOneToo) {
  const auto found = find_municipalities("Svar fra Bornholms Regionskommune");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].municipality.code, "400");
  EXPECT_EQ(found[0].confidence, 1.0);
  EXPECT_TRUE(found[0].with_kommune);
}

TEST(Municipalities, KommuneAtTheEndOfAListHoldsForAllOfIt) {
  const std::string text = "Tønder, Varde og Høje-Taastrup Kommuner samt Ribe";
  const auto found = find_municipalities(text);
  ASSERT_THAT(found, SizeIs(3));
  for (const auto& mention : found) EXPECT_EQ(mention.confidence, 1.0);
}

TEST(Municipalities, LineEndsAndLostBlanksDoNotHideThem) {
  EXPECT_THAT(names("aftale med Vi-\n\nborg Kommune", 0.9), ElementsAre("Viborg"));
  EXPECT_THAT(names("Herning og Rebild Kommunepå dagtilbudsområdet", 0.9), ElementsAre("Herning", "Rebild"));
  EXPECT_THAT(names("Ringkøbing-\nSkjern Kommune", 0.9), ElementsAre("Ringkøbing-Skjern"));
}

TEST(Municipalities, ABareNameIsLeftToAPerson) {
  const auto found = find_municipalities("Toget til Aalborg var forsinket");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_LT(found[0].confidence, kReviewThreshold);
}

TEST(Municipalities, CommonWordsNeedACapitalAndAContext) {
  EXPECT_THAT(names("på vejen hjem lå en odder på en skive"), IsEmpty());
  EXPECT_THAT(names("Vejen er lang. Greven kom, og Greve Otto gik. Skive efter skive"), IsEmpty());
  EXPECT_THAT(names("Vejen Kommune og Odder Byråd og byrådet i Skive", 0.9),
              ElementsAre("Vejen", "Odder", "Skive"));
}

TEST(Municipalities, NamesTwoLettersApartAreNeverMixedUp) {
  EXPECT_THAT(
      names("Vejle Kommune, Vejen Kommune, Sorø Kommune, Solrød Kommune, Ærø Kommune, Læsø Kommune", 0.9),
      ElementsAre("Vejle", "Vejen", "Sorø", "Solrød", "Ærø", "Læsø"));
  EXPECT_THAT(names("Vejlen Kommune, Solør Kommune, Allrød Kommune"), IsEmpty());
}

TEST(Municipalities, PartsOfOtherWordsDoNotMatch) {
  EXPECT_THAT(names("Vejlevej 4, Herningcentret og Viborgsalen"), IsEmpty());
}

TEST(Municipalities, PersonsAndInstitutionsAreDoubtful) {
  EXPECT_THAT(names("formand Jens Viborg deltog", 0.5), IsEmpty());
  EXPECT_THAT(names("forskere fra Aalborg Universitet", 0.5), IsEmpty());
}

TEST(Municipalities, GarbledSpellingsAreADoubtAndOnlyWithKommune) {
  const auto found = find_municipalities("Brondby Kommune");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].municipality.name, "Brøndby");
  EXPECT_LT(found[0].confidence, kReviewThreshold);
  EXPECT_THAT(names("Brondby vandt kampen"), IsEmpty());
}

TEST(Municipalities, GenitiveAndCapitalsAreKnown) {
  EXPECT_THAT(names("FAXE KOMMUNE og Tårnby Kommunes brev", 0.9), ElementsAre("Faxe", "Tårnby"));
}

}  // namespace
}  // namespace frisaet
