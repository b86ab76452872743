#include "models/rounds/area_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

TEST(AreaNames, ExamplesAreUnderstoodButNotOffered) {
  EXPECT_THAT(standard_area_codes(),
              testing::UnorderedElementsAre("beskaeftigelse", "dagtilbud", "folkeskole", "aeldre"));
  for (const Round& round : standard_rounds())
    for (const Area& area : round.areas) EXPECT_EQ(standard_area_named(area.name), area.code);
}

}  // namespace
}  // namespace frisaet
