// Names, labels and marks that lost what stood between them, tables whose columns stand blanks apart, and
// items that their own paper calls cases. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::line_of;
using test::lines_of_paper;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(GluedNames, MunicipalityAndBodyArePartedBeforeTheCapital) {
  const auto decisions = decisions_of(
      "Solby KommuneTeknisk Udvalg - referat\nDato: 14-04-2021Tid: 15:00Sted: Lokale 1\n\n74Ny "
      "bro\nIndstillingKontoret "
      "foreslår, at broen males.\nBeslutningTeknisk Udvalg den 14-04-2021\nGodkendt.\n\n75Ny "
      "sti\nBeslutningTeknisk "
      "Udvalg den 14-04-2021\nUdsat.\n\n76Leje af kontorerLukket punkt\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].committee, "Teknisk Udvalg");
  EXPECT_TRUE(decisions[0].meeting_date);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[2].title, "Leje af kontorer");
  EXPECT_TRUE(decisions[2].closed);
}

TEST(WideTables, HoldAnItemARow) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet\nKonstituerende møde onsdag den 1. december 2021\n\nNr.  Post                Valgt eller "
          "besluttet\n1    Borgmester          Bo Holm (V) blev valgt, og Ida Kjær (A)\n                     "
          "   "
          " stemte imod.\n2    Hegnssynet          Oversendes til Teknisk Udvalg.\n3    Vederlag            "
          "Punktet gik ud.\n"),
      ElementsAre("1 | Borgmester | approved | Bo Holm (V) blev valgt, og Ida Kjær (A) stemte imod.",
                  "2 | Hegnssynet | referred | Oversendes til Teknisk Udvalg.",
                  "3 | Vederlag | withdrawn | Punktet gik ud."));
}

TEST(WideTables, OfMoneyAreNone) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n7. Budget\nBeslutning\nGodkendt med disse tal:\nNr.  Konto           "
      "    "
      "Beløb\n1    Vej                 12\n2    Sti                 14\n\n8. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[1].title, "Ny sti");
}

TEST(CasesAsItems, ArePrintedWithTheirWord) {
  const auto decisions = decisions_of(
      "Solby Kommune\nByrådets referat 3. maj 2022\n\nSag 11\nNy bro\nBeslutning\nPlanen følges, men mødet i "
      "marts "
      "rykkes til den 29.\n\nSag 12\nSalg af grund\nLukket dagsorden\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  EXPECT_EQ(decisions[0].item_number_printed, "Sag 11");
  EXPECT_EQ(decisions[0].outcome, Outcome::kAmended);
  EXPECT_TRUE(decisions[1].closed);
}

TEST(Transcripts, KeepTheWordBeforeADatedLine) {
  const auto decisions = decisions_of(
      "Transkript\n\n1 Solby Kommune Referat Kommunalbestyrelsen Mødedato: 9. november 2009 Mødested: Salen "
      "Fraværende: Ingen Solby Kommune\n\n2 Solby Kommune Kommunalbestyrelsen Side 2 201. Ny bro Sagsnr. "
      "09/1187 "
      "Indstilling Havneudvalget indstiller, at broen males. Beslutning i Økonomiudvalget den 2. november "
      "2009: "
      "Tiltrædes. Beslutning i Kommunalbestyrelsen den 9. november 2009: Godkendt. 202. Ny sti Sagsnr. "
      "09/1188 "
      "Beslutning i Kommunalbestyrelsen den 9. november 2009: Udsat. Solby Kommune\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "Havneudvalget indstiller, at broen males.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].text, "Tiltrædes.");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

INSTANTIATE_TEST_SUITE_P(
    MotionsInOtherWords, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"approved",
         "Ø stillede ændringsforslag om to timer. Det fik 3 stemmer (Ø) og faldt, idet 27 stemte imod. "
         "Derefter "
         "blev udvalgets forslag godkendt med 27 stemmer mod 3 (Ø)."},
        {"amended",
         "Ø stillede ændringsforslag om to timer. Det blev vedtaget med 16 stemmer. Derefter blev udvalgets "
         "forslag godkendt."},
        {"approved", "Ida Kjær (C), uden afstemning."},
        {"approved", "Satserne fra sidste periode føres videre."}}));

}  // namespace
}  // namespace frisaet::minutes
