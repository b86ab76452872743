#include "extractors/lexicon/areas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kD = "dagtilbud", kF = "folkeskole", kA = "aeldre", kB = "beskaeftigelse";

struct Named {
  std::string text;
  std::vector<AreaCode> areas;

  friend void PrintTo(const Named& that, std::ostream* out) { *out << that.text; }
};

class AreaWords : public testing::TestWithParam<Named> {};

TEST_P(AreaWords, NameTheirAreas) {
  EXPECT_EQ(areas_in(GetParam().text), GetParam().areas) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Areas, AreaWords,
    testing::Values(Named{"på ældreområdet", {kA}}, Named{"frisat på beskæftigelsesområdet.", {kB}},
                    Named{"enten dagtilbuds-, folkeskole- eller ældreområdet", {kD, kF, kA}},
                    Named{"dagtilbuds-,\nskole-, eller\nældreområdet", {kD, kF, kA}},
                    Named{"på dagtilbuds-, fol-\n\nkeskole- eller ældreområdet", {kD, kF, kA}},
                    Named{"pa folkeskole-, dagtil-\nbuds- og sldreomradet", {kF, kD, kA}},
                    Named{"pa beskaeftigelsesomradet", {kB}}, Named{"eller\neeldreomradet", {kA}},
                    Named{"de øvrige (dagtilbud, folkeskole og ældreområdet)", {kD, kF, kA}},
                    Named{"Skoleområdet først, så skoleområdet", {kF}},
                    Named{"ældre- og dagtilbudsområdet", {kA, kD}}, Named{"beskæftigelsesom-\nrådet", {kB}},
                    Named{"dagtilbudsområdet\fog ældreområdet", {kD, kA}}));

INSTANTIATE_TEST_SUITE_P(NearMisses, AreaWords,
                         testing::Values(Named{"for forældreområdet", {}}, Named{"højskoleområdet", {}},
                                         Named{"skole- og fritidsordningen", {}},
                                         Named{"ældre borgere i kommunen", {}},
                                         Named{"de ældre medarbejdere", {}},
                                         Named{"i beskæftigelsesudvalget", {}},
                                         Named{"ældreboliger på området", {}}, Named{"dagtilbudsloven", {}},
                                         Named{"på dagtilbuds- og kulturområdet", {}},
                                         Named{"skolen ligger på området", {}}, Named{"arbejdsområdet", {}}));

TEST(Areas, AGarbledWordWeighsLessThanAWholeOne) {
  EXPECT_EQ(find_areas("ældreområdet")[0].confidence, 1.0);
  EXPECT_LT(find_areas("eeldreomradet")[0].confidence, 0.9);
}

TEST(Areas, ABareSubjectWeighsLess) {
  const auto found = find_areas("frisættelse af folkeskolen");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_LT(found[0].confidence, 0.7);
}

TEST(Areas, EverydayWordsCountOnlyAmongAreasOrAlone) {
  EXPECT_THAT(find_areas("(dagtilbud, folkeskole og ældre)"), SizeIs(3));
  EXPECT_THAT(find_areas("1. prioritet: Ældre\n"), SizeIs(1));
  EXPECT_THAT(find_areas("| Skole |"), SizeIs(1));
  EXPECT_THAT(find_areas("for de ældre på plejecentret"), IsEmpty());
  EXPECT_THAT(find_areas("Vi er en skole med ro"), IsEmpty());
}

TEST(Areas, InstitutionsTellWhatAnItemIsAboutAndOtherSchoolsAndCommitteesDoNot) {
  const auto about = [](std::string_view text) {
    std::vector<AreaCode> areas;
    for (const AreaMention& mention : find_institutions(text)) areas.push_back(mention.area);
    return areas;
  };
  EXPECT_THAT(about("Flytning af Vestre Skole til plejecentret ved jobcentret og en børnehave"),
              testing::ElementsAre("folkeskole", "aeldre", "beskaeftigelse", "dagtilbud"));
  EXPECT_THAT(about("Trafiksikre skoleveje"), testing::ElementsAre("folkeskole"));
  EXPECT_THAT(about("Sagen sendes til Skole- og Kulturudvalget om skolerne"),
              testing::ElementsAre("folkeskole"));
  for (const char* text : {"Musikskolens takster", "Børn og Skole indstiller", "Skole- og Kulturudvalget",
                           "Udvalget for Børn og Skole", "forældrebetaling", "ældre bygninger"})
    EXPECT_THAT(about(text), testing::IsEmpty()) << text;
}

TEST(Areas, SpansStandInTheTextThatWasGiven) {
  const std::string text = "på dagtil-\nbuds- og ældreområdet";
  const auto found = find_areas(text);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].span.of(text), "dagtil-\nbuds-");
  EXPECT_EQ(found[1].span.of(text), "ældreområdet");
}

TEST(AreaLists, KnowHowTheirPartsAreJoined) {
  const auto joint = [](const char* text) { return find_area_lists(text).at(0).joint; };
  EXPECT_EQ(joint("dagtilbuds-, skole- eller ældreområdet"), AreaList::Joint::kOr);
  EXPECT_EQ(joint("dagtilbuds- og ældreområdet"), AreaList::Joint::kAnd);
  EXPECT_EQ(joint("ældreområdet"), AreaList::Joint::kSingle);
  EXPECT_TRUE(find_area_lists("på enten dagtilbuds- eller ældreområdet")[0].either);
  EXPECT_FALSE(find_area_lists("på dagtilbuds- eller ældreområdet")[0].either);
}

TEST(AreaCells, TakeEverydayWordsAndRefuseTwoAreas) {
  EXPECT_EQ(area_in_cell("2 Ældre Faste team")->area, kA);
  EXPECT_EQ(area_in_cell("Vejen Skole 42.596")->area, kF);
  EXPECT_FALSE(area_in_cell("Dagtilbud og folkeskole"));
  EXPECT_FALSE(area_in_cell("Kultur"));
}

TEST(AreaLists, EndWithTheirSentence) {
  EXPECT_THAT(find_area_lists("Vi søger på ældreområdet. Dagtilbudsområdet er ikke på tale."), SizeIs(2));
  EXPECT_THAT(find_area_lists("ældreområdet og i stedet folkeskoleområdet"), SizeIs(2));
}

}  // namespace
}  // namespace frisaet
