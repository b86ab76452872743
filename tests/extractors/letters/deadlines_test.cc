// Days by which something must be done, in sentences and tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

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

TEST(Letter, ThePersonInTheDeadlinesSentenceIsItsContact) {
  const auto deadlines =
      all<Deadline>(read("Svar sendes til Ditte Langmark, dila@kl.dk, senest den 3. marts 2023."));
  ASSERT_THAT(deadlines, SizeIs(1));
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->email, "dila@kl.dk");
}

TEST(Letter, ThePersonWhoseCardStandsElsewhereIsTheContactOfWhatIsSentToHer) {
  const auto contact = [](const std::string& sentence) {
    const auto found = all<Deadline>(read("Til kommunerne\n\n" + sentence +
                                          "\n\nKontakt\nDitte Langmark\nChefkonsulent\nE  dila@kl.dk\n"));
    return found.size() == 1 && found[0].contact ? found[0].contact->email : std::nullopt;
  };
  EXPECT_EQ(contact("I skriver til Ditte\nLangmark senest den 3. marts 2023."), "dila@kl.dk");
  EXPECT_EQ(contact("Svaret skal være her senest den 3. marts 2023, hvor Ditte Langmark er på ferie."),
            std::nullopt);
  EXPECT_EQ(contact("I sender svaret til Ditte Langmarken senest den 3. marts 2023."), std::nullopt);
  EXPECT_EQ(
      contact("I sender svaret til os senest den 3. marts 2023, som det blev meddelt til Ditte Langmark."),
      std::nullopt);
}

TEST(Letter, LastYearsDeadlineAndOneWithoutADayAreNone) {
  for (const char* const sentence :
       {"I fjor var svarfristen den 3. maj 2021.", "Svarfristen den 3. maj 2022 er udskudt på ubestemt tid.",
        "Fristen den 3. maj 2022 gælder ikke længere."}) {
    EXPECT_THAT(all<Deadline>(read(kToAll + sentence + "\n")), IsEmpty()) << sentence;
  }
  EXPECT_THAT(all<Deadline>(read(kToAll + "Svarfristen er den 3. maj 2022.\n")), SizeIs(1));
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
  EXPECT_THAT(areas("Fase 2. Ældre"), ElementsAre("aeldre"));
  EXPECT_THAT(areas("Fase 2. Sådan gør I"), UnorderedElementsAre("dagtilbud", "aeldre"));
}

TEST(Letter, AHeadingRightAboveItsSentencesCountsToo) {
  const auto found = all<Deadline>(
      read("Til kommunerne\n\nNy runde\n\nÆldreområdet\nI bedes svare senest mandag den 8. august 2022.\n\n"
           "Dagtilbud og folkeskole\nSkemaet skal være udfyldt senest fredag den 9. september 2022.\n"));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].areas, ElementsAre("aeldre"));
  EXPECT_THAT(found[1].areas, UnorderedElementsAre("dagtilbud", "folkeskole"));
}

TEST(Letter, WhatIsAskedForMayStandBehindAnAddress) {
  const auto found = all<Deadline>(read(
      "Adressen er https://svar.kl.dk/s/9, og skemaet skal være indsendt senest den 9. september 2022."));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what, "skemaet skal være indsendt");
}

TEST(Letter, ASecondDayToldWithTheFirstIsForTheSame) {
  const auto days = [](const std::string& sentence) {
    std::vector<std::string> found;
    for (const Deadline& d :
         all<Deadline>(read("KL\n3. januar 2022\n\nTil kommunerne\n\nFrister\n\n" + sentence + "\n")))
      found.push_back((d.date ? to_iso(*d.date) : "-") + " " + d.what.value_or(""));
    return found;
  };
  EXPECT_THAT(days("Ansøgninger sendes senest den 1. marts 2022 og den 1. maj 2022."),
              ElementsAre("2022-03-01 Ansøgninger sendes", "2022-05-01 Ansøgninger sendes"));
  EXPECT_THAT(
      days("Fristerne for svar er den 1. marts 2022 for ældreområdet og den 1. maj 2022 for skoleområdet."),
      ElementsAre("2022-03-01 Fristerne for svar", "2022-05-01 Fristerne for svar"));
  for (const char* other : {"Ansøgninger sendes senest den 1. marts 2022, og den 1. maj 2022 mødes vi.",
                            "Ansøgninger sendes senest den 1. marts 2022 og behandles den 1. maj 2022."})
    EXPECT_THAT(days(other), ElementsAre("2022-03-01 Ansøgninger sendes")) << other;
}

TEST(Letter, TheNextSentenceMaySayForWhichAreasADayHolds) {
  const auto areas = [](const std::string& sentences) {
    const auto found = all<Deadline>(
        read("KL\n3. januar 2022\n\nTil kommunerne\n\nNyt om beskæftigelsesområdet\n\n" + sentences + "\n"));
    return found.empty() ? std::vector<AreaCode>{} : found.back().areas;
  };
  EXPECT_THAT(areas("Skemaet skal være udfyldt senest den 1. marts 2022. Det gælder for dagtilbud og ældre."),
              UnorderedElementsAre("dagtilbud", "aeldre"));
  for (const char* other :
       {"Skemaet skal være udfyldt senest den 1. marts 2022. Det gælder om at nå det.",
        "Skemaet sendes senest den 1. marts 2022. Det gælder ældre skemaer såvel som nye.",
        "Skemaet sendes senest den 1. marts 2022. Det gælder kun ældre medarbejdere.",
        "Skemaet sendes senest den 1. marts 2022. Det gælder for dagtilbud, der er lukket."})
    EXPECT_THAT(areas(other), ElementsAre("beskaeftigelse")) << other;
  EXPECT_THAT(areas("Høringsfristen er den 1. marts 2022."), testing::IsEmpty());
  // The day's own sentence is about another area.
  EXPECT_THAT(areas("Svar om dagtilbud sendes senest den 1. marts 2022. Det gælder for skole."),
              testing::Not(ElementsAre("folkeskole")));
  EXPECT_THAT(
      areas("Skemaet om ældreområdet sendes senest den 1. marts 2022. På beskæftigelsesområdet er der "
            "bedre tid. Her skal skemaet sendes senest den 1. april 2022."),
      ElementsAre("beskaeftigelse"));
}

TEST(Letter, WhatIsToBeThereOrDoneHasADay) {
  const auto found = [](const std::string& sentences) {
    return all<Deadline>(read("KL\n3. januar 2022\n\nTil kommunerne\n\nNyt\n\n" + sentences + "\n"));
  };
  EXPECT_THAT(found("Bemærkninger til udkastet skal KL have senest den 6. maj."), SizeIs(1));
  EXPECT_THAT(found("I kan trække ansøgningen tilbage. Det skal ske senest den 6. maj 2022."), SizeIs(1));
  EXPECT_THAT(found("Ministeriet trak lovforslaget tilbage. Det skete den 6. maj 2021."), testing::IsEmpty());
}

TEST(Letter, WhoIsAskedIsNoPartOfWhatIsAskedFor) {
  const auto found = all<Deadline>(
      read("Kommuner, der tænker på skoleområdet, bedes sende en ansøgning senest den 3. marts 2025."));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what, "sende en ansøgning");
}

TEST(Letter, WhatIsAskedForStandsInTheLastClause) {
  const auto what = [](const std::string& sentence) {
    const auto found =
        all<Deadline>(read("KL\n3. januar 2022\n\nTil kommunerne\n\nNyt\n\n" + sentence + "\n"));
    return found.empty() ? "-" : found.back().what.value_or("");
  };
  EXPECT_EQ(
      what("Ministeriet giver os lidt mere tid, og derfor skal skemaet sendes senest den 1. marts 2022."),
      "skal skemaet sendes");
  EXPECT_EQ(what("Nu er der kun en uge igen: Skemaet skal sendes senest den 1. marts 2022."),
            "Skemaet skal sendes");
  EXPECT_EQ(what("Ønsket sendes for sig, og fristen herfor er den 1. marts 2022."),
            "Ønsket sendes for sig, og fristen herfor");
  EXPECT_EQ(what("• 1. marts 2022 kl. 12.00: her skal ansøgningen være modtaget"),
            "her skal ansøgningen være modtaget");
  EXPECT_EQ(what("Tilmelding hos Ida Holm Krag, idhk@kl.dk, senest den 1. marts 2022."), "Tilmelding");
}

TEST(Letter, ADayThatHoldsIsADeadline) {
  EXPECT_THAT(
      read_below_head<Deadline>("Send jeres svar til Ida. Datoen holder: tirsdag den 9. august 2022."),
      SizeIs(1));
  EXPECT_THAT(
      read_below_head<Deadline>("Byrådet kan se på det siden, bare vi kender svaret den 8. august 2022."),
      SizeIs(1));
  EXPECT_THAT(read_below_head<Deadline>("Vi kender svaret af 8. august 2022."), testing::IsEmpty());
  const double sure =
      sureness(kNewRound + "Send jeres svar til Ida. Datoen holder: tirsdag den 9. august 2022.");
  EXPECT_GT(sure, 0);
  EXPECT_LT(sure, kReviewThreshold);
}

TEST(Letter, ADayOfAGatheringThatHoldsIsNoDeadline) {
  for (const char* other :
       {"Vi mødes i Vejle i stedet, men dagen er den samme: 9. september 2022.",
        "Kommunerne kan deltage i temadagen hos os, og dagen er uændret: 9. september 2022.",
        "Tilmeld jer mødet i Vejle. Datoen holder: 9. september 2022.",
        "Vi har skiftet lokale. Dagen er den samme: 9. september 2022."})
    EXPECT_THAT(read_below_head<Deadline>(other), testing::IsEmpty()) << other;
}

TEST(Letter, ADayForAGatheringsOwnPaperIsForAPerson) {
  const auto sure = [](const std::string& sentence) { return sureness(kNewRound + sentence); };
  for (const char* own : {"I bedes godkende referatet fra mødet senest den 8. august 2022.",
                          "Referatet skal være læst og godkendt senest den 8. august 2022.",
                          "Rettelser til referatet fra sidst sendes senest den 8. august 2022."}) {
    EXPECT_LT(sure(own), kReviewThreshold) << own;
    EXPECT_GT(sure(own), 0) << own;
  }
  EXPECT_GE(sure("I bedes sende en udskrift af referatet senest den 8. august 2022."), kReviewThreshold);
}

TEST(Letter, ADayThatASubjectAnnouncesIsToldOnce) {
  const std::string head =
      "Fra: KL <svar@kl.dk>\nSendt: 3. maj 2022 13:02\nTil: Alle kommuner\nEmne: Ny svarfrist: ";
  const auto both =
      all<Deadline>(read(head + "7. juni\n\nKære alle\n\nSvarfristen er nu tirsdag den 7. juni 2022.\n"));
  ASSERT_THAT(both, SizeIs(1));
  EXPECT_EQ(iso(both[0].date), "2022-06-07");
  EXPECT_THAT(all<Deadline>(read(head + "7. juni\n\nKære alle\n\nVi har fået mange spørgsmål.\n")),
              SizeIs(1));
}

TEST(Letter, ADayThatASubjectSetsForAnotherAreaIsKept) {
  const auto found = read(
      "Fra: KL <svar@kl.dk>\nSendt: 3. maj 2022 13:02\nTil: Alle kommuner\nEmne: Svarfrist 7. juni 2022 for "
      "dagtilbud\n\nKære alle\n\nFristen for at søge på ældreområdet er tirsdag den 7. juni 2022.\n");
  std::vector<std::vector<AreaCode>> areas;
  for (const Record& record : found.records) {
    const auto* deadline = std::get_if<Deadline>(&record.value);
    if (!deadline) continue;
    areas.push_back(deadline->areas);
    if (deadline->areas == std::vector<AreaCode>{"dagtilbud"}) {
      EXPECT_LT(record.confidence, 0.9);
    }
  }
  EXPECT_THAT(areas, UnorderedElementsAre(ElementsAre("dagtilbud"), ElementsAre("aeldre")));
}

TEST(Letter, WhatIsToBeDoneMayStandBehindTheDay) {
  const auto found = all<Deadline>(
      read("I skal senest den 1. december 2022 oplyse navnet på en leder til Ida Holm Krag, idhk@kl.dk."));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].what, "oplyse navnet på en leder");
}

}  // namespace
}  // namespace frisaet::test
