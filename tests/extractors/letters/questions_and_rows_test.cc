// Deadlines told as an answer to a question, in rows without a head, and by a day that begins the sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Question, ADayThatAnswersByWhenIsTheLastOne) {
  const auto deadlines =
      read_below_head<Deadline>("1. Hvornår skal vi svare?\nFredag den 13. maj. Skemaet lukker kl. 12.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "Hvornår skal vi svare?");
  EXPECT_EQ(iso(deadlines[0].date), "2022-05-13");
}

TEST(Question, YesUntilADaySaysWhatTheQuestionAsked) {
  const auto deadlines = read_below_head<Deadline>(
      "7. Kan vi skifte mening?\nJa, frem til den 20. maj. Send en mail til Bo Holm, boh@kl.dk.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "Kan vi skifte mening?");
  EXPECT_EQ(iso(deadlines[0].date), "-");
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->name, "Bo Holm");
}

TEST(Question, WhatOthersDoIsNoDeadline) {
  EXPECT_THAT(read_below_head<Deadline>("Hvornår får vi svar?\nFredag den 13. maj.\n"), IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>("Hvornår begynder ordningen?\nMandag den 1. august 2022.\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>("Hvornår kan vi få besked?\nSenest den 20. maj.\n"), IsEmpty());
}

TEST(Question, LeadsToAnAddress) {
  const auto links = read_below_head<Link>("2. Hvor svarer vi?\nPå https://svar.kl.dk/runde9.\n");
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].what, "Hvor svarer vi?");
}

TEST(Rows, DaysWithoutYearCountInATable) {
  const auto deadlines = read_below_head<Deadline>(
      "Hvad  Frist  Sendes til\n\nAnsøgning  10. juni  Bo Holm, boh@kl.dk\nByrådets beslutning  fredag den "
      "17. juni  "
      "Bo\nHolm, boh@kl.dk\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(iso(deadlines[0].date), "-");
  EXPECT_EQ(deadlines[0].date_text, "10. juni");
  EXPECT_EQ(iso(deadlines[1].date), "2022-06-17");
  ASSERT_TRUE(deadlines[1].contact);
  EXPECT_EQ(deadlines[1].contact->email, "boh@kl.dk");
}

TEST(Rows, BelowALeadThatSaysWhatIsMissing) {
  const auto deadlines = read_below_head<Deadline>(
      "Her er en oversigt over, hvad vi mangler fra jer:\n\nStatusnotat          31. maj      Skolechefen\n"
      "Udpegning af deltagere til\nfølgegruppen         fredag den 3. juni   Direktionen\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(deadlines[0].what, "Statusnotat");
  EXPECT_EQ(deadlines[1].what, "Udpegning af deltagere til følgegruppen");
  EXPECT_EQ(iso(deadlines[1].date), "2022-06-03");
  // Whatever is to be sent, and by whom; one row alone is none, and so is a lead that asks for nothing.
  const std::string rows =
      "Regnskab            8. juni      Økonomichefen\nNavneliste          15. juni     Bo\n";
  for (const char* lead :
       {"Det skal kommunen levere inden ferien:", "Til overblikket mangler vi fortsat fra kommunerne:"})
    EXPECT_THAT(read_below_head<Deadline>(std::string(lead) + "\n\n" + rows), SizeIs(2)) << lead;
  EXPECT_THAT(
      read_below_head<Deadline>("Det skal kommunen levere inden ferien:\n\nRegnskab            8. juni\n"),
      IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>("Det har kommunen leveret inden ferien:\n\n" + rows), IsEmpty());
}

TEST(Rows, AMeetingAsksForNothing) {
  EXPECT_THAT(
      read_below_head<Deadline>("Hvad  Hvornår  Hvem\n\nInformationsmøde  10. juni 2022  Bo\nSvar fra "
                                "ministeriet  20. juni 2022  Ida\n"),
      IsEmpty());
}

TEST(Rows, OfAScheduleThatBeginWithTheDay) {
  const auto deadlines = read_below_head<Deadline>(
      "9. maj           Brev til kommunerne\n27. maj          Dialogmøde i Kolding\n14. juni         Frist "
      "for at "
      "indsende ansøgning\n1. juli          Indstilling til ministeriet\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].date_text, "14. juni");
  EXPECT_EQ(deadlines[0].what, "Frist for at indsende ansøgning");
}

TEST(Deadline, WhatADayIsForStandsBehindIt) {
  const auto deadlines =
      read_below_head<Deadline>("På fredag den 13. maj kl. 12 lukker vi for tilmeldinger.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "lukker vi for tilmeldinger");
}

TEST(Deadline, APaperThatIsToBeHadHasNoDayOfItsOwn) {
  const auto deadlines = read_below_head<Deadline>(
      "Vælger I dagtilbud eller folkeskole, er fristen fredag den 20. maj.\n\nDrejer det sig om "
      "ældrepleje, er tiden knap: Vi skal have papirerne fredag den 13. maj.\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_THAT(deadlines[1].areas, ElementsAre("aeldre"));
  EXPECT_EQ(iso(deadlines[1].date), "2022-05-13");
  EXPECT_THAT(read_below_head<Deadline>("Vi har fået papirerne fredag den 13. maj.\n"), IsEmpty());
}

TEST(Deadline, IsTheEndOfTheTimeInWhichOneMayAnswer) {
  const auto deadlines = read_below_head<Deadline>(
      "Der kan svares i perioden 9. maj til 13. juni 2022. Svar, der kommer senere, indgår ikke.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(iso(deadlines[0].date), "2022-06-13");
  EXPECT_EQ(deadlines[0].what, "Der kan svares");
}

TEST(Deadline, MayComeBehindAnother) {
  const auto deadlines = read_below_head<Deadline>(
      "Kan sagen først behandles efter fristen, så send beslutningen senest mandag den 30. maj.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_THAT(read_below_head<Deadline>("Der kom svar efter fristen den 2. maj.\n"), IsEmpty());
}

TEST(Quota, ThoseWhoGotAnAreaAreOfThatArea) {
  const auto quotas =
      read_below_head<Quota>("Ja, undtagen for de syv kommuner, der er frisat på ældreområdet.\n");
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].area, "aeldre");
  EXPECT_THAT(
      read_below_head<Quota>("Alle, der ikke allerede er frisat, det vil sige 91 kommuner, kan søge.\n"),
      IsEmpty());
}

TEST(Letter, ATitleMayNameAreasInAListOfBareWords) {
  EXPECT_THAT(read("KL, den 4. maj 2022\n\nVelfærdsaftaler på dagtilbud og ældre\n\nBeskæftigelsesområdet er "
                   "lukket.\n")
                  .facts.areas,
              ElementsAre("dagtilbud", "aeldre"));
}

TEST(Letter, ANumberBrokenInsideBracketsOpensNoList) {
  const auto deadlines = read_below_head<Deadline>(
      "Beskrivelsen sendes til konsulent Bo Holm (boh@kl.dk, 12 38 71\n40), så KL har den fredag den 13. maj "
      "2022.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "Beskrivelsen sendes");
}

TEST(Deadline, ADayWithAStrokeAndADashNeedsNoWordBeforeIt) {
  const auto deadlines =
      read_below_head<Deadline>("Send et foreløbigt svar nu og bekræft det senest 31/5-22.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(iso(deadlines[0].date), "2022-05-31");
}

TEST(Question, AWordBeforeTheDaySaysNothingOfWhatItIsFor) {
  const auto deadlines =
      read_below_head<Deadline>("Hvornår skal svaret være afgivet?\nSenest fredag den 13. maj kl. 15.00.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "Hvornår skal svaret være afgivet?");
}

TEST(Deadline, IsTheRightDayAndNotTheOneThatStood) {
  const auto deadlines = read_below_head<Deadline>(
      "I mit brev af 2. maj stod, at forbehold kunne ændres til og med den 11. maj. Det rigtige er fredag "
      "den 13. maj "
      "kl. 12.00.\n\nSend ændringen til os.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(iso(deadlines[0].date), "2022-05-13");
}

TEST(Letter, AnAreaThatMayNotBeChosenIsNotWhatItIsAbout) {
  const auto extraction = read(
      "KL, den 4. maj 2022\n\nSvar til alle\n\nQ: Hvornår er der frist?\nA: Fredag den 13. maj.\n\n"
      "Q: Kan vi pege på beskæftigelsesområdet?\nA: Nej, den runde er slut.\n");
  EXPECT_THAT(extraction.facts.areas, IsEmpty());
  EXPECT_THAT(
      read("KL, den 4. maj 2022\n\nSvar til alle\n\nQ: Kan vi pege på beskæftigelsesområdet?\nA: Ja.\n")
          .facts.areas,
      ElementsAre("beskaeftigelse"));
}

TEST(Deadline, MayStandBehindALabel) {
  const auto deadlines = read_below_head<Deadline>(
      "Meld valget til os her:\nhttps://svar.kl.dk/x\n\nÅbner: 9. maj\nLukker: 13. juni kl. 15\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].date_text, "13. juni");
}

TEST(Deadline, IsNotTheEndOfATimeInWhichSomebodyDoesSomething) {
  EXPECT_THAT(
      read_below_head<Deadline>("Ministeriet afgiver indstilling mellem den 1. og den 15. september 2026.\n"),
      IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "Kommunerne indberetter timer fra den 1. januar 2027 til den 31. december 2029.\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "De nuværende aftaler kan søges forlænget fra den 1. juli 2026 til den 30. juni 2028.\n"),
              IsEmpty());
}

TEST(Deadline, WhereAnOfficeClosesIsNone) {
  EXPECT_THAT(
      read_below_head<Deadline>("Aftalerne er nye.\n\nSekretariatet\n\nLukker: 10. juli 2026\n\nSkolerne\n\n"
                                "Slutter: 26. juni 2026\n"),
      IsEmpty());
}

TEST(Rows, BelowALeadAboutAnythingElseAreNoDeadlines) {
  EXPECT_THAT(read_below_head<Deadline>(
                  "Fristerne i den første runde var:\nAnsøgning    1. februar 2026\nBudget    1. "
                  "marts 2026\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "Vi mangler:\nBo Holm fratrådt  1. maj 2026\nIda Kjær tiltræder  1. juni 2026\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "Det skal KL have:\nRapport fra Odense    12. juni 2026\nRapport fra ministeriet  "
                  "  19. juni 2026\n"),
              IsEmpty());
}

TEST(Rows, ThatAskForNothingOrAreOverStandBetweenThoseThatDo) {
  const auto deadlines = read_below_head<Deadline>(
      "Det skal I sende til os:\nUdkast    1. februar 2022\nAnsøgning    12. juni 2022\nBudget    19. juni "
      "2022\nOpstart i "
      "kommunerne    1. januar 2023\nFerie i sekretariatet    10. juli 2022\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(deadlines[0].what, "Ansøgning");
  EXPECT_EQ(deadlines[1].what, "Budget");
}

TEST(Confidence, OfDaysThatATimeOrALabelTellsIsForAPerson) {
  for (const char* text : {"Der kan svares i perioden 9. maj til 13. juni 2022.\n",
                           "Meld valget til os her:\nhttps://svar.kl.dk/x\n\nLukker: 13. juni 2022\n"}) {
    const auto extraction = read(kNewRound + text);
    int deadlines = 0;
    for (const Record& record : extraction.records) {
      if (!std::holds_alternative<Deadline>(record.value)) continue;
      ++deadlines;
      EXPECT_LT(record.confidence, 0.9) << text;
    }
    EXPECT_EQ(deadlines, 1) << text;
  }
}

TEST(Deadline, IsNotTheDayByWhichTheSenderTellsSomething) {
  EXPECT_THAT(
      read_below_head<Deadline>("Senest på fredag den 3. juni 2022 melder vi ud, hvem der er valgt.\n"),
      IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "Hvornår skal vi have besked fra ministeriet?\nSenest den 1. oktober 2022.\n"),
              IsEmpty());
}

TEST(Confidence, OfADayThatOnlyItsQuestionMakesADeadlineIsForAPerson) {
  const auto extraction = read(kNewRound +
                               "Hvornår skal svaret være afgivet?\nSenest fredag "
                               "den 13. maj.\n");
  for (const Record& record : extraction.records) EXPECT_LT(record.confidence, 0.9);
  EXPECT_THAT(all<Deadline>(extraction), SizeIs(1));
}

TEST(Rows, BeginWithADayAndAGapEachForItself) {
  const auto deadlines = read_below_head<Deadline>(
      "Dato                    Hvad sker der\n16. maj 2022            Informationsmøde på Teams\nSenest 1. "
      "juni 2022     "
      "Kommunens ansøgning sendes til KL\n11.-15. juni 2022       KL gennemgår ansøgningerne\n22. juni 2022  "
      "         "
      "Ministeren siger, hvem der er valgt\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(iso(deadlines[0].date), "2022-06-01");
  EXPECT_EQ(deadlines[0].what, "Kommunens ansøgning sendes");
}

}  // namespace
}  // namespace frisaet::test
