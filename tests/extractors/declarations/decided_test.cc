// Who has decided a reply, and when.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

struct StatusCase {
  std::string sentence;
  std::optional<DeclarationStatus> status;
  std::string decided;

  friend void PrintTo(const StatusCase& that, std::ostream* out) { *out << that.sentence; }
};

class Status : public testing::TestWithParam<StatusCase> {};

TEST_P(Status, FollowsWhoHasDecided) {
  const Declaration value = read("Nyborg Kommune\n\nNyborg Kommune ønsker frisættelse på ældreområdet. " +
                                 GetParam().sentence + "\n");
  EXPECT_EQ(value.status, GetParam().status);
  EXPECT_EQ(value.decided ? iso(value.decided->date) : "-", GetParam().decided);
}

INSTANTIATE_TEST_SUITE_P(
    Declarations, Status,
    testing::Values(StatusCase{"Der er tale om en administrativ tilkendegivelse.",
                               DeclarationStatus::kAdministrative, "-"},
                    StatusCase{
                        "Den afgives med forbehold for Byrådets godkendelse, som forventes den 30. maj 2023.",
                        DeclarationStatus::kAdministrative, "-"},
                    StatusCase{"Økonomiudvalget har den 2. maj 2023 tiltrådt ønsket med forbehold for "
                               "Byrådets godkendelse den 9. maj 2023.",
                               DeclarationStatus::kCommittee, "2023-05-02"},
                    StatusCase{"Kommunalbestyrelsen vedtog ønsket den 9. maj 2023.",
                               DeclarationStatus::kCouncil, "2023-05-09"},
                    StatusCase{"Ønsket er godkendt af Byrådet den 9. maj 2023, punkt 4.",
                               DeclarationStatus::kCouncil, "2023-05-09"},
                    StatusCase{"Sagen behandles af Byrådet den 9. maj 2023.", std::nullopt, "-"}));

Declaration read_letter(const std::string& body) {
  return read(kHead + body +
              "\n\nVi søger om en velfærdsaftale på ældreområdet.\n\nMed venlig hilsen\nAage Brink\n");
}

TEST(DeclarationDecided, DaysToldFromTheDayOfWritingAreResolved) {
  const auto yesterday = read_letter("Byrådet har i går aftes under punkt 12 vedtaget svaret.");
  ASSERT_TRUE(yesterday.decided);
  EXPECT_EQ(iso(yesterday.decided->date), "2023-06-13");
  EXPECT_EQ(yesterday.decided->item_number, "12");
  const auto weekday = read_letter("Byrådet vedtog mandag den 12. juni svaret.");
  ASSERT_TRUE(weekday.decided);
  EXPECT_EQ(iso(weekday.decided->date), "2023-06-12");
}

TEST(DeclarationDecided, WeekdayThatIsNotTheDaysProvesNothing) {
  const auto value = read_letter("Byrådet vedtog fredag den 12. juni svaret.");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->date, std::nullopt);
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
}

TEST(DeclarationDecided, RecommendationToTheCouncilIsTheCommittees) {
  const auto value = read_letter(
      "Børne- og Skoleudvalget har på mødet den 7. juni 2023, pkt. 7, indstillet til Byrådet, at vi søger. "
      "Byrådet behandler sagen den 27. juni 2023.");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  EXPECT_EQ(value.decided->body, "Børne- og Skoleudvalget");
  EXPECT_EQ(iso(value.decided->date), "2023-06-07");
}

TEST(DeclarationDecided, ExpectedDecisionOfTheCouncilIsNone) {
  const auto value = read_letter(
      "Svaret er godkendt af Økonomiudvalget den 7/6-2023, og Byrådet forventes at godkende det den "
      "27/6-2023.");
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->body, "Økonomiudvalget");
}

TEST(DeclarationDecided, DayOfAMeetingToldInTheSentenceBefore) {
  const auto value = read_letter(
      "Mødet blev først holdt den 13. juni 2023. Byrådet besluttede på mødet (sag 6), at kommunen søger.");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-06-13");
  EXPECT_EQ(value.decided->item_number, "6");
}

TEST(DeclarationDecided, WhatIsToldByTelephoneIsReported) {
  EXPECT_EQ(read_letter("Telefonnotat: Nyborg Kommune har ringet.").status, DeclarationStatus::kReported);
  EXPECT_EQ(read_letter("I kan ringe til os.").status, std::nullopt);
}

TEST(DeclarationDecided, TheMeetingMayBeToldInTheSentenceBefore) {
  const Declaration value = read(
      "Nyborg Kommune\n3. august 2022\n\nTil KL\n\nNyborg Kommune vil gerne være med\n\nByrådet blev "
      "indkaldt til "
      "ekstraordinært møde i aftes, den 2. august 2022. Her blev det under punkt 1 besluttet, at vi søger om "
      "en "
      "velfærdsaftale på ældreområdet.\n");
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2022-08-02");
  EXPECT_EQ(value.decided->item_number, "1");
}

TEST(DeclarationDecided, AnItemAloneTellsOfNoDecisionWhereTheWordsSayOtherwise) {
  for (const char* sentence :
       {"Byrådet har den 1. august 2022 under punkt 4 ikke kunnet blive enige.",
        "Sagen blev udsat, da byrådet mødtes den 1. august 2022 (punkt 4).",
        "Økonomiudvalget sendte den 1. august 2022 (punkt 4) sagen videre til byrådet.",
        "Byrådet i Kerteminde Kommune har som punkt 4 den 1. august 2022 søgt om dagtilbudsområdet."}) {
    const Declaration value =
        read(council_letter(std::string(sentence) + " Vi søger om ældreområdet som 1. prioritet."));
    EXPECT_FALSE(value.decided) << sentence;
  }
}

TEST(DeclarationDecided, AnAdministrativeReplyThatNamesABodyWhichMetIsForAPerson) {
  const auto sure = [](const std::string& sentence) {
    const Extraction letter =
        extract(council_letter("Der er tale om en administrativ tilkendegivelse. " + sentence +
                               " Vi søger om ældreområdet som 1. prioritet."));
    EXPECT_EQ(letter.records.size(), 1U) << sentence;
    return !letter.records.empty() && letter.records[0].confidence >= kReviewThreshold;
  };
  EXPECT_FALSE(sure("Byrådet så på sagen den 1. august 2022."));
  // A meeting still to come, a day without a body, and a body without a day.
  EXPECT_TRUE(sure("Byrådet ser på sagen den 30. august 2022."));
  EXPECT_TRUE(sure("Vi modtog skemaet den 1. august 2022."));
  EXPECT_TRUE(sure("Byrådet er orienteret."));
}

TEST(DeclarationDecided, AMeetingStillToComeDecidedNothing) {
  const Declaration value =
      read(council_letter("☐ Forvaltningen ☒ Byrådet\nDato: 20-09-2022, punkt 9\n\nOmråde Første valg Nej "
                          "tak\nDagtilbud ☒ ☐\nÆldre ☐ ☒"));
  EXPECT_FALSE(value.decided);
}

TEST(DeclarationDecided, ANameOfAWeekdayMeansTheLastOne) {
  // 14 June 2023 is a Wednesday.
  EXPECT_EQ(iso(read_letter("Byrådet vedtog svaret i mandags.").decided->date), "2023-06-12");
  EXPECT_EQ(iso(read_letter("Byrådet vedtog svaret i onsdags.").decided->date), "2023-06-07");
}

TEST(DeclarationDecided, ARunningNumberIsAnItem) {
  const auto value = read_letter("Byrådet så på sagen, da det var samlet den 13. juni 2023 (løbenr. 77).");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-06-13");
  EXPECT_EQ(value.decided->item_number, "77");
}

TEST(DeclarationDecided, ANoIsADecisionToo) {
  const Declaration value =
      read(std::string(kHead) +
           "Vi trækker hermed vores ønske af 2. maj 2023 om ældreområdet tilbage.\n\nByrådet "
           "ville på mødet den 13. juni 2023 (punkt 9) ikke tilslutte sig det.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-06-13");
  EXPECT_EQ(value.decided->item_number, "9");
}

TEST(DeclarationDecided, ACaseIsDecidedByTheBodyOfTheSentenceBefore) {
  const auto told = read_letter(
      "Byrådet har siden vendt sagen. Den blev afgjort den 5. juni 2023 (sag 17), og det gik stærkt.");
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(told.decided->body, "Byrådet");
  EXPECT_EQ(iso(told.decided->date), "2023-06-05");
  EXPECT_EQ(told.decided->item_number, "17");
  EXPECT_FALSE(read_letter("Byrådet har vendt sagen. Den blev drøftet den 5. juni 2023 igen.").decided);
  EXPECT_FALSE(
      read_letter("Byrådet og Skoleudvalget har vendt sagen. Den blev afgjort den 5. juni 2023.").decided)
      << "by which of the two?";
  EXPECT_FALSE(read_letter("Byrådet har vendt sagen. Den bliver afgjort den 28. juni 2023.").decided);
}

TEST(DeclarationDecided, WhatIsNotTheAnswerWasNotDecidedByTheBodyBefore) {
  for (const char* sentences :
       {"Byrådet har læst den nye lov. Den er vedtaget den 5. juni 2023 og gælder straks.",
        "Vi har set på byrådets politik. Den blev godkendt den 5. juni 2023.",
        "Byrådet har vendt sagen om svømmehallen. Den blev afgjort den 5. juni 2023.",
        "Byrådet har drøftet svaret til ældrerådet. Det blev vedtaget den 5. juni 2023.",
        "Byrådet har set på sagen. Den er afgjort den 5. juni 2023 af ministeren.",
        "Byrådet har drøftet sagen. Det er besluttet den 5. juni 2023, at alle sparer.",
        "Byrådet besluttede sidste år at vente. Det skete den 5. juni 2023 i salen.",
        "Byrådet besluttede at åbne en svømmehal. Det skete den 5. juni 2023 med sang.",
        "På byrådets møde den 5. juni 2023 var alle enige om, at vi ved for lidt."})
    EXPECT_FALSE(read_letter(sentences).decided.value_or(DecidedBy{}).date) << sentences;
}

TEST(DeclarationDecided, TheNumberOfAnItemEndsItsSentence) {
  const auto told = read_letter(
      "Det skete efter en lang drøftelse i Økonomiudvalget den 13. juni 2023 under punkt 5. Udvalget har "
      "ikke "
      "mere "
      "at føje til.");
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(told.decided->item_number, "5");
}

TEST(DeclarationDecided, WhatAQuestionAskedIsAnsweredByItsYes) {
  const auto yes = read_letter("Er svaret behandlet politisk?\n\nJa, i Skoleudvalget 12.06.2023");
  ASSERT_TRUE(yes.decided);
  EXPECT_EQ(yes.decided->body, "Skoleudvalget");
  EXPECT_EQ(iso(yes.decided->date), "2023-06-12");
  EXPECT_FALSE(read_letter("Skal svaret behandles politisk?\n\nJa, i Skoleudvalget 12.07.2023").decided);
}

TEST(DeclarationDecided, WhoAnswersYesIsTheBodyRightBehindIt) {
  const std::string asked = "Er svaret godkendt politisk?\n\n";
  const auto body = [&](const std::string& answer) {
    const auto decided = read_letter(asked + answer).decided;
    return decided ? decided->body.value_or("?") + " " + iso(decided->date) : "-";
  };
  EXPECT_EQ(body("Ja, i Økonomiudvalget den 5. juni 2023, som sender det videre til byrådet."),
            "Økonomiudvalget 2023-06-05");
  EXPECT_EQ(body("Ja, af Økonomiudvalget den 5. juni 2023, byrådet får det til orientering."),
            "Økonomiudvalget 2023-06-05");
  EXPECT_EQ(body("Ja, i Økonomiudvalget den 5. juni 2023 og i byrådet den 12. juni 2023."),
            "byrådet 2023-06-12");
  EXPECT_EQ(body("Ja, på byrådets møde den 12. juni 2023."), "byrådet 2023-06-12");
  EXPECT_EQ(body("Ja, i princippet, men Byrådet mangler den 12. juni 2023"), "-");
}

TEST(DeclarationDecided, WhereACaseGoesNextDecidedNothing) {
  EXPECT_FALSE(
      read_letter("På mødet den 5. juni 2023 blev det besluttet at oversende sagen til Økonomiudvalget.")
          .decided);
  const auto told =
      read_letter("Byrådet besluttede den 5. juni 2023 at sende svaret videre til Økonomiudvalget.");
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(told.decided->body, "Byrådet");
}

TEST(DeclarationDecided, WhatHappenedOnADayWasDoneByTheBodyBefore) {
  const auto told = read_letter("Svaret er vedtaget i Byrådet. Det skete den 5. juni 2023 under sag 17.");
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(iso(told.decided->date), "2023-06-05");
  EXPECT_FALSE(read_letter("Svaret er drøftet i Byrådet. Det skete den 5. juni 2023 i salen.").decided);
}

TEST(DeclarationDecided, ACommitteeThatWritesMayCallItsMeetingTheMeeting) {
  const std::string head = "Nyborg Kommune\nUdvalget for Kyst og Læring\n\nTil KL\n\nDato: 14. juni 2023\n\n";
  const std::string met =
      "På mødet den 12. juni 2023 (sag 7) blev svaret vedtaget.\n\nVi ønsker ældreområdet.\n";
  const Declaration told = read(head + met);
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(told.decided->body, "Udvalget for Kyst og Læring");
  EXPECT_EQ(told.decided->item_number, "7");
  EXPECT_FALSE(read(head + "Byrådet har bedt os svare. " + met).decided) << "whose meeting?";
  for (const char* other : {"På mødet den 12. juni 2023 blev dagsordenen godkendt.",
                            "På mødet den 12. juni 2023 i Foreningen blev svaret vedtaget.",
                            "På et møde den 12. juni 2023 blev svaret vedtaget.",
                            "På mødet den 12. juni 2023 blev emnet vendt, og vedtaget er intet."})
    EXPECT_FALSE(read(head + other + "\n\nVi ønsker ældreområdet.\n").decided) << other;
}

}  // namespace
}  // namespace frisaet::test
