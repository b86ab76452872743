// Papers that say who has what in whatever words and order: rows, lists below heads or leads, running text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/agreements/agreements.h"
#include "extractors/agreements/told_periods.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string printed(const AgreementAssignment& value) {
  std::string result = value.municipality->name + "=" + value.area;
  if (!value.period) return result;
  result += value.period->from ? " " + to_iso(*value.period->from) : " ?";
  return result + (value.period->to ? "/" + to_iso(*value.period->to) : "/?");
}

std::vector<std::string> told(const std::string& text) {
  std::vector<std::string> result;
  for (const Record& record : find_assignments(test::text_document(text)))
    result.push_back(printed(std::get<AgreementAssignment>(record.value)));
  return result;
}

TEST(Structures, NamesBelowAreasAreRead) {
  EXPECT_THAT(told("Hvem er sat fri på hvad?\nRettet 4. maj 2024\n\nBeskæftigelse\n • Faxe\n • Herlev\n\n"
                   "Ældre (2)\n • Morsø\n • Thisted\n"),
              ElementsAre("Faxe=beskaeftigelse", "Herlev=beskaeftigelse", "Morsø=aeldre", "Thisted=aeldre"));
  EXPECT_THAT(told("Oversigt over velfærdsaftaler\n\n1. Skole – 3 kommuner:\nSorø, Greve og\nVejen\n\n"
                   "2. Ældreområdet\nRanders Kommune\n"),
              ElementsAre("Sorø=folkeskole", "Greve=folkeskole", "Vejen=folkeskole", "Randers=aeldre"));
}

TEST(Structures, OneAreaIsEnoughRightBelowItsHeading) {
  EXPECT_THAT(told("Frisatte kommuner pr. 1. maj\n\nDagtilbud\n- Odder\n- Ishøj\n"),
              ElementsAre("Odder=dagtilbud", "Ishøj=dagtilbud"));
}

TEST(Structures, AHeadOverNamesMayTellTheirPeriod) {
  EXPECT_THAT(
      told("Frisatte kommuner\n\nÆldre – 1. august 2025 til 31. juli 2028\n• Odder\n• Ishøj\n\n"
           "Dagtilbud, fra 1. maj 2024\n• Faxe\n\nFolkeskole (1. august 2025 til 31. juli 2028)\n• Skive\n"),
      ElementsAre("Odder=aeldre 2025-08-01/2028-07-31", "Ishøj=aeldre 2025-08-01/2028-07-31",
                  "Faxe=dagtilbud 2024-05-01/?", "Skive=folkeskole 2025-08-01/2028-07-31"));
}

TEST(Structures, AnExceptionForOneNameLeavesThePeriodToTheOthers) {
  EXPECT_THAT(
      told("Oversigt over velfærdsaftaler\n\nÆldreområdet\n  Odder Kommune\n  Ishøj Kommune\n\n"
           "Alle aftaler gælder fra 1. maj 2024 til 30. april 2028. I Ishøj Kommune gælder aftalen først "
           "fra 1. oktober 2024.\n"),
      ElementsAre("Odder=aeldre 2024-05-01/2028-04-30", "Ishøj=aeldre 2024-10-01/2028-04-30"));
}

TEST(Structures, ADayMayBelongToSeveralGroupsOfOneSentence) {
  EXPECT_THAT(
      told("Fra den 1. maj 2024 indgås velfærdsaftaler med Odder og Ishøj på ældreområdet, med Faxe Kommune "
           "på folkeskoleområdet, idet disse tre aftaler løber til og med den 30. april 2028, og med Skive "
           "og Herlev på dagtilbudsområdet, hvor aftalerne dog udløber den 31. december 2026.\n"),
      ElementsAre("Odder=aeldre 2024-05-01/2028-04-30", "Ishøj=aeldre 2024-05-01/2028-04-30",
                  "Faxe=folkeskole 2024-05-01/2028-04-30", "Skive=dagtilbud 2024-05-01/2026-12-31",
                  "Herlev=dagtilbud 2024-05-01/2026-12-31"));
  EXPECT_THAT(
      told(
          "Med virkning fra 1. maj 2024 får Odder Kommune en velfærdsaftale på ældreområdet, der slutter den "
          "30. april 2027, og Faxe Kommune en velfærdsaftale på folkeskoleområdet, der slutter den 30. juni "
          "2028.\n"),
      ElementsAre("Odder=aeldre 2024-05-01/2027-04-30", "Faxe=folkeskole 2024-05-01/2028-06-30"));
}

TEST(Structures, AnAreaMayGoToItsNames) {
  EXPECT_THAT(
      told("Velfærdsaftalerne er fordelt.\n\nÆldreområdet tilfalder denne gang Odder, Ishøj og Herlev. På "
           "dagtilbudsområdet blev det Randers og Sorø, og på folkeskoleområdet Morsø og Thisted.\n"),
      ElementsAre("Odder=aeldre", "Ishøj=aeldre", "Herlev=aeldre", "Randers=dagtilbud", "Sorø=dagtilbud",
                  "Morsø=folkeskole", "Thisted=folkeskole"));
  EXPECT_THAT(told("Ældreområdet går til valg på Odder og Ishøj.\n"), IsEmpty());
}

TEST(Structures, AnExceptionMayStandInTheSentenceOfAll) {
  const std::string list =
      "Oversigt over velfærdsaftaler\n\nÆldreområdet\n  Odder Kommune\n  Ishøj Kommune\n  Skive Kommune\n\n";
  const auto expected =
      ElementsAre("Odder=aeldre 2024-05-01/2028-04-30", "Ishøj=aeldre 2024-05-01/2026-12-31",
                  "Skive=aeldre 2024-05-01/2026-12-31");
  EXPECT_THAT(told(list + "Aftalerne løber fra den 1. maj 2024 til den 30. april 2028, for Ishøj og Skive "
                          "Kommuner dog kun til den 31. december 2026.\n"),
              expected);
  EXPECT_THAT(
      told(list + "Bortset fra Ishøj og Skive Kommuner, hvis aftaler udløber den 31. december 2026, løber "
                  "aftalerne fra den 1. maj 2024 til den 30. april 2028.\n"),
      expected);
}

TEST(Structures, AHeadingTakesBackWhatTheOneBeforeGave) {
  EXPECT_THAT(
      told("Frisatte kommuner\n\nDagtilbud\nOdder\nÆldre\nIshøj\n\nKommuner på venteliste\n\nDagtilbud\n"
           "Faxe\nÆldre\nHerlev\n"),
      ElementsAre("Odder=dagtilbud", "Ishøj=aeldre"));
}

TEST(Structures, NamesBelowAreasOfOthersAreNone) {
  for (const char* heading :
       {"Kommuner, der har søgt om frisættelse", "Ønsker om velfærdsaftaler", "Kommuner uden velfærdsaftale",
        "Mulige frisatte kommuner", "Kontaktpersoner i frisatte kommuner", "Udkast: frisatte kommuner",
        "Svar om velfærdsaftaler", "Eksempel på en liste over frisatte kommuner", "Kommuner i netværket",
        "Frisatte kommuner, der ikke længere er med", "Besøg hos frisatte kommuner"}) {
    EXPECT_THAT(told(std::string(heading) + "\n\nDagtilbud\n• Odder\n• Ishøj\nÆldre\n• Faxe\n• Herlev\n"),
                IsEmpty())
        << heading;
  }
}

TEST(Structures, AnEntryThatWaitsHasNothing) {
  EXPECT_THAT(
      told("Frisatte kommuner\n\nDagtilbud\nOdder\nIshøj (afventer byrådet)\nÆldre\nFaxe – forhandles\n"
           "Herlev\n"),
      ElementsAre("Odder=dagtilbud", "Herlev=aeldre"));
}

TEST(Structures, RowsAreReadWhateverTheirColumnsAreCalled) {
  EXPECT_THAT(told("Statusliste over velfærdsaftaler\n\nNavn  Handler om  I kraft\n"
                   "Faxe  ældre  01-07-2023\nHerlev  folkeskole  01-08-2023\nStevns  - (forhandles)\n\n"
                   "Aftalerne udløber samtidig den 31. december 2026.\n"),
              ElementsAre("Faxe=aeldre 2023-07-01/2026-12-31", "Herlev=folkeskole 2023-08-01/2026-12-31"));
  EXPECT_THAT(told("Hvilke kommuner aftalen omfatter\n\nPå hvad | Hvem | Tid\n"
                   "Dagtilbud | Odder og Ishøj | 1. august 2023 – 31. juli 2025\n"
                   "Ældre | Faxe | 1. juni 2023 – 31. maj 2026\n"),
              ElementsAre("Odder=dagtilbud 2023-08-01/2025-07-31", "Ishøj=dagtilbud 2023-08-01/2025-07-31",
                          "Faxe=aeldre 2023-06-01/2026-05-31"));
  EXPECT_THAT(told("Kommuner med aftale\n1. Vejen Kommune – frisat på ældreområdet\n"
                   "2. Odder Kommune – frisat på dagtilbudsområdet\n"),
              ElementsAre("Vejen=aeldre", "Odder=dagtilbud"));
}

TEST(Structures, ACellOfNamesMayGoOnBelow) {
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nOmråde   Kommuner   Periode\n"
                   "Ældre    Faxe, Vejen,   01.06.2023-31.05.2026\n         Herlev\n"
                   "Skole    Odder          01.08.2023-31.07.2026\n"),
              ElementsAre("Faxe=aeldre 2023-06-01/2026-05-31", "Vejen=aeldre 2023-06-01/2026-05-31",
                          "Herlev=aeldre 2023-06-01/2026-05-31", "Odder=folkeskole 2023-08-01/2026-07-31"));
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nÆldre    Faxe, Vejen    2023-2026\n"
                   "Skole    Odder   2023-2026\nHerlev\n"),
              ElementsAre("Faxe=aeldre 2023-01-01/2026-12-31", "Vejen=aeldre 2023-01-01/2026-12-31",
                          "Odder=folkeskole 2023-01-01/2026-12-31"))
      << "no comma says that the list goes on";
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nFaxe    Ældre, 1. august 2023\nOdder    Skole, 1. august "
                   "2023\nHerlev\n"
                   "har søgt uden held.\n"),
              Not(Contains(::testing::HasSubstr("Herlev"))))
      << "the comma is not that of a cell of names";
}

TEST(Structures, ADayIsNoPeriodWhereNothingSaysOfWhat) {
  EXPECT_THAT(told("Frisatte kommuner\n\nNavn  Område  Underskrevet\nFaxe  Ældre  03-04-2023\n"
                   "Herlev  Skole  04-04-2023\n"),
              ElementsAre("Faxe=aeldre", "Herlev=folkeskole"));
}

TEST(Structures, RowsOfOthersAreNone) {
  for (const char* head : {"Velfærdsaftaler\n\nNavn  Ønske\n", "Velfærdsaftaler: ansøgninger\n\nNavn  Om\n",
                           "Hvem søger hvad?\n\n", "Program for dagen om frisatte kommuner\n\n",
                           "Velfærdsaftaler: hvem er med i netværket?\n\n", "Indbyggere\n\nNavn  Flest\n",
                           "Høring om velfærdsaftaler\n\n", "Frisatte kommuner\n\nKommune  1. prioritet\n",
                           "Frisatte kommuner: hvem vil have hvad i næste runde?\n\n"}) {
    EXPECT_THAT(told(std::string(head) + "Faxe  Ældre\nHerlev  Skole\nOdder  Dagtilbud\n"), IsEmpty())
        << head;
  }
}

TEST(Structures, ARowWithTwoAreasOrOfASentenceIsNone) {
  EXPECT_THAT(told("Velfærdsaftaler\n\nFaxe  Ældre  Skole\nHerlev  Skole  Dagtilbud\n"), IsEmpty());
  EXPECT_THAT(told("Velfærdsaftaler\n\nFaxe ældre borgere klarer sig godt\nHerlev skoler er fine nok\n"),
              IsEmpty());
}

TEST(Structures, ALeadGivesTheNamesBelowIt) {
  EXPECT_THAT(told("Det betyder, at følgende\nkommuner kan begynde på en velfærdsaftale om dagtilbud den 1. "
                   "august 2024:\n\nOdder\nIshøj\nNordfyn\n\nTil den tid vil 27 være med.\n"),
              ElementsAre("Odder=dagtilbud 2024-08-01/?", "Ishøj=dagtilbud 2024-08-01/?",
                          "Nordfyns=dagtilbud 2024-08-01/?"));
}

TEST(Structures, ALeadThatGivesNothingGivesNothing) {
  for (const char* lead :
       {"Følgende kommuner har bedt om en velfærdsaftale om dagtilbud:",
        "Disse kommuner får ikke en velfærdsaftale om dagtilbud:",
        "Hvis loven vedtages, frisættes disse kommuner på dagtilbudsområdet:",
        "Følgende kommuner mangler at svare om frisættelse på dagtilbudsområdet:",
        "Kommuner uden velfærdsaftale på dagtilbudsområdet:", "Vi har besøgt disse børnehaver om dagtilbud:",
        "Følgende kommuner foreslås frisat på dagtilbuds- og ældreområdet:"}) {
    EXPECT_THAT(told(std::string(lead) + "\n\nOdder\nIshøj\n"), IsEmpty()) << lead;
  }
}

TEST(Structures, NamesJoinedInOtherWordsShareTheArea) {
  EXPECT_THAT(
      told("Det er aftalt, at Faxe, Herlev og Ishøj Kommuner bliver frisat på ældreområdet, og at Skive "
           "Kommune sammen med\nMorsø og Thisted får en tilsvarende frisættelse på folkeskoleområdet."),
      ElementsAre("Faxe=aeldre", "Herlev=aeldre", "Ishøj=aeldre", "Skive=folkeskole", "Morsø=folkeskole",
                  "Thisted=folkeskole"));
  EXPECT_THAT(told("Fra nytår begynder Faxe og Herlev Kommuner med frihed på dagtilbudsområdet, mens Odder "
                   "Kommune går i gang med en velfærdsaftale på ældreområdet."),
              ElementsAre("Faxe=dagtilbud", "Herlev=dagtilbud", "Odder=aeldre"));
}

TEST(Structures, TheAreaMayStandBeforeTheWordsThatGive) {
  EXPECT_THAT(
      told("På ældreområdet optages Faxe, Assens og Herlev Kommuner. På folkeskoleområdet er nu udpeget "
           "Morsø Kommune."),
      ElementsAre("Faxe=aeldre", "Assens=aeldre", "Herlev=aeldre", "Morsø=folkeskole"));
  for (const char* sentence :
       {"På ældreområdet optages Faxe Kommune ikke.", "På ældreområdet søger Faxe Kommune om mere tid.",
        "På ældreområdet er Faxe Kommune langt fremme.", "På ældreområdet begynder Faxe Kommune et projekt.",
        "Det foreslås, at der på ældreområdet optages Faxe Kommune.",
        "På ældreområdet får Faxe Kommune besøg af ministeren."}) {
    EXPECT_THAT(told(sentence), IsEmpty()) << sentence;
  }
}

TEST(Structures, LettersMayNumberTheRows) {
  EXPECT_THAT(
      told("Kommunernes fordeling efter aftalen\n\nA. Dagtilbud: Faxe, Herlev\nB. Skoler: Morsø, Odder\n\n"
           "Roskilde overvejer stadig sin deltagelse.\n"),
      ElementsAre("Faxe=dagtilbud", "Herlev=dagtilbud", "Morsø=folkeskole", "Odder=folkeskole"));
}

TEST(Structures, WordsThatLeaveItOpenGiveNothing) {
  for (const char* sentence :
       {"Regeringen overvejer, om Odder Kommune får en tilsvarende frisættelse på ældreområdet.",
        "Odder Kommune vil gerne begynde med en velfærdsaftale på ældreområdet.",
        "Odder Kommune kan måske begynde med en velfærdsaftale på ældreområdet.",
        "Det er foreslået, at Odder Kommune går i gang med en velfærdsaftale på ældreområdet.",
        "Odder Kommune går ikke i gang med en velfærdsaftale på ældreområdet.",
        "Odder Kommune har erfaring med frihed på ældreområdet.",
        "Odder Kommune holder møde om en velfærdsaftale på ældreområdet.",
        "Når Odder Kommune går i gang med en velfærdsaftale på ældreområdet, skal den have en plan."}) {
    EXPECT_THAT(told(sentence), IsEmpty()) << sentence;
  }
}

std::vector<std::string> of_agreement(const std::string& text) {
  std::vector<std::string> result;
  for (const Record& record : extract_agreement(test::text_document(text), {}).records)
    result.push_back(printed(std::get<AgreementAssignment>(record.value)));
  return result;
}

TEST(Structures, TheTitleMayNameTheOnlyParty) {
  EXPECT_THAT(
      of_agreement("Aftale om frisættelse af dagtilbud i Odder Kommune\n\nFormål\n\nBørn skal mærke det.\n\n"
                   "Frisættelsen gælder fra den 1. januar 2024 til den 31. december 2026.\n"),
      ElementsAre("Odder=dagtilbud 2024-01-01/2026-12-31"));
  EXPECT_THAT(
      of_agreement("Velfærdsaftale på ældreområdet for Faxe Kommune\n\nSundhedsministeriet og Faxe Kommune "
                   "har aftalt følgende.\n"),
      ElementsAre("Faxe=aeldre"));
}

TEST(Structures, ATitleThatAsksNamesNoParty) {
  EXPECT_THAT(
      of_agreement("Ønske om aftale om frisættelse af dagtilbud i Odder Kommune\n\nVi beder om svar.\n"),
      IsEmpty());
  EXPECT_THAT(of_agreement("Aftale om frisættelse af dagtilbud i Odder Kommune: udkast\n\nSe nedenfor.\n"),
              IsEmpty());
}

TEST(Structures, TheLastNameOfAListIsNoBlockOfItsOwn) {
  EXPECT_THAT(
      told("De frisatte kommuner\n\nOmråde: Dagtilbud (3)\n    Faxe, Rebild, Odder\n    og Ærø\n\n"
           "Område: Folkeskole (2)\n    Esbjerg, Morsø\n    og Holbæk\n\nOmråde: Ældre (1)\n    Viborg\n"),
      ElementsAre("Faxe=dagtilbud", "Rebild=dagtilbud", "Odder=dagtilbud", "Ærø=dagtilbud",
                  "Esbjerg=folkeskole", "Morsø=folkeskole", "Holbæk=folkeskole", "Viborg=aeldre"));
}

TEST(Structures, AYearMayEndAPeriodAndAnAreaBeAnException) {
  EXPECT_THAT(
      told("De frisatte kommuner\n\nDagtilbud\n- Odder\n\nBeskæftigelse\n- Faxe\n\nAftalerne løber til "
           "udgangen af 2025 bortset fra aftalerne på beskæftigelsesområdet, som løber til udgangen af "
           "2026.\n"),
      ElementsAre("Odder=dagtilbud ?/2025-12-31", "Faxe=beskaeftigelse ?/2026-12-31"));
}

TEST(Structures, WhatWaitsForApprovalIsNotGiven) {
  EXPECT_THAT(
      told("Liste over velfærdsaftaler\n\nKommune  Område  Status  Gælder fra\n\nAssens  dagtilbud  "
           "underskrevet  01-09-2024\nDragør  ældre  til godkendelse  -\nBillund  ældre  underskrevet  "
           "01-09-2024\n"),
      ElementsAre("Assens=dagtilbud 2024-09-01/?", "Billund=aeldre 2024-09-01/?"));
}

TEST(Structures, ClausesShareTheDayBeforeThemAndTheEndBehindThem) {
  EXPECT_THAT(
      told("Det er aftalt, at Skive Kommune fra den 1. september 2026 fritages for reglerne på "
           "dagtilbudsområdet, at Faxe Kommune fra samme dag fritages for dem på skoleområdet, og at Odense "
           "Kommune fra den 1. oktober 2026 fritages for dem på ældreområdet, alle sammen frem til den 31. "
           "august 2030.\n"),
      ElementsAre("Skive=dagtilbud 2026-09-01/2030-08-31", "Faxe=folkeskole 2026-09-01/2030-08-31",
                  "Odense=aeldre 2026-10-01/2030-08-31"));
}

TEST(Structures, AnotherAgreementsEndIsNobodyElses) {
  EXPECT_THAT(told("De er enige om,\n\nat Faxe og Odense Kommuner i en fireårig periode fra den 1. august "
                   "2023 fritages "
                   "for regler på skoleområdet, og\n\nat Randers Kommune i perioden fra den 1. januar 2024 "
                   "til den 31. "
                   "december 2027 fritages for regler på ældreområdet.\n"),
              ElementsAre("Faxe=folkeskole 2023-08-01/?", "Odense=folkeskole 2023-08-01/?",
                          "Randers=aeldre 2024-01-01/2027-12-31"));
}

TEST(Structures, TheDayOfALawBeginsNothing) {
  EXPECT_THAT(told("De frisatte kommuner\n\nKommune  Frisat på  Lovgrundlag  Udløb\n\nEsbjerg  Folkeskole  "
                   "Lov nr. 9 af "
                   "12/05/2021  31/07/2024\nRebild  Dagtilbud  Lov nr. 8 af 12/05/2021  30/06/2024\n"),
              ElementsAre("Esbjerg=folkeskole ?/2024-07-31", "Rebild=dagtilbud ?/2024-06-30"));
}

TEST(Structures, AYearEndsOnlyWhatRunsUntilIt) {
  EXPECT_THAT(told("De frisatte kommuner\n\n§ 1. Holbæk Kommune frisættes på dagtilbudsområdet fra 1. juli "
                   "2023, og aftalen "
                   "evalueres inden udgangen af 2025.\n"),
              ElementsAre("Holbæk=dagtilbud 2023-07-01/?"));
  EXPECT_THAT(told("De frisatte kommuner\n\nDagtilbud\n- Odder\n\nÆldre\n- Faxe\n\nAftalerne gælder fra 1. "
                   "juli 2023, og "
                   "kommunerne rapporterer ved udgangen af 2025.\n"),
              ElementsAre("Odder=dagtilbud 2023-07-01/?", "Faxe=aeldre 2023-07-01/?"));
  EXPECT_THAT(told("De frisatte kommuner\n\nDagtilbud\n- Odder\n\nÆldre\n- Faxe\n\nAftalen har virkning fra "
                   "1. juli 2023. "
                   "Aftalen gælder fortsat efter udgangen af 2025.\n"),
              ElementsAre("Odder=dagtilbud 2023-07-01/?", "Faxe=aeldre 2023-07-01/?"));
}

TEST(Structures, TheEndOfAYearIsTheBorderOfTheDayBehindIt) {
  const auto told = told_period("varer til udgangen af 2026, og den 3. maj 2023 blev den trykt");
  ASSERT_TRUE(told);
  EXPECT_FALSE(told->period.from);
  EXPECT_EQ(told->period.to, make_date(2026, 12, 31));
}

TEST(Structures, AnEndToldOfAllHoldsForWhoeverBeganBefore) {
  EXPECT_THAT(
      told(
          "De frisatte kommuner\n\nViborg Kommune frisættes på ældreområdet fra 1. juli 2023. Rebild Kommune "
          "frisættes på dagtilbudsområdet fra 1. august 2023.\n\nAftalerne løber fra 1. august 2023 til 31. "
          "december 2026.\n"),
      ElementsAre("Viborg=aeldre 2023-07-01/2026-12-31", "Rebild=dagtilbud 2023-08-01/2026-12-31"));
}

TEST(Structures, MoneyThatRunsOutEndsNoAgreement) {
  EXPECT_THAT(
      told(
          "De frisatte kommuner\n\n§ 1. Viborg Kommune får en aftale på ældreområdet.\n\n§ 2. Aftalen har "
          "virkning "
          "fra 1. juli 2023.\n\n§ 3. Midlerne til aftalen bevilges i finansloven, der gælder til udgangen af "
          "2023.\n"),
      ElementsAre("Viborg=aeldre 2023-07-01/?"));
}

TEST(Structures, ACellGoesOnBelowItsColumn) {
  const std::string rows =
      "Område        Periode                    Kommuner\n\n"
      "Dagtilbud     1.1.2025 - 31.12.2027      Odder, Ishøj\n"
      "                                         og Faxe*\n"
      "Ældre         1.8.2025 - 31.7.2028       Herlev\n\n* Uden dagplejen.\n";
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\n" + rows),
              ElementsAre("Odder=dagtilbud 2025-01-01/2027-12-31", "Ishøj=dagtilbud 2025-01-01/2027-12-31",
                          "Faxe=dagtilbud 2025-01-01/2027-12-31", "Herlev=aeldre 2025-08-01/2028-07-31"));
  EXPECT_THAT(told("Kommuner, der har søgt om velfærdsaftale\n\n" + rows), IsEmpty());
  EXPECT_THAT(told("Frisatte kommuner\n\nOmråde       Kommuner            Aftaleperiode\n"
                   "Dagtilbud    Odder, Ishøj og     1. januar 2024 -\n"
                   "             Faxe                31. december 2026\n"
                   "Ældre        Herlev              1. august 2024 -\n"
                   "                                 31. juli 2027\n"),
              ElementsAre("Odder=dagtilbud 2024-01-01/2026-12-31", "Ishøj=dagtilbud 2024-01-01/2026-12-31",
                          "Faxe=dagtilbud 2024-01-01/2026-12-31", "Herlev=aeldre 2024-08-01/2027-07-31"));
}

TEST(Structures, ACellThatHoldsMoreThanNamesGivesNothing) {
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nOmråde        Periode                    Kommuner\n\n"
                   "Dagtilbud     1.1.2025 - 31.12.2027      Odder, og måske\n"
                   "                                         Faxe\n"
                   "Ældre         1.8.2025 - 31.7.2028       Herlev\n"),
              Not(Contains("Faxe=dagtilbud 2025-01-01/2027-12-31")));
}

TEST(Structures, EntriesMayHaveLettersAndStars) {
  EXPECT_THAT(
      told("AFTALE\n\nmellem staten og KL om frisættelse af tre kommuner\n\nDagtilbud\na) Odder Kommune\n"
           "b) Ishøj Kommune\n\nÆldre:\n* Faxe Kommune\n"),
      ElementsAre("Odder=dagtilbud", "Ishøj=dagtilbud", "Faxe=aeldre"));
}

TEST(Structures, TheCellOfAnAreaMaySpanSeveralRows) {
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nOmråde       Kommune     Region        Periode\n"
                   "Dagtilbud    Odder       Midtjylland   1/8 2024 - 31/7 2027\n"
                   "             Faxe        Sjælland      1/9 2024 - 31/8 2027\n"
                   "Ældre        Herlev      Hovedstaden   1/4 2024 - 31/3 2027\n"),
              ElementsAre("Odder=dagtilbud 2024-08-01/2027-07-31", "Faxe=dagtilbud 2024-09-01/2027-08-31",
                          "Herlev=aeldre 2024-04-01/2027-03-31"));
}

TEST(Structures, WhoHasAnAgreementIsToldInPassing) {
  EXPECT_THAT(
      told("KL\n3. maj 2024\n\nPå mødet fortæller Odder og Faxe, som begge har aftaler på dagtilbudsområdet, "
           "om deres erfaringer.\n"),
      ElementsAre("Odder=dagtilbud", "Faxe=dagtilbud"));
  EXPECT_THAT(
      told("KL\n3. maj 2024\n\nPå mødet fortæller Odder og Faxe, som ønsker aftaler på dagtilbudsområdet, om "
           "deres planer.\n"),
      IsEmpty());
  EXPECT_THAT(told("KL\n3. maj 2024\n\nDer kan være ti kommuner med velfærdsaftale på ældreområdet fra 1. "
                   "januar 2027. "
                   "Odder og Faxe har en aftale på ældreområdet og tæller med.\n"),
              ElementsAre("Odder=aeldre", "Faxe=aeldre"));
}

TEST(Structures, WhoAskedStandsInAColumnOfItsOwnAndHasNothing) {
  EXPECT_THAT(told("Kommuner med velfærdsaftale\n\nOmråde         Kommuner          Ansøgere uden aftale\n"
                   "Dagtilbud      Odder, Ishøj      Greve, Herlev\n"
                   "Ældre          Faxe              Struer\n"),
              ElementsAre("Odder=dagtilbud", "Ishøj=dagtilbud", "Faxe=aeldre"));
}

TEST(Structures, WhatElseEndsEndsNoAgreement) {
  const std::string given =
      "AFTALE\n\nOdder Kommune frisættes fra den 1. januar 2024 på ældreområdet. Faxe Kommune frisættes fra "
      "den 1. "
      "januar 2024 på folkeskoleområdet. ";
  EXPECT_THAT(told(given + "Begge fritagelser fra momsen falder bort den 31. december 2025.\n"),
              Not(Contains(HasSubstr("2025-12-31"))));
  EXPECT_THAT(told(given + "Begge fritagelser falder bort den 31. december 2025.\n"),
              Each(HasSubstr("2025-12-31")));
}

TEST(Structures, AnEntryMayHaveItsPeriodBehindIt) {
  EXPECT_THAT(
      told(
          "Kommuner med velfærdsaftale\n\nOmråde: Dagtilbud\n- Odder Kommune (aftale 1. maj 2021 - 31. "
          "december "
          "2026)\n\nOmråde: Ældre\n- Faxe Kommune (aftale 1. maj 2022 - 31. december 2027)\n- Herlev Kommune "
          "(ansøgning under behandling)\n"),
      ElementsAre("Odder=dagtilbud 2021-05-01/2026-12-31", "Faxe=aeldre 2022-05-01/2027-12-31"));
}

}  // namespace
}  // namespace frisaet
