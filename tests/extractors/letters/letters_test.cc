#include "extractors/letters/letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

Extraction read(const std::string& text) {
  return extract_letter(test::text_document(text), {});
}

template <typename Kind>
std::vector<Kind> all(const Extraction& extraction) {
  std::vector<Kind> found;
  for (const Record& record : extraction.records) {
    if (const auto* value = std::get_if<Kind>(&record.value)) found.push_back(*value);
  }
  return found;
}

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

const char* const kLetter =
    "Til samtlige kommunalbestyrelser\n"
    "Dato: 4. maj 2022\n\n"
    "Ny runde om velfærdsaftaler på ældreområdet\n\n"
    "Kære borgmester\n\n"
    "KL beder jer svare i et skema. Skemaet ligger her:\n"
    "https://svar.kl.dk/prøve?runde=9\n\n"
    "Jeres svar skal være KL i hænde senest mandag den 13. juni kl. 12. Har I spørgsmål, kan I henvende jer "
    "til "
    "chefkonsulent Ditte Langmark, KL, dila@kl.dk, telefon 1270 0001.\n\n"
    "Tre kommuner kan indgå en velfærdsaftale på ældreområdet. De fem kommuner, der allerede har en aftale, "
    "fortsætter.\n\n"
    "Med venlig hilsen\nOve Strandby\n";

TEST(Letter, TitleDateAndAreasAreItsFacts) {
  const DocumentFacts facts = read(kLetter).facts;
  EXPECT_EQ(facts.type, DocumentType::kKlLetter);
  EXPECT_EQ(facts.title, "Ny runde om velfærdsaftaler på ældreområdet");
  EXPECT_EQ(iso(facts.date), "2022-05-04");
  EXPECT_THAT(facts.areas, ElementsAre("aeldre"));
  EXPECT_EQ(facts.municipality, std::nullopt);
}

TEST(Letter, AWeekdayAndTheLettersDateProveTheYear) {
  const auto deadlines = all<Deadline>(read(kLetter));
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].date_text, "mandag den 13. juni");
  EXPECT_EQ(iso(deadlines[0].date), "2022-06-13");
  EXPECT_EQ(deadlines[0].what, "Jeres svar skal være KL i hænde");
  EXPECT_THAT(deadlines[0].areas, ElementsAre("aeldre"));
}

struct DeadlineCase {
  std::string sentence, text, date;

  friend void PrintTo(const DeadlineCase& that, std::ostream* out) { *out << that.sentence; }
};
class DeadlineForm : public testing::TestWithParam<DeadlineCase> {};

TEST_P(DeadlineForm, IsRead) {
  const auto deadlines = all<Deadline>(read(GetParam().sentence));
  ASSERT_THAT(deadlines, SizeIs(1)) << GetParam().sentence;
  EXPECT_EQ(deadlines[0].date_text, GetParam().text);
  EXPECT_EQ(iso(deadlines[0].date), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Deadlines, DeadlineForm,
    testing::Values(
        DeadlineCase{"Svarfristen er den 30. november.", "30. november", "-"},
        DeadlineCase{"Frist for tilmelding: 3. marts 2023", "3. marts 2023", "2023-03-03"},
        DeadlineCase{"I bedes sende svaret senest tirsdag den 9. maj.", "tirsdag den 9. maj", "-"},
        DeadlineCase{"3. marts 2023: Frist for ansøgning", "3. marts 2023", "2023-03-03"},
        DeadlineCase{"Vi skal have jeres tilbagemelding inden den 01-12-2022.", "01-12-2022", "2022-12-01"},
        DeadlineCase{"Fristen for at svare udskydes til mandag den 8. maj 2023.", "mandag den 8. maj 2023",
                     "2023-05-08"},
        DeadlineCase{"For de to andre områder fastholdes den oprindelige frist, den 3. marts 2023.",
                     "3. marts 2023", "2023-03-03"},
        DeadlineCase{"Brug linket nedenfor til skemaet. Det lukker den 3. marts 2023.", "3. marts 2023",
                     "2023-03-03"},
        DeadlineCase{"Deltagere i temadagen tilmeldes senest torsdag i uge 12.", "torsdag i uge 12", "-"},
        DeadlineCase{"Svaret skal sendes senest tre uger efter, at brevet er modtaget.",
                     "tre uger efter, at brevet er modtaget", "-"},
        DeadlineCase{"Tilkendegivelsen\nskal være os i hænde senest\nden 4. april 2023.", "4. april 2023",
                     "2023-04-04"}));

class NoDeadline : public testing::TestWithParam<std::string> {};
TEST_P(NoDeadline, IsInvented) {
  EXPECT_THAT(all<Deadline>(read(GetParam())), IsEmpty()) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Deadlines, NoDeadline,
                         testing::Values("Webinaret afholdes den 3. marts 2023.",
                                         "Aftalen træder i kraft senest den 1. august 2023.",
                                         "Regeringen vil senest den 1. juli 2023 sende et lovforslag.",
                                         "Vi skrev til jer den 3. marts 2023 om fristen.",
                                         "Svar ventes ultimo august.",
                                         "Kommunen svarede den 1. juni 2022 på brevet.",
                                         "Ønskerne skulle være sendt senest den 3. marts 2023.",
                                         "Vi sender svar til jer senest den 3. marts 2023.",
                                         "Mødet om svarene udskydes til den 3. marts 2023.",
                                         "Vi har en skole i byen. Den lukker den 1. august 2023.",
                                         "I hørte fra os tre uger efter, at I havde svaret."));

TEST(Letter, TheOtherAreasAreThoseWithoutADeadline) {
  const auto deadlines = all<Deadline>(
      read("Velfærdsaftaler på dagtilbudsområdet, folkeskoleområdet og ældreområdet\n\nSvar om ældreområdet "
           "skal sendes senest den 3. marts 2023.\n\nSvar om de øvrige områder sendes senest den 8. maj "
           "2023.\n"));
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_THAT(deadlines[0].areas, ElementsAre("aeldre"));
  EXPECT_THAT(deadlines[1].areas, ElementsAre("dagtilbud", "folkeskole"));
}

TEST(Letter, AWrongWeekdayLeavesTheDateOpen) {
  const Extraction extraction = read("Svarfristen er onsdag den 3. marts 2023.");
  const auto deadlines = all<Deadline>(extraction);
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].date, std::nullopt);
  EXPECT_LT(extraction.records[0].confidence, kReviewThreshold);
}

TEST(Letter, TheContactIsReadWithTitleAndOrganisation) {
  const auto contacts = all<Contact>(read(kLetter));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Ditte Langmark");
  EXPECT_EQ(contacts[0].details.title, "chefkonsulent");
  EXPECT_EQ(contacts[0].details.email, "dila@kl.dk");
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
  EXPECT_EQ(contacts[0].organisation, "KL");
}

TEST(Letter, ThePersonInTheDeadlinesSentenceIsItsContact) {
  const auto deadlines =
      all<Deadline>(read("Svar sendes til Ditte Langmark, dila@kl.dk, senest den 3. marts 2023."));
  ASSERT_THAT(deadlines, SizeIs(1));
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->email, "dila@kl.dk");
}

TEST(Letter, ADamagedAddressIsUnknownAndReported) {
  const Extraction extraction = read("Tag kontakt til Ditte\nLangmark, [ila@kl.dk 1270 0001\n");
  const auto contacts = all<Contact>(extraction);
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Ditte Langmark");
  EXPECT_EQ(contacts[0].details.email, std::nullopt);
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "email_damaged");
  EXPECT_EQ(extraction.diagnostics[0].page, 1);
}

TEST(Letter, TheSameNameInTwoPlacesIsOneContact) {
  const auto contacts =
      all<Contact>(read("Svar sendes til Ditte Langmark, dila@kl.dk.\n\nSpørgsmål kan rettes til Ditte "
                        "Langmark på telefon 1270 0001.\n"));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.email, "dila@kl.dk");
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
}

TEST(Letter, RecipientsAndSignaturesAreNoContacts) {
  EXPECT_THAT(
      all<Contact>(
          read("Att.: Ditte Langmark\n\nKære Ditte\n\nTak for sidst.\n\nMed venlig hilsen\nOve Strandby\n")),
      IsEmpty());
}

TEST(Letter, LinksSayWhatLiesThere) {
  const auto links = all<Link>(read(kLetter));
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].url, "https://svar.kl.dk/prøve?runde=9");
  EXPECT_EQ(links[0].what, "Skemaet");
}

TEST(Letter, WordsBeforeALinkNameTheThing) {
  const auto what = [](const std::string& text) {
    const auto links = all<Link>(read(text));
    return links.empty() ? "" : links[0].what.value_or("-");
  };
  EXPECT_EQ(what("Dagsorden offentliggøres senere på https://kl.dk/prøve-dag"), "Dagsorden");
  EXPECT_EQ(what("I svarer via svarskemaet på https://kl.dk/prøve-svar"), "svarskemaet");
  EXPECT_EQ(what("Det sker i maj på https://kl.dk/prøve-maj"), "Det sker i maj på");
}

struct QuotaCase {
  std::string sentence;
  int count;
  std::string area;

  friend void PrintTo(const QuotaCase& that, std::ostream* out) { *out << that.sentence; }
};
class QuotaForm : public testing::TestWithParam<QuotaCase> {};

TEST_P(QuotaForm, IsRead) {
  const auto quotas = all<Quota>(read(GetParam().sentence));
  ASSERT_THAT(quotas, SizeIs(1)) << GetParam().sentence;
  EXPECT_EQ(quotas[0].count, GetParam().count);
  EXPECT_EQ(quotas[0].area.value_or("-"), GetParam().area);
}

INSTANTIATE_TEST_SUITE_P(
    Quotas, QuotaForm,
    testing::Values(
        QuotaCase{"Seks kommuner kan blive frisat på beskæftigelsesområdet.", 6, "beskaeftigelse"},
        QuotaCase{"I kan få frie rammer på beskæftigelsesområdet, hvor der er plads til i alt 6 kommuner.", 6,
                  "beskaeftigelse"},
        QuotaCase{"Ni kommuner har eksisterende velfærdsaftaler.", 9, "-"},
        QuotaCase{"I første runde blev ni kommuner frisat på dagtilbuds- og ældreområdet.", 9, "-"},
        QuotaCase{"Ældreområdet: 29 af de 80 kommuner", 29, "aeldre"},
        QuotaCase{"Hvornår får vi svar om ældreområdet? Otte kommuner udpeges i maj.", 8, "aeldre"},
        QuotaCase{"De fire pladser på folkeskoleområdet er besat.", 4, "folkeskole"}));

class NoQuota : public testing::TestWithParam<std::string> {};
TEST_P(NoQuota, IsInvented) {
  EXPECT_THAT(all<Quota>(read(GetParam())), IsEmpty()) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Quotas, NoQuota,
                         testing::Values("Fire kommuner har stillet spørgsmål om økonomien.",
                                         "Alle kommuner kan søge på ældreområdet.",
                                         "De tre områder er dagtilbud, folkeskole og ældre.",
                                         "Skemaet har fem spørgsmål om frisættelse på ældreområdet.",
                                         "Hvornår får vi svar? Otte kommuner udpeges i maj.",
                                         "De 60 kommuner fordeles senere.",
                                         "To kommuner fra hver region deltager i mødet."));

TEST(Letter, ASharedPoolBelongsToEveryNumberBehindIt) {
  const auto quotas = all<Quota>(
      read("De øvrige 60 kommuner fordeles, så der bliver 31 kommuner på dagtilbudsområdet og 29 på "
           "ældreområdet."));
  ASSERT_THAT(quotas, SizeIs(2));
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, "De øvrige 60 kommuner");
  EXPECT_EQ(quotas[0].count, 31);
  EXPECT_EQ(quotas[0].area, "dagtilbud");
  EXPECT_EQ(quotas[1].count, 29);
  EXPECT_EQ(quotas[1].area, "aeldre");
}

TEST(Letter, LastYearsDeadlineAndOneWithoutADayAreNone) {
  for (const char* const sentence :
       {"I fjor var svarfristen den 3. maj 2021.", "Svarfristen den 3. maj 2022 er udskudt på ubestemt tid.",
        "Fristen den 3. maj 2022 gælder ikke længere."}) {
    EXPECT_THAT(all<Deadline>(read("KL\n\nTil kommunerne\n\n" + std::string(sentence) + "\n")), IsEmpty())
        << sentence;
  }
  EXPECT_THAT(all<Deadline>(read("KL\n\nTil kommunerne\n\nSvarfristen er den 3. maj 2022.\n")), SizeIs(1));
}

TEST(Letter, WhomNotToTurnToIsNoContact) {
  for (const char* const sentence :
       {"Skriv ikke til konsulent Anna Brink, anbr@kl.dk.", "Kontakt ikke Anna Brink, anbr@kl.dk.",
        "Ring ikke længere til Anna Brink, telefon 1270 0003."}) {
    EXPECT_THAT(read("KL\n\nTil kommunerne\n\n" + std::string(sentence) + "\n").records, IsEmpty())
        << sentence;
  }
  EXPECT_THAT(read("KL\n\nTil kommunerne\n\nSkriv til konsulent Anna Brink, anbr@kl.dk.\n").records,
              SizeIs(1));
}

TEST(Letter, EvidenceStandsInThePage) {
  const Document document = test::text_document(kLetter);
  const Extraction extraction = extract_letter(document, {});
  for (const Record& record : extraction.records) {
    EXPECT_THAT(record.evidence, Not(IsEmpty())) << kind_of(record);
    for (const Evidence& evidence : record.evidence) {
      EXPECT_NE(document.pages()[0].repaired.text.find(evidence.quote), std::string::npos) << evidence.quote;
    }
  }
}

TEST(Letter, ATableOfLastDaysGivesARowEach) {
  const auto deadlines =
      all<Deadline>(read("Til borgmestrene\n3. maj 2022\n\nHvem skal hvad\n\n"
                         "Område Opgave Senest Sendes til\n"
                         "Dagtilbud Udfylde skema 05.09.2022 Konsulent Bo Holm Lund, bohl@kl.dk\n"
                         "Ældre Sende beslutning 30.09.2022 kl. 12 Ida Kjær, idkj@kl.dk\n\n"
                         "Hilsen\nOve\n"));
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(iso(deadlines[0].date), "2022-09-05");
  EXPECT_THAT(deadlines[0].areas, ElementsAre("dagtilbud"));
  EXPECT_EQ(deadlines[0].what, "Udfylde skema");
  EXPECT_EQ(iso(deadlines[1].date), "2022-09-30");
  EXPECT_THAT(deadlines[1].areas, ElementsAre("aeldre"));
}

std::vector<std::string> deadlines_in(const std::string& text) {
  std::vector<std::string> found;
  for (const Deadline& deadline : all<Deadline>(read("Til borgmestrene\n3. maj 2022\n\n" + text + "\n"))) {
    std::string areas;
    for (const AreaCode& area : deadline.areas) areas += " " + area;
    found.push_back(iso(deadline.date) + areas + " " + deadline.what.value_or("-"));
  }
  return found;
}

TEST(Letter, ATableIsReadBesideADeadlineInTheText) {
  EXPECT_THAT(deadlines_in("Spørgsmål om skemaet skal sendes senest den 1. juni 2022.\n\n"
                           "| Område | Opgave | Frist |\n| Dagtilbud | Udfylde skema | 05.09.2022 |\n"
                           "| Ældre | Sende beslutning, gerne med skoleområdet | 30.09.2022 |"),
              UnorderedElementsAre("2022-06-01 folkeskole Spørgsmål om skemaet skal sendes",
                                   "2022-09-05 dagtilbud Udfylde skema",
                                   "2022-09-30 aeldre Sende beslutning, gerne med skoleområdet"));
  // A sentence that says a row again.
  EXPECT_THAT(deadlines_in("Svar om dagtilbudsområdet skal sendes senest den 5. september 2022.\n\n"
                           "Område Opgave Frist\nDagtilbud Udfylde skema 05.09.2022\n"),
              ElementsAre("2022-09-05 dagtilbud Udfylde skema"));
}

TEST(Letter, BarsOfATableAreNoWords) {
  EXPECT_THAT(deadlines_in("| Svarfrist | 3. juni 2022 |\n| Møde | 8. juni 2022 |"),
              ElementsAre("2022-06-03 Svarfrist"));
}

TEST(Letter, EachTableMayHaveLinesBetweenItsRows) {
  const std::string line = "(se vejledningen)\n";
  EXPECT_THAT(deadlines_in("Område Opgave Frist\nDagtilbud Udfylde skema 05.09.2022\n" + line + line +
                           "Ældre Sende beslutning 30.09.2022\n" + line + line +
                           "Folkeskole Sende beslutning 07.10.2022\n"),
              SizeIs(3));
  EXPECT_THAT(deadlines_in("Område Opgave Frist\nDagtilbud Udfylde skema 05.09.2022\n" + line + line + line +
                           "Ældre beslutning 30.09.2022\n"),
              SizeIs(1));
}

TEST(Letter, WordsElsewhereInTheSentenceMayMakeADeadline) {
  const auto deadlines =
      all<Deadline>(read("Interesse for ældreområdet skal vi have skriftligt mandag den 8. august 2022."));
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(iso(deadlines[0].date), "2022-08-08");
}

TEST(Letter, OtherKindsOfDaysAreNoDeadlines) {
  for (const char* sentence : {"I skal svare på brevet af 8. august 2022.",
                               "Vi skal have svar, før mødet holdes den 8. august 2022.",
                               "I brevet skrev vi, at skemaet lukker den 8. august 2022.",
                               "Skemaet skal bruges til aftaler, der gælder fra den 8. august 2022.",
                               "Dér var fristen den 8. august 2022 for at svare."}) {
    EXPECT_THAT(all<Deadline>(read(sentence)), IsEmpty()) << sentence;
  }
}

TEST(Letter, NumbersInOneBreathWithAnAreaAreQuotas) {
  std::vector<std::string> found;
  for (const Quota& quota :
       all<Quota>(read("Vi er færdige med at fordele kommunerne. 28 kommuner får dagtilbudsområdet, "
                       "mens tredive får folkeskoleområdet og 29 ældreområdet.")))
    found.push_back(std::to_string(quota.count) + " " + quota.area.value_or("-"));
  EXPECT_THAT(found, testing::UnorderedElementsAre("28 dagtilbud", "30 folkeskole", "29 aeldre"));
}

TEST(Letter, ATableOfNumbersGivesAQuotaARow) {
  std::vector<std::string> found;
  for (const Quota& quota :
       all<Quota>(read("Kommunerne er fordelt.\n\nOmråde Kommuner\nDagtilbud 27\nÆldre 29\n\nHilsen")))
    found.push_back(std::to_string(quota.count) + " " + quota.area.value_or("-"));
  EXPECT_THAT(found, ElementsAre("27 dagtilbud", "29 aeldre"));
}

TEST(Letter, ANumberInATableAndInASentenceIsOneQuota) {
  const auto quotas =
      all<Quota>(read("Af de øvrige 60 kommuner kan 27 få en aftale på dagtilbudsområdet.\n\n"
                      "Område Kommuner\nDagtilbud 27\nÆldre 29\n\nHilsen"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].of, "de øvrige 60 kommuner");
  EXPECT_EQ(quotas[1].count, 29);
}

TEST(Letter, ANumberToldInPassingIsNotWhatTheLetterIsAbout) {
  EXPECT_THAT(read("Svar om ældreområdet\n\nKære borgmester\n\nFire kommuner har fået en aftale på "
                   "dagtilbudsområdet. Svar om ældreområdet senest den 3. maj 2022.\n")
                  .facts.areas,
              ElementsAre("aeldre"));
}

TEST(Letter, NumbersOfAnEarlierRoundAreNoQuotas) {
  EXPECT_THAT(all<Quota>(read("Kommunerne skal fordeles. Sidste år fik 28 kommuner dagtilbudsområdet.")),
              IsEmpty());
}

TEST(Letter, ThePoolIsNoQuota) {
  const auto quotas = all<Quota>(read("Ud af de 98 kommuner er elleve frisat på ældreområdet i dag."));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].count, 11);
}

TEST(Letter, ABlockUnderItsLabelIsAContact) {
  const auto contacts =
      all<Contact>(read("Kære borgmester\n\nVi skriver snart.\n\nSagsbehandler\nAksel Borre\n"
                        "Specialkonsulent\nakbo@kl.dk\n1270 0004\n"));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Aksel Borre");
  EXPECT_EQ(contacts[0].details.title, "Specialkonsulent");
  EXPECT_EQ(contacts[0].details.email, "akbo@kl.dk");
}

TEST(Letter, WhoWroteTheMailIsNoContact) {
  EXPECT_THAT(all<Contact>(read(
                  "Fra: Bo Holm <boho@kl.dk>\nTil: Kommunerne\nSendt: 3. maj 2022 10:12\nEmne: Rykker\n\n"
                  "Kære alle\n\nHusk at svare.\n\nHilsen\nBo\n")),
              IsEmpty());
}

TEST(Letter, ASiteWithoutWwwCountsWithAPath) {
  const auto links = all<Link>(read("Nyt læses på kl.dk/frisat-nyt. Ellers kig på kl.dk."));
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].url, "kl.dk/frisat-nyt");
}

TEST(Letter, TheEndOfSomethingThatLastsIsNoDeadline) {
  for (const char* sentence :
       {"De nuværende aftaler gælder til og med 30. juni 2023, og I bedes overveje et svar.",
        "KL's kontor holder sommerferie til og med 8. august 2022, så skriv en mail.",
        "Frihedsforsøget løber frem til den 1. oktober 2027, hvis kommunen ønsker det.",
        "Kommunerne får besked frem til den 1. oktober 2022 om ønsket.",
        "I får svar senest den 1. oktober 2022."}) {
    EXPECT_THAT(all<Deadline>(read(sentence)), IsEmpty()) << sentence;
  }
  EXPECT_THAT(all<Deadline>(read("Skemaet kan udfyldes til og med 8. august 2022.")), SizeIs(1));
}

TEST(Letter, NumbersOfOtherThingsAreNoQuotas) {
  for (const char* text : {"Vi fordeler kommunerne. Kommuner skal kende bilag 2 om ældreområdet.",
                           "Foreløbig har 14 kommuner en plads, og 9 har søgt på ældreområdet.",
                           "Kommunernes spørgsmål er fordelt således:\nDagtilbud 27\nÆldre 29\n"}) {
    EXPECT_THAT(all<Quota>(read(text)), IsEmpty()) << text;
  }
}

TEST(Letter, DotsLeadFromAThingToItsAddress) {
  const auto links =
      all<Link>(read("På nettet:\n  Lovene ........ https://www.kl.dk/frisat/love\n  Gode råd om "
                     "høring ........ https://www.kl.dk/frisat/raad\n"));
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(links[0].what, "Lovene");
  EXPECT_EQ(links[1].what, "Gode råd om høring");
}

TEST(Letter, WhatIsReceivedUntilADayIsADeadline) {
  EXPECT_THAT(all<Deadline>(read("Derfor tager vi imod til og med onsdag den 10. august 2022.")), SizeIs(1));
  EXPECT_THAT(all<Deadline>(read("Derfor tager vi på tur til og med onsdag den 10. august 2022.")),
              IsEmpty());
  EXPECT_THAT(
      all<Deadline>(read("Konsulenten skal have jeres svar inden udgangen af onsdag den 2. september 2026.")),
      SizeIs(1));
}

TEST(Letter, SentencesBelongToTheHeadingThatNamesTheirArea) {
  const auto areas = [](const std::string& heading) {
    const auto found =
        all<Deadline>(read("Til kommunerne\n\nNy runde om dagtilbudsområdet og ældreområdet\n\n" + heading +
                           "\n\nI bedes svare senest mandag den 8. august 2022.\n"));
    return found.empty() ? std::vector<AreaCode>{} : found.front().areas;
  };
  EXPECT_THAT(areas("Ældreområdet"), ElementsAre("aeldre"));
  EXPECT_THAT(areas("Sådan gør I"), UnorderedElementsAre("dagtilbud", "aeldre"));
  EXPECT_THAT(areas("Ældreområdet er det vigtigste"), UnorderedElementsAre("dagtilbud", "aeldre"));
}

TEST(Letter, NumbersOfATableWithMoreColumnsAndOfAHeadingsArea) {
  const Extraction table = read(
      "Område Antal kommuner Ansøgning modtaget senest\nDagtilbud 8 torsdag den 1. oktober 2026\n"
      "Ældre 11 torsdag den 1. oktober 2026\n");
  const auto quotas = all<Quota>(table);
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[1].count, 11);
  EXPECT_EQ(quotas[1].area, "aeldre");
  EXPECT_EQ(quotas[1].what, "Ældre 11");
  const auto deadlines = all<Deadline>(table);
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(deadlines[0].what, "Ansøgning modtaget senest");

  const auto under = [](const std::string& heading) {
    return all<Quota>(
        read("Til kommunerne\n\n" + heading + "\n\nPå dette område udpeges fire af landets 98 kommuner.\n"));
  };
  ASSERT_THAT(under("Beskæftigelsesområdet"), SizeIs(1));
  EXPECT_EQ(under("Beskæftigelsesområdet")[0].area, "beskaeftigelse");
  EXPECT_THAT(under("Hvem kan være med"), IsEmpty());
}

TEST(Letter, ASenderWhoWantsTheMailIsTheContact) {
  const auto contacts = [](const std::string& where) {
    return all<Contact>(read(
        "Fra: Bo Lind <boli@kl.dk>\nTil: Kommunerne\nSendt: 26. september 2022\nEmne: Frist\n\n"
        "Svaret kan eftersendes til " +
        where + " frem til fredag den 14. oktober.\n\nVenlig hilsen\n\nBo Lind\nKonsulent\n12 91 40 77\n"));
  };
  ASSERT_THAT(contacts("mig"), SizeIs(1));
  EXPECT_EQ(contacts("mig")[0].details.email, "boli@kl.dk");
  EXPECT_THAT(contacts("KL"), IsEmpty());
}

TEST(Letter, ACitizenIsNoContact) {
  EXPECT_THAT(all<Contact>(read("Borgeren Karen Holm, tlf. 12 34 56 78, har klaget over skemaet.")),
              IsEmpty());
  EXPECT_THAT(all<Contact>(read("Borgerchef Karen Holm, tlf. 12 34 56 78, svarer gerne.")), SizeIs(1));
}

TEST(Letter, ATableOfContactsIsReadByItsColumns) {
  const auto contacts = all<Contact>(
      read("Kontaktark\n\nEmne Navn Stilling Telefon Mail\nDagtilbud Ida Wium Lund Konsulent 12 70 00 01 "
           "iwl@kl.dk\nPresse Bo Holm Chefkonsulent 12 70 00 02 boh@kl.dk\n"));
  ASSERT_THAT(contacts, SizeIs(2));
  EXPECT_EQ(contacts[0].details.name, "Ida Wium Lund");
  EXPECT_EQ(contacts[0].details.title, "Konsulent");
  EXPECT_EQ(contacts[0].details.phone, "12 70 00 01");
  EXPECT_EQ(contacts[1].details.name, "Bo Holm");
  EXPECT_EQ(contacts[1].details.email, "boh@kl.dk");
}

TEST(Letter, AnAreaNamedBecauseItIsFullIsNoneOfItsAreas) {
  EXPECT_THAT(
      read("KL\n\nTil kommunerne\n\nEn kort runde\n\nDagtilbudsområdet har plads. Folkeskoleområdet er "
           "fuldt optaget og indgår ikke.\n")
          .facts.areas,
      ElementsAre("dagtilbud"));
  EXPECT_THAT(read("KL\n\nTil kommunerne\n\nEn kort runde\n\nDagtilbudsområdet og skoleområdet har plads. "
                   "Skoleområdet er ikke med i marts.\n")
                  .facts.areas,
              ElementsAre("dagtilbud", "folkeskole"));
}

TEST(Letter, JobCentresAloneMakeTheArea) {
  EXPECT_THAT(read("KL\n\nTil kommunerne\n\nNyt om jobcentrene\n\nJobcentrene får besked.\n").facts.areas,
              ElementsAre("beskaeftigelse"));
  EXPECT_THAT(read("KL\n\nTil kommunerne\n\nNyt\n\nJobcentre og plejehjem får besked.\n").facts.areas,
              IsEmpty());
}

}  // namespace
}  // namespace frisaet
