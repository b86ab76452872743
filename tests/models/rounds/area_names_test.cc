#include "models/rounds/area_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

TEST(AreaNames, AnAreaIsNamedByCodeOrNameInAnyCase) {
  const std::vector<Area> areas = {{"idraet", "idræt"}, {"vand", "rent vand"}};
  for (const char* typed : {"idraet", "Idræt", " IDRÆT "})
    EXPECT_EQ(area_named(areas, typed), &areas[0]) << typed;
  EXPECT_EQ(area_named(areas, "Rent  vand"), &areas[1]);
  for (const char* typed : {"", "id", "idræt og rent vand", "aeldre"})
    EXPECT_EQ(area_named(areas, typed), nullptr) << typed;
}

TEST(AreaNames, ExamplesAreUnderstoodButNotOffered) {
  EXPECT_THAT(standard_area_codes(),
              testing::UnorderedElementsAre("beskaeftigelse", "dagtilbud", "folkeskole", "aeldre"));
  for (const Round& round : standard_rounds())
    for (const Area& area : round.areas) EXPECT_EQ(standard_area_named(area.name), area.code);
}

}  // namespace
}  // namespace frisaet
