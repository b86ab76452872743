// Who was disqualified, where the sentence that says so only says `han` or `hun`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/minutes/absence.h"

namespace frisaet::minutes {
namespace {

std::string who(std::string_view line) {
  const auto told = disqualified_by_pronoun(line, {0, line.size()});
  if (!told) return "-";
  return told->disqualified.front().person.name;
}

TEST(DisqualifiedByPronoun, IsTheOnePersonOfTheSentenceBefore) {
  EXPECT_EQ(who("Ida Kjær (A) bor ved siden af. Hun blev fundet inhabil og gik ud."), "Ida Kjær");
  EXPECT_EQ(who("Bo Holm (V) er formand for klubben. Han erklærede sig inhabil."), "Bo Holm");
}

TEST(DisqualifiedByPronoun, IsNobodyWhereThereAreTwoOrNone) {
  EXPECT_EQ(who("Ida Kjær (A) spurgte Bo Holm (V). Han blev fundet inhabil."), "-");
  EXPECT_EQ(who("Naboen bor ved siden af. Hun blev fundet inhabil."), "-");
  EXPECT_EQ(who("Ida Kjær (A) bor ved siden af. Hun blev spurgt om prisen."), "-");
  EXPECT_EQ(who("Godkendt. Ida Kjær (A) bor ved siden af. Hun blev fundet inhabil."), "-");
}

}  // namespace
}  // namespace frisaet::minutes
