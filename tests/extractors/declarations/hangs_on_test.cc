// What a reply hangs on: another wish's failing is a condition, everything else a reservation, and what would
// be taken back one day is not taken back.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::SizeIs;

struct Hangs {
  const char* sentence;  ///< behind kCouncilWish
  bool withdraws;
  const char* reservation;  ///< null: none
  friend void PrintTo(const Hangs& that, std::ostream* out) { *out << that.sentence; }
};

class Replies : public ::testing::TestWithParam<Hangs> {};
TEST_P(Replies, AreReservedForOrTakenBack) {
  const Declaration value = read(council_letter(kCouncilWish + GetParam().sentence));
  EXPECT_EQ(value.withdraws, GetParam().withdraws);
  EXPECT_EQ(value.priorities.size(), GetParam().withdraws ? 0U : 1U);
  ASSERT_EQ(value.reservation.has_value(), GetParam().reservation != nullptr);
  EXPECT_EQ(value.reservation.value_or(""), GetParam().reservation ? GetParam().reservation : "");
}

INSTANTIATE_TEST_SUITE_P(
    OneDay, Replies,
    ::testing::Values(
        Hangs{"Svaret trækkes tilbage, hvis pengene ikke følger med.", false,
              "Svaret trækkes tilbage, hvis pengene ikke følger med."},
        Hangs{"Ønsket bortfalder, medmindre loven ændres.", false,
              "Ønsket bortfalder, medmindre loven ændres."},
        Hangs{"Vi vil trække vores ansøgning tilbage, hvis budgettet falder.", false,
              "Vi vil trække vores ansøgning tilbage, hvis budgettet falder."},
        Hangs{"Hvis pengene ikke følger med, trækkes svaret tilbage.", false,
              "Hvis pengene ikke følger med, trækkes svaret tilbage."},
        // Whoever else takes back is not the writer, and who asks to be rung takes nothing back.
        Hangs{"Det gælder også, hvis Odense trækker sin ansøgning tilbage.", false, nullptr},
        Hangs{"Vi trækker vores ansøgning af 1. juli 2022 tilbage. Hvis I vil vide mere, så ring.", true,
              nullptr}));

TEST(Wish, AHarmlessNoClearsNoOtherOne) {
  for (const char* sentences :
       {"Dagtilbud skal det være. Der er ingen tvivl om, at vi ikke er med på ældreplejen.",
        "Så for os er det dagtilbud. Det er ikke overraskende, at skolen ikke interesserer os."}) {
    const auto wishes = read(council_letter(sentences)).priorities;
    ASSERT_THAT(wishes, SizeIs(1)) << sentences;
    EXPECT_EQ(wishes[0].area, "dagtilbud") << sentences;
  }
}

TEST(Wish, ThatHangsOnAFactIsReservedFor) {
  const auto wish = [](const std::string& words) {
    return read(
        council_letter("Byrådet besluttede den 1. august 2022, at vi ønsker dagtilbudsområdet" + words));
  };
  for (const char* words : {", hvis staten betaler.", ", dog kun hvis Køge også gør.",
                            ", forudsat at loven ændres.", ", såfremt rammen ikke sænkes."}) {
    const Declaration value = wish(words);
    ASSERT_THAT(value.priorities, SizeIs(1)) << words;
    EXPECT_FALSE(value.priorities[0].condition) << words;
    EXPECT_TRUE(value.reservation) << words;
  }
  for (const char* words : {" og ældreområdet, hvis det ikke kan opnås.", ", hvis det er muligt.", "."})
    EXPECT_FALSE(wish(words).reservation) << words;
}

TEST(Wish, ThatHangsOnAnotherMunicipalitysPlaceHasACondition) {
  const Declaration value =
      read(council_letter("Byrådet besluttede den 1. august 2022: Hvis Odense trækker sin ansøgning, ønsker "
                          "vi folkeskoleområdet."));
  ASSERT_THAT(value.priorities, SizeIs(1));
  EXPECT_EQ(value.priorities[0].condition, "Hvis Odense trækker sin ansøgning");
  EXPECT_FALSE(value.withdraws);
}

TEST(Wish, InAListMayHangOnAnotherMunicipalitysPlace) {
  const auto second = [](const std::string& behind) {
    const Declaration value = read(council_letter(
        "Byrådet ønsker en velfærdsaftale:\n\n1. prioritet: Folkeskoleområdet\n2. prioritet: Ældreområdet" +
        behind + "\n"));
    return value.priorities.size() == 2 ? value.priorities[1].condition : "none of two";
  };
  EXPECT_EQ(second(", hvis Odense Kommune også kommer med"), "hvis Odense Kommune også kommer med");
  EXPECT_EQ(second(", hvis vi kommer med"), std::nullopt);
}

TEST(Wish, IsNotTakenBackByADayForDoingSo) {
  const Declaration value = read(council_letter(
      "Kommunen ønsker fortsat en velfærdsaftale på dagtilbudsområdet. Vi har noteret, at fristen for at "
      "trække ønsket tilbage er 15. maj 2024."));
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(listed(value.priorities), "1:dagtilbud");
}

TEST(None, IsNotToComeIntoConsideration) {
  const std::string words = "Nyborg Kommune ønsker derfor ikke at komme i betragtning";
  EXPECT_TRUE(read(council_letter(words + ".")).none_of_areas);
  for (const Record& record : extract(council_letter(words + " på skoleområdet.")).records)
    EXPECT_FALSE(std::get<Declaration>(record.value).none_of_areas);
}

TEST(None, BesidesWhatIsWantedIsNone) {
  const Declaration value = read(council_letter("Vi ønsker ældreområdet og ellers ingen af områderne."));
  EXPECT_FALSE(value.none_of_areas);
  EXPECT_THAT(value.priorities, SizeIs(1));
}

TEST(None, BesideAnAreaThatIsWantedIsForAPerson) {
  for (const char* words : {"Vi ønsker ingen af områderne dagtilbud og folkeskole, men derimod ældreområdet.",
                            "Vi ønsker ikke nogen af områderne. Skal vi have et, ønsker vi ældreområdet."}) {
    const Extraction extraction =
        extract(council_letter("Byrådet besluttede den 1. august 2022 følgende. " + std::string(words)));
    ASSERT_THAT(extraction.records, SizeIs(1)) << words;
    EXPECT_LT(extraction.records[0].confidence, 0.6) << words;
  }
}

TEST(Area, OfWhatIsTakenBackIsNoWish) {
  const Declaration value = read(council_letter(
      "Vi trækker vores ønske om dagtilbudsområdet tilbage. I stedet ønsker vi ældreområdet."));
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
}

TEST(Meeting, ThatPutACaseOffDecidedNothing) {
  for (const char* words : {"Byrådet behandlede sagen den 1. august 2022, men udsatte den.",
                            "Byrådet drøftede sagen den 1. august 2022 og sendte den tilbage til udvalget.",
                            "Sagen blev drøftet i byrådet den 1. august 2022 uden beslutning."}) {
    const Declaration value = read(council_letter(std::string(words) + " Kommunen ønsker ældreområdet."));
    EXPECT_FALSE(value.decided) << words;
    EXPECT_NE(value.status, DeclarationStatus::kCouncil) << words;
  }
}

TEST(Meeting, ThatOnlyTalkedIsForAPerson) {
  const auto sure = [](const std::string& words) {
    return extract(council_letter(words + " Kommunen ønsker ældreområdet.")).records.at(0).confidence;
  };
  EXPECT_LE(sure("Byrådet behandlede sagen den 1. august 2022."), 0.6);
  EXPECT_GT(sure("Byrådet behandlede og godkendte sagen den 1. august 2022."), 0.9);
  EXPECT_GT(sure("Byrådet behandlede sagen den 1. august 2022. Byrådet besluttede da at søge."), 0.9);
}

TEST(Conditions, WhatANeighbourGetsIsOne) {
  const Declaration value =
      read(council_letter("Nyborg Kommune ønsker en velfærdsaftale på ældreområdet. Får Faxe Kommune en "
                          "aftale på\nældreområdet, søger "
                          "vi i stedet om en aftale på skoleområdet."));
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[1].area, "folkeskole");
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_EQ(value.priorities[1].condition, "Får Faxe Kommune en aftale på ældreområdet");
}

TEST(Reservations, AreWhatTheBodyTakesForGranted) {
  EXPECT_EQ(read(council_letter(kCouncilWish + "Byrådet forudsætter, at der følger penge med.")).reservation,
            "Byrådet forudsætter, at der følger penge med.");
  EXPECT_FALSE(read(council_letter(kCouncilWish + "Ordningen forudsætter, at lederne er med.")).reservation);
  for (const char* others : {"KL's svar forudsætter, at vi selv betaler.",
                             "Skoleudvalgets svar til rådet forudsætter, at rådet høres."})
    EXPECT_FALSE(read(council_letter(kCouncilWish + others)).reservation) << others;
}

TEST(DeclarationHangsOn, OnesOwnLuckOrABodysIsNotThatAnotherGetsIt) {
  const std::string wish = kCouncilWish;
  const auto last = [&](const std::string& sentence) {
    const Declaration value = read(council_letter(wish + sentence));
    return value.priorities.empty() ? std::nullopt : value.priorities.back().condition;
  };
  EXPECT_EQ(
      last("Får Varde Kommune en aftale på ældreområdet, ønsker vi folkeskoleområdet som 2. prioritet."),
      "Får Varde Kommune en aftale på ældreområdet");
  const std::string vejen =
      "Får Vejen en aftale på ældreområdet, ønsker vi folkeskoleområdet som 2. prioritet.";
  EXPECT_EQ(last(vejen), "Får Vejen en aftale på ældreområdet") << "its name ends as a body's does";
  EXPECT_FALSE(read(council_letter(wish + vejen)).reservation);
  const std::string own = "Får Nyborg Kommune en aftale, ønsker vi også folkeskoleområdet som 2. prioritet.";
  EXPECT_EQ(last(own), std::nullopt);
  EXPECT_LT(sureness(council_letter(wish + own)), kReviewThreshold);
  const std::string law = "Får Regeringen loven vedtaget, ønsker vi også folkeskoleområdet som 2. prioritet.";
  EXPECT_EQ(last(law), std::nullopt);
  EXPECT_TRUE(read(council_letter(wish + law)).reservation);
}

}  // namespace
}  // namespace frisaet::test
