#include "extractors/survey/survey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/survey/wish_cell.h"

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

TEST(SurveyMap, TheSecondWishIsFoundInOtherWordsAndAContactInOneColumn) {
  const auto guess = guess_survey_map({"Kommune", "Hvilket velfærdsområde ønsker I helst?", "Hvorfor?",
                                       "Hvis I ikke får det, hvilket område så?", "Hvorfor det?",
                                       "Kontaktperson (navn, mail, tlf)", "Er svaret politisk behandlet?"});
  EXPECT_THAT(guess.open, IsEmpty());
  EXPECT_EQ(column(guess.map, SurveyField::kSecond), 3U);
  EXPECT_EQ(column(guess.map, SurveyField::kContact), 5U);
  EXPECT_EQ(column(guess.map, SurveyField::kContactPhone), std::nullopt);
  EXPECT_EQ(column(guess.map, SurveyField::kTreated), 6U);
}

TEST(SurveyMap, AColumnThatIsToldIsTakenFromItsGuessAndAFieldCanHaveNone) {
  const std::vector<std::string> header{"Kommune", "Område", "Telefon", "Titel"};
  const auto map = parse_survey_map("kontakt=3,titel=-", header, guess_survey_map(header).map);
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(column(*map, SurveyField::kContact), 2U);
  EXPECT_EQ(column(*map, SurveyField::kContactPhone), std::nullopt);
  EXPECT_EQ(column(*map, SurveyField::kContactTitle), std::nullopt);
  EXPECT_EQ(column(*map, SurveyField::kFirst), 1U) << "what nobody speaks of stays as guessed";
}

/// The declaration of a row with one more column.
Declaration with(SurveyField field, std::string cell) {
  SurveyMap map{};
  map[static_cast<std::size_t>(SurveyField::kMunicipality)] = 0;
  map[static_cast<std::size_t>(SurveyField::kFirst)] = 1;
  map[static_cast<std::size_t>(field)] = 2;
  return *read_survey({{7, {"Vejle", "Ældre", std::move(cell)}}}, map).front().declaration;
}

TEST(Survey, OneCellMayHoldAllOfTheContact) {
  EXPECT_EQ(with(SurveyField::kContact, "Anne Bo, konsulent, anbo@vejle.dk, tlf. 12 34 56 78").contact,
            (ContactDetails{"Anne Bo", "konsulent", "anbo@vejle.dk", "12 34 56 78"}));
  EXPECT_EQ(with(SurveyField::kContact, "Liv Lund liv@fmk.dk").contact,
            (ContactDetails{"Liv Lund", std::nullopt, "liv@fmk.dk", std::nullopt}));
  EXPECT_EQ(with(SurveyField::kContact, "Anne Bo, Sekretariatet").contact->name, "Anne Bo, Sekretariatet")
      << "without an address it is the name as written";
}

TEST(Survey, SaysWhoStandsBehindAnAnswer) {
  const Declaration council = with(SurveyField::kTreated, "Ja, i Byrådet den 28. september 2022");
  EXPECT_EQ(council.status, DeclarationStatus::kCouncil);
  EXPECT_EQ(council.decided, (DecidedBy{"Byrådet", make_date(2022, 9, 28), std::nullopt}));
  EXPECT_EQ(with(SurveyField::kTreated, "Økonomiudvalget").status, DeclarationStatus::kCommittee);
  EXPECT_EQ(with(SurveyField::kTreated, "Nej, forelægges Byrådet i oktober").status,
            DeclarationStatus::kAdministrative);
  EXPECT_EQ(with(SurveyField::kTreated, "Ja").status, std::nullopt);
}

TEST(Survey, ReadsTheAreasOfTheRoundItWasHeldFor) {
  SurveyMap map{};
  map[static_cast<std::size_t>(SurveyField::kMunicipality)] = 0;
  map[static_cast<std::size_t>(SurveyField::kFirst)] = 1;
  const std::vector<Area> areas{{"digital-post", "digital post"}, {"faelles-kantine", "fælles kantine"}};
  const auto rows = read_survey({{2, {"Vejle", "Fælles kantine"}}, {3, {"Vejen", "Ældre"}}}, map, areas);
  EXPECT_EQ(rows[0].declaration->priorities, (std::vector<Priority>{{"faelles-kantine", 1, std::nullopt}}));
  EXPECT_THAT(rows[1].declaration->priorities, IsEmpty()) << "no area of this round";
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
  ASSERT_TRUE(two.declaration) << "somebody answered: the municipality is not a silent one";
  EXPECT_THAT(two.declaration->priorities, IsEmpty());
  EXPECT_LT(two.confidence, kReviewThreshold);
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

/// `area` · `any` · `none` · `back` · `?` with the areas, `!` where it is not plain, and the reservation.
std::string said(std::string_view cell, int rank = 1) {
  const WishCell read = read_wish_cell(cell, rank);
  constexpr std::array<const char*, 6> kSays{"", "area", "any", "none", "back", "?"};
  std::string text = kSays.at(static_cast<std::size_t>(read.says));
  for (const AreaCode& area : read.areas) text += " " + area;
  if (!read.plain) text += "!";
  return text + (read.reservation ? " | " + *read.reservation : "");
}

TEST(WishCell, OneAreaIsTheCellButForWordsThatAddNothing) {
  for (const char* cell :
       {"Ældre", "ældreområdet", "På ældreområdet.", "1. Ældre", "b) Ældre", "Kun ældreområdet",
        "Ældreområdet (plejehjem)", "Kommunen ønsker ældreområdet", "Plejehjem", "Ældrepleje",
        "Ældreområdet som 1. prioritet", "1. prioritet: Ældre", "Området: Ældre"})
    EXPECT_EQ(said(cell), "area aeldre") << cell;
  EXPECT_EQ(said("Daginstitutioner"), "area dagtilbud");
  EXPECT_EQ(said("Skoleområdet (folkeskole)"), "area folkeskole");
  EXPECT_EQ(said("Ældreområdet som 2. prioritet", 2), "area aeldre");
  EXPECT_EQ(said("Ingen af områderne"), "none");
}

TEST(WishCell, TakesNothingWhereAWordBesideTheAreaMayTurnIt) {
  for (const char* cell : {"Ikke ældre",
                           "Ønsker ikke dagtilbud",
                           "Dagtilbud eller ældre",
                           "Dagtilbud og skole",
                           "Dagtilbud/skole",
                           "Dagtilbud + ældre",
                           "1: Dagtilbud 2: Ældre",
                           "Dagtilbud (subsidiært skole)",
                           "Ældreområdet som 2. prioritet",
                           "Ingen af områderne, men gerne ældre",
                           "Dagtilbud eller kultur",
                           "Ældre?",
                           "Kultur",
                           "Ved ikke",
                           "Nej",
                           "Skole, dernæst ældre",
                           "Hverken dagtilbud eller skole",
                           "Ældre (fravalgt)",
                           "Ældre (udgår)",
                           "Ældre (trukket tilbage)",
                           "Fravælger ældre",
                           "Alt andet end ældre",
                           "Ældreområdet afslås"})
    EXPECT_EQ(said(cell), "?!") << cell;
  EXPECT_EQ(said("Ældreområdet som 1. prioritet", 2), "?!");
}

TEST(WishCell, KeepsAConditionBehindTheAreaForAPerson) {
  EXPECT_EQ(said("Folkeskole, men ikke hvis rammen sænkes"),
            "area folkeskole! | men ikke hvis rammen sænkes");
  EXPECT_EQ(said("Ældreområdet med forbehold for Byrådets godkendelse"),
            "area aeldre! | med forbehold for Byrådets godkendelse");
  EXPECT_EQ(said("Ældre (forudsat at rammen er kendt)"), "area aeldre! | forudsat at rammen er kendt");
  EXPECT_EQ(said("Ældre, hvis rammen (stadig) holder"), "area aeldre! | hvis rammen (stadig) holder");
  EXPECT_EQ(said("Ældre – vi glæder os"), "area aeldre!");
  EXPECT_EQ(said("Ja ældre (se bemærkning)"), "area aeldre!");
  EXPECT_EQ(said("Skoleområdet (1.-9. klasse)"), "area folkeskole");
}

TEST(WishCell, ReadsAllOfThemAndAWithdrawalForAPerson) {
  EXPECT_EQ(said("Alle tre områder"), "any dagtilbud folkeskole aeldre!");
  EXPECT_EQ(said("Trækker vores svar tilbage"), "back!");
  EXPECT_EQ(said("Nej", 2), "!");
  EXPECT_EQ(said(""), "!");
}

TEST(Survey, AnAnsweredRowWithoutAWishIsKeptAndAnEmptyOneIsNot) {
  EXPECT_FALSE(row_of({"Vejle", "(ikke besvaret)", "", ""}).declaration);
  const SurveyRow second_only = row_of({"Vejle", "Ved ikke", "Ældre", ""});
  ASSERT_TRUE(second_only.declaration);
  EXPECT_THAT(second_only.declaration->priorities, IsEmpty()) << "a second wish is none without a first";
  EXPECT_THAT(second_only.faults, SizeIs(2));
  const SurveyRow any = row_of({"Vejle", "Alle tre områder", "", ""});
  EXPECT_TRUE(any.declaration->open_set);
  EXPECT_THAT(any.declaration->priorities, SizeIs(3));
  EXPECT_LT(any.confidence, kReviewThreshold);
}

TEST(Survey, HoursAreReadBesideTheDayAndNotFromIt) {
  EXPECT_EQ(hour_in("28-09-2022 8:00"), "08:00:00");
  EXPECT_EQ(hour_in("2022-09-28T15:30:11"), "15:30:11");
  EXPECT_EQ(hour_in("28.09.2022 kl. 08.05"), "08:05:00");
  EXPECT_EQ(hour_in(" 08.09.2022"), "");
  EXPECT_EQ(hour_in("28. september 2022"), "");
}

TEST(Survey, ARowShorterThanItsHeaderSaysNothingBeyondItsEnd) {
  EXPECT_THAT(row_of({"Vejle", "Ældre"}).declaration->priorities, SizeIs(1));
}

}  // namespace
}  // namespace frisaet
