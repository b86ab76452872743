// Numbers and days of KL's letters where the sentence or the table is set in another way than most.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(Quota, OneOfANumberTellsThatNumber) {
  const auto quotas =
      read_below_head<Quota>("I er én af i alt 14 kommuner, der frisættes på folkeskoleområdet i år.\n");
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].count, 14);
  EXPECT_EQ(quotas[0].of, std::nullopt);
}

TEST(Quota, RowsAreOfThePoolThatIsSharedOutAboveThem) {
  const auto quotas = read_below_head<Quota>(
      "De resterende 80 kommuner deles ud på områderne efter denne plan:\n\n"
      "Område Antal kommuner\n\nDagtilbud 30\n\nÆldre 50\n");
  ASSERT_THAT(quotas, SizeIs(2));
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, "De resterende 80 kommuner");
}

TEST(Quota, RowsOfATableThatSharesNothingOutHaveNoPool) {
  const auto quotas = read_below_head<Quota>(
      "De 80 kommuner har svaret. Tallene ses her.\n\nOmråde Antal kommuner\n\nDagtilbud 30\n\n"
      "Ældre 50\n");
  ASSERT_THAT(quotas, SizeIs(2));
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, std::nullopt);
}

TEST(Deadline, ColumnsMayAskAndCellsNameABareSubject) {
  const auto deadlines = read_below_head<Deadline>(
      "Hvad skal ske? Hvornår? Sendes til\n\nAnsøgning om dagtilbud fredag den 13. maj 2022 Bo Holm\n\n"
      "Ansøgning om ældre fredag den 20. maj 2022 Ida Kjær\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_THAT(deadlines[0].areas, ElementsAre("dagtilbud"));
  EXPECT_THAT(deadlines[1].areas, ElementsAre("aeldre"));
}

TEST(Deadline, AnHourEndsASentence) {
  const auto deadlines = read_below_head<Deadline>(
      "Skemaet skal være afsendt fredag den 13. maj 2022 inden kl. 16. Spørgsmål til skemaet "
      "modtager vi gerne til og med onsdag den 11. maj 2022.\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(deadlines[1].what, "Spørgsmål til skemaet modtager vi gerne");
}

TEST(Deadline, BothPapersGoToThePersonNamedBehindTheList) {
  const auto deadlines = read_below_head<Deadline>(
      "1. Skriv til os senest fredag den 13. maj 2022, hvis I vil være med. Et par linjer rækker.\n"
      "2. Indsend beslutningen senest fredag den 20. maj 2022.\nBegge dele sendes til konsulent Bo Holm, "
      "boh@kl.dk.\n");
  ASSERT_THAT(deadlines, SizeIs(2));
  for (const Deadline& deadline : deadlines) {
    ASSERT_TRUE(deadline.contact);
    EXPECT_EQ(deadline.contact->name, "Bo Holm");
  }
}

TEST(Deadline, ClosingForAnswersIsALastDay) {
  EXPECT_THAT(read_below_head<Deadline>(
                  "Det foregår på nettet, og der lukkes for svar klokken 16 fredag den 13. maj 2022.\n"),
              SizeIs(1));
  EXPECT_THAT(read_below_head<Deadline>("Svømmehallen lukkes for ombygning fredag den 13. maj 2022.\n"),
              SizeIs(0));
}

TEST(Quota, APoolPrintedOnceHoldsForTheNumbersBehindIt) {
  const auto quotas = read_below_head<Quota>(
      "Regn med, at omtrent 29 af de 87 kommuner får dagtilbud, 28 folkeskole og 30 ældre.\n");
  ASSERT_THAT(quotas, SizeIs(3));
  EXPECT_EQ(quotas[0].count, 29);
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, "de 87 kommuner");
}

TEST(Quota, OfALetterAboutOneAreaNeedsNoAreaOfItsOwn) {
  const std::string head = "Et nyt forsøg på beskæftigelsesområdet er på vej. Mere følger.\n\n";
  const auto quotas = read_below_head<Quota>(head + "Ministeriet udpeger 6 kommuner.\n");
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].area, "beskaeftigelse");
  EXPECT_THAT(read_below_head<Quota>(head + "Der er plads til ti kommuner i netværket.\n"), SizeIs(0));
}

TEST(Deadline, IsForAllTheAreasThatTheLetterSharesOut) {
  const auto deadlines = read_below_head<Deadline>(
      "Fredag den 13. maj 2022 er sidste dag for at svare.\n\nTolv pladser går til ældreområdet, 15 til "
      "dagtilbud og 9 "
      "til folkeskolen.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_THAT(deadlines[0].areas, ElementsAre("aeldre", "dagtilbud", "folkeskole"));
}

TEST(Quota, RowsMayBeginWithTheNumberBelowASentenceThatBreaksOff) {
  const auto quotas = read_below_head<Quota>(
      "Af de 60 kommuner, der mangler et område, er der i år rum til\n\n    20 på folkeskoleområdet\n    40 "
      "på "
      "ældreområdet\n\nMere følger.\n");
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].area, "folkeskole");
  EXPECT_EQ(quotas[0].count, 20);
  EXPECT_EQ(quotas[0].what, "20 på folkeskoleområdet");
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, "de 60 kommuner");
  EXPECT_THAT(read_below_head<Quota>("Vi nåede rundt til\n\n    20 på folkeskoleområdet\n    40 på "
                                     "ældreområdet\n"),
              SizeIs(0));
}

TEST(Quota, WhatIsLeftMayBeToldBehindItsArea) {
  const auto quotas = read_below_head<Quota>(
      "Der er stadig pladser. På dagtilbudsområdet er der nu 9 ubesatte pladser, på folkeskoleområdet "
      "tre.\n");
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].count, 9);
  EXPECT_EQ(quotas[1].area, "folkeskole");
  EXPECT_EQ(quotas[1].count, 3);
}

TEST(Deadline, WhatTheFormDoesThatDayMayStandBehindItsAddress) {
  const auto deadlines = read_below_head<Deadline>(
      "Portalen ligger på https://svar.kl.dk/s og lukker fredag den 13. maj 2022.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_EQ(deadlines[0].what, "Portalen ligger på https://svar.kl.dk/s og lukker");
}

TEST(Deadline, AMailSignedByAFirstNameHasTheContactOfItsHead) {
  const Extraction extraction = read(
      "Fra: Bente Ravn (KL) <bera@kl.dk>\nDato: 12. april 2022\nTil: Kommunaldirektører\nEmne: Svar\n\nKære "
      "alle\n\nJeres svar om ældreområdet skal ligge hos mig senest fredag den 13. maj 2022. Jeg kan træffes "
      "hele "
      "ugen på 12 34 56 78.\n\nVi ses\nBente\n");
  const auto deadlines = all<Deadline>(extraction);
  ASSERT_THAT(deadlines, SizeIs(1));
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->name, "Bente Ravn");
  EXPECT_EQ(deadlines[0].contact->email, "bera@kl.dk");
  EXPECT_EQ(deadlines[0].contact->phone, "12 34 56 78");
}

TEST(Deadline, MayBeGivenAsTheTimeOneHas) {
  const auto deadlines =
      read_below_head<Deadline>("Ministeriet er forsinket. Derfor har I nu til den 13. maj 2022.\n");
  ASSERT_THAT(deadlines, SizeIs(1));
}

}  // namespace
}  // namespace frisaet::test
