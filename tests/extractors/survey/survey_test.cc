#include "extractors/survey/survey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::optional<std::size_t> column(const SurveyMap& map, SurveyField field) {
  return map[static_cast<std::size_t>(field)];
}

SurveyRow row_of(std::vector<std::string> cells) {
  SurveyMap map{};
  map[static_cast<std::size_t>(SurveyField::kMunicipality)] = 0;
  map[static_cast<std::size_t>(SurveyField::kFirst)] = 1;
  map[static_cast<std::size_t>(SurveyField::kSecond)] = 2;
  map[static_cast<std::size_t>(SurveyField::kDate)] = 3;
  return read_survey({{7, std::move(cells)}}, map).front();
}

TEST(SurveyMap, IsGuessedFromHeadersInManyWords) {
  for (const auto& header : std::vector<std::vector<std::string>>{
           {"Kommune", "1. Hvilket område ønsker kommunen?", "2. Hvorfor?", "3. Et andet område?",
            "4. Hvorfor?"},
           {"Respondent", "1. prioritet", "Begrundelse", "2. prioritet", "Begrundelse"},
           {"Kommunenavn", "Q1: Område", "Q2 Uddyb", "Q3: Andet område", "Q4: Uddyb"}}) {
    const GuessedMap guess = guess_survey_map(header);
    EXPECT_THAT(guess.open, IsEmpty()) << header[0];
    EXPECT_EQ(column(guess.map, SurveyField::kMunicipality), 0U) << header[0];
    EXPECT_EQ(column(guess.map, SurveyField::kFirst), 1U) << header[0];
    EXPECT_EQ(column(guess.map, SurveyField::kFirstReason), 2U) << header[0];
    EXPECT_EQ(column(guess.map, SurveyField::kSecond), 3U) << header[0];
    EXPECT_EQ(column(guess.map, SurveyField::kSecondReason), 4U) << header[0];
  }
}

TEST(SurveyMap, StaysOpenWhereNoColumnOrTwoAnswer) {
  EXPECT_THAT(guess_survey_map({"A", "B"}).open,
              ElementsAre(SurveyField::kMunicipality, SurveyField::kFirst));
  EXPECT_THAT(guess_survey_map({"Kommune", "Område", "Velfærdsområde"}).open,
              ElementsAre(SurveyField::kFirst));
}

TEST(SurveyMap, CanBeToldByNumberOrHeadAndRefusesWhatItDoesNotKnow) {
  const std::vector<std::string> header{"Hvem", "Hvad"};
  const auto map = parse_survey_map("kommune=1, omraade=hvad", header, {});
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(column(*map, SurveyField::kMunicipality), 0U);
  EXPECT_EQ(column(*map, SurveyField::kFirst), 1U);
  for (const char* wrong : {"kommune=3", "kommune=0", "by=1", "kommune", "omraade=Hvor"})
    EXPECT_EQ(parse_survey_map(wrong, header, {}).error().code, ErrorCode::kUsage) << wrong;
}

TEST(Survey, ARowBecomesADeclaration) {
  const SurveyRow row = row_of({"Århus Kommune", "Dagtilbud", "På ældreområdet", "28-09-2022"});
  ASSERT_TRUE(row.declaration);
  EXPECT_EQ(row.declaration->municipality->code, "751");
  EXPECT_EQ(row.declaration->priorities,
            (std::vector<Priority>{{"dagtilbud", 1, std::nullopt}, {"aeldre", 2, std::nullopt}}));
  EXPECT_EQ(row.declaration->date, make_date(2022, 9, 28));
  EXPECT_THAT(row.faults, IsEmpty());
  EXPECT_GE(row.confidence, kReviewThreshold);
}

TEST(Survey, NoAndNoneAreToldApart) {
  EXPECT_THAT(row_of({"Vejle", "Dagtilbud", "Nej", ""}).declaration->priorities, SizeIs(1));
  EXPECT_THAT(row_of({"Vejle", "Dagtilbud", "(ikke besvaret)", ""}).declaration->priorities, SizeIs(1));
  EXPECT_TRUE(row_of({"Vejle", "Ingen af områderne", "", ""}).declaration->none_of_areas);
}

TEST(Survey, WhatIsUnclearIsAFaultWithItsPlaceAndNoGuess) {
  const SurveyRow two = row_of({"Vejle", "Skoler og ældre", "", ""});
  EXPECT_FALSE(two.declaration);
  EXPECT_THAT(two.faults, ElementsAre(HasSubstr("linje 7, kolonne 2 (Ønsket område)")));
  EXPECT_FALSE(row_of({"Vejle", "", "", ""}).declaration);
  const SurveyRow nobody = row_of({"Vejlen", "Dagtilbud", "", ""});
  ASSERT_TRUE(nobody.declaration);
  EXPECT_FALSE(nobody.declaration->municipality);
  EXPECT_LT(nobody.confidence, kReviewThreshold);
  const SurveyRow same = row_of({"Vejle", "Dagtilbud", "Dagtilbud", "i går"});
  EXPECT_THAT(same.declaration->priorities, SizeIs(1));
  EXPECT_THAT(same.faults, SizeIs(2));
}

TEST(Survey, ARowShorterThanItsHeaderSaysNothingBeyondItsEnd) {
  EXPECT_THAT(row_of({"Vejle", "Ældre"}).declaration->priorities, SizeIs(1));
}

}  // namespace
}  // namespace frisaet
