// What became of a proposal when another was carried, what members had put on record, votes inside the
// sentence of the decision, titles that stand above their number. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::printed;
using ::testing::IsEmpty;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    GivesWay, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"amended",
         "V stillede ændringsforslag om asfalt. Ændringsforslaget blev vedtaget med 12 stemmer mod 11. "
         "Indstillingen bortfaldt."},
        {"amended", "SF foreslog at vente. Forslaget blev vedtaget. Indstillingen bortfalder dermed."},
        {"amended", "Med den rettelse blev broen vedtaget af 24 medlemmer."},
        {"amended", "Vedtaget med Teknisk Udvalgs ændring, så der bygges mod syd."},
        {"postponed", "Venter, til naboerne har svaret."},
        {"postponed", "Udskudt. Udskydelsen blev vedtaget af A og V."},
        {"rejected",
         "V stillede ændringsforslag om asfalt. Ændringsforslaget blev vedtaget. Indstillingen som ændret "
         "blev "
         "forkastet."},
        {"rejected", "Indstillingen bortfaldt, da ingen stemte for."},
        {"approved", "Godkendt, men mod 2 stemmer."},
        {"approved",
         "V stillede ændringsforslag om asfalt. Ændringsforslaget faldt. Indstillingen godkendt."}}));

INSTANTIATE_TEST_SUITE_P(
    ChoicesOfAreas, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"rejected", "Udvalget peger ikke på skoleområdet. Der er nok at se til."},
        {"recommended", "Et flertal i udvalget peger over for Byrådet på skoleområdet."},
        {"recommended", "Udvalget vil ikke vælge og anbefaler, at kommunen nævner begge områder."},
        {"rejected", "Udvalget ønsker ikke at gå videre med sagen."},
        {"referred",
         "Bo Holm (A) foreslog, at sagen går tilbage til Kulturudvalget. Det blev vedtaget med 9 mod 8."},
        {"approved", "Tiltrådt. Kommunens ansøgning af 3. maj 2022 om skolen trækkes tilbage."},
        {"withdrawn", "Forslaget trækkes tilbage."},
        {"approved", "Planen kan Byrådet bakke op om."},
        {"rejected", "Planen kan Byrådet ikke gå ind for."}}));

TEST(PutOnRecord, IsADissentOfMembersOnly) {
  EXPECT_THAT(read_verdict("Godkendt. Ida Kjær (V) bemærker, at prisen er for høj.", 3, 0).dissents,
              SizeIs(1));
  EXPECT_THAT(
      read_verdict("Godkendt. Venstre ville have skrevet i protokollen, at broen er grim.", 3, 0).dissents,
      SizeIs(1));
  EXPECT_THAT(read_verdict("Godkendt. Udvalget bemærker, at prisen er høj.", 3, 0).dissents, IsEmpty());
  EXPECT_THAT(read_verdict("Godkendt. Ida Kjær (V) ønsker sagen belyst.", 3, 0).dissents, IsEmpty());
}

TEST(OrdinalsWithAColon, LabelPoints) {
  const Verdict verdict =
      read_verdict("Første punkt: Vedtaget.\nAndet punkt: Forkastet.\nTredje punkt: Vedtaget.", 3, 3);
  EXPECT_EQ(verdict.outcome, Outcome::kSplit);
  EXPECT_THAT(verdict.points, SizeIs(3));
}

const std::string kHead = "Solby Kommune\nByrådet\nReferat fra mødet den 3. maj 2022\n";

double sureness_of(std::string_view decision) {
  const std::string paper =
      kHead + "\n7. Ny bro\nIndstilling\nTeknisk Udvalg indstiller, at broen males.\nBeslutning\n" +
      std::string(decision) + "\n\n8. Ny sti\nBeslutning\nGodkendt.\n";
  return extract_minutes(test::text_document(paper), {}).records.at(0).confidence;
}

TEST(VotesInTheSentence, AreNoChangeOfTheProposal) {
  EXPECT_GE(sureness_of("Indstillingen blev vedtaget med 13 stemmer for og 10 imod."), 0.9);
  EXPECT_GE(sureness_of("Godkendt med 14 stemmer mod 11 (V)."), 0.9);
  EXPECT_LT(sureness_of("Godkendt med 2 måneders varsel."), 0.9);
}

TEST(CountedNouns, AreNoPoints) {
  const auto decisions = decisions_of(
      kHead +
      "\n7. Skolerne\nIndstilling\nØkonomiudvalget indstiller,\nat 1. prioritet bliver skolen i syd\nat 2. "
      "prioritet bliver skolen i nord\nat resten spares.\nBeslutning\nUdsat.\n\n8. Ny "
      "sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(3));
  EXPECT_EQ(decisions[0].recommendation[0].text, "at 1. prioritet bliver skolen i syd");
}

TEST(TitlesAboveTheNumber, MayGoOnInASmallLetter) {
  const auto decisions = decisions_of(
      kHead +
      "Sager 141 - 142\nSvar om broen,\nherunder valg af farve\nSag nr. 141\nSagens kerne\nBroen er "
      "gammel.\nBeslutning\nUdsat.\nSagsfremstilling\nNaboerne klager over støj,\nog stien er "
      "smal.\nNy sti\nSag nr. 142\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Svar om broen, herunder valg af farve");
  EXPECT_EQ(decisions[1].title, "Ny sti");
}

TEST(ItemsWithoutTitle, AreNotCalledByTheirAbsent) {
  const auto decisions = decisions_of(
      "Referat\ntorsdag den 8. september 2022 kl. 15:30\nUdvalg: Teknisk Udvalg\n\nSagsid.: "
      "22/17\nBeslutning i "
      "Teknisk Udvalg den 08-09-2022\nGodkendt.\n\nSagsid.: 22/18\nBeslutning i Teknisk Udvalg den "
      "08-09-2022\nUdsat.\n\nSagsid.: 19/44\nLukket sag\nFraværende\nIda Kjær (F)\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_FALSE(decisions[2].title);
  EXPECT_TRUE(decisions[2].closed);
  EXPECT_EQ(printed(decisions[2].absent), "Ida Kjær (F)");
}

const std::string kProtocol =
    "SOLBY KOMMUNE\nKOMMUNALBESTYRELSEN\nProtokol\nover ordinært møde onsdag den 12. marts 2008\n\nMødt var "
    "samtlige "
    "medlemmer undtagen Per Grøn (C) og\nLis Lund (A), som begge havde meldt forfald.\n\nNr. 11  KB 31/08. "
    "Salg af "
    "Østergade 4\nØkonomiudvalget indstiller,\nat huset sælges, og\nat beløbet spares.\nEt ændringsforslag "
    "fra Ida Kjær "
    "(F) om udlejning blev forkastet med 14 stemmer mod 3.\nHerefter vedtoges indstillingen.\n\nNr. 12  KB "
    "44/08. Lån af "
    "haller\nØkonomiudvalget indstiller, at reglerne vedtages.\nEfter en længere debat blev forslaget "
    "forkastet med 4 "
    "stemmer mod 18.\n\nNr. 13  KB 52/08. Flere bænke\nForslagsstilleren henviser til de ældre.\nForslaget "
    "henvistes "
    "til Teknisk Udvalg.\n\nNr. 14  KB 53/08. Ny bro\nTeknisk Udvalg har indstillet en bro. Herefter skal "
    "den males.\n";

TEST(ProtocolsInProse, TellTheirResultsWithTheVerbFirst) {
  const auto decisions = decisions_of(kProtocol);
  ASSERT_THAT(decisions, SizeIs(4));
  EXPECT_EQ(decisions[0].decision_text,
            "Et ændringsforslag fra Ida Kjær (F) om udlejning blev forkastet med 14 stemmer mod 3. Herefter "
            "vedtoges indstillingen.");
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
  EXPECT_THAT(decisions[0].recommendation, SizeIs(2));
  EXPECT_EQ(printed(decisions[0].absent), "Per Grøn (C); Lis Lund (A)");
  EXPECT_EQ(decisions[1].outcome, Outcome::kRejected);
  EXPECT_EQ(decisions[2].outcome, Outcome::kReferred);
  EXPECT_EQ(decisions[2].referred_to, "Teknisk Udvalg");
  EXPECT_FALSE(decisions[3].decision_text);
}

TEST(WhatFell, HasTheMoreVotesAgainstIt) {
  const auto decisions = decisions_of(kProtocol);
  ASSERT_THAT(decisions, SizeIs(4));
  for (const std::size_t fallen : {0U, 1U}) {
    ASSERT_THAT(decisions[fallen].votes, SizeIs(1));
    EXPECT_LT(decisions[fallen].votes[0].total_for, decisions[fallen].votes[0].total_against);
  }
}

TEST(NumbersBehindTheirPoints, FollowAnOpenerWithoutAComma) {
  const auto decisions = decisions_of(
      kHead +
      "\n7. Ny bro\nIndstilling\nForvaltningen indstiller over for Byrådet\nat broen males\n1.\nat stien "
      "flyttes\n2.\nBeslutning\nGodkendt.\n\n8. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[0].recommendation[0].point, "1");
  EXPECT_EQ(decisions[0].recommendation[1].text, "at stien flyttes");
}

}  // namespace
}  // namespace frisaet::minutes
