#include "extractors/agreements/agreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<std::string> pairs(const std::string& text) {
  std::vector<std::string> result;
  for (const Record& record : find_assignments(test::text_document(text))) {
    const auto& value = std::get<AgreementAssignment>(record.value);
    result.push_back(value.municipality->name + "=" + value.area);
  }
  return result;
}

TEST(Assignments, OneSentenceMayHoldThemAll) {
  EXPECT_THAT(pairs("Følgende kommuner fritages: Tønder og Varde Kommuner på dagtilbudsområdet, Nyborg "
                    "Kommune på folkeskoleområdet "
                    "samt Randers, Skive og Struer Kommune på ældreområdet."),
              ElementsAre("Tønder=dagtilbud", "Varde=dagtilbud", "Nyborg=folkeskole", "Randers=aeldre",
                          "Skive=aeldre", "Struer=aeldre"));
}

TEST(Assignments, HyphenatedNamesAndLostBlanksAreRead) {
  EXPECT_THAT(pairs("sætte følgende kommunerfri: Tønder og Varde Kommunepå dag-\ntilbudsområdet samt "
                    "Ran-\n\nders og Nyborg Kommune "
                    "på ældre-\nområdet."),
              ElementsAre("Tønder=dagtilbud", "Varde=dagtilbud", "Randers=aeldre", "Nyborg=aeldre"));
}

TEST(Assignments, TheAreaMayStandFirst) {
  EXPECT_THAT(pairs("Dagtilbudsområdet: Tønder og Varde\n\nÆldreområdet: Randers Kommune\n"),
              ElementsAre("Tønder=dagtilbud", "Varde=dagtilbud", "Randers=aeldre"));
}

TEST(Assignments, TablesGiveARowEach) {
  EXPECT_THAT(pairs("Kommune Område Indbyggere\nTønder Folkeskole 36.904\nVejen Ældre 42.596\nHøje-Taastrup "
                    "Dagtilbud 55.000\n"),
              ElementsAre("Tønder=folkeskole", "Vejen=aeldre", "Høje-Taastrup=dagtilbud"));
}

TEST(Assignments, ARowMayPrintItsOwnPeriod) {
  const auto records = find_assignments(test::text_document(
      "Kommune     Område      Fra           Til\nTønder      Folkeskole  1. maj 2023   30. april 2026\n"
      "Vejen       Ældre       1. maj 2023   ikke aftalt\n"));
  ASSERT_THAT(records, SizeIs(2));
  const auto& first = std::get<AgreementAssignment>(records[0].value);
  ASSERT_TRUE(first.period);
  EXPECT_EQ(to_iso(*first.period->from), "2023-05-01");
  EXPECT_EQ(to_iso(*first.period->to), "2026-04-30");
  EXPECT_EQ(std::get<AgreementAssignment>(records[1].value).period, std::nullopt);
}

TEST(Assignments, SentencesOfANarrowColumnAreWhole) {
  EXPECT_THAT(pairs("Aftalen fritager følgende kommuner: Høje-Taastrup,\nTønder\nog Varde\nKommune på "
                    "ældreområdet."),
              ElementsAre("Høje-Taastrup=aeldre", "Tønder=aeldre", "Varde=aeldre"));
}

TEST(Assignments, TableCellsMayStandOnLinesOfTheirOwn) {
  EXPECT_THAT(pairs("Kommune\nOmråde\nTønder\nFolkeskole\nVejen\nÆldre\n"),
              ElementsAre("Tønder=folkeskole", "Vejen=aeldre"));
}

TEST(Assignments, OtherMunicipalitiesInTheLetterAreNone) {
  for (const char* text : {"Tønder, Varde og Nyborg Kommuner agter at indgå velfærdsaftaler på "
                           "dagtilbudsområdet, folkeskoleområdet "
                           "og ældreområdet.",
                           "Tønder Kommune ansøger om frisættelse på ældreområdet.",
                           "Borgmesteren i Tønder Kommune har skrevet til os om ældreområdet.",
                           "Tønder Kommune har drøftet dagtilbuds- og ældreområdet.",
                           "Nyborg var vært for et møde på dagtilbudsområdet med Randers Kommune."}) {
    EXPECT_THAT(pairs(text), IsEmpty()) << text;
  }
}

TEST(Assignments, TwoAreasForOneMunicipalityAreDoubtful) {
  const auto records =
      find_assignments(test::text_document("Tønder Kommune på dagtilbudsområdet og Varde Kommune på "
                                           "ældreområdet.\n\nTønder Kommune på ældreområdet.\n"));
  ASSERT_THAT(records, SizeIs(3));
  EXPECT_LT(records[0].confidence, kReviewThreshold);
  EXPECT_GE(records[1].confidence, kReviewThreshold);
}

TEST(Agreement, ThePeriodIsTheOneItPrints) {
  const Extraction extraction =
      extract_agreement(test::text_document("Aftale om frisættelse\n\n5. maj 2023\n\nForsøgsperioden løber "
                                            "fra den 1. juli 2023 til den 30. juni 2026. Tønder "
                                            "Kommune frisættes på ældreområdet.\n"),
                        {});
  ASSERT_THAT(extraction.records, SizeIs(1));
  const auto& value = std::get<AgreementAssignment>(extraction.records[0].value);
  ASSERT_TRUE(value.period);
  EXPECT_EQ(to_iso(*value.period->from), "2023-07-01");
  EXPECT_EQ(to_iso(*value.period->to), "2026-06-30");
  EXPECT_EQ(extraction.facts.title, "Aftale om frisættelse");
  EXPECT_EQ(to_iso(*extraction.facts.date), "2023-05-05");
  EXPECT_THAT(extraction.facts.areas, ElementsAre("aeldre"));
}

TEST(Agreement, ALengthWithoutDaysIsNoPeriod) {
  const Extraction extraction = extract_agreement(
      test::text_document("Aftalen løber i tre år. Tønder Kommune frisættes på ældreområdet.\n"), {});
  ASSERT_THAT(extraction.records, SizeIs(1));
  EXPECT_EQ(std::get<AgreementAssignment>(extraction.records[0].value).period, std::nullopt);
}

TEST(Assignments, WhatAnAreaHasIsNamedBehindIt) {
  EXPECT_THAT(
      pairs("På dagtilbudsområdet har Tønder Kommune og Varde Kommune en aftale. På folkeskoleområdet gælder "
            "det Randers og Nyborg. Fire er udpeget på beskæftigelsesområdet, nemlig Skive og Struer."),
      ElementsAre("Tønder=dagtilbud", "Varde=dagtilbud", "Randers=folkeskole", "Nyborg=folkeskole",
                  "Skive=beskaeftigelse", "Struer=beskaeftigelse"));
  EXPECT_THAT(pairs("På ældreområdet har Tønder Kommune ansøgt om en aftale."), IsEmpty());
}

TEST(Assignments, ThoseWhoGetAnAgreementAreGivenTheirArea) {
  EXPECT_THAT(pairs("Tønder og Varde Kommuner får en velfærdsaftale på folke-\nskoleområdet, mens Randers "
                    "Kommune får en "
                    "aftale på ældreområdet."),
              ElementsAre("Tønder=folkeskole", "Varde=folkeskole", "Randers=aeldre"));
}

TEST(Agreement, ThePeriodOfARowIsKeptBesideTheSentence) {
  const Extraction extraction = extract_agreement(
      test::text_document(
          "Aftale om frisættelse\n\nKommune Område Fra Til\nTønder Kommune Folkeskole 01.08.2024 "
          "31.07.2027\n"),
      {});
  ASSERT_THAT(extraction.records, SizeIs(1));
  const auto& value = std::get<AgreementAssignment>(extraction.records[0].value);
  ASSERT_TRUE(value.period);
  EXPECT_EQ(to_iso(*value.period->to), "2027-07-31");
}

TEST(Assignments, ARowMayListSeveralMunicipalities) {
  EXPECT_THAT(
      pairs("Område Kommuner Gælder\nDagtilbud Tønder, Varde og Nyborg 1. april 2025 – 31. marts 2029\n"
            "Ældre Skive og Struer 1. april 2025 – 31. marts 2029\n"),
      ElementsAre("Tønder=dagtilbud", "Varde=dagtilbud", "Nyborg=dagtilbud", "Skive=aeldre",
                  "Struer=aeldre"));
}

TEST(Assignments, TheAreaOfATableMayStandAboveIt) {
  EXPECT_THAT(pairs("Start for kommunerne på ældreområdet\n\nKommune Begynder Slutter\n"
                    "Tønder 1. januar 2023 31. december 2026\nVarde 1. marts 2023 28. februar 2027\n"),
              ElementsAre("Tønder=aeldre", "Varde=aeldre"));
  EXPECT_THAT(pairs("Start på ældreområdet og dagtilbudsområdet\n\nKommune Begynder Slutter\n"
                    "Tønder 1. januar 2023 31. december 2026\n"),
              IsEmpty());
}

TEST(Assignments, NamesAloneGetTheAreaOfTheSentenceBefore) {
  EXPECT_THAT(
      pairs(
          "Regeringen har valgt, hvilke kommuner der får en velfærdsaftale på ældreområdet. Det blev Tønder, "
          "Varde og Nyborg."),
      ElementsAre("Tønder=aeldre", "Varde=aeldre", "Nyborg=aeldre"));
  EXPECT_THAT(pairs("Flere kommuner kan søge på ældreområdet. Det blev Tønder og Varde, der spurgte."),
              IsEmpty());
}

TEST(Assignments, AnAreaMayStandRightBeforeItsNames) {
  EXPECT_THAT(pairs("Fra 2026 fritages Tønder og Varde Kommuner på ældreområdet og på folkeskoleområdet "
                    "Nyborg Kommune, "
                    "mens Skive Kommune fritages på dagtilbudsområdet."),
              ElementsAre("Tønder=aeldre", "Varde=aeldre", "Nyborg=folkeskole", "Skive=dagtilbud"));
}

TEST(Agreement, EachClauseHasItsPeriod) {
  std::vector<std::string> periods;
  for (const Record& record : find_assignments(
           test::text_document("Fra den 1. januar 2026 til den 31. december 2029 fritages Tønder Kommune på "
                               "ældreområdet, mens Skive Kommune fritages på dagtilbudsområdet fra den "
                               "1. august 2026 til den 31. december 2029."))) {
    const auto& value = std::get<AgreementAssignment>(record.value);
    periods.push_back(value.municipality->name + " " + (value.period ? to_iso(*value.period->from) : "-"));
  }
  EXPECT_THAT(periods, ElementsAre("Tønder 2026-01-01", "Skive 2026-08-01"));
}

std::string period_told(const std::string& sentence) {
  const auto records = find_assignments(
      test::text_document("Tønder Kommune og Varde Kommune får en aftale på ældreområdet.\n\n" + sentence));
  EXPECT_THAT(records, SizeIs(2)) << sentence;
  if (records.empty()) return "";
  const auto& period = std::get<AgreementAssignment>(records[0].value).period;
  return period ? to_iso(*period->from) + (period->to ? " " + to_iso(*period->to) : "") : "-";
}

TEST(Assignments, WhenToApplyIsNoPeriodOfTheAgreement) {
  for (const char* sentence :
       {"Ansøgningsperioden løber fra den 1. maj 2023 til den 30. juni 2023.",
        "Ansøgninger om velfærdsaftaler modtages fra den 1. maj 2023 til den 30. juni 2023.",
        "Kommunerne kan søge om aftalerne fra den 1. maj 2023 til den 30. juni 2023.",
        "Skemaet om aftalerne er åbent fra den 1. maj 2023 til den 30. juni 2023."})
    EXPECT_EQ(period_told(sentence), "-") << sentence;
  EXPECT_EQ(
      period_told("Ansøgningsperioden er fra den 1. maj 2023 til den 30. juni 2023, og aftalerne gælder "
                  "fra den 1. januar 2024 til den 31. december 2027."),
      "2024-01-01 2027-12-31");
  EXPECT_EQ(period_told("Aftalerne gælder fra den 1. januar 2024 til den 31. december 2027."),
            "2024-01-01 2027-12-31");
}

TEST(Agreement, TheOnlyPartyIsGivenTheOnlyArea) {
  const auto records =
      extract_agreement(
          test::text_document("Aftale om frihed\nmellem\nUndervisningsministeriet\nog\nNyborg Kommune\n\n"
                              "Nyborg Kommune får ret til at drive sine folkeskoler uden at være bundet "
                              "af reglerne i bilaget.\n\nRetten gælder ikke for plejehjem.\n"),
          {})
          .records;
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<AgreementAssignment>(records[0].value);
  EXPECT_EQ(value.municipality->name, "Nyborg");
  EXPECT_EQ(value.area, "folkeskole");
}

TEST(Agreement, OfTwoPartiesNothingIsGuessed) {
  EXPECT_THAT(
      extract_agreement(test::text_document("Aftale mellem ministeriet, Nyborg Kommune og Varde Kommune\n\n"
                                            "Kommunen får ret til at drive sine folkeskoler frit.\n"),
                        {})
          .records,
      IsEmpty());
}

TEST(Assignments, WhoAskedOrWasTurnedDownGetsNothing) {
  for (const char* text :
       {"Flere kommuner har ikke fået en aftale på ældreområdet. Det er Tønder, Varde og Nyborg.",
        "Ministeriet har udpeget fire kommuner til en aftale på ældreområdet. De øvrige kommuner er Tønder "
        "og Varde.",
        "Fem kommuner søgte om ældreområdet, men fik den ikke. Det blev Tønder og Varde.",
        "Følgende kommuner har søgt:\nTønder Kommune – ældreområdet\nVarde Kommune – folkeskoleområdet\n",
        "Følgende kommuner fik afslag:\n\nTønder Kommune: ældreområdet\n\nVarde Kommune: folkeskoleområdet\n",
        "Varde Kommune får afslag på ældreområdet og på folkeskoleområdet Tønder Kommune.",
        "Tønder Kommune undtages fra aftalen på ældreområdet.",
        "Tønder Kommune fritages for deltagelse på ældreområdet.",
        "Tønder Kommune fortsætter på ældreområdet uden aftale.",
        "Tønder Kommune: ældreområdet blev fravalgt.",
        "Ansøgninger om velfærdsaftale\n\nKommune Område\nTønder Ældre\nVarde Folkeskole\n"}) {
    EXPECT_THAT(pairs(text), IsEmpty()) << text;
  }
}

TEST(Assignments, ARowThatSaysNoIsLeftOut) {
  EXPECT_THAT(pairs("Kommune Område Status\nTønder Ældre Godkendt\nVarde Folkeskole Afslag\n"
                    "Nyborg Dagtilbud Afventer\n"),
              ElementsAre("Tønder=aeldre"));
}

TEST(Assignments, TablesMayCallTheirColumnsWhatTheyGive) {
  EXPECT_THAT(pairs("Nr. Kommune Frisat på Fra Til\n1 Tønder Ældre 01.09.2024 31.08.2028\n"),
              ElementsAre("Tønder=aeldre"));
  EXPECT_THAT(pairs("Kommune Ønsket område Begynder\nTønder Ældre 1. marts 2023\n"), IsEmpty());
}

TEST(Assignments, NamesStandBelowTheAreaTheyHave) {
  const std::string list =
      "Folkeskole (1. august 2025 til 31. juli 2028)\n - Tønder\n - Varde Kommune\n\n"
      "Ældre (1. juli 2025 til 30. juni 2029)\n - Nyborg\n";
  EXPECT_THAT(pairs("Frisatte kommuner pr. 1. juli 2025\n\n" + list),
              ElementsAre("Tønder=folkeskole", "Varde=folkeskole", "Nyborg=aeldre"));
  EXPECT_THAT(pairs("Disse kommuner har bedt om et møde\n\n" + list), IsEmpty());
  EXPECT_THAT(pairs("Frisatte kommuner er der 40 af.\n\nAnsøgere\n\n" + list), IsEmpty());
}

TEST(Assignments, ABeginAndTheEndOfAllAreOnePeriod) {
  const auto records = find_assignments(test::text_document(
      "Tønder Kommune sættes fri på ældreområdet fra skoleårets begyndelse 1. august 2025. Alle tre forsøg "
      "afsluttes den 31. juli 2029.\n"));
  ASSERT_THAT(records, SizeIs(1));
  const auto& period = std::get<AgreementAssignment>(records[0].value).period;
  ASSERT_TRUE(period && period->from && period->to);
  EXPECT_EQ(to_iso(*period->from) + " " + to_iso(*period->to), "2025-08-01 2029-07-31");
}

TEST(Assignments, TheSameDayIsThatOfWhatIsToldBefore) {
  const auto periods = [](const std::string& second) {
    std::string all;
    for (const Record& record : find_assignments(test::text_document(
             "§ 1. Tønder Kommune undtages fra lovgivningen på ældreområdet fra den 1. maj 2025.\n\n§ 2. " +
             second + "\n\n§ 3. Begge undtagelser bortfalder den 30. april 2029.\n"))) {
      const auto& period = std::get<AgreementAssignment>(record.value).period;
      all += (period && period->from ? to_iso(*period->from) : "-") + "/" +
             (period && period->to ? to_iso(*period->to) : "-") + " ";
    }
    return all;
  };
  EXPECT_EQ(periods("Varde Kommune undtages fra samme dag på dagtilbudsområdet."),
            "2025-05-01/2029-04-30 2025-05-01/2029-04-30 ");
  EXPECT_EQ(periods("Varde Kommune undtages fra den 1. juni 2025 på dagtilbudsområdet."),
            "2025-05-01/2029-04-30 2025-06-01/2029-04-30 ");
  // Another day between, somebody's day, another clause's day.
  for (const char* second :
       {"Loven ændres den 1. juli 2025. Fra samme dag undtages Varde Kommune på dagtilbudsområdet.",
        "Varde Kommune undtages fra samme dag som naboen på dagtilbudsområdet.",
        "Varde Kommune undtages på dagtilbudsområdet, og der gives en rapport fra samme dag året efter."})
    EXPECT_THAT(periods(second), Not(HasSubstr("2025-05-01/2029-04-30 2025-05-01"))) << second;
}

TEST(Assignments, AnEndThatMayNotComeIsNone) {
  const auto ends = [](const std::string& last) {
    const auto records = find_assignments(test::text_document(
        "§ 1. Tønder Kommune undtages fra lovgivningen på ældreområdet fra den 1. maj 2025.\n\n§ 2. " + last +
        "\n"));
    EXPECT_EQ(records.size(), 1U);
    const auto& period = std::get<AgreementAssignment>(records.at(0).value).period;
    return period && period->to.has_value();
  };
  EXPECT_TRUE(ends("Forsøget falder bort den 31. december 2028."));
  EXPECT_TRUE(ends("Aftalen udløber den 31. december 2028, medmindre den forlænges."));
  EXPECT_FALSE(ends("Forsøget falder bort den 31. december 2028, hvis loven ikke er vedtaget."));
  EXPECT_FALSE(ends("Aftalen ophører ikke den 31. december 2028."));
}

TEST(Agreement, TheTitleMaySayWhatTheOnlyPartyGets) {
  const auto read = [](const std::string& title) {
    return extract_agreement(
               test::text_document(title +
                                   "\n\n1 Denne aftale er sluttet den 15. marts 2023 imellem "
                                   "Ældreministeriet og Varde Kommune.\n\n"
                                   "3 Aftalen træder i kraft 1. april 2023. Den udløber 31. marts 2026.\n"),
               {})
        .records;
  };
  const auto records = read("Velfærdsaftale for ældreområdet i Varde Kommune");
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<AgreementAssignment>(records[0].value);
  EXPECT_EQ(value.municipality->name + "=" + value.area, "Varde=aeldre");
  ASSERT_TRUE(value.period && value.period->to);
  EXPECT_EQ(to_iso(*value.period->to), "2026-03-31");
  EXPECT_THAT(read("Rapport om ældreområdet i Varde Kommune"), IsEmpty());
}

TEST(Assignments, WhatHangsOnSomethingIsDoubtful) {
  const auto records = find_assignments(
      test::text_document("Tønder Kommune kan fortsætte på ældreområdet, hvis loven vedtages."));
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_LT(records[0].confidence, 0.9);
}

TEST(Agreement, WhatAnotherThanThePartyIsGivenIsForAPerson) {
  const auto records =
      extract_agreement(
          test::text_document(
              "Velfærdsaftale\n\nAftale mellem Ældreministeriet og Varde Kommune\n\n"
              "Ældreministeriet og Køge Kommune er enige om, at kommunen fritages på ældreområdet.\n"),
          {})
          .records;
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<AgreementAssignment>(records[0].value).municipality->name, "Køge");
  EXPECT_LT(records[0].confidence, kReviewThreshold);
}

TEST(Agreement, ThePartyThatOnlyAskedIsGivenNothing) {
  for (const char* sentence : {"Varde Kommune har søgt om, at kommunen fritages på ældreområdet.",
                               "Kommunen fritages ikke på ældreområdet."}) {
    EXPECT_THAT(
        extract_agreement(test::text_document("Velfærdsaftale\n\nAftale mellem Ældreministeriet og Varde "
                                              "Kommune\n\n" +
                                              std::string(sentence) + "\n"),
                          {})
            .records,
        IsEmpty())
        << sentence;
  }
}

TEST(Assignments, AgreementsMayBeConcludedWithThem) {
  EXPECT_THAT(pairs("Aftalerne om ældreområdet er indgået med Tønder Kommune og Varde Kommune.\n"),
              ElementsAre("Tønder=aeldre", "Varde=aeldre"));
  EXPECT_THAT(pairs("Aftalerne om ældreområdet er drøftet med Tønder Kommune og Varde Kommune.\n"),
              IsEmpty());
}

TEST(Assignments, TheSentenceBeforeMayNameWhatBelongsToTheArea) {
  EXPECT_THAT(
      pairs("Ministeren har valgt, hvem der skal prøve et friere jobcenter. Det bliver Tønder og Varde.\n"),
      ElementsAre("Tønder=beskaeftigelse", "Varde=beskaeftigelse"));
  EXPECT_THAT(pairs("Ministeren har besøgt et jobcenter. Det bliver Tønder og Varde.\n"), IsEmpty());
}

TEST(Assignments, TheOnlyPartyGetsWhatTheTitleNames) {
  const Extraction extraction = extract_agreement(
      test::text_document(
          "Aftale om friere dagtilbud i Varde\n\nParter: Børne- og Undervisningsministeriet og Varde "
          "Kommune\n\nAftalen gælder fra 1. maj 2023 til 30. april 2027.\n\nSkoleområdet er ikke "
          "omfattet.\n"),
      {});
  EXPECT_THAT(extraction.records, SizeIs(1));
  EXPECT_THAT(extraction.facts.areas, ElementsAre("dagtilbud"));
}

TEST(Agreement, AllPartiesHaveTheOneArea) {
  const auto records = [](const std::string& terms) {
    return extract_agreement(
               test::text_document(
                   "Aftale mellem regeringen og tre kommuner\n\nMellem Beskæftigelsesministeriet og\n\n   "
                   "Odder Kommune\n   Faxe Kommune\n   Herlev Kommune\n\ner der indgået følgende "
                   "aftale:\n\n§ 1. " +
                   terms + "\n"),
               {})
        .records;
  };
  const auto found = records("De tre kommuner fritages for krav på beskæftigelsesområdet.");
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_LT(found[0].confidence, kReviewThreshold);
  EXPECT_THAT(
      records("De tre kommuner fritages for krav på beskæftigelsesområdet. § 2. Ældreområdet er et andet."),
      IsEmpty());
  EXPECT_THAT(records("De tre kommuner fritages ikke for krav på beskæftigelsesområdet."), IsEmpty());
}

TEST(Agreement, WhoHasHadOneHasNone) {
  const auto told = [](const std::string& verb) {
    return extract_agreement(test::text_document("Velfærdsaftaler\n\nOdder og Herlev Kommuner " + verb +
                                                 " en velfærdsaftale på dagtilbudsområdet.\n"),
                             {})
        .records;
  };
  EXPECT_THAT(told("har"), SizeIs(2));
  EXPECT_THAT(told("har haft"), IsEmpty());
  EXPECT_THAT(told("havde tidligere haft"), IsEmpty());
}

TEST(Agreement, AreasMayStandInBracketsBehindNames) {
  const auto records = [](const std::string& head) {
    return extract_agreement(
               test::text_document(head + "\n\nOdder (ældre)\nVejle (folkeskole)\nFaxe (1.200 elever)\n"), {})
        .records;
  };
  EXPECT_THAT(records("Oversigt over indgåede velfærdsaftaler"), SizeIs(2));
  EXPECT_THAT(records("Kommuner, der har søgt om velfærdsaftaler"), IsEmpty());
}

TEST(Agreement, ADayBehindAMunicipalityThatWasNotReadIsItsOwn) {
  const auto records =
      extract_agreement(test::text_document("Kommuner med velfærdsaftale\n\nPå folkeskoleområdet er det "
                                            "Vejen, Kolding og Syddjurs Kommuner. Her "
                                            "følger aftalen skoleåret og gælder fra den 1. august 2026 til "
                                            "den 31. juli 2029.\n\nPå ældreområdet "
                                            "er der kun givet én aftale, og den går til Billund Kommune. Den "
                                            "begynder den 1. april 2026 og slutter "
                                            "den 31. marts 2029.\n"),
                        {})
          .records;
  ASSERT_GE(records.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& given = std::get<AgreementAssignment>(records[i].value);
    EXPECT_EQ(given.area, "folkeskole");
    ASSERT_TRUE(given.period && given.period->from);
    EXPECT_EQ(to_iso(*given.period->from), "2026-08-01");
  }
}

TEST(Agreement, PartiesMayStandInAList) {
  const auto records = [](const std::string& parties) {
    return extract_agreement(
               test::text_document(
                   "Aftale om velfærd på ældreområdet\n\nDer er den 3. maj 2024 indgået aftale " + parties +
                   "\n\nKommunerne fritages for serviceloven § 83 a.\n"),
               {})
        .records;
  };
  const auto found = records("mellem regeringen og Odder, Faxe og Herlev Kommuner.");
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(std::get<AgreementAssignment>(found[0].value).area, "aeldre");
  EXPECT_LT(found[0].confidence, kReviewThreshold);
  EXPECT_THAT(records("mellem Odder, Faxe og Herlev Kommuner om fælles indkøb."), IsEmpty());
  EXPECT_THAT(records("mellem regeringen og KL. Odder, Faxe og Herlev Kommuner har søgt."), IsEmpty());
}

}  // namespace
}  // namespace frisaet
