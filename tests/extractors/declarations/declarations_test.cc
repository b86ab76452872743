#include "extractors/declarations/declarations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Extraction extract(const std::string& text, const Given& given = {}) {
  return extract_declaration(test::text_document(text), given);
}

Declaration read(const std::string& text) {
  const Extraction extraction = extract(text);
  EXPECT_THAT(extraction.records, SizeIs(1)) << text;
  return extraction.records.empty() ? Declaration{} : std::get<Declaration>(extraction.records[0].value);
}

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

const char* const kLetter =
    "Nyborg Kommune\n\nKL\nAtt.: Ditte Langmark\n\nDato: 12. maj 2023\nSagsnr. 23/4411\n\n"
    "Nyborg Kommunes ønske om velfærdsaftale\n\n"
    "Byrådet i Nyborg Kommune har på sit møde den 9. maj 2023 (punkt 31) besluttet at søge om "
    "frisættelse.\n\n"
    "1. prioritet: ældreområdet\n2. prioritet: dagtilbudsområdet\n\n"
    "Ældreområdet er valgt, fordi hjemmeplejen har arbejdet i faste team siden 2021.\n\n"
    "Byrådet tager forbehold for, at rammerne endnu ikke er kendt.\n\n"
    "Kontaktperson er sundhedschef Rikke Toft Lund, ritl@nyborg.dk, telefon 1270 0002.\n\n"
    "Med venlig hilsen\nAage Brink\nBorgmester\n";

TEST(DeclarationLetter, EveryFieldIsRead) {
  const Declaration value = read(kLetter);
  ASSERT_TRUE(value.municipality);
  EXPECT_EQ(value.municipality->code, "450");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[0].rank, 1);
  EXPECT_EQ(value.priorities[1].area, "dagtilbud");
  EXPECT_EQ(value.reservation, "Byrådet tager forbehold for, at rammerne endnu ikke er kendt.");
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->body, "Byrådet");
  EXPECT_EQ(iso(value.decided->date), "2023-05-09");
  EXPECT_EQ(value.decided->item_number, "31");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "sundhedschef");
  EXPECT_EQ(value.contact->email, "ritl@nyborg.dk");
  EXPECT_EQ(value.contact->phone, "1270 0002");
  EXPECT_EQ(iso(value.date), "2023-05-12");
  EXPECT_EQ(value.late, std::nullopt);
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(value.justification,
            "Ældreområdet er valgt, fordi hjemmeplejen har arbejdet i faste team siden 2021.");
}

TEST(DeclarationLetter, EvidenceStandsInThePage) {
  const Document document = test::text_document(kLetter);
  const Extraction extraction = extract_declaration(document, {});
  ASSERT_THAT(extraction.records, SizeIs(1));
  for (const Evidence& evidence : extraction.records[0].evidence) {
    EXPECT_NE(document.pages()[0].repaired.text.find(evidence.quote), std::string::npos) << evidence.field;
  }
  for (const char* field :
       {"municipality", "priorities.0", "priorities.1", "decided", "reservation", "contact.email", "date"}) {
    EXPECT_THAT(extraction.records[0].evidence, testing::Contains(testing::Field(&Evidence::field, field)));
  }
}

TEST(DeclarationLetter, AGivenMunicipalityOutranksTheText) {
  const Extraction extraction = extract(kLetter, {MunicipalityRef{"461", "Odense"}});
  EXPECT_EQ(std::get<Declaration>(extraction.records[0].value).municipality->name, "Odense");
}

TEST(DeclarationLetter, WithoutAMunicipalityItIsDoubtful) {
  const Extraction extraction = extract("KL\n\nVi ønsker frisættelse på ældreområdet.\n");
  ASSERT_THAT(extraction.records, SizeIs(1));
  EXPECT_LT(extraction.records[0].confidence, kReviewThreshold);
}

TEST(DeclarationLetter, OneThatWantsNothingGivesADiagnosticAndNoRecord) {
  const Extraction extraction = extract("KL\n\nNyborg Kommune takker for brevet om ældreområdet.\n");
  EXPECT_THAT(extraction.records, IsEmpty());
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
}

struct StatusCase {
  std::string sentence;
  std::optional<DeclarationStatus> status;
  std::string decided;
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

TEST(DeclarationLetter, NoReservationIsNone) {
  EXPECT_EQ(read("Nyborg Kommune ønsker ældreområdet. Ønsket er uden forbehold.\n").reservation,
            std::nullopt);
}

TEST(DeclarationMail, OnlyTheNewestMessageCounts) {
  const Declaration value = read(
      "Fra: Rikke Toft Lund <ritl@nyborg.dk>\nSendt: 3. maj 2023 10:12\nTil: Ditte Langmark "
      "<dila@kl.dk>\nEmne: Velfærdsaftale\n\n"
      "Kære Ditte\n\nNyborg Kommune ønsker at blive frisat på ældreområdet. Det er en administrativ "
      "tilkendegivelse. I kan kontakte "
      "mig.\n\nVenlig hilsen\nRikke Toft Lund\nSundhedschef\nTelefon 1270 0002\n\n"
      "Fra: Ditte Langmark <dila@kl.dk>\nSendt: 1. maj 2023 09:00\nTil: Rikke Toft Lund\nEmne: "
      "Velfærdsaftale\n\nKære Rikke\n\nVi hører, at "
      "I ønsker folkeskoleområdet.\n");
  ASSERT_THAT(value.priorities, SizeIs(1));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(iso(value.date), "2023-05-03");
  EXPECT_EQ(value.status, DeclarationStatus::kAdministrative);
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "Sundhedschef");
  EXPECT_EQ(value.contact->phone, "1270 0002");
}

const char* const kForm =
    "Velfærdsaftaler\nKommune: Nyborg\nBesvaret: 12. maj 2023\n"
    "1) Hvilket område ønsker kommunen at blive frisat på?\nÆldre\n"
    "2) Hvorfor netop dette område? (Kan udelades)\nHjemmeplejen har faste team.\n"
    "3) Er der et andet af de tre områder, som kommunen vil tage imod?\n";

TEST(DeclarationForm, AnswersBecomeRanks) {
  const Declaration value =
      read(std::string(kForm) +
           "Folkeskole\n4) Evt. uddybning.\n5) Oplysninger om kontaktperson.\nNavn: Rikke Toft "
           "Lund\nTitel: Sundhedschef\nMail: ritl@nyborg.dk\nTelefon: 1270 0002\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[1].area, "folkeskole");
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_EQ(value.justification, "Hjemmeplejen har faste team.");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->email, "ritl@nyborg.dk");
  EXPECT_EQ(value.municipality->name, "Nyborg");
}

TEST(DeclarationForm, NoMeansNoSecondWish) {
  EXPECT_THAT(read(std::string(kForm) + "Nej\n4) Evt. uddybning.\nÆldreområdet er det eneste.\n").priorities,
              SizeIs(1));
}

const char* const kBoxes =
    "Velfærdsaftaler\nStatus: Besvaret 12-05-2023\nKommune\nNyborg Kommune\n\n"
    "1) Hvilket område ønsker kommunen at blive frisat på?\n[ ] Dagtilbud\n[x] Ældre\n[ ] Ingen\n\n"
    "3) Hvis I ikke kan få det, vil I så have et andet?\n";

TEST(DeclarationForm, TickedBoxesAreTheAnswers) {
  const Declaration value =
      read(std::string(kBoxes) +
           "[ ] Ældre\n[X] Dagtilbud\n[ ] Nej\n\n5) Kontaktperson\nRikke Toft Lund\nSundhedschef\n"
           "ritl@nyborg.dk\n1270 0002\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[1].area, "dagtilbud");
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_EQ(iso(value.date), "2023-05-12");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "Sundhedschef");
  EXPECT_EQ(value.contact->phone, "1270 0002");
}

TEST(DeclarationForm, ATickedNoIsNoSecondWish) {
  EXPECT_THAT(read(std::string(kBoxes) + "[ ] Dagtilbud\n[x] Nej\n").priorities, SizeIs(1));
}

TEST(DeclarationForm, EmptyBoxesAreNoAnswer) {
  EXPECT_THAT(extract("Nyborg Kommune\n1) Hvilket område ønsker kommunen at blive frisat på?\n[ ] "
                      "Dagtilbud\n[ ] Ældre\n")
                  .records,
              IsEmpty());
}

TEST(DeclarationForm, QuestionsWithoutAnswersAreNoDeclaration) {
  EXPECT_THAT(extract("Nyborg Kommune\n1) Hvilket område ønsker kommunen at blive frisat på?\n2) Evt. "
                      "uddybning.\n5) Oplysninger om "
                      "kontaktperson.\n")
                  .records,
              IsEmpty());
}

TEST(Correction, NamesWhatItReplaces) {
  const Declaration value = read(
      "Nyborg Kommune\n\nDette brev træder i stedet for vores brev af 1. maj 2023, hvor dagtilbudsområdet "
      "ved en fejl blev 1. prioritet.\n\n"
      "Første prioritet er ældreområdet. Rettelsen sendes efter svarfristen.\n");
  EXPECT_EQ(value.replaces, "vores brev af 1. maj 2023");
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(value.late, true);
  ASSERT_THAT(value.priorities, SizeIs(1));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
}

TEST(Withdrawal, LeavesNoWish) {
  const Declaration value = read(
      "Nyborg Kommune\n\nByrådet i Nyborg Kommune har den 9. maj 2023 besluttet at trække kommunens "
      "ansøgning af 1. maj 2023 om frisættelse på "
      "ældreområdet tilbage.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_EQ(value.replaces, "kommunens ansøgning af 1. maj 2023 om frisættelse på ældreområdet");
  EXPECT_THAT(value.priorities, IsEmpty());
  EXPECT_FALSE(value.none_of_areas);
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
}

TEST(Withdrawal, AReservedRightToWithdrawIsNone) {
  const Declaration value = read(
      "Nyborg Kommune ønsker ældreområdet. Byrådet forbeholder sig ret til at trække ønsket tilbage, hvis "
      "rammerne bliver for snævre.\n");
  EXPECT_FALSE(value.withdraws);
  EXPECT_TRUE(value.reservation);
}

TEST(DeclarationLetter, AnotherMunicipalitysWishIsNotTheSenders) {
  for (const char* const sentence :
       {"Varde Kommune har set, at Ikast-Brande Kommune ønsker ældreområdet som 1. prioritet.",
        "Varde Kommune skriver på vegne af Billund Kommune, som ønsker dagtilbudsområdet.",
        "Billund Kommunes første prioritet er folkeskoleområdet."}) {
    const Extraction extraction = extract("Varde Kommune\n\nTil KL\n\n" + std::string(sentence) +
                                          "\n\nVenlig hilsen\nBo Berg\nVarde Kommune\n");
    EXPECT_THAT(extraction.records, IsEmpty()) << sentence;
    ASSERT_THAT(extraction.diagnostics, SizeIs(1)) << sentence;
    EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
  }
  EXPECT_EQ(read("Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet som 1. prioritet.\n"
                 "Billund Kommune har vi et godt samarbejde med.\n")
                .priorities.size(),
            1U);
}

TEST(DeclarationLetter, ASelfContradictionIsToldAndDoubted) {
  const Extraction extraction = extract(
      "Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet som 1. prioritet.\n\n"
      "Varde Kommune ønsker ikke at deltage.\n");
  ASSERT_THAT(extraction.records, SizeIs(1));
  EXPECT_LT(extraction.records[0].confidence, 0.6);
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
}

TEST(DeclarationLetter, WhatWasNotDecidedIsNoDecision) {
  for (const char* const sentence :
       {"Byrådet traf den 3. maj 2022 ingen beslutning om rækkefølgen.",
        "Byrådet har den 3. maj 2022 endnu ikke vedtaget noget.",
        "Et forslag i byrådet den 3. maj 2022 om at få det godkendt blev stemt ned."}) {
    const Declaration value = read("Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet.\n\n" +
                                   std::string(sentence) + "\n");
    EXPECT_FALSE(value.decided) << sentence;
    EXPECT_NE(value.status, DeclarationStatus::kCouncil) << sentence;
  }
}

TEST(DeclarationLetter, ASurnameOrAHomeIsNoSender) {
  EXPECT_FALSE(
      read("Til KL\n\nVores første prioritet er ældreområdet. Vores leder, der bor i Horsens, svarer "
           "gerne.\n\nMed venlig hilsen\nBente Randers\n")
          .municipality);
}

// ---- who has decided, and when
// -------------------------------------------------------------------------------

const char* const kHead = "Nyborg Kommune\n\nTil KL\n\nDato: 14. juni 2023\n\nNyborg Kommunes svar\n\n";

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

// ---- who speaks
// ------------------------------------------------------------------------------------------------

TEST(DeclarationSender, MunicipalityThatSignsSpeaksNotTheOneInTheAddress) {
  const auto value = read(
      "KL\nKopi: Odder Kommune\n\n30. juni 2023\n\nAnsøgning om velfærdsaftale\n\nVi søger om en "
      "velfærdsaftale "
      "på ældreområdet.\n\nMed venlig hilsen\n\nTove Rask\nAssens Kommune\n");
  ASSERT_TRUE(value.municipality);
  EXPECT_EQ(value.municipality->name, "Assens");
}

// ---- earlier replies
// -------------------------------------------------------------------------------------------

TEST(DeclarationCorrection, WhatTheEarlierReplySaidIsNoWish) {
  const auto value = read(
      std::string(kHead) +
      "I vores svar til jer af 9. juni 2023 stod, at 1. prioritet er dagtilbudsområdet. Det rette er, at 1. "
      "prioritet er ældreområdet og 2. prioritet dagtilbudsområdet. Dette svar erstatter det tidligere.\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[1].area, "dagtilbud");
  EXPECT_EQ(value.replaces, "vores svar til jer af 9. juni 2023");
}

TEST(DeclarationWithdrawal, ReplyThatIsNotUpheldIsWithdrawn) {
  const auto value = read(std::string(kHead) +
                          "Byrådet har den 13. juni 2023 besluttet, at ansøgningen ikke skal opretholdes. I "
                          "bedes derfor betragte "
                          "ansøgningen af 9. juni 2023 som bortfaldet.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_THAT(value.priorities, IsEmpty());
  EXPECT_EQ(value.replaces, "ansøgningen af 9. juni 2023");
}

// ---- forms
// -----------------------------------------------------------------------------------------------------

TEST(DeclarationForm, TableOfQuestionsIsRead) {
  const auto value = read(
      "Spørgeskema om velfærdsaftaler\nKommunenavn: Nyborg Kommune\nSvar modtaget: 09-06-2023\n\n"
      "| 1 | Hvilket område ønsker kommunen at indgå velfærdsaftale på? | Folkeskoleområdet |\n"
      "| 2 | Hvad er begrundelsen? | Vi har små skoler. |\n"
      "| 3 | Ønsker kommunen et andet område, hvis det ikke er muligt? | Dagtilbudsområdet |\n"
      "| 5 | Kontaktperson | Grethe Holm, skolechef, grho@nyborg.dk, 12 15 55 00 |\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "folkeskole");
  EXPECT_EQ(value.priorities[1].area, "dagtilbud");
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_EQ(iso(value.date), "2023-06-09");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->title, "skolechef");
}

TEST(DeclarationForm, LabelsBesideTheirAnswersAreNoPartOfThem) {
  const auto value = read(
      "Nyborg Kommunes besvarelse\nDato for indsendelse 09-06-2023\n1. Område Ældreområdet\n2. Begrundelse "
      "Vi har "
      "faste teams.\n3. Subsidiært område Dagtilbudsområdet\n5. Kontaktperson Navn: Hans Holm\nTitel: "
      "Omsorgschef\nE-mail: haho@nyborg.dk\nEventuelle bemærkninger Nyborg Kommune tager forbehold for "
      "rammerne.\n"
      "Politisk behandling Byrådet, 26-05-2023, punkt 361\n");
  EXPECT_EQ(value.reservation, "Nyborg Kommune tager forbehold for rammerne.");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Hans Holm");
  EXPECT_EQ(value.contact->title, "Omsorgschef");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-05-26");
}

const char* const kGrid =
    "Skema: Ønske om velfærdsaftale\nKommune: Nyborg Kommune\n\nOmråde Første valg Andet valg Nej tak\n"
    "Dagtilbud ☐ ☒ ☐\nFolkeskole ☐ ☐ ☒\nÆldre ☒ ☐ ☐\n\nHvem har besluttet svaret?\n"
    "☐ Forvaltningen ☒ Økonomiudvalget ☐ Byrådet\nDato og punkt: 20-09-2022, punkt 9\n";

TEST(DeclarationForm, AGridOfBoxesTellsRanksAndWhoDecided) {
  const Declaration value = read(kGrid);
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[0].rank, 1);
  EXPECT_EQ(value.priorities[1].area, "dagtilbud");
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  EXPECT_EQ(value.decided->body, "Økonomiudvalget");
  EXPECT_EQ(iso(value.decided->date), "2022-09-20");
  EXPECT_EQ(value.decided->item_number, "9");
}

TEST(DeclarationForm, AGridOfNoesIsNone) {
  const Declaration value = read(
      "Kommune: Nyborg Kommune\n\nOmråde Første valg Nej tak\nDagtilbud ☐ ☒\nFolkeskole ☐ ☒\nÆldre ☐ ☒\n");
  EXPECT_TRUE(value.none_of_areas);
  EXPECT_THAT(value.priorities, IsEmpty());
}

TEST(DeclarationForm, ARowWithTwoTicksIsForAPerson) {
  const Extraction two =
      extract("Kommune: Nyborg Kommune\n\nOmråde Første valg Nej tak\nDagtilbud ☒ ☒\nÆldre ☐ ☒\n");
  ASSERT_THAT(two.records, SizeIs(1));
  EXPECT_LT(two.records[0].confidence, 0.6);
}

TEST(DeclarationLetter, WhateverSaysNoMakesNoWish) {
  const Declaration value = read(
      "Nyborg Kommune\n3. maj 2022\n\nKL\n\nNyborg Kommunes ønske\n\nByrådet besluttede den 2. maj 2022 at "
      "søge om "
      "frisættelse på ældreområdet. Vi har aldrig ønsket os frihed på dagtilbudsområdet. Folkeskoleområdet "
      "skal I ikke "
      "opfatte som et ønske.\n");
  ASSERT_THAT(value.priorities, SizeIs(1));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
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

TEST(Correction, OfTwoColumnsTheRightOneCounts) {
  const Declaration value = read(
      "Nyborg Kommune\n10-10-2022\n\nKL\n\nOmbyttede ønsker fra Nyborg Kommune\n\nNedenstående træder i "
      "stedet for "
      "vores svar af 29. september 2022.\n\nDer stod Der skulle have stået\n\nFørsteprioritet Ældreområdet "
      "Dagtilbudsområdet\n\nAndenprioritet Dagtilbudsområdet Ældreområdet\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "dagtilbud");
  EXPECT_EQ(value.priorities[1].area, "aeldre");
}

TEST(Correction, TwoColumnsWithoutAHeadAreForAPerson) {
  const Extraction columns = extract(
      "Nyborg Kommune\n10-10-2022\n\nKL\n\nØnsker fra Nyborg Kommune\n\nFørsteprioritet Ældreområdet "
      "Dagtilbudsområdet\n");
  ASSERT_THAT(columns.records, SizeIs(1));
  EXPECT_LT(columns.records[0].confidence, 0.6);
}

TEST(Withdrawal, WhoeverWantsOutNoLongerWants) {
  const Declaration value = read(
      "Fra: Bo Holm <boho@nyborg.dk>\nTil: KL\nSendt: 30. november 2022 08:55\nEmne: Nyborg trækker sig\n\n"
      "Nyborg Kommune ønsker ikke længere at være med. Der er ikke valgt et andet område, og "
      "folkeskoleområdet har aldrig "
      "været på tale.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_THAT(value.priorities, IsEmpty());
}

/// A council's letter with one sentence more.
std::string council_letter(std::string_view sentences) {
  return "Nyborg Kommune\n3. august 2022\n\nKL\n\nNyborg Kommunes ønske om velfærdsaftale\n\n" +
         std::string(sentences) + "\n\nMed venlig hilsen\nBo Holm\nBorgmester\n";
}
const std::string kCouncilWish =
    "Byrådet besluttede på sit møde den 1. august 2022 (punkt 4) at søge om ældreområdet som 1. prioritet. ";

TEST(DeclarationLetter, ARankThatIsDeniedIsNoWish) {
  for (const char* sentence :
       {"Byrådet besluttede den 1. august 2022 (punkt 4), at 1. prioritet ikke skal være ældreområdet.",
        "Byrådet besluttede den 1. august 2022 (punkt 4), at ældreområdet ikke længere er 2. prioritet."}) {
    for (const Record& record : extract(council_letter(sentence)).records)
      EXPECT_LT(record.confidence, 0.6) << sentence;
  }
  const Declaration certain = read(council_letter("Vi er ikke i tvivl. 1. prioritet er ældreområdet."));
  ASSERT_THAT(certain.priorities, SizeIs(1));
}

TEST(DeclarationLetter, AReserveOfSomethingElseIsNoRank) {
  const Declaration value =
      read(council_letter(kCouncilWish + "Kommunens reserve af vikarer på folkeskoleområdet er brugt op."));
  EXPECT_THAT(value.priorities, SizeIs(1));
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

TEST(DeclarationDecided, AMeetingStillToComeDecidedNothing) {
  const Declaration value =
      read(council_letter("☐ Forvaltningen ☒ Byrådet\nDato: 20-09-2022, punkt 9\n\nOmråde Første valg Nej "
                          "tak\nDagtilbud ☒ ☐\nÆldre ☐ ☒"));
  EXPECT_FALSE(value.decided);
}

TEST(DeclarationForm, BoxesThatFitNoColumnMakeNoWish) {
  for (const char* head : {"Område Vigtigt 1. prioritet 2. prioritet\nDagtilbud ☒ ☐ ☐\nÆldre ☐ ☒ ☐\n",
                           "Område 1. prioritet i 2016 1. prioritet i 2022\nDagtilbud ☒ ☐\nÆldre ☐ ☒\n"})
    EXPECT_THAT(extract(council_letter(head)).records, IsEmpty()) << head;
}

TEST(Correction, WhatIsNotToBeThrownAwayIsNotReplaced) {
  const Declaration value =
      read(council_letter(kCouncilWish + "Vi beder jer ikke kassere vores svar af 27. maj 2022."));
  EXPECT_FALSE(value.replaces);
}

TEST(Withdrawal, ANeighbourThatWantsOutIsNotTheSender) {
  const Declaration value = read(council_letter(kCouncilWish + "Kerteminde Kommune trækker sig."));
  EXPECT_FALSE(value.withdraws);
  EXPECT_THAT(value.priorities, SizeIs(1));
}

TEST(Correction, TwoColumnsInOneParagraphAreForAPerson) {
  const Extraction columns = extract(
      council_letter(kCouncilWish + "\n\nNu Før\nFørsteprioritet Ældreområdet "
                                    "Dagtilbudsområdet\nAndenprioritet Dagtilbudsområdet Ældreområdet"));
  ASSERT_THAT(columns.records, SizeIs(1));
  EXPECT_LT(columns.records[0].confidence, 0.6);
}

TEST(DeclarationLetter, APartysReservationIsNotTheMunicipalitys) {
  EXPECT_FALSE(read(council_letter(kCouncilWish + "Venstre tog forbehold.")).reservation);
  EXPECT_TRUE(read(council_letter(kCouncilWish + "Byrådet tager forbehold for rammerne.")).reservation);
}

}  // namespace
}  // namespace frisaet
